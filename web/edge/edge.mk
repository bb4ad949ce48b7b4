# The Cloudflare Worker.

edge_tags   := -tags external,externaldocs
edge_packages := web/edge/node_modules/.package-lock.json
edge          := build/edge
crash_files   := $(addprefix $(edge)/,crashtest/worker.js crashtest/proclint.wasm site/crashtest.data)
# The Worker's log, caches and state stay in the build folder, and it asks nobody for anything.
wrangler      := XDG_CONFIG_HOME=$(CURDIR)/build/wrangler WRANGLER_SEND_METRICS=false WRANGLER_HIDE_BANNER=true WRANGLER_LOG_PATH=$(CURDIR)/build/wrangler/logs \
                   WRANGLER_REGISTRY_PATH=$(CURDIR)/build/wrangler/registry CLOUDFLARE_CF_FETCH_ENABLED=false \
                   web/edge/node_modules/.bin/wrangler --config web/edge/wrangler.jsonc
workers       := github.com/syumai/workers
edge_sources   := $(shell find lint web internal/version -name '*.go' ! -name '*_test.go') web/openapi.json $(embedded) $(module_files)

## ---- the edge ----

.PHONY: edge
edge: $(edge)/worker/worker.js $(edge)/worker/proclint.wasm $(edge)/site/_headers

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

$(edge)/worker/worker.js $(edge)/crashtest/worker.js: $(edge_packages) $(edge)/wasm_exec.js $(shell find web/edge/src -name '*.ts') $(MAKEFILE_LIST)
	web/edge/node_modules/.bin/esbuild web/edge/src/worker.ts --outfile=$@ --log-level=warning --bundle --format=esm \
	  --target=es2022 --minify --external:./proclint.wasm --define:CRASHTEST=$(CRASHTEST) \
	  --alias:wasm_exec=$(CURDIR)/$(edge)/wasm_exec.js

# The Worker limits the steps and memory of its program, and gets the program's data from the page's files.
$(edge)/%/proclint.wasm $(edge)/%.data &: $(edge)/%.wasm scripts/limited.mjs scripts/fuel.mjs scripts/module.mjs
	node scripts/limited.mjs $< $(edge)/$*/proclint.wasm $(edge)/$*.data

$(edge)/site/crashtest.data: $(edge)/crashtest.data $(edge)/site/_headers
	cp $< $@

$(edge)/crashtest.wasm: edge_tags = -tags crashtest,external,externaldocs
$(edge)/worker.wasm $(edge)/crashtest.wasm: $(edge_sources) $(MAKEFILE_LIST)
	$(wasm_build) $(edge_tags) -o $@ ./web/edge

# Cloudflare compresses what it sends; the compressed siblings are for the native server.
# The Worker reads its data, the messages of logs, the rules' documentation and its description from there: its own size is limited.
$(edge)/site/_headers: web/edge/_headers web/edge/404.html scripts/headers.mjs $(compact) web/openapi.json $(page) $(edge)/worker.data
	rm -rf $(edge)/site && mkdir -p $(edge)/site
	cp -R static/dist/. $(edge)/site
	gunzip $(edge)/site/assets/*.wasm.gz
	find $(edge)/site \( -name .gitkeep -o -name '*.br' -o -name '*.gz' \) -delete
	cp web/edge/404.html $(edge)/site
	cp $(compact) $(edge)/site/messages.txt
	cp web/openapi.json $(edge)/worker.data $(edge)/site
	cp $(docs) $(edge)/site/rules.json
	node scripts/headers.mjs web/edge/_headers $(edge)/site

$(edge_packages): web/edge/package.json web/edge/package-lock.json
	$(npm_ci) --prefix web/edge
	touch $@
