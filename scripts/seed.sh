#!/usr/bin/env bash
# Prints a number that chooses the cases of make test: the last commit's files give it, so that whoever has them has the same tests.
set -euo pipefail
cd "$(dirname "$0")/.."
tree=$(git -c safe.directory='*' rev-parse --short=7 'HEAD^{tree}' 2>/dev/null) || tree=0 # an archive has no commit
printf '%d\n' "0x${tree:0:7}"
