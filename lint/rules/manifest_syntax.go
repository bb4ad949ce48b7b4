package rules

import (
	"path"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/jsontext"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:      "manifest-syntax",
	Group:     check.RepositoryGroup,
	Kind:      check.Slip,
	Title:     "Manifest that a build can't read",
	Reach:     check.InOtherFiles,
	AboutFile: true,
	Check:     checkManifestSyntax,
})

// readManifests are files that builds read, by the language that a build detects by them: those in JSON that people write, and all others, in which
// only an unfinished merge is looked for.
var readManifests = []struct{ language, json, others string }{
	{"node", "package.json", "package-lock.json yarn.lock pnpm-lock.yaml"},
	{"python", "", "Pipfile Pipfile.lock pyproject.toml poetry.lock uv.lock"},
	{"php", "composer.json", "composer.lock"},
	{"ruby", "", "Gemfile Gemfile.lock"},
	{"go", "", "go.mod go.sum"},
	{"java", "", "pom.xml build.gradle build.gradle.kts"},
}

func checkManifestSyntax(p *check.Pass) {
	r := p.Repository
	if p.Variant() || !r.Complete() {
		return
	}
	for _, m := range readManifests {
		for _, name := range strings.Fields(m.json + " " + m.others) {
			file := path.Join(r.Folder(), name)
			text, known := r.Text(file)
			if !known || strings.TrimSpace(text) == "" {
				continue
			}
			f := mistakeIn(file, text, ecosystem.Words(m.json).Has(name))
			if f == nil {
				continue
			}
			f.Effects = p.BuildFailsIn(m.language, check.NewEffect(check.Error, platform.Rejected, "The build fails: it can't read `%s`.", name))
			p.Report(*f)
		}
	}
}

// mistakeIn is a finding about the first place of a text that no parser takes: markers of an unfinished merge, or an error of JSON.
func mistakeIn(file, text string, isJSON bool) *check.Finding {
	isMerged := strings.Contains(text, "<<<<<<<") || strings.Contains(text, ">>>>>>>")
	if !isMerged && !isJSON {
		return nil
	}
	rows := strings.Split(text, "\n")
	for i, row := range rows {
		if row = strings.TrimSuffix(row, "\r"); isMerged && check.IsMergeMarker(row, '<') || check.IsMergeMarker(row, '>') {
			return &check.Finding{
				Headline: prose.T("`%s` is left from an unfinished merge", row),
				Help:     prose.T("Keep one version in `%s`, and delete the marker lines.", check.PathPart(file)),
				Code:     &check.CodePlace{Path: file, Line: i + 1, Text: row, Subject: row},
			}
		}
	}
	if !isJSON {
		return nil
	}
	_, err := jsontext.Parse(text)
	wrong, isWrong := err.(*jsontext.SyntaxError)
	if !isWrong {
		return nil
	}
	line := strings.Count(text[:wrong.At], "\n")
	f := &check.Finding{
		Headline: prose.T("`%s` isn't valid JSON", check.PathPart(file)),
		Help:     prose.T("Correct line %s of `%s`.", line+1, check.PathPart(file)),
		Code:     &check.CodePlace{Path: file, Line: line + 1, Text: strings.TrimSpace(rows[line])},
	}
	before := strings.TrimRight(text[:wrong.At], " \t\r\n")
	at := strings.Count(before, "\n")
	row := strings.TrimRight(rows[at], " \t\r")
	switch last := row[max(0, len(row)-1):]; {
	case last == "," && wrong.At < len(text) && strings.IndexByte("}]", text[wrong.At]) >= 0:
		f.Code.Right = strings.TrimSuffix(row, ",")
		f.Help = prose.T("Delete the comma at the end of line %s of `%s`.", at+1, check.PathPart(file))
	case wrong.At < len(text) && text[wrong.At] == '"' && at < line && strings.Contains(`"}]0123456789el`, last):
		f.Code.Right = row + ","
		f.Help = prose.T("Add a comma to the end of line %s of `%s`.", at+1, check.PathPart(file))
	default:
		return f
	}
	f.Code.Line, f.Code.Text = at+1, row
	return f
}
