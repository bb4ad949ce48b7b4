#!/usr/bin/env bash
# Installs wrk, a load generator, where there is none.
set -euo pipefail
cd "$(dirname "$0")/.."

command -v wrk >/dev/null || scripts/debian.sh wrk || { echo "wrk.sh: no wrk found; install it" >&2; exit 1; }
