#!/usr/bin/env bash
# Checks formats, types and texts without running a test: check.sh go, check.sh systems, check.sh scripts, check.sh texts.
# check.sh fmt formats all files.
set -euo pipefail
cd "$(dirname "$0")/.."

staticcheck=honnef.co/go/tools/cmd/staticcheck@v0.8.2
actionlint=github.com/rhysd/actionlint/cmd/actionlint@v1.7.12
bin=static/node_modules/.bin
mapfile -t go_files < <(find . -name '*.go' ! -path '*/node_modules/*')
wasm=(env GOOS=js GOARCH=wasm)
# What touches the operating system, with its tests.
system=(. ./internal/cli ./internal/disk ./internal/lsp ./internal/mcp ./internal/process ./internal/gitindex)
programs=(. ./internal/node ./npm/cli ./web/edge/... ./editors/...)
source scripts/packages.sh

# The files of packages, a package a line: files TAGS PACKAGE...
files() { go list -tags "$1" -f '{{.ImportPath}} {{.GoFiles}} {{.TestGoFiles}} {{.XTestGoFiles}}' "${@:2}" | sort; }

case $1 in
go)
	unformatted=$(gofmt -l "${go_files[@]}")
	[[ -z $unformatted ]] || { echo "not formatted, run make fmt: $unformatted" >&2; exit 1; }
	go vet -tags edge,attack,hosts ./...
	go run "$staticcheck" -tags edge,attack,hosts ./...
	# As WebAssembly, only packages with other files than natively.
	natively=$(files edge,attack,hosts ./...)
	as_wasm=$(GOOS=js GOARCH=wasm files externaldocs,external "${wasm_packages[@]}" "${programs[@]}")
	mapfile -t others < <(comm -13 <(echo "$natively") <(echo "$as_wasm") | cut -d' ' -f1)
	"${wasm[@]}" go vet -tags crashtest,externaldocs,external ./web "${others[@]}"
	go run -exec 'env GOOS=js GOARCH=wasm' "$staticcheck" -tags externaldocs,external "${others[@]}"
	go -C internal/bench test ./...
	;;
systems) # Other systems, and modules whose tests run at night: each compiles much of its own.
	for os in windows darwin; do GOOS=$os go vet "${system[@]}"; done
	for module in exportcheck grammar/parser release; do go -C internal/tools/$module vet .; done
	;;
texts)
	go run "$actionlint" -no-color -shellcheck= -pyflakes= .github/workflows/*.yml
	go run ./internal/tools/prose
	go run ./internal/tools/docs -check docs/rules
	go run ./internal/tools/contract -check static/src/engine/contract.ts
	go run ./internal/tools/grammar -check .
	;;
scripts)
	$bin/biome ci --error-on-warnings
	# oxlint knows types of other packages, which Biome doesn't: all calls of a browser and of tests give promises of such types.
	OXLINT_TSGOLINT_PATH=$bin/tsgolint $bin/oxlint --type-aware -A all -D typescript/no-floating-promises \
		--ignore-pattern 'static/e2e/fixtures-sites/**' static web/edge/src npm/src editors/vscode/src editors/vscode/e2e
	npm --prefix static run check
	$bin/tsc -p npm/tsconfig.json --noEmit
	npm --prefix web/edge run check
	npm --prefix editors/vscode run check
	node scripts/mutants.mjs --check
	;;
fmt)
	gofmt -w "${go_files[@]}"
	$bin/biome format --write
	;;
esac
