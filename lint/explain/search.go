package explain

import (
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/platform"
)

// stand is what a message may be about, and how a search that only compares texts writes it.
type stand struct{ subject, shown string }

// stands are tried for each message: the usual ones, and those that other rules explain.
var stands = []stand{
	{"nope", anyText}, {"gunicorm", anyText}, {"./nope.sh", anyText}, {"nope.py", anyText}, {"--nope", anyText}, {"12ab", anyText},
	{"web:", anyText + ":"}, {"PORT=8000", anyText + "=" + anyText}, {`bash\r`, anyText + `\r`}, {"/Users/me/run.sh", "/users/" + anyText},
	{"export", "export"}, {"cd", "cd"}, {"npm start", "npm start"},
}

// Forms are the lines of all families, by the names of the rules that explain them, for a search that compares texts alone. "…" is any text.
func Forms() map[string][]string {
	found := map[string][]string{}
	for _, family := range families().all {
		for _, text := range family.forms {
			for _, s := range family.stands() {
				line := lineOf(text, s.shown)
				for _, rule := range Text(lineOf(text, s.subject)).Rules {
					if known := found[rule.Name]; !slices.Contains(known, line) && !slices.Contains(known, lineOf(text, anyText)) {
						found[rule.Name] = append(found[rule.Name], line)
					}
				}
			}
		}
	}
	return found
}

func lineOf(form, subject string) string {
	return strings.ReplaceAll(strings.Replace(form, subjectMark+anyText, subjectMark, 1), subjectMark, subject)
}

// stands are those of the family, with what the documentation of the rules names in its lines.
func (f *family) stands() []stand {
	var list []stand
	for _, word := range f.among.List() {
		list = append(list, stand{word, word})
	}
	if len(list) > 0 {
		return list
	}
	list = slices.Clone(stands)
	if f.sample == "" {
		list = list[:1] // no rule reports the subject itself
	}
	for _, p := range platform.All() {
		if p.Tool != "" && f.orFile {
			list = append(list, stand{p.Tool, p.Tool})
		}
	}
	for _, line := range known().lines {
		if t := line.topic; t.family == f && !strings.Contains(t.subject, anyText) {
			list = append(list, stand{t.subject, t.subject})
		}
	}
	return list
}
