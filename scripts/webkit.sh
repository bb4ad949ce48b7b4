#!/usr/bin/env bash
# Prints the path of the MiniBrowser of WebKitGTK, and installs it with its driver and a screen that nobody sees where
# they are missing: $WEBKIT, then the distribution's packages.
set -euo pipefail

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

as_root() {
	if [[ $(id -u) == 0 ]]; then "$@"; else sudo -n "$@"; fi
}

use_if_whole
if command -v apt-get >/dev/null; then
	echo "webkit.sh: installing the packages webkit2gtk-driver and xvfb" >&2
	as_root apt-get update -q >&2
	as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends webkit2gtk-driver xvfb xauth >&2
	use_if_whole
fi
echo "webkit.sh: no WebKit found; install WebKitWebDriver, its MiniBrowser and xvfb-run, or set WEBKIT to the path of the MiniBrowser" >&2
exit 1
