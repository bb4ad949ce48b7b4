#!/usr/bin/env bash
# Runs a part of the tests on what make has built for it: test.sh PART VERSION. scripts/count.mjs counts what it runs.
set -euo pipefail
cd "$(dirname "$0")/.."

# What a part starts ends with it, also when somebody kills it.
if [[ ${1:-} != guarded ]]; then exec scripts/guarded.sh scripts/test.sh guarded "$@"; fi
shift

root=$PWD
version=${2:-}
# make test-all sets it.
nightly=${PROCLINT_NIGHTLY:-}
source scripts/packages.sh
export PROCLINT_BIN=$root/build/proclint
export PROCLINT_TARBALL=$root/build/proclint-$version.tgz

# What hangs ends, and what is only slow goes on: the guard has measured the machine.
limit=-timeout=$((20 * PROCLINT_SLOWNESS))m

# make check runs vet already, and programs are linked sooner without what only a debugger needs.
go_test() { go test -vet=off -ldflags=-w "$limit" -json "$@"; }
# A process that ends soon needs neither a small heap nor a profile of it: together, two fifths of its time.
brief="env GOGC=400 GODEBUG=memprofilerate=0"
node_test() { node --test --test-reporter=tap "$@"; }
# Counts what a program printed: count KIND NAME.
count() { node "$root/scripts/count.mjs" "$1" "$2" "$root/build/tests"; }
playwright() { npx --no-install playwright test "$@"; }
# Two statements, because export would hide that the script failed.
with_chromium() { CHROMIUM=$(scripts/chromium.sh); export CHROMIUM; }
hosts() { go_test -tags hosts -count=1 -run "$1" ./internal/hosts; }

case $1 in
go) go_test -exec "$brief" ./... | count go native ;;
wasm) # Most code is the same natively: make test tries what differs, and what its golden files show.
	tested=(-run 'Golden|Cases|Bridge' ./internal/bridge ./lint ./lint/logs/messages)
	[[ -z $nightly ]] || tested=("${wasm_packages[@]}")
	GOOS=js GOARCH=wasm go_test -exec "$brief $root/scripts/wasm-exec" "${tested[@]}" | count go wasm
	;;
exports) (cd internal/tools/exportcheck && go test "$limit" -json .) | count go exports ;;
grammar) (cd internal/tools/grammar/parser && go test "$limit" -count=1 -json .) | count go grammar ;;
scripts) node_test scripts/*.test.mjs editors/vscode/test/ | count node scripts ;;
package) node_test npm/test/package.test.mjs | count node npm ;;
mcp) node_test scripts/mcp/*.test.mjs | count node mcp ;;
npm) # Deno and Bun are large, and the scripts start the command hundreds of times.
	with_chromium
	node_test --test-concurrency=1 npm/test/*.test.mjs | count node npm-all
	;;
edge)
	go_test -tags edge ./web/edge | count go edge
	# In workerd, make test tries one test of each kind of answer.
	tested=(-run 'TestWrongRequests|TestTheDocument|InBatches|TestCurlsOwn|TestLintOfAnApp')
	[[ -z $nightly ]] || tested=()
	go run ./internal/tools/edgehost build/edge/worker go test -vet=off "$limit" -json "${tested[@]}" ./web | count go edge-api
	;;
page)
	static/e2e/fixtures-sites/build.sh hugo sphinx mkdocs material
	with_chromium
	# Without Firefox, its tests report that they are skipped.
	FIREFOX=$(scripts/firefox.sh || true)
	export FIREFOX PLAYWRIGHT_JSON_OUTPUT_FILE=$root/build/playwright.json
	(cd static && playwright --project=chromium --max-failures="${PROCLINT_FAILURES:-5}" --reporter=list,json)
	node scripts/count.mjs playwright browser build/tests build/playwright.json
	;;
embed-sites) # The packages of three are many and slow to build.
	static/e2e/fixtures-sites/build.sh hugo sphinx mkdocs material vitepress docusaurus starlight
	with_chromium
	cd static && PROCLINT_NIGHTLY=yes PROCLINT_SITES=all playwright --project=chromium e2e/embed-upgrade.spec.ts e2e/embed-blocks.spec.ts
	;;
screenshots)
	static/e2e/fixtures-sites/build.sh hugo sphinx mkdocs material
	with_chromium
	cd static && playwright --project=screenshots
	;;
webkit) # It needs a good part of a desktop.
	WEBKIT=$(scripts/webkit.sh)
	export WEBKIT
	cd static && playwright --project=webkit
	;;
vscode | vscode-screenshots) # Real editors are many megabytes.
	with_chromium
	project=tests
	[[ $1 == vscode ]] || project=screenshots
	export PROCLINT_VSIX=$root/build/proclint-$version.vsix PROCLINT_EXTENSION=$root/build/vscode
	cd editors/vscode && playwright --project=$project
	;;
hooks) # It installs programs of the distribution.
	command -v pre-commit >/dev/null || scripts/debian.sh pre-commit
	command -v nix-instantiate >/dev/null || scripts/debian.sh nix-bin
	hosts 'PreCommit|Nix' | count go hooks
	;;
editors) # It installs programs of the distribution.
	command -v vim >/dev/null || scripts/debian.sh vim
	command -v nvim >/dev/null || scripts/debian.sh neovim
	for package in emacs-nox elpa-eglot; do emacs --batch --load eglot >/dev/null 2>&1 || scripts/debian.sh $package; done
	hosts 'Neovim|Emacs' | count go editors
	;;
release)
	scripts/release-tools.sh
	(cd internal/tools/release && go vet . && go test -count=1 -timeout=$((60 * PROCLINT_SLOWNESS))m -json .) | count go release
	;;
attack)
	export PROCLINT_NIGHTLY=yes
	go -C internal/bench build -o "$root/build/tools/load" .
	build/tools/load attack
	go test "$limit" -tags attack -count=1 -v -run '^TestAdversarial' ./lint
	go test "$limit" -tags edge -count=1 -v -run '^TestAttack' ./web/edge
	;;
*)
	echo "test.sh: there is no part $1" >&2
	exit 2
	;;
esac
