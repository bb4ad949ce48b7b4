# The files of a release.

## ---- release ----

# Files that a release has besides the binary in archives and packages, the Worker, and the images: the packages of npm and of
# Visual Studio Code.
extras  = $(npm_tarball) $(vsix)

.PHONY: release-snapshot
release-snapshot: release-parts # all files of a release, without publishing it: build/dist
	GOTOOLCHAIN=$(page_go) SITE=$(SITE) scripts/release.sh $(version) $(extras)

.PHONY: release
release: release-parts ## publish the release of the tag that is checked out
	GOTOOLCHAIN=$(page_go) SITE=$(SITE) scripts/release.sh --publish $(version) $(extras)

.PHONY: release-parts
release-parts: $(binary) edge build/tools/release $(extras)

build/tools/release: $(wildcard internal/tools/release/*.go) internal/tools/release/go.mod
	cd internal/tools/release && go build -o $(CURDIR)/$@ .
