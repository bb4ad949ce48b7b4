#!/usr/bin/env bash
# Installs wrk, a load generator, where there is none.
set -euo pipefail

as_root() {
	if [[ $(id -u) == 0 ]]; then "$@"; else sudo -n "$@"; fi
}

command -v wrk >/dev/null && exit 0
if command -v apt-get >/dev/null; then
	echo "wrk.sh: installing the package wrk" >&2
	as_root apt-get update -q >&2
	as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends wrk >&2
	exit 0
fi
echo "wrk.sh: no wrk found; install it" >&2
exit 1
