#!/usr/bin/env bash
# Installs packages of the distribution for those who need a program: debian.sh PACKAGE...
# Fails where there is no apt-get, or where this user may not install.
set -euo pipefail

as_root() {
	if [[ $(id -u) == 0 ]]; then "$@"; else sudo -n "$@"; fi
}

command -v apt-get >/dev/null || { echo "debian.sh: no apt-get here to install $* with" >&2; exit 1; }
echo "debian.sh: installing $*" >&2
# A new machine has no lists yet. One without a network may still have the packages.
as_root apt-get -q update >&2 || echo "debian.sh: the lists of packages are not up to date" >&2
as_root env DEBIAN_FRONTEND=noninteractive apt-get -qy -o DPkg::Lock::Timeout=300 install --no-install-recommends "$@" >&2
