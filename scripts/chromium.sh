#!/usr/bin/env bash
# Prints the path of a Chromium that runs, and installs one if necessary:
# $CHROMIUM, then the system's, then Playwright's, then the distribution's package.
# The one without a window comes first: it opens a page in a third of the time. With the argument "whole" it is left
# out, since it doesn't measure its memory.
set -euo pipefail
cd "$(dirname "$0")/.."
names=(chromium-headless-shell chromium)
[[ "${1:-}" == whole ]] && names=(chromium)

runs() { [[ -n "$1" ]] && timeout 20 "$1" --version >/dev/null 2>&1; }

use_if_it_runs() {
	runs "$1" || return 0
	printf '%s\n' "$1"
	exit 0
}

playwright_path() {
	(cd static && node -e 'process.stdout.write(require("@playwright/test").chromium.executablePath())' 2>/dev/null) || true
}

if [[ -n "${CHROMIUM:-}" ]]; then
	use_if_it_runs "$CHROMIUM"
	echo "chromium.sh: CHROMIUM=$CHROMIUM does not run" >&2
	exit 1
fi
for name in "${names[@]}" chromium-browser google-chrome google-chrome-stable; do
	use_if_it_runs "$(command -v "$name" || true)"
done
use_if_it_runs "$(playwright_path)"

echo "chromium.sh: no Chromium on this machine; asking Playwright for one" >&2
(cd static && timeout 180 npx --no-install playwright install chromium >&2) || true
use_if_it_runs "$(playwright_path)"

for name in "${names[@]}"; do
	scripts/debian.sh "$name" || true
	use_if_it_runs "$(command -v "$name" || true)"
done
echo "chromium.sh: no Chromium found; install one, or set CHROMIUM to its path" >&2
exit 1
