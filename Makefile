# `make` alone lists the targets.
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

PORT ?= 8787

# No package needs its install scripts, so none of them runs.
npm_ci      := npm ci --ignore-scripts --no-audit --no-fund
# All commands use the same flags, so that nothing is compiled twice.
export GOFLAGS := $(GOFLAGS) -trimpath
# SITE is where a server of this build will have the documentation. Links in reports and search engines lead there.
SITE        ?=
site_flag   := $(if $(SITE), -X github.com/proclint/proclint/internal/version.site=$(SITE))
go_build    := go build -ldflags="-s -w$(site_flag)"
wasm        := GOOS=js GOARCH=wasm
# No program of WebAssembly names its commit, so that a build of another commit with the same sources is the same.
# For the browser, only Go's runtime is inlined, which is hot. Inlining everything makes the download a sixth larger and
# little faster.
wasm_flags  := -buildvcs=false -gcflags=all=-l -gcflags=runtime= -gcflags=internal/runtime/...=
# What reads a log runs for every byte of it: inlined, it takes two thirds of the time on the page.
log_bytes   := $(addprefix github.com/proclint/proclint/lint/logs,/ /ascii /holes /lex /paths /signal)
inline_logs := $(patsubst %,-gcflags=%=,strings unicode/utf8 internal/stringslite internal/bytealg internal/byteorder $(log_bytes:/=))
# The build starts the page's program once, so that no browser has to. That step knows programs of one Go only, so it gets
# that Go. It needs the names of functions, so -s is not used here. docs/engine-build.md says more.
page_go     := go1.26.8
# What scripts/functable.mjs changes in a program needs a few other functions of Go's runtime.
runtime     := build/runtime/overlay.json
page_root   := $(shell GOTOOLCHAIN=$(page_go) go env GOROOT)
# Go changes no files below its module cache, where it keeps a Go that it downloaded: so that one gets another path.
page_tool   := GOTOOLCHAIN=local GOROOT=$(CURDIR)/build/go PATH="$(CURDIR)/build/go/bin:$$PATH"
page_build  := $(page_tool) $(wasm) go build $(wasm_flags) -overlay=$(runtime)
# All other programs of WebAssembly stay as Go builds them.
wasm_build  := $(wasm) go build $(wasm_flags) -ldflags="-s -w$(site_flag)"
engine      := static/src/engine/proclint.wasm
rest        := static/src/engine/proclint-rest.wasm
extras_wasm := static/src/engine/proclint-extras.wasm
docs        := static/src/engine/docs.json
messages    := static/src/engine/messages.txt
compact     := lint/logs/messages/table.txt
docs_pages  := static/rules.html static/public/llms.txt
glue        := static/src/engine/wasm_exec.js
# What the page and the embed are built from, beside their sources.
programs    := $(engine) $(rest) $(extras_wasm) $(docs) $(messages) $(glue)
packages    := static/node_modules/.package-lock.json
page        := static/dist/index.html
binary      := build/proclint
site        := build/site

# How hard brotli tries: tests need no smallest files.
export PROCLINT_BROTLI ?= 11
brotli      := build/brotli

# The one number of the source tree; a test compares the others with it.
version     := $(shell sed -n 's/^var number = "\(.*\)"/\1/p' internal/version/version.go)

module_files   := go.mod go.sum
embedded       := internal/schemas/report.schema.json $(wildcard lint/platform/docs/*.txt lint/platform/sources/*.txt) $(wildcard lint/logs/messages/table/*.txt lint/logs/messages/kinds/*.txt lint/logs/messages/looks/*.txt lint/sevalla/*.txt lint/explain/forms.txt)
engine_sources := main_wasm.go $(shell find lint internal/version internal/bridge -name '*.go' ! -name '*_test.go') $(module_files)
snapshot_sources := $(addprefix scripts/,snapshot.mjs split.mjs fuel.mjs functable.mjs golden.mjs module.mjs reach.mjs unneeded.mjs)
goldens        := $(wildcard lint/rules/testdata/*.txtar)
go_sources     := $(shell find . -name '*.go' ! -name '*_test.go' ! -path '*/node_modules/*') $(embedded) $(module_files)
page_sources   := $(shell find static -type f ! -path 'static/node_modules/*' ! -path 'static/dist/*' \
                    ! -path 'static/e2e/*' ! -path 'static/test-results/*' ! -path 'static/playwright-report/*' \
                    ! -path 'static/rules*' ! -path 'static/platforms*' $(addprefix ! -path ,$(programs)) ! -name '*.go') scripts/compress.mjs

# A family of targets is listed as one: test-PART stands for test-go, test-wasm and so on.
test_parts  := go wasm exports grammar scripts package mcp edge page npm embed-sites webkit vscode hooks editors release screenshots vscode-screenshots
bench_parts := page vscode edge soak lighthouse

include npm/npm.mk web/edge/edge.mk editors/vscode/vscode.mk internal/bench/bench.mk internal/tools/release/release.mk

.PHONY: help
help:
	@awk -F ':.*## ' '/^## ---- / { print substr($$0, 9, length($$0) - 13) ":" } /^[a-z-]+:.*## / { printf "  make %-16s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
	@echo 'parts:'
	@echo '  make test-PART        run one part of the tests: $(test_parts)'
	@echo '  make bench-PART       measure one part: $(bench_parts)'

## ---- build ----

.PHONY: run
run test: export PROCLINT_BROTLI := 5
run: $(binary) ## build everything and serve the page on [PORT=8787]
	$(binary) serve --addr 127.0.0.1:$(PORT)

.PHONY: build
build: $(binary) ## build the page and the binary that contains it: build/proclint

$(binary): $(page) $(go_sources)
	$(go_build) -o $@ .

$(page): $(brotli) $(packages) $(programs) $(docs_pages) $(page_sources)
	SITE=$(SITE) npm --prefix static run build
	node scripts/compress.mjs static/dist build/compressed
	find static/dist -name '*.wasm' -delete # the binary has them compressed
	touch static/dist/.gitkeep $@

# The documentation of the rules, docs.json, comes when it is asked for.
build/page.wasm: $(engine_sources) $(embedded) $(runtime) Makefile
	$(page_build) $(inline_logs) -tags external,externaldocs -o $@ .

# In three: what most files need to be linted, the rest, and what answers what is asked for seldom.
$(engine) $(rest) $(extras_wasm) &: build/page.wasm $(glue) $(snapshot_sources) $(goldens)
	$(page_tool) node scripts/snapshot.mjs $< $(glue) . lint/rules/testdata $(engine) $(rest) $(extras_wasm)

# The table of messages in logs, without comments and the lines of logs, which only tests need.
$(compact): $(wildcard lint/logs/messages/table/*.txt lint/logs/messages/kinds/*.txt lint/logs/messages/looks/*.txt)
	awk '/^# /{next} /^== /{inside = general = /^== kind /} /^\t/{if (!inside) print; inside = 1; next} {inside = general; print}' $^ >$@

# The page shows no sources of messages, and they are a seventh of the table.
$(messages): $(compact)
	sed 's/^\(\t[^·]* ·\) .*/\1/' $< >$@

$(docs) $(docs_pages) &: $(site) $(engine_sources) $(wildcard docs/*.md lint/platform/docs/*.txt lint/platform/sources/*.txt lint/rules/docs/*.txt) $(shell find internal/tools/docs internal/docpages internal/schemas -type f ! -name '*_test.go')
	go run -ldflags="$(site_flag)" ./internal/tools/docs static

# They change when their value does, and all that depends on it is built again.
$(site): now = $(SITE)
$(brotli): now = $(PROCLINT_BROTLI)
$(site) $(brotli): always
	@mkdir -p $(@D) && { [[ -f $@ && $$(<$@) == '$(now)' ]] || echo '$(now)' >$@; }

.PHONY: always
always:

$(runtime): scripts/runtime.mjs scripts/_runtime/inrow_wasm.go $(page_root)/VERSION Makefile
	mkdir -p $(@D) && ln -sfn $(page_root) build/go
	$(page_tool) node $< $(@D)

# The glue belongs to the Go that builds the engine.
$(glue): $(page_root)/lib/wasm/wasm_exec.js
	cp $< $@ && touch $@

$(packages): static/package.json static/package-lock.json
	$(npm_ci) --prefix static
	touch $@

.PHONY: clean
clean: ## remove everything that was built
	rm -rf build static/node_modules static/test-results static/playwright-report $(programs) $(compact)
	rm -rf static/rules static/platforms static/rules.html static/platforms.html
	cd static/public && rm -rf rules platforms og *.md llms.txt robots.txt sitemap.xml proclint.schema.json report.schema.json
	rm -rf web/edge/node_modules web/edge/.wrangler scripts/lighthouse/node_modules scripts/mcp/node_modules
	rm -rf editors/vscode/node_modules editors/vscode/hosts/node_modules editors/vscode/test-results npm/test/node_modules
	find static/dist -mindepth 1 ! -name .gitkeep -delete

## ---- check ----

.PHONY: check
check: ## check formats, types and texts, without running a test
	$(MAKE) --no-print-directory --jobs=2 check-go check-systems check-scripts check-texts

.PHONY: check-go check-systems check-scripts check-texts
# In make test it waits for the page, whose files Go embeds.
check-go: $(built)
check-scripts: $(packages) $(edge_packages) $(vscode_packages)
check-texts: $(packages)
check-go check-systems check-scripts check-texts: check-%:
	scripts/check.sh $*

.PHONY: fmt
fmt: $(packages) ## format the Go and TypeScript files
	scripts/check.sh fmt

# A build of the Worker that can be crashed, for the tests of test-all.
crash := $(if $(PROCLINT_NIGHTLY),crashtest)
# Which tenth of the laws make test tries: the same sources have the same tests, on every day.
export PROCLINT_SEED ?= $(shell scripts/seed.sh)

.PHONY: test test-all
test-all: check-systems ## run every test, also what takes long
	$(MAKE) --no-print-directory test more='scripts exports mcp' PROCLINT_NIGHTLY=yes

test: ## find faults in some minutes: formats, vet, texts, Go natively and as WebAssembly, workerd, page
	@echo 'of the laws, the cases of PROCLINT_SEED=$(PROCLINT_SEED)'
	rm -rf build/tests
	scripts/guarded.sh $(MAKE) --no-print-directory --jobs=2 --output-sync=target built=$(binary) $(binary) check-go edge check-scripts check-texts browsers \
		test-programs test-waiting
	$(MAKE) --no-print-directory test-page
	@node scripts/count.mjs total build/tests

# Two halves of all but the page's tests, beside which both took longer: one computes, the other mostly waits.
.PHONY: test-programs test-waiting
test-programs: parts := go wasm
test-waiting: parts := edge grammar package $(more)
test-programs test-waiting: $(binary) $(npm_tarball) edge $(crash)
	for part in $(parts); do $(MAKE) --no-print-directory test-$$part; done

.PHONY: mutants
# It breaks the product in many ways, and reports which of them make test misses.
mutants:
	node scripts/mutants.mjs $(WORDS)

.PHONY: facts
# It checks the sources of facts against the repositories in FACTS, which it clones if that folder is empty.
FACTS ?= build/facts
facts:
	go run ./internal/tools/facts $(FACTS)

.PHONY: crashtest browsers
crashtest: $(crash_files)

# Missing browsers are installed while programs are compiled.
browsers: $(packages)
	scripts/chromium.sh && { scripts/firefox.sh || true; }

# What the parts need. make test leaves out those that need much more than this machine has, or that take long.
test-package test-hooks: $(npm_tarball)
test-package test-mcp test-page test-npm test-embed-sites test-webkit test-editors test-screenshots: $(binary)
test-scripts: $(vscode_folder)/package.json $(runtime)
test-mcp: $(mcp_client)
test-edge: edge $(crash)
attack: edge crashtest
test-page: $(embed)/embed.js
test-npm: $(npm_tarball) $(edge_packages) $(npm_runtimes)
test-vscode test-vscode-screenshots: $(vsix) $(vscode_hosts)
test-release: release-snapshot

.PHONY: $(addprefix test-,$(test_parts))
$(addprefix test-,$(test_parts)): test-%:
	scripts/test.sh $* $(version)

.PHONY: fuzz
fuzz: ## run each fuzz target for [TIME=30s]
	scripts/fuzz.sh $(TIME)

.PHONY: attack
attack: $(binary) ## send hostile input and measure what it costs
	scripts/test.sh attack

.PHONY: conformance
conformance: ## compare the parsers with the real ones on generated files, for [TIME=5m], and try all pairs of platforms
	PROCLINT_ALL=yes go test ./lint ./lint/move ./lint/preview ./web
	cd internal/tools/conformance && go vet . && go run . -time $(or $(TIME),5m)

# One to two hours: it is for a machine that does nothing else.
.PHONY: exhaustive
exhaustive:
	go -C internal/bench run ./exhaustive

## ---- measure ----

.PHONY: size
size: $(binary) edge npm build/proclint-without-mcp ## measure what a visitor downloads, the Worker, the npm package, and the MCP server
	@! $(wasm) go list -deps . | grep -xE 'encoding/json|net/http|text/template' || { echo "the engine must not hold these packages" >&2; exit 1; }
	@node scripts/size.mjs $(engine) $(rest) $(extras_wasm) $(messages) $(docs) static/dist build/compressed $(edge)/worker $(binary) build/proclint-without-mcp

.PHONY: bench
bench: $(binary) ## measure how fast everything is
	@scripts/bench.sh all
