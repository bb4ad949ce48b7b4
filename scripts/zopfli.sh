#!/usr/bin/env bash
# Compresses a .gz or .tgz again, about 2 % harder than zlib can: zopfli.sh FILE
set -euo pipefail

file=$1
if ! command -v zopfli >/dev/null && ! "$(dirname "$0")/debian.sh" zopfli; then
	echo "zopfli.sh: $file stays as it is" >&2
	exit
fi
trap 'rm -f "$file.raw"' EXIT
gunzip -c "$file" >"$file.raw"
zopfli --i1 -c "$file.raw" >"$file"
