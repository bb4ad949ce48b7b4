#!/usr/bin/env bash
# Runs every fuzz target of the module for the given time each, 30s by default.
set -euo pipefail
cd "$(dirname "$0")/.."
time=${1:-30s}
count=0
log=$(mktemp)
trap 'rm -f "$log"' EXIT

# Go tries no inputs while it makes one shorter, and sometimes loses its process then: go.dev/issue/52569.
fuzz() {
	PROCLINT_ALL=yes go test -run '^$' -fuzz "^$2\$" -fuzztime "$time" -fuzzminimizetime 0s "$1" | tee "$log"
}

# Before Go 1.27, the end of the time is sometimes reported as a failure: go.dev/issue/75804.
only_time_ended() {
	grep -qx ' *context deadline exceeded' "$log" && ! grep -q 'Failing input' "$log"
}

packages=$(go list ./...)
for package in $packages; do
	tests=$(go test -list '^Fuzz' "$package")
	for target in $(grep '^Fuzz' <<<"$tests" || true); do
		echo "== $package $target"
		fuzz "$package" "$target" || only_time_ended
		count=$((count + 1))
	done
done
if [[ $count == 0 ]]; then
	echo "fuzz.sh: no fuzz target found" >&2
	exit 1
fi
echo "fuzz-targets: $count passed ($time each)"
