#!/usr/bin/env bash
# Prints the path of the MiniBrowser of WebKitGTK, and installs it with its driver and a screen that nobody sees where
# they are missing: $WEBKIT, then the distribution's packages.
set -euo pipefail
cd "$(dirname "$0")/.."

found() {
	if [[ -n "${WEBKIT:-}" ]]; then
		echo "$WEBKIT"
	else
		compgen -G '/usr/lib/*/webkit2gtk-4.1/MiniBrowser' | head -n 1
	fi
}

use_if_whole() {
	local browser
	browser=$(found || true)
	[[ -x "$browser" ]] && command -v WebKitWebDriver xvfb-run >/dev/null || return 0
	printf '%s\n' "$browser"
	exit 0
}

use_if_whole
scripts/debian.sh webkit2gtk-driver xvfb xauth || true
use_if_whole
echo "webkit.sh: no WebKit found; install WebKitWebDriver, its MiniBrowser and xvfb-run, or set WEBKIT to the path of the MiniBrowser" >&2
exit 1
