#!/usr/bin/env bash
# Runs each target that make lists as the very first command in a fresh clone of the last commit, with empty caches of
# Go and npm. What the machine has installed stays, such as browsers.
# Usage: fresh.sh [TARGET...]; fresh.sh --plan prints what it does with each target.
set -euo pipefail
cd "$(dirname "$0")/.."
unset MAKEFLAGS MFLAGS MAKELEVEL MAKEOVERRIDES

longest=45m # one target may take

# A family of targets is listed with its parts.
targets() {
	make --no-print-directory help | awk '$1 == "make" && $2 !~ /-PART$/ { print $2 }
		$2 ~ /-PART$/ { family = $2; sub(/PART$/, "", family); sub(/.*: /, ""); for (i = 1; i <= NF; i++) print family $i }'
}

# The reason why a target is not run; nothing for one that is.
left_out() {
	case $1 in
	edge-deploy) echo "it needs an account" ;;
	release) echo "it publishes" ;;
	esac
}

# The parameters that keep a target short.
parameters() {
	case $1 in
	fuzz) echo TIME=1s ;;
	conformance) echo TIME=5s ;;
	bench-soak) echo N=500 ;;
	esac
}

is_server() { [[ $1 == run || $1 == edge-run ]]; }

plan() {
	local target reason
	for target in $(targets); do
		reason=$(left_out "$target")
		if [[ -n $reason ]]; then
			echo "$target: left out, $reason"
		elif is_server "$target"; then
			echo "$target: started, asked and stopped"
		else
			echo "$target: make $target $(parameters "$target")" | sed 's/ $//'
		fi
	done
}

free_port() { node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })'; }

# Fails unless the answer that curl gets with these arguments contains a text.
expect() {
	local text=$1 answer
	shift
	answer=$(curl --fail --silent --show-error "$@")
	[[ $answer == *"$text"* ]] || { echo "no $text in the answer of $*"; return 1; }
}

# Runs a target in the clone as a group of processes, which may be stopped together.
start() {
	setsid timeout --kill-after=10 "$longest" make --no-print-directory --directory="$clone" "$@" </dev/null &
	group=$!
}

# Stops the group, and fails when one of its processes outlives SIGTERM by ten seconds.
stop() {
	local waited
	kill -TERM -- "-$group" 2>/dev/null || return 0
	wait "$group" || true
	for ((waited = 0; waited < 100; waited++)); do
		kill -0 -- "-$group" 2>/dev/null || return 0
		sleep 0.1
	done
	kill -KILL -- "-$group"
	return 1
}

# Starts the server of a target, asks it for the page and a lint, and stops it.
ask() {
	local port address status=0
	port=$(free_port)
	address=http://127.0.0.1:$port
	start "$1" "PORT=$port"
	until curl --fail --silent --output /dev/null "$address/"; do
		kill -0 "$group" 2>/dev/null || { echo "the server ended before it answered"; return 1; }
		sleep 1
	done
	expect '<title' "$address/" || status=1
	expect process-type-typo --header 'Content-Type: text/plain' --data-binary 'wbe: npm start' "$address/v1/lint?platform=heroku" || status=1
	stop || { echo "it did not end on SIGTERM"; status=1; }
	return "$status"
}

run() {
	if is_server "$1"; then
		ask "$1"
	else
		start "$1" $(parameters "$1")
		wait "$group"
	fi
}

# Files of the module cache are read-only.
remove() { [[ ! -e $1 ]] || { chmod -R u+w "$1" && rm -rf "$1"; }; }

if [[ ${1:-} == --plan ]]; then
	plan
	exit 0
fi

chosen=("$@")
[[ $# -gt 0 ]] || mapfile -t chosen < <(plan | grep -v ': left out,' | cut -d: -f1)
for target in "${chosen[@]}"; do
	targets | grep --line-regexp -e "$target" >/dev/null || { echo "fresh.sh: make lists no target $target" >&2; exit 2; }
done

# A clone doesn't contain real Procfiles.
export PROCLINT_CORPUS=${PROCLINT_CORPUS:-$PWD/../shared/corpus}
logs=$PWD/build/fresh
mkdir -p "$logs"
folder=$(mktemp -d)
clone=$folder/clone/proclint
group=
trap '[[ -z $group ]] || stop; remove "$folder"' EXIT
export GOMODCACHE=$folder/go-modules GOCACHE=$folder/go-build npm_config_cache=$folder/npm
failed=()
for target in "${chosen[@]}"; do
	mkdir "$folder/clone"
	git clone --quiet . "$clone"
	begun=$SECONDS
	if run "$target" >"$logs/$target.log" 2>&1; then
		echo "fresh-$target: $((SECONDS - begun)) s"
	else
		failed+=("$target")
		tail -n 20 "$logs/$target.log"
		echo "fresh-$target: failed after $((SECONDS - begun)) s, see build/fresh/$target.log"
	fi
	for used in "$folder"/*; do remove "$used"; done
done
echo "fresh-failed: ${#failed[@]} of ${#chosen[@]} targets (limit: at most 0)"
[[ ${#failed[@]} -eq 0 ]]
