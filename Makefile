# `make` alone lists the targets.
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

PORT ?= 8787
TIME ?= 30s
N    ?= 200000

# make check runs vet already.
go_test     := go test -vet=off -json
staticcheck := honnef.co/go/tools/cmd/staticcheck@v0.8.2
biome       := static/node_modules/.bin/biome
# It knows types of other packages, which Biome doesn't: all calls of a browser and of tests give promises of such types.
oxlint      := OXLINT_TSGOLINT_PATH=static/node_modules/.bin/tsgolint static/node_modules/.bin/oxlint --type-aware -A all -D typescript/no-floating-promises --ignore-pattern 'static/e2e/fixtures-sites/**'
# No package needs its install scripts, so none of them runs.
npm_ci      := npm ci --ignore-scripts --no-audit --no-fund
# All commands use the same flags, so that nothing is compiled twice.
export GOFLAGS := $(GOFLAGS) -trimpath
# SITE is where a server of this build will have the documentation. Links in reports lead there.
SITE        ?=
go_build    := go build -ldflags="-s -w$(if $(SITE), -X github.com/proclint/proclint/internal/version.site=$(SITE))"
wasm        := GOOS=js GOARCH=wasm
# No program of WebAssembly names its commit, so that a build of another commit with the same sources is the same.
# For the browser, only Go's runtime is inlined, which is hot. Inlining everything makes the download a sixth larger and
# little faster.
wasm_flags  := -buildvcs=false -gcflags=all=-l -gcflags=runtime= -gcflags=internal/runtime/...=
wasm_build  := $(wasm) $(go_build) $(wasm_flags)
# For the Worker, the code that each request runs is inlined too, and no more, so that it is small enough. To inline the
# rules, what they work with, and the shell's parser makes it a tenth larger and no faster.
edge_build  := $(wasm) $(go_build) $(wasm_flags) $(foreach hot,internal/abi internal/bytealg internal/reflectlite internal/strconv internal/stringslite internal/sync \
                 bytes hash/fnv net/textproto net/url slices sort strconv strings sync/... unicode/... \
                 $(foreach room,web/... lint/command lint/plainjson lint/procfile,github.com/proclint/proclint/$(room)),-gcflags=$(hot)=)
edge_tags   :=
# The build starts the page's program once, so that no browser has to. That step knows programs of one Go only, so it gets
# that Go. It needs the names of functions, so -s is not used here. docs/engine-build.md says more.
page_go     := go1.26.8
page_build  := GOTOOLCHAIN=$(page_go) $(wasm) go build $(wasm_flags)
# no: the page starts the program as Go built it, for a Go that the step does not know yet.
SNAPSHOT    ?= yes
wasm_packages := . ./internal/bridge ./internal/extras ./lint/...
counts      := build/tests
# Two statements, because export would hide that the script failed.
browser      = CHROMIUM=$$(scripts/chromium.sh); export CHROMIUM PROCLINT_BIN=$(CURDIR)/$(binary);
# Without Firefox, its tests report that they are skipped.
firefox      = FIREFOX=$$(scripts/firefox.sh || true); export FIREFOX;

engine      := static/src/engine/proclint.wasm
rest        := static/src/engine/proclint-rest.wasm
extras_wasm := static/src/engine/proclint-extras.wasm
docs        := static/src/engine/docs.json
docs_pages  := static/rules.html static/public/llms.txt
glue        := static/src/engine/wasm_exec.js
packages    := static/node_modules/.package-lock.json
page        := static/dist/index.html
binary      := build/proclint

embed       := build/embed
npm         := build/npm
npm_types   := npm/src/types.d.ts
npm_sources := $(shell find npm -type f ! -path 'npm/test/*' ! -name '*.go' ! -path '$(npm_types)')
# The one number of the source tree; a test compares the others with it.
version     := $(shell sed -n 's/^var number = "\(.*\)"/\1/p' internal/version/version.go)
npm_runtimes := npm/test/node_modules/.package-lock.json
with_package = export PROCLINT_TARBALL=$(CURDIR)/$(npm_tarball) PROCLINT_BIN=$(CURDIR)/$(binary);
npm_tarball := build/proclint-$(version).tgz

lighthouse  := scripts/lighthouse/node_modules/.package-lock.json
mcp_client  := scripts/mcp/node_modules/.package-lock.json
pagebench   := build/pagebench

edge_packages := web/edge/node_modules/.package-lock.json
edge          := build/edge
# The Worker's log, caches and state stay in the build folder, and it asks nobody for anything.
wrangler      := XDG_CONFIG_HOME=$(CURDIR)/build/wrangler WRANGLER_SEND_METRICS=false WRANGLER_HIDE_BANNER=true WRANGLER_LOG_PATH=$(CURDIR)/build/wrangler/logs \
                   WRANGLER_REGISTRY_PATH=$(CURDIR)/build/wrangler/registry CLOUDFLARE_CF_FETCH_ENABLED=false \
                   web/edge/node_modules/.bin/wrangler --config web/edge/wrangler.jsonc
workers       := github.com/syumai/workers

vscode_packages := editors/vscode/node_modules/.package-lock.json
vscode_hosts    := editors/vscode/hosts/node_modules/.package-lock.json
vscode_folder   := build/vscode
vsix            := build/proclint-$(version).vsix

module_files   := go.mod go.sum
embedded       := internal/cli/report.schema.json $(wildcard lint/diagnosis/messages/*.txt lint/sevalla/*.txt)
engine_sources := main_wasm.go $(shell find lint internal/version internal/bridge -name '*.go' ! -name '*_test.go') $(module_files)
snapshot_sources := $(addprefix scripts/,snapshot.mjs split.mjs code.mjs literals.mjs fuel.mjs functable.mjs golden.mjs module.mjs whole.mjs)
lean           := $(addprefix scripts/,lean.mjs functable.mjs module.mjs)
goldens        := $(wildcard lint/rules/testdata/*.txtar)
edge_sources   := $(shell find lint web internal/version -name '*.go' ! -name '*_test.go') web/openapi.json $(embedded) $(module_files)
go_files       := $(shell find . -name '*.go' ! -path '*/node_modules/*')
go_sources     := $(filter-out %_test.go,$(go_files)) $(embedded) $(module_files)
page_sources   := $(shell find static -type f ! -path 'static/node_modules/*' ! -path 'static/dist/*' \
                    ! -path 'static/e2e/*' ! -path 'static/test-results/*' ! -path 'static/playwright-report/*' \
                    ! -path 'static/rules*' ! -path 'static/platforms*' ! -path $(engine) ! -path $(rest) ! -path $(extras_wasm) ! -path $(docs) ! -path $(glue) ! -name '*.go') scripts/compress.mjs

.PHONY: help
help:
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

## ---- build ----

.PHONY: run
run: $(binary) ## build everything and serve the page on [PORT=8787]
	$(binary) serve --addr 127.0.0.1:$(PORT)

.PHONY: build
build: $(binary) ## build the page and the binary that contains it: build/proclint

$(binary): $(page) $(go_sources)
	$(go_build) -o $@ .

$(page): $(packages) $(engine) $(rest) $(extras_wasm) $(docs) $(docs_pages) $(glue) $(page_sources)
	npm --prefix static run build
	node scripts/compress.mjs static/dist build/compressed
	touch static/dist/.gitkeep $@

# The documentation of the rules, docs.json, comes when it is asked for.
build/page.wasm: $(engine_sources) $(embedded) Makefile
	$(page_build) -tags docsapart -o $@ .

# In two: what most files need to be linted, and the rest.
$(engine) $(rest) &: build/page.wasm $(glue) $(snapshot_sources) $(goldens)
ifeq ($(SNAPSHOT),no)
	node scripts/whole.mjs $< $(engine) $(rest)
else
	GOTOOLCHAIN=$(page_go) node scripts/snapshot.mjs $< $(glue) . $(engine) $(rest) lint/rules/testdata
endif

# The page loads this program when a person asks for what it answers.
$(extras_wasm): build/extras.wasm $(lean)
	node scripts/lean.mjs $< $@

build/extras.wasm: $(engine_sources) $(embedded) internal/extras/main_wasm.go Makefile
	GOTOOLCHAIN=$(page_go) $(wasm_build) -o $@ ./internal/extras

$(docs) $(docs_pages) &: $(engine_sources) $(shell find internal/tools/docs -type f ! -name '*_test.go')
	go run ./internal/tools/docs static

# The glue belongs to the Go that builds the engine.
$(glue): $(shell GOTOOLCHAIN=$(page_go) go env GOROOT)/lib/wasm/wasm_exec.js
	cp $< $@ && touch $@

$(packages): static/package.json static/package-lock.json
	$(npm_ci) --prefix static
	touch $@

## ---- npm ----

.PHONY: embed
embed: $(embed)/embed.js ## build the files for a site that serves the embed itself: build/embed
	@node scripts/embed.mjs $(embed) $(version) build/compressed

$(embed)/embed.js: $(packages) $(engine) $(rest) $(docs) $(glue) $(page_sources)
	SITE=$(SITE) npm --prefix static run build-embed
	touch $@

.PHONY: npm
npm: $(npm_tarball) ## pack the npm package: build/proclint-VERSION.tgz
	@node -e 'const size = fs.statSync("$<").size; console.log(`npm-size: $${(size / 1e6).toFixed(2)} MB (limit: at most 5 MB)`); process.exit(size > 5e6 ? 1 : 0)'

$(npm_tarball): $(npm)/command.lean.wasm $(npm_types) $(embed)/embed.js $(glue) $(docs) $(npm_sources) LICENSE
	node scripts/embed.mjs $(embed) $(version) build/compressed >/dev/null
	rm -rf $(npm)/compiled
	static/node_modules/.bin/tsc -p npm/tsconfig.json
	node npm/build.mjs $(npm)/compiled $< $(embed) $(npm)/package
	npm pack $(CURDIR)/$(npm)/package --ignore-scripts --silent --pack-destination build

$(npm)/command.lean.wasm: $(npm)/command.wasm $(lean)
	node scripts/lean.mjs $< $@

$(npm)/command.wasm: $(go_sources) Makefile
	GOTOOLCHAIN=$(page_go) $(wasm_build) -o $@ ./npm/cli

$(npm_types): npm/types.mjs web/openapi.json
	node $^ $@

# What make test runs of it takes seconds; Deno and Bun are large, and the scripts start the command hundreds of times.
.PHONY: test-package test-npm
test-package: $(npm_tarball) $(binary) ## test the installed npm package in Node
	$(with_package) node --test --test-reporter=tap npm/test/package.test.mjs | node scripts/count.mjs node npm $(counts)

test-npm: $(npm_tarball) $(binary) $(edge_packages) $(npm_runtimes) ## test it in Node, Deno, Bun, Chromium and workerd, on every golden file
	$(browser) $(with_package) node --test --test-concurrency=1 --test-reporter=tap npm/test/*.test.mjs | node scripts/count.mjs node npm-all $(counts)

$(npm_runtimes): npm/test/package.json npm/test/package-lock.json
	$(npm_ci) --prefix npm/test
	touch $@

# The official client in TypeScript checks what it gets against the schemas with other code than the tests in Go.
.PHONY: test-mcp
test-mcp: $(binary) $(mcp_client) ## test the MCP server with the official client in TypeScript
	PROCLINT_BIN=$(CURDIR)/$(binary) node --test --test-reporter=tap scripts/mcp/client.test.mjs | node scripts/count.mjs node mcp $(counts)

$(mcp_client): scripts/mcp/package.json scripts/mcp/package-lock.json
	$(npm_ci) --prefix scripts/mcp
	touch $@

## ---- the edge ----

.PHONY: edge
edge: $(edge)/worker/worker.js $(edge)/worker/proclint.wasm $(edge)/site/_headers ## build the Worker and its page: build/edge

.PHONY: edge-run
edge-run: PORT = 8788
edge-run: edge ## run the Worker and its page in workerd on [PORT=8788]
	$(wrangler) dev --ip 127.0.0.1 --port $(PORT) --inspector-port 0 --var RATE_LIMIT:off \
	  --persist-to build/wrangler/state --show-interactive-dev-session=false

.PHONY: edge-deploy
edge-deploy: edge ## deploy the Worker and its page to your own Cloudflare account
	web/edge/node_modules/.bin/wrangler --config web/edge/wrangler.jsonc deploy

$(edge)/worker/worker.js: CRASHTEST = false
$(edge)/crashtest/worker.js: CRASHTEST = true
# go list of a package brings its module, which go list -m of the module does not. The file is copied, because the Worker
# names the files that it is made of.
$(edge)/wasm_exec.js: $(module_files)
	mkdir -p $(@D)
	cp -f $$(go list -f '{{.Dir}}' $(workers)/cmd/workers-assets-gen)/assets/wasm_exec_go.js $@
	chmod u+w $@ && touch $@

$(edge)/worker/worker.js $(edge)/crashtest/worker.js: $(edge_packages) $(edge)/wasm_exec.js $(shell find web/edge/src -name '*.ts') Makefile
	web/edge/node_modules/.bin/esbuild web/edge/src/worker.ts --outfile=$@ --log-level=warning --bundle --format=esm \
	  --target=es2022 --minify-syntax --external:./proclint.wasm --define:CRASHTEST=$(CRASHTEST) \
	  --alias:wasm_exec=$(CURDIR)/$(edge)/wasm_exec.js

# The Worker limits the steps and memory of its program, so the build changes the program.
$(edge)/%/proclint.wasm: $(edge)/%.wasm scripts/limited.mjs scripts/code.mjs scripts/fuel.mjs scripts/module.mjs
	node scripts/limited.mjs $< $@

$(edge)/crashtest.go.wasm: edge_tags = -tags crashtest
$(edge)/worker.go.wasm $(edge)/crashtest.go.wasm: $(edge_sources) Makefile
	GOTOOLCHAIN=$(page_go) $(edge_build) $(edge_tags) -o $@ ./web/edge

$(edge)/worker.wasm $(edge)/crashtest.wasm: %.wasm: %.go.wasm $(lean)
	node scripts/lean.mjs $< $@

# Cloudflare compresses what it sends; the compressed siblings are for the native server.
$(edge)/site/_headers: web/edge/_headers web/edge/404.html scripts/headers.mjs $(page)
	rm -rf $(edge)/site && mkdir -p $(edge)/site
	cp -R static/dist/. $(edge)/site
	find $(edge)/site \( -name .gitkeep -o -name '*.br' -o -name '*.gz' \) -delete
	cp web/edge/404.html $(edge)/site
	node scripts/headers.mjs web/edge/_headers $(edge)/site

$(edge_packages): web/edge/package.json web/edge/package-lock.json
	$(npm_ci) --prefix web/edge
	touch $@

## ---- VS Code ----

.PHONY: vscode
vscode: $(vsix) ## build the extension for Visual Studio Code: build/proclint-VERSION.vsix

# Files in the package have one date, so that the same sources make the same package.
$(vsix): $(vscode_folder)/package.json
	cd $(vscode_folder) && SOURCE_DATE_EPOCH=$${SOURCE_DATE_EPOCH:-315619200} $(CURDIR)/editors/vscode/node_modules/.bin/vsce package \
	  --no-dependencies --out $(CURDIR)/$@

$(vscode_folder)/package.json: build/vscode-command build/vscode-server.wasm $(vscode_packages) $(packages) LICENSE static/public/icon-192.png \
    $(shell find editors/vscode static/src -type f ! -path '*/node_modules/*' ! -path '*/e2e/*' ! -path '*/test-results/*')
	node editors/vscode/build.mjs $(vscode_folder) $(basename $(patsubst build/proclint-%,%,$(vsix))) build/vscode-command build/vscode-server.wasm \
	  "$$(go env GOROOT)/lib/wasm/wasm_exec.js"

build/vscode-server.wasm: $(go_sources) Makefile
	$(wasm_build) -o $@ ./editors/vscode/server

# The native command lists the platforms and the rules. It needs no page for that.
build/vscode-command: $(go_sources)
	go build -o $@ .

$(vscode_packages): editors/vscode/package.json editors/vscode/package-lock.json
	$(npm_ci) --prefix editors/vscode
	touch $@

# The packages of the server's part are in a folder of the package, which has a list of them too.
$(vscode_hosts): editors/vscode/hosts/package.json editors/vscode/hosts/package-lock.json
	$(npm_ci) --prefix editors/vscode/hosts
	$(npm_ci) --omit=dev --legacy-peer-deps --prefix editors/vscode/hosts/node_modules/code-server/lib/vscode
	touch $@

## ---- test ----

.PHONY: test
test: ## run every check and test: formats, vet, texts, Go natively and as WebAssembly, page, browser
	rm -rf $(counts)
	$(MAKE) --no-print-directory check
	$(MAKE) --no-print-directory $(binary) $(npm_tarball) edge
	$(MAKE) --no-print-directory --jobs=2 test-page test-programs
	@node scripts/count.mjs total $(counts)

# All but the page's tests, which take as long: the two run side by side, since the browser waits a lot.
.PHONY: test-programs
test-programs:
	$(MAKE) --no-print-directory test-go
	$(MAKE) --no-print-directory test-wasm
	$(MAKE) --no-print-directory test-exports
	$(MAKE) --no-print-directory test-scripts
	$(MAKE) --no-print-directory test-package
	$(MAKE) --no-print-directory test-mcp
	$(MAKE) --no-print-directory test-edge

.PHONY: check
check: $(packages) $(edge_packages) $(vscode_packages) $(npm_types) ## check formats, types and texts, without running a test
	$(MAKE) --no-print-directory --jobs=2 check-go check-scripts

.PHONY: check-go
check-go:
	@unformatted=$$(gofmt -l $(go_files)); \
	  [[ -z "$$unformatted" ]] || { echo "not formatted, run make fmt: $$unformatted" >&2; exit 1; }
	go vet -tags edge,attack ./...
	$(wasm) go vet -tags crashtest,docsapart $(wasm_packages) ./internal/node ./npm/cli ./web ./web/edge/... ./editors/...
	go run $(staticcheck) -tags edge,attack ./...
	go run -exec 'env $(wasm)' $(staticcheck) -tags docsapart $(wasm_packages) ./internal/node ./npm/cli ./web/edge/... ./editors/...
	cd internal/tools/exportcheck && go vet .
	cd internal/tools/release && go vet .
	go vet -tags hosts ./internal/hosts
	go run $(staticcheck) -tags hosts ./internal/hosts
	go run ./internal/tools/prose
	go run ./internal/tools/docs -check docs/rules

.PHONY: check-scripts
check-scripts:
	$(biome) ci --error-on-warnings
	$(oxlint) static web/edge/src npm/src editors/vscode/src editors/vscode/e2e
	npm --prefix static run check
	static/node_modules/.bin/tsc -p npm/tsconfig.json --noEmit
	npm --prefix web/edge run check
	npm --prefix editors/vscode run check

.PHONY: fmt
fmt: $(packages) ## format the Go and TypeScript files
	gofmt -w $(go_files)
	$(biome) format --write

.PHONY: graph
graph: ## draw docs/packages.svg: the packages, each above those that it imports
	go run ./internal/tools/graph .

.PHONY: test-go
test-go: ## run the Go tests natively
	$(go_test) ./... | node scripts/count.mjs go native $(counts)

.PHONY: test-exports
test-exports: ## read exported files with the libraries of their tools
	cd internal/tools/exportcheck && go test -json . | node $(CURDIR)/scripts/count.mjs go exports $(CURDIR)/$(counts)

.PHONY: test-scripts
test-scripts: $(vscode_folder)/package.json ## test the scripts that change WebAssembly programs, and what editors run: grammar and server
	node --test --test-reporter=tap scripts/*.test.mjs editors/vscode/test/ | node scripts/count.mjs node scripts $(counts)

.PHONY: test-wasm
test-wasm: ## run the engine's Go tests as WebAssembly under Node
	$(wasm) $(go_test) -exec "$(CURDIR)/scripts/wasm-exec" $(wasm_packages) | node scripts/count.mjs go wasm $(counts)

.PHONY: test-page
test-page: $(binary) embed ## run the browser tests on the page that the binary serves
	static/e2e/fixtures-sites/build.sh hugo sphinx mkdocs material
	$(browser) $(firefox) export PLAYWRIGHT_JSON_OUTPUT_FILE=$(CURDIR)/build/playwright.json; \
	  cd static && npx --no-install playwright test --project=chromium --max-failures=5 --reporter=list,json
	@node scripts/count.mjs playwright browser $(counts) build/playwright.json

# The packages of three are many and slow to build, so make test leaves those out.
.PHONY: test-embed-sites
test-embed-sites: $(binary) ## test the embed in sites that six generators build, and in each kind of block
	static/e2e/fixtures-sites/build.sh hugo sphinx mkdocs material vitepress docusaurus starlight
	$(browser) export PROCLINT_SITES=all; cd static && npx --no-install playwright test --project=chromium e2e/embed-upgrade.spec.ts e2e/embed-blocks.spec.ts

# It needs a good part of a desktop, so make test leaves it out.
.PHONY: test-webkit
test-webkit: $(binary) ## test the page in WebKit, the engine of Safari
	WEBKIT=$$(scripts/webkit.sh); export WEBKIT PROCLINT_BIN=$(CURDIR)/$(binary); cd static && npx --no-install playwright test --project=webkit

# Real editors are many megabytes, so make test leaves them out.
.PHONY: test-vscode
test-vscode: $(vsix) $(vscode_hosts) ## test the extension in a real Visual Studio Code in Chromium
	CHROMIUM=$$(scripts/chromium.sh); export CHROMIUM PROCLINT_VSIX=$(CURDIR)/$(vsix) PROCLINT_EXTENSION=$(CURDIR)/$(vscode_folder); cd editors/vscode && npx --no-install playwright test

.PHONY: test-edge
test-edge: edge $(edge)/crashtest/worker.js $(edge)/crashtest/proclint.wasm ## test the Worker in workerd
	$(go_test) -tags edge ./web/edge | node scripts/count.mjs go edge $(counts)
	go run ./internal/tools/edgehost $(edge)/worker $(go_test) ./web | \
	  node scripts/count.mjs go edge-api $(counts)

# They install programs of the distribution, so make test leaves them out.
.PHONY: test-hooks
test-hooks: $(npm_tarball) ## run the hooks for pre-commit in pre-commit
	command -v pre-commit >/dev/null || scripts/debian.sh pre-commit
	$(go_test) -tags hosts -count=1 -timeout=30m -run PreCommit ./internal/hosts | node scripts/count.mjs go hooks $(counts)

.PHONY: test-editors
test-editors: $(binary) ## open a Procfile in Neovim and Emacs, as docs/editors.md sets them up
	command -v nvim >/dev/null || scripts/debian.sh neovim
	for package in emacs-nox elpa-eglot; do emacs --batch --load eglot >/dev/null 2>&1 || scripts/debian.sh $$package; done
	$(go_test) -tags hosts -count=1 -timeout=30m -run 'Neovim|Emacs' ./internal/hosts | node scripts/count.mjs go editors $(counts)

.PHONY: fresh
fresh: ## run each of [TARGETS=all of this list] as the first command in a fresh clone with empty caches
	scripts/fresh.sh $(TARGETS)

.PHONY: fuzz
fuzz: ## run each fuzz target for [TIME=30s]
	scripts/fuzz.sh $(TIME)

.PHONY: exhaustive
exhaustive: ## check the laws on all texts of up to six tokens, in one to two hours
	go run ./internal/tools/exhaustive

.PHONY: attack
attack: $(binary) edge $(edge)/crashtest/worker.js $(edge)/crashtest/proclint.wasm ## send hostile input and measure what it costs
	PROCLINT_BIN=$(binary) go run ./internal/tools/attack
	go test -tags attack -count=1 -v -run '^TestAdversarial' ./lint
	go test -tags edge -count=1 -v -run '^TestAttack' ./web/edge

## ---- release ----

# Files that a release has besides the binary in archives and packages, the Worker, and the images: the packages of npm and of
# Visual Studio Code.
extras  = $(npm_tarball) $(vsix)

.PHONY: release-snapshot
release-snapshot: release-parts ## make all files of a release without publishing it: build/dist
	GOTOOLCHAIN=$(page_go) SITE=$(SITE) scripts/release.sh $(version) $(extras)

.PHONY: release
release: release-parts ## publish the release of the tag that is checked out
	GOTOOLCHAIN=$(page_go) SITE=$(SITE) scripts/release.sh --publish $(version) $(extras)

.PHONY: test-release
test-release: release-snapshot ## unpack, install and run what a release has
	scripts/release-tools.sh
	cd internal/tools/release && go vet . && go test -count=1 -timeout=60m -json . | node $(CURDIR)/scripts/count.mjs go release $(CURDIR)/$(counts)

.PHONY: tag
tag: $(binary) ## tag this commit, with its page, as the release of this version
	scripts/tag.sh $(version)

.PHONY: release-parts
release-parts: $(binary) edge build/tools/release $(extras)

build/tools/release: $(wildcard internal/tools/release/*.go) internal/tools/release/go.mod
	cd internal/tools/release && go build -o $(CURDIR)/$@ .

.PHONY: pin-images
pin-images: ## write build/Containerfile, which pins images by digest
	scripts/pin-images.sh

.PHONY: vuln
vuln: ## check dependencies for known vulnerabilities
	scripts/vuln.sh

## ---- measure ----

.PHONY: size
size: $(page) build/empty.wasm ## measure what a visitor downloads
	@! $(wasm) go list -deps . | grep -xE 'encoding/json|net/http|text/template' || { echo "the engine must not hold these packages" >&2; exit 1; }
	@node scripts/size.mjs $(engine) $(rest) build/empty.wasm static/dist build/compressed

build/empty.wasm: Makefile internal/tools/empty/main.go $(shell go env GOROOT)/VERSION
	GOTOOLCHAIN=$(page_go) $(wasm_build) -o $@ ./internal/tools/empty

.PHONY: bench
bench: $(binary) ## measure how fast everything is
	@scripts/wrk.sh
	$(browser) go run ./internal/tools/bench

# One measurement at a time: two at once would measure each other. A start is measured without a window, which Chromium
# also draws; memory only a whole Chromium measures.
.PHONY: bench-page
bench-page: $(binary) $(pagebench)/actionlint.wasm.br ## measure how fast the page starts, compared with others, and whether its memory grows
	WHOLE_CHROMIUM=$$(scripts/chromium.sh whole); export WHOLE_CHROMIUM PROCLINT_BENCH_FOLDER=$(CURDIR)/$(pagebench); \
	  $(browser) cd static && npx --no-install playwright test --project=bench-page --workers=1

$(pagebench)/actionlint.wasm.br: internal/tools/pagebench/go.mod internal/tools/pagebench/go.sum build/empty.wasm $(glue) scripts/compress.mjs Makefile
	mkdir -p $(pagebench)
	cd internal/tools/pagebench && $(wasm) $(go_build) -o $(CURDIR)/$(pagebench)/actionlint.wasm github.com/rhysd/actionlint/playground
	cp build/empty.wasm $(glue) $(pagebench)
	node scripts/compress.mjs $(pagebench) build/compressed

.PHONY: lighthouse
lighthouse: $(binary) $(lighthouse) ## check the page with Lighthouse
	@$(browser) node scripts/lighthouse/run.mjs

$(lighthouse): scripts/lighthouse/package.json scripts/lighthouse/package-lock.json
	$(npm_ci) --prefix scripts/lighthouse
	touch $@

.PHONY: bench-edge
bench-edge: edge $(edge)/stock/app.wasm $(edge)/nothing/app.wasm ## measure the Worker in workerd, compared with others
	@scripts/wrk.sh
	go run ./internal/tools/edgebench

.PHONY: soak-edge
soak-edge: $(edge)/crashtest/worker.js $(edge)/crashtest/proclint.wasm ## send the Worker [N=200000] requests of all kinds
	go run ./internal/tools/edgesoak -n $(N)

# The same program, and one that does nothing, behind the entry of syumai/workers.
$(edge)/stock.wasm: $(edge)/worker.wasm
	cp $< $@

$(edge)/nothing.wasm: internal/tools/edgebench/nothing/main.go $(module_files) Makefile
	$(wasm) $(go_build) -o $@ ./internal/tools/edgebench/nothing

$(edge)/%/app.wasm: $(edge)/%.wasm
	go run $(workers)/cmd/workers-assets-gen -mode go -o $(@D)
	cp $< $@

.PHONY: screenshot
screenshot: $(binary) ## take the pictures of the page, including docs/screenshot.png
	static/e2e/fixtures-sites/build.sh hugo sphinx mkdocs material
	$(browser) cd static && npx --no-install playwright test --project=screenshots

.PHONY: clean
clean: ## remove everything that was built
	rm -rf build static/node_modules static/test-results static/playwright-report $(engine) $(rest) $(docs) $(glue)
	rm -rf static/rules static/platforms static/public/rules static/public/platforms static/public/llms.txt static/rules.html static/platforms.html web/edge/node_modules web/edge/.wrangler scripts/lighthouse/node_modules scripts/mcp/node_modules
	rm -rf editors/vscode/node_modules editors/vscode/hosts/node_modules editors/vscode/test-results npm/test/node_modules $(npm_types)
	find static/dist -mindepth 1 ! -name .gitkeep -delete

## ---- real files and parsers ----

.PHONY: corpus
corpus: ## lint real Procfiles [PROCLINT_CORPUS=../shared/corpus] and count what each rule finds
	@go run ./internal/tools/corpus

.PHONY: conformance
conformance: TIME = 5m
conformance: ## compare the parsers with the real ones on generated files, for [TIME=5m], and try all pairs of platforms
	PROCLINT_ALL=yes go test ./lint ./lint/move ./lint/preview ./web
	cd internal/tools/conformance && go vet . && go run . -time $(TIME)
