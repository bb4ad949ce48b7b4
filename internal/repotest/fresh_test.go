//go:build !js

package repotest

import (
	"bytes"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// makefiles are the Makefile and the files that it includes.
func makefiles(t *testing.T) string {
	t.Helper()
	text := readText(t, "Makefile")
	for _, name := range strings.Fields(regexp.MustCompile(`(?m)^include (.*)$`).FindStringSubmatch(text)[1]) {
		text += readText(t, name)
	}
	return text
}

// listed are the targets that make lists, from the texts of the Makefiles.
func listed(t *testing.T) []string {
	t.Helper()
	var targets []string
	for _, line := range regexp.MustCompile(`(?m)^([a-z-]+):.*## `).FindAllStringSubmatch(makefiles(t), -1) {
		targets = append(targets, line[1])
	}
	for _, family := range regexp.MustCompile(`(?m)^([a-z]+)_parts +:= (.*)$`).FindAllStringSubmatch(makefiles(t), -1) {
		for _, part := range strings.Fields(family[2]) {
			targets = append(targets, family[1]+"-"+part)
		}
	}
	if !slices.Contains(targets, "build") {
		t.Fatalf("the Makefile lists %q, without build", targets)
	}
	return targets
}

// TestDocumentsNameTargetsThatExist: some take an account or hours, so a test asks make whether there is one.
func TestDocumentsNameTargetsThatExist(t *testing.T) {
	// It fails where a file isn't built, too.
	database, _ := exec.Command("make", "--print-data-base", "--question", "--no-print-directory", "help").Output()
	named := 0
	for _, document := range tracked(t, "*.md", ":!CHANGELOG.md", ":!docs/rules") {
		for _, match := range regexp.MustCompile("(?m)(?:^|`)make ([a-z-]+)(?:[^A-Za-z-]|$)").FindAllStringSubmatch(readText(t, document), -1) {
			named++
			if !bytes.Contains(database, []byte("\n"+match[1]+":")) {
				t.Errorf("%s names make %s, which doesn't exist", document, match[1])
			}
		}
	}
	if named < 30 {
		t.Errorf("the documents name only %d targets", named)
	}
}

// mostTyped limits the targets that a person types. A family of targets with parts is one.
const mostTyped = 20

func TestFewTargetsAreListed(t *testing.T) {
	output, err := exec.Command("make", "--no-print-directory", "help").Output()
	if err != nil {
		t.Fatalf("make help: %v", withStderr(err))
	}
	if n := len(regexp.MustCompile(`(?m)^  make `).FindAll(output, -1)); n < 10 || n > mostTyped {
		t.Errorf("make help lists %d targets, at most %d:\n%s", n, mostTyped, output)
	}
}

func TestEveryListedTargetHasAPlanForAFreshMachine(t *testing.T) {
	output, err := exec.Command("scripts/fresh.sh", "--plan").Output()
	if err != nil {
		t.Fatalf("scripts/fresh.sh --plan: %v", withStderr(err))
	}
	var planned []string
	leftOut := map[string]string{}
	for line := range strings.Lines(string(output)) {
		target, plan, _ := strings.Cut(strings.TrimSpace(line), ": ")
		planned = append(planned, target)
		if reason, ok := strings.CutPrefix(plan, "left out, "); ok {
			leftOut[target] = reason
		}
	}
	targets := listed(t)
	if !slices.Equal(planned, targets) {
		t.Errorf("fresh.sh plans\n%q\nand make lists\n%q", planned, targets)
	}
	for _, target := range []string{"edge-deploy", "release"} {
		if leftOut[target] == "" {
			t.Errorf("fresh.sh gives no reason to leave out %s", target)
		}
		delete(leftOut, target)
	}
	for target, reason := range leftOut {
		t.Errorf("fresh.sh leaves out %s: %s", target, reason)
	}
	for _, arm := range regexp.MustCompile(`(?m)^\t([a-z-]+)\) echo `).FindAllStringSubmatch(readText(t, "scripts/fresh.sh"), -1) {
		if !slices.Contains(targets, arm[1]) {
			t.Errorf("fresh.sh has a plan for %s, which make doesn't list", arm[1])
		}
	}
}

// hazards are commands that work only with what another command left behind, or that run what nobody chose.
var hazards = []struct {
	name    string
	command *regexp.Regexp
	except  *regexp.Regexp // nil for no exception
	allowed string         // the one file that may use it
	right   string
}{
	{"go list -m prints nothing for a module that isn't downloaded", regexp.MustCompile(`\bgo list( -\S+)* -m\b`), nil, "", "go list of a package"},
	{"npm runs install scripts", regexp.MustCompile(`\bnpm( --prefix \S+)? (ci|i|install|add)\b.*`), regexp.MustCompile(` --ignore-scripts\b`), "", "npm ci --ignore-scripts"},
	{"npm installs what no lock file names", regexp.MustCompile(`\bnpm( --prefix \S+)? (i|install|add)\b`), nil, "", "npm ci"},
	{"npx installs what is missing", regexp.MustCompile(`\bnpx\b( \S+)?`), regexp.MustCompile(`^npx --no-install`), "", "npx --no-install"},
	{"the version changes without a commit", regexp.MustCompile(`\bgo (run|install)( -\S+)* \S+@(latest|master|main)\b`), nil, "", "go run PACKAGE@VERSION"},
	{"a new machine has no lists of packages", regexp.MustCompile(`\bapt-get (-\S+ )*install\b`), nil, "scripts/debian.sh", "scripts/debian.sh PACKAGE"},
	{"a tag of an action can move", regexp.MustCompile(`\buses: \S+@\S+`), regexp.MustCompile(`@[0-9a-f]{40}$`), "", "uses: ACTION@COMMIT"},
}

func TestNoCommandReliesOnAFilledCache(t *testing.T) {
	for _, name := range recipes(t) {
		for command := range strings.Lines(commands(readText(t, name))) {
			for _, hazard := range hazards {
				found := hazard.command.FindString(command)
				if found == "" || name == hazard.allowed || hazard.except != nil && hazard.except.MatchString(found) {
					continue
				}
				t.Errorf("%s: %s: write %s instead of %q", name, hazard.name, hazard.right, strings.TrimSpace(command))
			}
		}
	}
}

func TestTheHazardsAreFound(t *testing.T) {
	tests := []struct {
		command string
		found   bool
	}{
		{"x=$(go list -m -f '{{.Dir}}' example.com/m)", true},
		{"go list -f '{{.Dir}}' example.com/m/package", false},
		{"npm --prefix static ci --no-audit", true},
		{"npm ci --ignore-scripts --prefix static", false},
		{`command("npm", "ci", "--prefix", cache)`, true},
		{`command("npm", "ci", "--prefix", cache, "--ignore-scripts")`, false},
		{"npm install --ignore-scripts x", true},
		{"npm --prefix static run build", false},
		{"npx playwright test", true},
		{"cd static && npx --no-install playwright test", false},
		{"go run example.com/tool@latest ./...", true},
		{"go run example.com/tool@v1.2.3 ./...", false},
		{"sudo apt-get install -y wrk", true},
		{"apt-get -qy install \\\n  wrk", true},
		{"- uses: actions/checkout@v4", true},
		{"- uses: actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8", false},
		{"# npx is explained here", false},
	}
	for _, test := range tests {
		found := false
		for _, hazard := range hazards {
			match := hazard.command.FindString(commands(test.command))
			found = found || match != "" && (hazard.except == nil || !hazard.except.MatchString(match))
		}
		if found != test.found {
			t.Errorf("%q: found %v, want %v", test.command, found, test.found)
		}
	}
}

// TestExitCodesReachRecipes finds commands that ask for the exit code of go run, which makes 1 of each other than 0.
func TestExitCodesReachRecipes(t *testing.T) {
	lost := regexp.MustCompile(`go run [^\n]*\|\| test \$\?[^\n]*`)
	if !lost.MatchString(commands(`go run ./a > b || test $? -eq 1`)) {
		t.Fatal("the pattern doesn't find the command")
	}
	for _, name := range recipes(t) {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, command := range lost.FindAllString(commands(string(text)), -1) {
			t.Errorf("%s: go run exits with 1 for every failure: %s", name, command)
		}
	}
}

// recipes are the tracked files that contain commands of the build, the tests and workflows. A Go test may run a command as
// people type it, with what it has made before.
func recipes(t *testing.T) []string {
	t.Helper()
	names := tracked(t, "Makefile", "*.mk", "Containerfile", ".ci", ".github", "scripts", "*.sh", "*package.json", "internal/tools/*.go")
	names = slices.DeleteFunc(names, func(name string) bool { return strings.HasSuffix(name, "_test.go") })
	for _, name := range []string{"Makefile", ".ci/run", "scripts/fresh.sh", "internal/tools/conformance/setup.go"} {
		if !slices.Contains(names, name) {
			t.Fatalf("%s is not among %q", name, names)
		}
	}
	return names
}

// commands gives each command of a text on one line, as a shell reads it: without comments, and without the quotes and
// commas of a list of arguments.
func commands(text string) string {
	text = regexp.MustCompile(`(?m)^\s*(#|//).*$`).ReplaceAllString(text, "")
	text = strings.ReplaceAll(text, "\\\n", " ")
	return regexp.MustCompile(`["',(\t ]+`).ReplaceAllString(text, " ")
}

// tracked are the files of the project that match one of git's patterns.
func tracked(t *testing.T, patterns ...string) []string {
	t.Helper()
	output, err := exec.Command("git", append([]string{"-c", "safe.directory=*", "ls-files", "-z", "--"}, patterns...)...).Output()
	if err != nil {
		t.Fatalf("git ls-files: %v", withStderr(err))
	}
	return slices.DeleteFunc(strings.Split(strings.TrimSuffix(string(output), "\x00"), "\x00"), func(name string) bool {
		_, err := os.Stat(name)
		return os.IsNotExist(err) // deleted here, and not yet committed
	})
}

func readText(t *testing.T, name string) string {
	t.Helper()
	content, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}
