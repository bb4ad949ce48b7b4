package diagnosis

import (
	"fmt"
	"strings"

	"github.com/proclint/proclint/lint/plainjson"
)

// appended is the unified diff that adds a line at the end of a file.
func appended(name, text, added string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "--- a/%s\n+++ b/%s\n", name, name)
	lines := strings.SplitAfter(text, "\n")
	if lines[len(lines)-1] == "" {
		lines = lines[:len(lines)-1]
	}
	count := len(lines)
	if count == 0 {
		fmt.Fprintf(&b, "@@ -0,0 +1 @@\n+%s\n", added)
		return b.String()
	}
	last := strings.TrimSuffix(lines[count-1], "\n")
	fmt.Fprintf(&b, "@@ -%d +%d,2 @@\n", count, count)
	if strings.HasSuffix(text, "\n") {
		fmt.Fprintf(&b, " %s\n", last)
	} else {
		fmt.Fprintf(&b, "-%s\n\\ No newline at end of file\n+%s\n", last, last)
	}
	fmt.Fprintf(&b, "+%s\n", added)
	return b.String()
}

// inserted is the unified diff that adds a line between two others, the first of which is given by its number from 1.
func inserted(name, text string, after int, added string) string {
	lines := strings.Split(text, "\n")
	return fmt.Sprintf("--- a/%s\n+++ b/%s\n@@ -%d,2 +%d,3 @@\n %s\n+%s\n %s\n", name, name, after, after, lines[after-1], added, lines[after])
}

// addScript adds the fix that puts a script in front of the others of a package.json.
func (d *draft) addScript(manifest, name, command string) {
	text, _ := d.app.repo.Text(manifest)
	before, after, found := strings.Cut(text, "\"scripts\": {\n")
	indent := after[:len(after)-len(strings.TrimLeft(after, " \t"))]
	if command == "" || !found || !strings.HasPrefix(after[len(indent):], `"`) {
		return
	}
	added := indent + `"` + name + `": ` + string(plainjson.Append(nil, command)) + ","
	d.fixes = append(d.fixes, Fix{Title: "Add the script `" + name + "`", Path: manifest, Diff: inserted(manifest, text, strings.Count(before, "\n")+1, added)})
}
