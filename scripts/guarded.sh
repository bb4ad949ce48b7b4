#!/usr/bin/env bash
# Runs a command that has its processes ended with it, and with whatever started it, however that ends: guarded.sh COMMAND...
# internal/tools/guard says how.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
guard=$root/build/tools/guard
if [[ ! -x $guard || -n $(find "$root"/internal/{patient,tools/guard} -newer "$guard") ]]; then
	# Two may do so at once.
	go -C "$root" build -o "$guard.$$" ./internal/tools/guard
	mv -f "$guard.$$" "$guard"
fi
exec "$guard" "$@"
