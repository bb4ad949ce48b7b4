#!/usr/bin/env bash
# Runs every fuzz target of the module for the given time each, 30s by default.
set -euo pipefail
cd "$(dirname "$0")/.."
time=${1:-30s}
count=0
packages=$(go list ./...)
for package in $packages; do
	tests=$(go test -list '^Fuzz' "$package")
	for target in $(grep '^Fuzz' <<<"$tests" || true); do
		echo "== $package $target"
		# By default, Go makes each new input shorter for up to a minute, and tries no others meanwhile.
		PROCLINT_ALL=yes go test -run '^$' -fuzz "^$target\$" -fuzztime "$time" -fuzzminimizetime 10x "$package"
		count=$((count + 1))
	done
done
if [[ $count == 0 ]]; then
	echo "fuzz.sh: no fuzz target found" >&2
	exit 1
fi
echo "fuzz-targets: $count passed ($time each)"
