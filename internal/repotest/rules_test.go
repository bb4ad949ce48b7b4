//go:build !js

package repotest

import (
	"go/ast"
	"go/parser"
	"go/token"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/proclint/proclint/lint"
)

// ruleNames are the places where a text that is a rule's name may be, with the reason.
// In the file of a rule, After names the rules that run before it.
var ruleNames = map[string][]string{
	// The topics of facts have these names in documents and in the API.
	"lint/platform/fact.go": {"byte-order-mark", "empty-command"},
	// The program sudo.
	"lint/command/sources.go":  {"sudo"},
	"lint/command/wrappers.go": {"sudo"},
	// The same topics of facts on the page.
	"static/src/components/proclint-facts.ts": {"byte-order-mark", "empty-command"},
}

// TestNothingElseNamesARule: a rule is one file, and only that one has its name.
func TestNothingElseNamesARule(t *testing.T) {
	named := map[string][]string{}
	check := func(file string, names []string) {
		for _, name := range names {
			if named[file] = append(named[file], name); !slices.Contains(ruleNames[file], name) {
				t.Errorf("%s names the rule %q: let its file in lint/rules say what is special about it", file, name)
			}
		}
	}
	for _, file := range slices.Concat(sourceFiles(t, "lint", ".go"), sourceFiles(t, "web", ".go"), sourceFiles(t, "internal", ".go")) {
		if !strings.HasSuffix(file, "_test.go") {
			check(file, rulesInGo(t, file, readText(t, file)))
		}
	}
	for _, file := range slices.Concat(sourceFiles(t, "static/src", ".ts"), sourceFiles(t, "web/edge/src", ".ts"), sourceFiles(t, "scripts", ".mjs")) {
		check(file, rulesInScript(readText(t, file)))
	}
	for file, names := range ruleNames {
		for _, name := range names {
			if !slices.Contains(named[file], name) {
				t.Errorf("%s does not name %q: remove the exception", file, name)
			}
		}
	}
}

func TestRulesInSources(t *testing.T) {
	for _, c := range []struct{ file, source, want string }{
		{"lint/report.go", `package p; var a = "port-missing"`, "port-missing"},
		{"lint/report.go", `package p; var a = "See port-missing."`, "port-missing"},
		{"lint/report.go", `package p; var a = "the indentation of a line"`, ""},
		{"lint/report.go", `package p; var a = "indentation"`, "indentation"},
		{"lint/report.go", "package p // as rules/port-missing does", "port-missing"},
		{"lint/report.go", `package p; var a = "port-missings"`, ""},
		{"lint/rules/port_missing.go", `package p; var a = "port-missing" // is port-missing`, ""},
		{"lint/rules/port_empty.go", `package p; var a = "port-missing"`, "port-missing"},
		{"lint/rules/port_empty.go", `package p; var a = r{After: []string{"port-missing"}}`, ""},
		{"lint/rules/port_empty.go", `package p; var a = "# proclint-ignore-file port-missing"`, ""},
		{"lint/rules/port_empty.go", "package p // for port-missing", "port-missing"},
		{"static/src/page.ts", `const rules = new Set(["file-name", 'indentation'])`, "file-name indentation"},
		{"static/src/page.ts", "const a = `rules/port-missing`;", "port-missing"},
		{"static/src/page.ts", `// what port-missing finds`, "port-missing"},
		{"static/src/page.ts", `const indentation = "the indentation" + t("topic.empty-command");`, ""},
	} {
		rules := rulesInScript
		if strings.HasSuffix(c.file, ".go") {
			rules = func(source string) []string { return rulesInGo(t, c.file, source) }
		}
		if got := strings.Join(rules(c.source), " "); got != c.want {
			t.Errorf("%s with %s names %q, want %q", c.file, c.source, got, c.want)
		}
	}
}

// rulesInGo are the names of rules in a Go file's texts and comments, but for its own and those that run before it. In a
// rule's file, a longer text is documentation, which may show how to name a rule.
func rulesInGo(t *testing.T, path, source string) []string {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), path, source, parser.SkipObjectResolution|parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	name, isRule := strings.CutPrefix(strings.TrimSuffix(path, ".go"), "lint/rules/")
	var found []string
	for _, text := range textsWithoutAfter(file) {
		if isRuleName(text) {
			found = append(found, text)
		} else if !isRule {
			found = append(found, rulesIn(text)...)
		}
	}
	for _, group := range file.Comments {
		found = append(found, rulesIn(group.Text())...)
	}
	return slices.DeleteFunc(found, func(found string) bool { return isRule && found == strings.ReplaceAll(name, "_", "-") })
}

var quotedName = regexp.MustCompile("[\"'`]([a-z]+)[\"'`]")

// rulesInScript are the names of rules in TypeScript or JavaScript. One without a dash counts only in quotes.
func rulesInScript(source string) []string {
	found := rulesIn(source)
	for _, quoted := range quotedName.FindAllStringSubmatch(source, -1) {
		if isRuleName(quoted[1]) {
			found = append(found, quoted[1])
		}
	}
	return found
}

var dashedWord = regexp.MustCompile(`[\w-]+(\.[\w-]+)*`)

// rulesIn are the names with a dash of rules in a text; one without is a word like others.
func rulesIn(text string) []string {
	return slices.DeleteFunc(dashedWord.FindAllString(text, -1), func(word string) bool {
		return !strings.Contains(word, "-") || !isRuleName(word)
	})
}

func isRuleName(name string) bool {
	_, ok := lint.RuleByName(name)
	return ok
}

// textsWithoutAfter are the texts of a file, but for those of After fields.
func textsWithoutAfter(file *ast.File) []string {
	var texts []string
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.KeyValueExpr:
			key, ok := n.Key.(*ast.Ident)
			return !ok || key.Name != "After"
		case *ast.BasicLit:
			if text, err := strconv.Unquote(n.Value); err == nil && n.Kind == token.STRING {
				texts = append(texts, text)
			}
		}
		return true
	})
	return texts
}

// othersResults are what a pass has from the rules that ran before.
var othersResults = regexp.MustCompile(`\bp\.(Findings|Found\[|Explained)`)

// TestRulesNameThoseTheyNeed: a rule that asks what others found says in After which rules have to run before it.
func TestRulesNameThoseTheyNeed(t *testing.T) {
	for _, file := range sourceFiles(t, "lint/rules", ".go") {
		source := readText(t, file)
		if found := othersResults.FindString(strings.ReplaceAll(source, "p.Found[p.Rule]", "")); found != "" && !strings.Contains(source, "After:") {
			t.Errorf("%s asks %s, and has no After", file, found)
		}
	}
}
