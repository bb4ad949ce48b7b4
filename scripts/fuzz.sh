#!/usr/bin/env bash
# Runs every fuzz target of the module for the given time each, 30s by default: one on each processor at a time.
set -euo pipefail
cd "$(dirname "$0")/.."
export time=${1:-30s} logs
logs=$(mktemp -d)
trap 'rm -rf "$logs"' EXIT

list() {
	for package in $packages; do
		tests=$(go test -list '^Fuzz' "$package") # a package that doesn't compile ends the script
		for target in $(grep '^Fuzz' <<<"$tests" || true); do
			echo "$package $target"
		done
	done
}

# Go tries no inputs while it makes one shorter, and sometimes loses its process then: go.dev/issue/52569. Before Go 1.27,
# the end of the time is sometimes reported as a failure: go.dev/issue/75804.
fuzz() {
	local log=$logs/${1//\//-}-$2
	# Each run begins with some of the known inputs, others each day, so that most of its time is for new ones.
	if go test -run '^$' -fuzz "^$2\$" -fuzztime "$time" -fuzzminimizetime 0s -parallel 1 "$1" >"$log" 2>&1 ||
		{ grep -qx ' *context deadline exceeded' "$log" && ! grep -q 'Failing input' "$log"; }; then
		if ! grep -q 'execs: ' "$log"; then
			echo "$2 tried no new input within $time: give it more, such as TIME=5m" >&2
			exit 1
		fi
		echo "$2: $(grep -o 'execs: [0-9]*' "$log" | tail -1) in $1"
	else
		cat "$log"
		exit 1
	fi
}
export -f fuzz

packages=$(go list ./...)
count=$(list | tee "$logs/list" | wc -l)
if [[ $count == 0 ]]; then
	echo "fuzz.sh: no fuzz target found" >&2
	exit 1
fi
xargs -a "$logs/list" -n 2 -P "$(nproc)" bash -c 'fuzz "$@"' fuzz
echo "fuzz-targets: $count passed ($time each)"
