# The npm package, and the embed, which it has too.

embed       := build/embed
npm         := build/npm
npm_sources := $(shell find npm -type f ! -path 'npm/test/*' ! -name '*.go')
npm_runtimes := npm/test/node_modules/.package-lock.json
npm_tarball := build/proclint-$(version).tgz
mcp_client  := scripts/mcp/node_modules/.package-lock.json

## ---- npm and the embed ----

.PHONY: embed
embed: $(embed)/embed.js ## build the files for a site that serves the embed itself: build/embed
	@node scripts/embed.mjs $(embed) $(version) build/compressed

$(embed)/embed.js: $(packages) $(programs) $(page_sources)
	SITE=$(SITE) npm --prefix static run build-embed
	node scripts/embed.mjs $(embed) $(version)
	touch $@

.PHONY: npm
npm: $(npm_tarball) ## pack the npm package: build/proclint-VERSION.tgz
	@node -e 'const size = fs.statSync("$<").size; console.log(`npm-size: $${(size / 1e6).toFixed(2)} MB (limit: at most 5.4 MB)`); process.exit(size > 5.4e6 ? 1 : 0)'

$(npm_tarball): $(npm)/command.wasm.br $(embed)/embed.js $(glue) $(docs) $(npm_sources) LICENSE
	rm -rf $(npm)/compiled
	static/node_modules/.bin/tsc -p npm/tsconfig.json
	node npm/build.mjs $(npm)/compiled $< $(embed) $(npm)/package
	npm pack $(CURDIR)/$(npm)/package --ignore-scripts --silent --pack-destination build
	test $(PROCLINT_BROTLI) -lt 11 || scripts/zopfli.sh $@

$(npm)/command.wasm.br: $(brotli) $(npm)/command.wasm npm/compress.mjs scripts/compress.mjs
	node npm/compress.mjs $(npm)/command.wasm $@

$(npm)/command.wasm: $(go_sources) $(compact) $(MAKEFILE_LIST)
	$(wasm_build) -tags externaldocs,compact -o $@ ./npm/cli

$(npm_runtimes): npm/test/package.json npm/test/package-lock.json
	$(npm_ci) --prefix npm/test
	touch $@

$(mcp_client): scripts/mcp/package.json scripts/mcp/package-lock.json
	$(npm_ci) --prefix scripts/mcp
	touch $@
