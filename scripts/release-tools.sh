#!/usr/bin/env bash
# Installs the programs with which make test-release looks at a release.
set -euo pipefail
cd "$(dirname "$0")/.."

missing=()
for program in rpm dpkg gpg; do
	command -v "$program" >/dev/null || missing+=("${program/gpg/gnupg}")
done
[[ ${#missing[@]} == 0 ]] || scripts/debian.sh "${missing[@]}"
