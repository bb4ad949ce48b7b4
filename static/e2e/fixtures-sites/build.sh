#!/usr/bin/env bash
# Builds the sites that the tests of the embed upgrade, each with its own tool, into build/sites/NAME.
# Usage: build.sh NAME... where NAME is hugo, sphinx, mkdocs, material, vitepress, docusaurus or starlight.
# What Debian has is installed from there, where this user may; a site whose tool cannot be had is left out and said.
set -euo pipefail
cd "$(dirname "$0")"
out=$(cd ../../.. && pwd)/build/sites
mkdir -p "$out"

debian() { # PROGRAM PACKAGE
	command -v "$1" >/dev/null || ../../../scripts/debian.sh "$2" >/dev/null 2>&1 && command -v "$1" >/dev/null
}

# Asks the Python that runs mkdocs for its themes.
material() {
	local mkdocs
	mkdocs=$(command -v mkdocs) &&
		$(sed -n '1s/^#!//p' "$mkdocs") -c "from mkdocs.utils import get_theme_names as names; exit('material' not in names())" 2>/dev/null
}

missing() { echo "site $1 is left out: $2" >"$out/$1.missing" && cat "$out/$1.missing" >&2; }

for name in "$@"; do
	rm -rf "${out:?}/$name" "$out/$name.missing"
	case $name in
	hugo)
		debian hugo hugo || { missing hugo "there is no hugo, and apt cannot install it"; continue; }
		hugo --quiet --source hugo --destination "$out/hugo"
		rm -rf hugo/resources hugo/.hugo_build.lock
		;;
	sphinx)
		debian sphinx-build python3-sphinx || { missing sphinx "there is no sphinx-build, and apt cannot install python3-sphinx"; continue; }
		sphinx-build -q -d "$out/sphinx-doctrees" sphinx "$out/sphinx" 2>/dev/null
		;;
	material)
		material || ../../../scripts/debian.sh mkdocs-material >/dev/null 2>&1 && material ||
			{ missing material "there is no Material for MkDocs, and apt cannot install mkdocs-material"; continue; }
		mkdocs --quiet build --config-file material/mkdocs.yml --site-dir "$out/material"
		;;
	mkdocs)
		debian mkdocs mkdocs || { missing mkdocs "there is no mkdocs, and apt cannot install it"; continue; }
		mkdocs --quiet build --config-file mkdocs/mkdocs.yml --site-dir "$out/mkdocs"
		;;
	vitepress)
		npm --prefix "$name" ci --ignore-scripts --no-audit --no-fund --silent
		(cd "$name" && npm run --silent build >/dev/null)
		mv vitepress/.vitepress/dist "$out/vitepress" && rm -rf vitepress/.vitepress/cache
		;;
	docusaurus)
		npm --prefix "$name" ci --ignore-scripts --no-audit --no-fund --silent
		(cd "$name" && DOCUSAURUS_NO_PERSISTENT_CACHE=true npm run --silent build >/dev/null)
		mv docusaurus/build "$out/docusaurus" && rm -rf docusaurus/.docusaurus
		;;
	starlight)
		npm --prefix "$name" ci --ignore-scripts --no-audit --no-fund --silent
		(cd "$name" && ASTRO_TELEMETRY_DISABLED=1 npm run --silent build >/dev/null)
		mv starlight/dist "$out/starlight" && rm -rf starlight/.astro
		;;
	*)
		echo "no site $name" >&2
		exit 2
		;;
	esac
done
