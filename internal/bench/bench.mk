# Measurements.

lighthouse  := scripts/lighthouse/node_modules/.package-lock.json
pagebench   := build/pagebench

build/proclint-without-mcp: $(page) $(go_sources)
	$(go_build) -tags nomcp -o $@ .

build/empty.wasm: $(MAKEFILE_LIST) internal/tools/empty/main.go $(shell go env GOROOT)/VERSION
	GOTOOLCHAIN=$(page_go) $(wasm) $(go_build) $(wasm_flags) -o $@ ./internal/tools/empty

# What the parts need.
bench-page bench-lighthouse: $(binary)
bench-page: $(pagebench)/actionlint.wasm.br
bench-vscode: $(vsix) $(vscode_hosts)
bench-edge: edge $(edge)/stock/app.wasm $(edge)/nothing/app.wasm
bench-soak: $(crash_files)
bench-lighthouse: $(lighthouse)

.PHONY: $(addprefix bench-,$(bench_parts))
$(addprefix bench-,$(bench_parts)): bench-%:
	@scripts/bench.sh $* $(version)

$(pagebench)/actionlint.wasm.br: internal/bench/go.mod internal/bench/go.sum build/empty.wasm $(glue) scripts/compress.mjs $(MAKEFILE_LIST)
	mkdir -p $(pagebench)
	cd internal/bench && $(wasm) $(go_build) -o $(CURDIR)/$(pagebench)/actionlint.wasm github.com/rhysd/actionlint/playground
	cp build/empty.wasm $(glue) $(pagebench)
	node scripts/compress.mjs $(pagebench) build/compressed

$(lighthouse): scripts/lighthouse/package.json scripts/lighthouse/package-lock.json
	$(npm_ci) --prefix scripts/lighthouse
	touch $@

# The same program, and one that does nothing, behind the entry of syumai/workers.
$(edge)/stock.wasm: $(edge)/worker.wasm
	cp $< $@

$(edge)/nothing.wasm: internal/bench/nothing/main.go $(module_files) $(MAKEFILE_LIST)
	cd internal/bench && $(wasm) $(go_build) -o $(CURDIR)/$@ ./nothing

$(edge)/%/app.wasm: $(edge)/%.wasm
	go run $(workers)/cmd/workers-assets-gen -mode go -o $(@D)
	cp $< $@
