#!/usr/bin/env bash
# Installs a release for the next steps of a workflow: VERSION from BASE_URL. It installs nothing whose checksum differs.
set -euo pipefail

fail() { echo "::error::$*"; exit 1; }

case $RUNNER_OS in
Linux) os=linux ;;
macOS) os=darwin ;;
Windows) os=windows ;;
*) fail "Proclint has no release for $RUNNER_OS" ;;
esac
case $RUNNER_ARCH in
X64) arch=amd64 ;;
ARM64) arch=arm64 ;;
*) fail "Proclint has no release for $RUNNER_ARCH" ;;
esac
archive=proclint_${VERSION}_${os}_$arch.tar.gz
[[ $os != windows ]] || archive=${archive%.tar.gz}.zip

folder=$RUNNER_TEMP/proclint-$VERSION
mkdir -p "$folder"
cd "$folder"
for file in "$archive" checksums.txt; do
	curl --fail --silent --show-error --location --retry 3 --output "$file" "$BASE_URL/v$VERSION/$file" ||
		fail "Proclint $VERSION can't be downloaded from $BASE_URL"
done

# macOS has only shasum, which prints the same.
if command -v sha256sum >/dev/null; then sum=$(sha256sum "$archive"); else sum=$(shasum -a 256 "$archive"); fi
grep -qxF "${sum%% *}  $archive" checksums.txt || fail "The checksum of $archive differs from checksums.txt"

case $archive in
*.zip) unzip -qo "$archive" ;;
*) tar -xzf "$archive" ;;
esac
echo "$folder" >>"$GITHUB_PATH"
