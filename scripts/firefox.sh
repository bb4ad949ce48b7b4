#!/usr/bin/env bash
# Prints the path of a Firefox that runs, and installs one if necessary:
# $FIREFOX, then the system's, then the distribution's package.
set -euo pipefail
cd "$(dirname "$0")/.."

use_if_it_runs() {
	[[ -n "$1" ]] && timeout 20 "$1" --version >/dev/null 2>&1 || return 0
	printf '%s\n' "$1"
	exit 0
}

if [[ -n "${FIREFOX:-}" ]]; then
	use_if_it_runs "$FIREFOX"
	echo "firefox.sh: FIREFOX=$FIREFOX does not run" >&2
	exit 1
fi
for name in firefox-esr firefox; do
	use_if_it_runs "$(command -v "$name" || true)"
done
scripts/debian.sh firefox-esr || true
use_if_it_runs "$(command -v firefox-esr || true)"
echo "firefox.sh: no Firefox found; install one, or set FIREFOX to its path" >&2
exit 1
