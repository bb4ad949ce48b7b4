#!/usr/bin/env bash
# Makes the files of a release in build/dist, from what make has built: release.sh VERSION EXTRA...
# EXTRA are files that the release has besides. With --publish as the first argument, it publishes them too.
set -euo pipefail
cd "$(dirname "$0")/.."

goreleaser=github.com/goreleaser/goreleaser/v2@v2.16.0

flags=(--snapshot)
[[ $1 != --publish ]] || { flags=(--release-notes build/package/notes.md); shift; }
# Without a key, nothing is signed.
[[ -n ${GPG_KEY:-} ]] || flags+=(--skip=sign)
VERSION=$1
shift
[[ ${flags[0]} == --snapshot || $(git tag --points-at HEAD) == "v$VERSION" ]] ||
	{ echo "release.sh: check out the tag v$VERSION first" >&2; exit 1; }

export VERSION SITE_FLAG="${SITE:+ -X github.com/proclint/proclint/internal/version.site=$SITE}"
# GoReleaser knows no commit in a repository without a remote.
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct)
COMMIT_DATE=$(git log -1 --format=%cI)
export SOURCE_DATE_EPOCH COMMIT_DATE

rm -rf build/package build/extras
mkdir -p build/package/completions build/package/worker build/extras

build/proclint man --dir build/package/man
gzip -9 --no-name build/package/man/*
for shell in bash fish; do build/proclint completion "$shell" >"build/package/completions/proclint.$shell"; done
build/proclint completion zsh >build/package/completions/_proclint

# Prints the section of the version in the changelog.
awk -v heading="## $VERSION" '/^## / { inside = index($0, heading) == 1; next } inside' CHANGELOG.md >build/package/notes.md

# The Worker is complete in one folder.
cp -R build/edge/worker build/edge/site LICENSE build/package/worker
cp web/edge/DEPLOY.md build/package/worker/README.md
sed -e '/"\$schema"/d' -e 's|"\.\./\.\./build/edge/|"./|' web/edge/wrangler.jsonc >build/package/worker/wrangler.jsonc
build/tools/release pack build/package/worker "build/extras/proclint_${VERSION}_worker.tar.gz"

[[ $# == 0 ]] || cp "$@" build/extras
go run "$goreleaser" release --clean "${flags[@]}"
# Everything is in one folder then.
cp build/extras/* build/dist
