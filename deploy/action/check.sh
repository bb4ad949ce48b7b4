#!/usr/bin/env bash
# Checks the Procfiles that a change touches, and annotates their lines. It checks all of them where ALL is true or the
# commit before the change is unknown. SARIF names a file for the findings in all Procfiles.
set -euo pipefail

flags=(--only-procfiles)
[[ -z $PLATFORMS ]] || flags+=(--platform "$PLATFORMS")
[[ -z $FAIL_ON ]] || flags+=(--fail-on "$FAIL_ON")

# A shallow checkout doesn't contain the commit before the change.
has_before() {
	[[ $ALL != true && $BEFORE =~ ^[0-9a-f]{40}$ ]] || return 1
	git cat-file -e "$BEFORE^{commit}" 2>/dev/null || git fetch --quiet --depth=1 origin "$BEFORE" 2>/dev/null
}

if [[ -n $SARIF ]]; then
	# Findings don't fail this run: the last one does.
	proclint lint "${flags[@]}" -r --format sarif --output-file="$SARIF" . || [[ $? == 1 ]]
fi

if ! has_before; then
	proclint lint "${flags[@]}" -r --format github .
	exit
fi
changed=()
# Names that no Procfile can have are left out first, so that the command line is short.
while IFS= read -r -d '' file; do
	changed+=("$file")
done < <(git diff -z --name-only --diff-filter=d --relative "$BEFORE" HEAD -- ':(icase)*proc*' ':(icase)*file*' ':(icase)*profcile*')
if [[ ${#changed[@]} == 0 ]]; then
	echo "The change touches no Procfile."
	exit
fi
proclint lint "${flags[@]}" --format github -- "${changed[@]}"
