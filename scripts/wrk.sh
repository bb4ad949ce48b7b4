#!/usr/bin/env bash
# Installs wrk, a load generator, if it is missing.
set -euo pipefail
cd "$(dirname "$0")/.."

command -v wrk >/dev/null || scripts/debian.sh wrk || { echo "wrk.sh: no wrk found; install it" >&2; exit 1; }
