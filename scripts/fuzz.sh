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
		# Go tries no inputs while it makes one shorter, and sometimes loses its process then: go.dev/issue/52569.
		PROCLINT_ALL=yes go test -run '^$' -fuzz "^$target\$" -fuzztime "$time" -fuzzminimizetime 0s "$package"
		count=$((count + 1))
	done
done
if [[ $count == 0 ]]; then
	echo "fuzz.sh: no fuzz target found" >&2
	exit 1
fi
echo "fuzz-targets: $count passed ($time each)"
