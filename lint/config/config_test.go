package config_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/pelletier/go-toml/v2"
	_ "github.com/proclint/proclint/lint" // registers the rules
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/config"
	"github.com/proclint/proclint/lint/jsontext"
)

// said is what a configuration says about a file, in one line.
func said(a config.Applied) string {
	var parts []string
	add := func(line int, format string, args ...any) {
		parts = append(parts, fmt.Sprintf("%d: ", line)+fmt.Sprintf(format, args...))
	}
	if a.Platforms != nil {
		var ids []string
		for _, t := range a.Platforms {
			ids = append(ids, t.ID())
		}
		add(a.PlatformsLine, "platforms %s", strings.Join(ids, ","))
	}
	if a.FailOn != check.None {
		add(a.FailOnLine, "fail-on %s", a.FailOn)
	}
	if a.ExcludedBy != "" {
		add(a.ExcludedLine, "excluded by %s", a.ExcludedBy)
	}
	for _, l := range a.Levels {
		for_ := ""
		if l.Files != "" {
			for_ = " for " + l.Files
		}
		add(l.Line, "%s %s%s", l.Rule.Name, l.Severity, for_)
	}
	return strings.Join(parts, "; ")
}

const example = `platforms = ["heroku", "drycc:image"]
fail-on   = "warning"
exclude   = ["vendor/**", "testdata"]

[rules]
development-server = "off"
port-hardcoded     = "error"

[[overrides]]
files = ["legacy/**", "*.dev"]
rules = { no-shell = "off", port-hardcoded = "hint" }

[[overrides]]
files = ["legacy/old/**"]
rules.port-hardcoded = "info"
`

func TestFor(t *testing.T) {
	const general = "1: platforms heroku,drycc:image; 2: fail-on warning; "
	for path, want := range map[string]string{
		"":                       general + "6: development-server none; 7: port-hardcoded error",
		"Procfile":               general + "6: development-server none; 7: port-hardcoded error",
		"./backend/Procfile":     general + "6: development-server none; 7: port-hardcoded error",
		"vendor":                 general + "6: development-server none; 7: port-hardcoded error",
		"vendor/x/Procfile":      general + "3: excluded by vendor/**; 6: development-server none; 7: port-hardcoded error",
		`vendor\x\Procfile`:      general + "3: excluded by vendor/**; 6: development-server none; 7: port-hardcoded error",
		"x/vendor/Procfile":      general + "6: development-server none; 7: port-hardcoded error",
		"x/testdata/y/Procfile":  general + "3: excluded by testdata; 6: development-server none; 7: port-hardcoded error",
		"legacy/Procfile":        general + "6: development-server none; 11: port-hardcoded hint for legacy/**; 11: no-shell none for legacy/**",
		"x/Procfile.dev":         general + "6: development-server none; 11: port-hardcoded hint for *.dev; 11: no-shell none for *.dev",
		"legacy/old/Procfile":    general + "6: development-server none; 15: port-hardcoded info for legacy/old/**; 11: no-shell none for legacy/**",
		"/legacy/x/../Procfile":  general + "6: development-server none; 11: port-hardcoded hint for legacy/**; 11: no-shell none for legacy/**",
		"../other/legacy/x.file": general + "6: development-server none; 7: port-hardcoded error",
	} {
		c, err := config.Parse([]byte(example))
		if err != nil {
			t.Fatal(err)
		}
		if got := said(c.For(path)); got != want {
			t.Errorf("%s:\n%s, want\n%s", path, got, want)
		}
	}
}

func TestNoConfigurationSaysNothing(t *testing.T) {
	var none *config.Config
	if got := said(none.For("Procfile")); got != "" {
		t.Error(got)
	}
}

func TestOver(t *testing.T) {
	base := "platforms = ['drycc']\n[rules]\nsudo = 'off'\nno-shell = 'hint'\n"
	for _, test := range []struct{ text, want string }{
		{"", "1: platforms drycc; 3: sudo none; 4: no-shell hint"},
		{"platforms = ['heroku']", "1: platforms heroku; 3: sudo none; 4: no-shell hint"},
		{"[rules]\n\n\n\nsudo = 'error'\nport-hardcoded = 'info'", "1: platforms drycc; 5: sudo error; 4: no-shell hint; 6: port-hardcoded info"},
	} {
		below, err := config.Parse([]byte(base))
		if err != nil {
			t.Fatal(err)
		}
		above, err := config.Parse([]byte(test.text))
		if err != nil {
			t.Fatal(err)
		}
		before := said(below.For(""))
		if got := said(above.For("").Over(below.For(""))); got != test.want {
			t.Errorf("%q: %s, want %s", test.text, got, test.want)
		}
		if after := said(below.For("")); after != before {
			t.Errorf("%q changes what it goes before: %s", test.text, after)
		}
	}
}

func TestPatterns(t *testing.T) {
	for _, tt := range []struct {
		pattern string
		yes, no []string
	}{
		{"Procfile", []string{"Procfile", "a/b/Procfile"}, []string{"Procfile.dev", "a/MyProcfile"}},
		{"vendor", []string{"vendor/Procfile", "a/vendor/b/Procfile"}, []string{"vendored/Procfile"}},
		{"vendor/", []string{"vendor/Procfile"}, []string{"vendored/Procfile"}},
		{"/vendor", []string{"vendor/Procfile"}, []string{"Procfile"}},
		{"./a/b", []string{"a/b", "a/b/Procfile"}, []string{"c/a/b", "a/bc"}},
		{"a/*", []string{"a/Procfile", "a/b/Procfile"}, []string{"a", "Procfile"}},
		{"a/**", []string{"a/Procfile", "a/b/c/Procfile"}, []string{"a", "b/a/Procfile"}},
		{"**/x/**", []string{"x/x", "a/x/b", "x/a"}, []string{"x", "a/x"}},
		{"a/**/b", []string{"a/b", "a/x/y/b", "a/b/c"}, []string{"a/c", "b"}},
		{"**/a/**/b/*.txt", []string{"a/b/x.txt", "q/a/b/c/b/x.txt"}, []string{"a/x.txt", "b/x.txt", "a/b/x.md"}},
		{"*.dev", []string{"Procfile.dev", "a/Procfile.dev"}, []string{"Procfile.device"}},
		{"Procfile.?", []string{"Procfile.a"}, []string{"Procfile.ab"}},
		{"[Pp]rocfile", []string{"procfile", "a/Procfile"}, []string{"rocfile"}},
		{"**", []string{"Procfile", "a/Procfile"}, nil},
	} {
		quoted, _ := json.Marshal(tt.pattern)
		c, err := config.Parse([]byte("exclude = [" + string(quoted) + "]"))
		if err != nil {
			t.Fatal(err)
		}
		for _, path := range tt.yes {
			if c.For(path).ExcludedBy == "" {
				t.Errorf("%s doesn't match %s", tt.pattern, path)
			}
		}
		for _, path := range tt.no {
			if c.For(path).ExcludedBy != "" {
				t.Errorf("%s matches %s", tt.pattern, path)
			}
		}
	}
}

// wrongOnes are configurations with the line of their error and its text.
var wrongOnes = []struct{ text, want string }{
	{"platform = ['heroku']", `1: unknown key "platform", did you mean "platforms"?`},
	{"\nfail_on = 'error'", `2: unknown key "fail_on", did you mean "fail-on"?`},
	{"platforms = [\n 'heroku',\n 'herokku']", `3: unknown platform "herokku", did you mean "heroku"?`},
	{"platforms = 'heroku'", `1: "platforms" must be a list of strings`},
	{"platforms = ['heroku', 1]", `1: "platforms" must be a list of strings`},
	{"fail-on = 'warn'", `1: unknown severity "warn", did you mean "warning"?`},
	{"fail-on = 'off'", `1: unknown severity "off", use error, warning, info, or hint`},
	{"fail-on = true", `1: "fail-on" must be a string`},
	{"exclude = 'vendor'", `1: "exclude" must be a list of strings`},
	{"exclude = ['']", `1: the pattern "" has an empty part`},
	{"exclude = ['a//b']", `1: the pattern "a//b" has an empty part`},
	{"exclude = ['../x']", `1: the pattern "../x" is outside of the configuration's folder`},
	{"exclude = ['x[']", `1: the pattern "x[" has a bracket or a backslash without its end`},
	{"exclude = ['" + strings.Repeat("x", 257) + "']", `1: the pattern "` + strings.Repeat("x", 257) + `" is longer than 256 bytes`},
	{"exclude = [" + strings.Repeat("'x',", 257) + "]", `1: "exclude" has more than 256 patterns`},
	{"[rules]\nno-shel = 'off'", `2: unknown rule "no-shel", did you mean "no-shell"?`},
	{"[rules]\nno-shell = 'none'", `2: unknown severity "none", use off, error, warning, info, or hint`},
	{"[rules]\nno-shell = false", `2: "no-shell" must be a string`},
	{"rules = 'off'", `1: "rules" must be a table of rules with their severities`},
	{"[overrides]\nfiles = ['a']", `1: write [[overrides]] with two brackets, once for each group of files`},
	{"overrides = ['a']", `1: an override must be a table with files and rules`},
	{"[[overrides]]\nfile = ['a']", `2: unknown key "file", did you mean "files"?`},
	{"\n[[overrides]]\n[overrides.rules]\nno-shell = 'off'", `2: the override has no files`},
	{"[[overrides]]\nfiles = ['a']\n[overrides.rules]\nno-shell = 'of'", `4: unknown severity "of", did you mean "off"?`},
	{"[rules]\nno-shell = 'off'\nno-shell = 'off'", `3: "no-shell" is set twice`},
	{"fail-on = ", `1: expected value, not end of input`},
	{strings.Repeat("#", config.MaxBytes+1), `0: the file is larger than 64 KiB`},
}

func TestErrors(t *testing.T) {
	for _, tt := range wrongOnes {
		_, err := config.Parse([]byte(tt.text))
		e, ok := err.(*config.Error)
		if !ok {
			t.Errorf("%.40q: no error", tt.text)
			continue
		}
		if got := fmt.Sprintf("%d: %s", e.Line, e); got != tt.want {
			t.Errorf("%.40q: %s, want %s", tt.text, got, tt.want)
		}
	}
}

// jsonOf is the configuration as JSON, as another parser reads it, or "" where that rejects it.
func jsonOf(text string) string {
	var table map[string]any
	if toml.Unmarshal([]byte(text), &table) != nil {
		return ""
	}
	encoded, _ := json.Marshal(table)
	return string(encoded)
}

// TestJSONSaysTheSame: an object in JSON says what the same text in TOML says, without lines.
func TestJSONSaysTheSame(t *testing.T) {
	value, err := jsontext.Parse(jsonOf(example))
	if err != nil {
		t.Fatal(err)
	}
	c, err := config.Of(value)
	if err != nil {
		t.Fatal(err)
	}
	want := "0: platforms heroku,drycc:image; 0: fail-on warning; 0: development-server none; 0: port-hardcoded info for legacy/old/**; 0: no-shell none for legacy/**"
	if got := said(c.For("legacy/old/Procfile")); got != want {
		t.Errorf("%s, want %s", got, want)
	}
	c, err = config.Of("fail-on = 'hint'")
	if err != nil || said(c.For("")) != "1: fail-on hint" {
		t.Errorf("the text of a file: %v, %v", c, err)
	}
	for _, tt := range []struct{ json, want string }{
		{`[]`, "use an object, or the text of a .proclint.toml"},
		{`{"platforms":null,"fail-on":"eror"}`, `unknown severity "eror", did you mean "error"?`},
		{`{"rules":{"b":"off","a":"off"}}`, "unknown rule \"a\" (`proclint rules` lists all)"},
	} {
		value, err := jsontext.Parse(tt.json)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := config.Of(value); err == nil || err.Error() != tt.want {
			t.Errorf("%s: %v, want %s", tt.json, err, tt.want)
		}
	}
}

// TestSchemaAgreesWithTheParser: what one of them takes the other one takes too.
func TestSchemaAgreesWithTheParser(t *testing.T) {
	encoded, err := json.Marshal(config.Schema())
	if err != nil {
		t.Fatal(err)
	}
	document, err := jsonschema.UnmarshalJSON(strings.NewReader(string(encoded)))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("schema.json", document); err != nil {
		t.Fatal(err)
	}
	schema, err := compiler.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	validate := func(text string) error {
		instance, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		return schema.Validate(instance)
	}
	for _, text := range []string{example, "", "platforms=['coolify', 'cloud66', 'fly']", "[[overrides]]\nfiles=['a']"} {
		if err := validate(jsonOf(text)); err != nil {
			t.Errorf("%s: %v", text, err)
		}
	}
	checked := 0
	for _, tt := range wrongOnes {
		text := jsonOf(tt.text)
		if text == "" || strings.Contains(tt.want, "pattern") && !strings.Contains(tt.want, `""`) || len(tt.text) > config.MaxBytes {
			continue // no TOML, or a pattern that a schema can't check
		}
		checked++
		if validate(text) == nil {
			t.Errorf("%s: the schema accepts it", tt.text)
		}
	}
	if checked < 15 {
		t.Errorf("only %d are checked", checked)
	}
}

func TestTurnOff(t *testing.T) {
	rule, _ := check.RuleByName("no-shell")
	for _, tt := range []struct{ name, before, want string }{
		{"there is no file", "", "[rules]\nno-shell = \"off\"\n"},
		{"without rules", "fail-on = 'hint'", "fail-on = 'hint'\n\n[rules]\nno-shell = \"off\"\n"},
		{"Windows line ends", "fail-on = 'hint'\r\n", "fail-on = 'hint'\r\n\r\n[rules]\r\nno-shell = \"off\"\r\n"},
		{"with rules", "[ rules ] # why\r\nsudo = 'off'\r\n", "[ rules ] # why\r\nno-shell = \"off\"\r\nsudo = 'off'\r\n"},
		{"a header at the end", "[rules]", "[rules]\nno-shell = \"off\"\n"},
		{"another severity", "[rules]\nno-shell = 'hint' # why\nsudo = 'off'\n", "[rules]\nno-shell = \"off\" # why\nsudo = 'off'\n"},
		{"an override is another table", "[[overrides]]\nfiles = ['a']\nrules = { no-shell = 'hint' }\n",
			"[[overrides]]\nfiles = ['a']\nrules = { no-shell = 'hint' }\n\n[rules]\nno-shell = \"off\"\n"},
		{"an override of the file", "[[overrides]]\nfiles = ['Procfile']\nrules = { no-shell = 'hint' }\n", ""},
		{"rules in one line", "rules = { sudo = 'off' }\n", "rules = { no-shell = \"off\", sudo = 'off' }\n"},
		{"dotted keys", "rules.sudo = 'off'\nfail-on = 'hint'\n", "rules.sudo = 'off'\nrules.no-shell = \"off\"\nfail-on = 'hint'\n"},
		{"in one line with another severity", "rules = { no-shell = 'hint' }\n", ""},
		{"an invalid file", "[rules\n", ""},
	} {
		got, ok := config.TurnOff(tt.before, "Procfile", rule)
		if got != tt.want || ok != (tt.want != "") {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}
