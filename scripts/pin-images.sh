#!/usr/bin/env bash
# Writes build/Containerfile for a release: the Containerfile with a digest in place of each image's tag. It asks the
# registry for the digests with skopeo or docker, and writes nothing when it does not get all of them.
set -euo pipefail
cd "$(dirname "$0")/.."

fail() { echo "pin-images.sh: $*" >&2; exit 1; }

# Prints the digest of an image for all architectures.
digest_of() {
	if command -v skopeo >/dev/null; then
		skopeo inspect --no-tags --format '{{.Digest}}' "docker://$1"
	elif docker buildx version >/dev/null 2>&1; then
		docker buildx imagetools inspect --format '{{.Manifest.Digest}}' "$1"
	else
		fail "install skopeo, or docker with buildx, to ask the registry for digests"
	fi
}

# Prints an image by its digest.
pinned() {
	local digest
	digest=$(digest_of "$1") || fail "cannot look up the digest of $1"
	[[ $digest =~ ^sha256:[0-9a-f]{64}$ ]] || fail "the registry gives no digest for $1: $digest"
	echo "${1%:*}@$digest"
}

stages=" scratch "
lines=()
while IFS= read -r line || [[ -n $line ]]; do
	read -r word image as stage rest <<<"$line"
	case ${word^^}:$line in
	FROM:*)
		[[ -z $rest && (-z $as || ${as^^} == AS) ]] || fail "cannot read this line: $line"
		if [[ $stages != *" $image "* ]]; then
			[[ $image =~ ^[a-z0-9./-]+:[A-Za-z0-9._-]+$ ]] || fail "$image has no tag to look up"
			digest=$(pinned "$image")
			lines+=("# $image")
			line=${line/"$image"/"$digest"}
		fi
		stages+="$stage "
		;;
	*--from=*)
		from=${line#*--from=}
		[[ $stages == *" ${from%% *} "* ]] || fail "name a stage and not an image: $line"
		;;
	'#:# syntax='*) fail "this line names an image too: $line" ;;
	esac
	lines+=("$line")
done <Containerfile

mkdir -p build
printf '%s\n' "${lines[@]}" >build/Containerfile
echo "build/Containerfile is written. Build it with: podman build -f build/Containerfile -t proclint ."
