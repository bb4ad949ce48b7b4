#!/usr/bin/env bash
# Measures what make has built: bench.sh all, or a part and the version.
set -euo pipefail
cd "$(dirname "$0")/.."

export PROCLINT_BIN=$PWD/build/proclint
# It has a separate module, and runs here.
load() { go -C internal/bench build -o "$PWD/build/tools/load" . && build/tools/load "$@"; }
# Two statements, because export would hide that the script failed.
with_chromium() { CHROMIUM=$(scripts/chromium.sh); export CHROMIUM; }

case $1 in
all)
	scripts/wrk.sh
	with_chromium
	load bench
	;;
page) # One measurement at a time: two at once would measure each other. Chromium also draws a window, so a start is measured without one; memory only a whole Chromium measures.
	WHOLE_CHROMIUM=$(scripts/chromium.sh whole)
	export WHOLE_CHROMIUM PROCLINT_BENCH_FOLDER=$PWD/build/pagebench
	with_chromium
	cd static && npx --no-install playwright test --project=bench-page --workers=1
	;;
vscode)
	with_chromium
	export PROCLINT_VSIX=$PWD/build/proclint-${2:?the version}.vsix
	cd editors/vscode && npx --no-install playwright test --project=bench
	;;
edge)
	scripts/wrk.sh
	load edge
	;;
soak) load soak -n "${N:-200000}" ;;
lighthouse)
	with_chromium
	node scripts/lighthouse/run.mjs
	;;
*)
	echo "bench.sh: there is no part $1" >&2
	exit 2
	;;
esac
