# `make` alone lists the targets.
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

PORT ?= 8787
TIME ?= 30s

staticcheck := honnef.co/go/tools/cmd/staticcheck@v0.8.2
go_build    := go build -trimpath -ldflags="-s -w"
wasm        := GOOS=js GOARCH=wasm
# In what a browser downloads only Go's runtime is inlined, which is hot: inlining the rest as well makes it a
# sixth larger and little faster.
wasm_build  := $(wasm) $(go_build) -gcflags=all=-l -gcflags=runtime= -gcflags=internal/runtime/...=
wasm_packages := . ./internal/bridge ./internal/viewer ./lint/...
counts      := build/tests
# Two statements, for export would hide that the script failed.
browser      = CHROMIUM=$$(scripts/chromium.sh); export CHROMIUM PROCLINT_BIN=$(CURDIR)/$(binary);

engine      := static/src/engine/proclint.wasm
viewer      := static/src/engine/viewer.wasm
docs        := static/src/engine/docs.json
glue        := static/src/engine/wasm_exec.js
packages    := static/node_modules/.package-lock.json
page        := static/dist/index.html
binary      := build/proclint

module_files   := go.mod go.sum
engine_sources := main_wasm.go $(shell find lint internal/version internal/bridge internal/viewer -name '*.go' ! -name '*_test.go') $(module_files)
go_files       := $(shell find . -name '*.go' ! -path './static/node_modules/*')
go_sources     := $(filter-out %_test.go,$(go_files)) $(module_files)
page_sources   := $(shell find static -type f ! -path 'static/node_modules/*' ! -path 'static/dist/*' \
                    ! -path 'static/e2e/*' ! -path 'static/test-results/*' ! -path 'static/playwright-report/*' \
                    ! -path $(engine) ! -path $(viewer) ! -path $(docs) ! -path $(glue) ! -name '*.go') scripts/compress.mjs

.PHONY: help
help:
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

## ---- build ----

.PHONY: run
run: $(binary) ## build everything and serve the page on [PORT=8787]
	$(binary) serve --addr 127.0.0.1:$(PORT)

.PHONY: build
build: $(binary) ## build the page and the binary that holds it: build/proclint

$(binary): $(page) $(go_sources)
	$(go_build) -o $@ .

$(page): $(packages) $(engine) $(viewer) $(docs) $(glue) $(page_sources)
	npm --prefix static run build
	node scripts/compress.mjs static/dist build/compressed
	touch static/dist/.gitkeep $@

$(engine): $(engine_sources) Makefile
	$(wasm_build) -o $@ .

$(viewer): $(engine_sources) Makefile
	$(wasm_build) -o $@ ./internal/viewer

$(docs): $(engine_sources) $(shell find internal/tools/docs -name '*.go')
	go run ./internal/tools/docs > $@

# The glue belongs to the Go that builds the engine: a new toolchain brings a new one.
$(glue): $(shell go env GOROOT)/lib/wasm/wasm_exec.js
	cp $< $@ && touch $@

$(packages): static/package.json static/package-lock.json
	npm --prefix static ci --no-audit --no-fund
	touch $@

## ---- test ----

.PHONY: test
test: ## run every check and test: formats, vet, Go natively and as WebAssembly, page, browser
	rm -rf $(counts)
	$(MAKE) --no-print-directory check
	$(MAKE) --no-print-directory test-go
	$(MAKE) --no-print-directory test-wasm
	$(MAKE) --no-print-directory test-page
	@node scripts/count.mjs total $(counts)

.PHONY: check
check: $(packages) ## check formats and types, without running anything
	@unformatted=$$(gofmt -l $(go_files)); \
	  [[ -z "$$unformatted" ]] || { echo "not formatted, run make fmt: $$unformatted" >&2; exit 1; }
	go vet ./...
	$(wasm) go vet $(wasm_packages)
	go run $(staticcheck) ./...
	go run -exec 'env $(wasm)' $(staticcheck) $(wasm_packages)
	npm --prefix static run check

.PHONY: fmt
fmt: ## format the Go files
	gofmt -w $(go_files)

.PHONY: test-go
test-go: ## run the Go tests natively
	go test -json ./... | node scripts/count.mjs go native $(counts)

.PHONY: test-wasm
test-wasm: ## run the engine's Go tests as WebAssembly under Node
	$(wasm) go test -json -exec "$(CURDIR)/scripts/wasm-exec" $(wasm_packages) | node scripts/count.mjs go wasm $(counts)

.PHONY: test-page
test-page: $(binary) ## run the browser tests on the page that the binary serves
	$(browser) export PLAYWRIGHT_JSON_OUTPUT_FILE=$(CURDIR)/build/playwright.json; \
	  cd static && npx --no-install playwright test --project=chromium --max-failures=5 --reporter=list,json
	@node scripts/count.mjs playwright browser $(counts) build/playwright.json

.PHONY: fuzz
fuzz: ## run each fuzz target for [TIME=30s]
	scripts/fuzz.sh $(TIME)

## ---- measure ----

.PHONY: size
size: $(page) build/empty.wasm ## measure what a visitor downloads
	@! $(wasm) go list -deps . ./internal/viewer | grep -xE 'encoding/json|net/http|text/template' || { echo "the engine must not hold these packages" >&2; exit 1; }
	@node scripts/size.mjs $(engine) $(viewer) build/empty.wasm static/dist build/compressed

build/empty.wasm: Makefile internal/tools/empty/main.go $(shell go env GOROOT)/VERSION
	$(wasm_build) -o $@ ./internal/tools/empty

.PHONY: bench
bench: $(binary) ## measure how fast everything is
	$(browser) go run ./internal/tools/bench

.PHONY: screenshot
screenshot: $(binary) ## take the pictures of the page, docs/screenshot.png among them
	$(browser) cd static && npx --no-install playwright test --project=screenshots

.PHONY: clean
clean: ## remove everything that was built
	rm -rf build static/node_modules static/test-results static/playwright-report $(engine) $(viewer) $(docs) $(glue)
	find static/dist -mindepth 1 ! -name .gitkeep -delete

## ---- real readers ----

.PHONY: conformance
conformance: TIME = 5m
conformance: ## compare the readers with real ones on generated files, for [TIME=5m]
	cd internal/tools/conformance && go vet . && go run . -time $(TIME)
