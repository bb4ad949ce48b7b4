#!/usr/bin/env bash
# Tags the commit that is checked out as the release of this version: tag.sh VERSION. The tag is a commit with the built
# page, because go install gets no files but those of the tag. The branch stays as it is.
set -euo pipefail
cd "$(dirname "$0")/.."

tag=v$1
fail() { echo "tag.sh: $*" >&2; exit 1; }

[[ -z $(git status --porcelain) ]] || fail "commit the changes first"
! git rev-parse --quiet --verify "refs/tags/$tag" >/dev/null || fail "$tag exists already"
grep -q "^## $1\b" CHANGELOG.md || fail "CHANGELOG.md has no section $1"
[[ -s static/dist/index.html ]] || fail "the page is not built"

index=$(mktemp)
trap 'rm -f "$index"' EXIT
export GIT_INDEX_FILE=$index
git read-tree HEAD
git add --force static/dist
commit=$(git commit-tree -p HEAD -m "Add the built page of $tag" "$(git write-tree)")
unset GIT_INDEX_FILE
git tag --annotate --message "Proclint $1" "$tag" "$commit"
echo "$tag is made. Publish it with: git push origin $tag"
