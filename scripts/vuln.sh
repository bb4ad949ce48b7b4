#!/usr/bin/env bash
# Asks the databases of known vulnerabilities about the Go programs and the npm packages of the project.
# Exit status 0: none is known; 1: some are known; 2: none is known, but not everything could be checked.
set -uo pipefail
cd "$(dirname "$0")/.."

govulncheck=golang.org/x/vuln/cmd/govulncheck@v1.8.0
go_database=${GOVULNDB:-https://vuln.go.dev}
vulnerable=0
unchecked=0

none() { echo "vuln $1: no vulnerability is known"; }
some() { vulnerable=$((vulnerable + 1)) && echo "vuln $1: vulnerable, see above"; }
cannot() { unchecked=$((unchecked + 1)) && echo "vuln $1: not checked, $2"; }

# Looks for vulnerable functions that packages call: ask_go PART FOLDER PATTERN...
ask_go() {
	local part=$1 folder=$2 answer status
	shift 2
	answer=$(build/tools/govulncheck -C "$folder" -db "$go_database" -tags edge "$@" 2>&1)
	status=$?
	echo "$answer"
	case $status:$answer in
	0:*) none "$part" ;;
	3:*) some "$part" ;;
	*'fetching vulnerabilities'*) cannot "$part" "the database $go_database cannot be reached" ;;
	*) cannot "$part" "govulncheck failed" ;;
	esac
}

# Looks for vulnerable versions in the package-lock.json of a folder.
ask_npm() {
	local folder=$1 answer status
	answer=$(npm --prefix "$folder" audit --package-lock-only 2>&1)
	status=$?
	echo "$answer"
	case $status:$answer in
	0:*) none "$folder" ;;
	*'npm error'*) cannot "$folder" "npm cannot ask its registry" ;;
	*) some "$folder" ;;
	esac
}

GOBIN=$PWD/build/tools go install "$govulncheck" || exit 2
ask_go native . ./...
GOOS=js GOARCH=wasm ask_go webassembly . . ./internal/bridge ./web/edge/...
ask_go conformance internal/tools/conformance ./... tool
ask_go exportcheck internal/tools/exportcheck -test ./...
ask_go grammar internal/tools/grammar/parser -test ./...
ask_go release internal/tools/release -test ./...
ask_go bench internal/bench ./...
GOOS=js GOARCH=wasm ask_go pagebench internal/bench tool
while IFS= read -r lock; do
	ask_npm "$(dirname "$lock")"
done < <(git ls-files '*package-lock.json')

echo "vulnerable: $vulnerable parts (limit: at most 0)"
echo "not-checked: $unchecked parts (limit: at most 0)"
[[ $vulnerable == 0 ]] || exit 1
[[ $unchecked == 0 ]] || exit 2
