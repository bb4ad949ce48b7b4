# The extension for Visual Studio Code.

vscode_packages := editors/vscode/node_modules/.package-lock.json
vscode_hosts    := editors/vscode/hosts/node_modules/.package-lock.json
vscode_folder   := build/vscode
vsix            := build/proclint-$(version).vsix

## ---- VS Code ----

.PHONY: vscode
vscode: $(vsix) ## build the extension for Visual Studio Code: build/proclint-VERSION.vsix

# Files in the package have one date, so that the same sources make the same package.
$(vsix): $(vscode_folder)/package.json
	cd $(vscode_folder) && SOURCE_DATE_EPOCH=$${SOURCE_DATE_EPOCH:-315619200} $(CURDIR)/editors/vscode/node_modules/.bin/vsce package \
	  --no-dependencies --out $(CURDIR)/$@

$(vscode_folder)/package.json: build/vscode-command build/vscode-server.wasm $(glue) $(vscode_packages) $(packages) LICENSE static/public/icon-192.png \
    $(shell find editors/vscode static/src -type f ! -path '*/node_modules/*' ! -path '*/e2e/*' ! -path '*/test-results/*')
	node editors/vscode/build.mjs $(vscode_folder) $(basename $(patsubst build/proclint-%,%,$(vsix))) build/vscode-command build/vscode-server.wasm \
	  $(glue)

build/vscode-server.wasm: $(go_sources) $(compact) $(MAKEFILE_LIST)
	$(wasm_build) -tags compact -o $@ ./editors/vscode/server

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
