package preview

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
)

// app is a sample application: its Procfile, from a file of testdata/apps.
type app struct {
	name string
	doc  *procfile.Document
}

// sampleApps are the applications whose output the golden file of each platform has.
func sampleApps(t *testing.T) []app {
	t.Helper()
	paths, err := filepath.Glob("testdata/apps/*.txtar")
	if err != nil || len(paths) < 6 {
		t.Fatalf("%d sample applications: %v", len(paths), err)
	}
	var apps []app
	for _, path := range paths {
		ar, err := txtar.ParseFile(path)
		if err != nil || len(ar.Files) != 1 {
			t.Fatalf("%s: %d files, want the Procfile: %v", path, len(ar.Files), err)
		}
		apps = append(apps, app{strings.TrimSuffix(filepath.Base(path), ".txtar"), procfile.Parse(ar.Files[0].Data)})
	}
	return apps
}

// appOutputs are what becomes of the applications on a platform, and every text that
// can be copied. Of another strategy than the default one only the lines that differ
// are there, with - for a line that it doesn't have.
func appOutputs(apps []app, p *platform.Platform) []txtar.File {
	var files []txtar.File
	for _, app := range apps {
		var first []part
		for i := range p.Strategies {
			target := &p.Strategies[i]
			parts := partsOfPreview(Of(app.doc, target, Options{App: "shop"}))
			shown := parts
			if first == nil {
				first = parts
			} else {
				shown = changes(first, parts)
			}
			files = append(files, txtar.File{Name: "app " + app.name + " " + target.ID(), Data: partsText(shown)})
		}
	}
	return files
}

// part is the file as a whole or one process, in lines that are read alone.
type part struct {
	name  string
	lines []string
}

func partsOfPreview(p *Preview) []part {
	whole := part{name: ""}
	for label, text := range map[string]string{"error": p.Error, "rejected": p.Rejected} {
		if text != "" {
			whole.lines = append(whole.lines, label+": "+text)
		}
	}
	slices.Sort(whole.lines)
	for _, note := range p.Notes {
		whole.lines = append(whole.lines, "note: "+note)
	}
	whole.lines = append(whole.lines, copied(p.Equivalents)...)
	parts := []part{whole}
	for i := range p.Processes {
		card := &p.Processes[i]
		lines := []string{rolePhrase(card) + "; instances " + instances(card)}
		if listens := listening(card); listens != "" {
			lines = append(lines, "listens: "+listens)
		}
		if card.Program != "" {
			lines = append(lines, "program: "+card.Program)
		}
		if vars := variables(card.Env); vars != "" {
			lines = append(lines, "variables: "+vars)
		}
		for _, note := range card.Notes {
			lines = append(lines, "note: "+note)
		}
		parts = append(parts, part{card.Type, append(lines, copied(card.Equivalents)...)})
	}
	return parts
}

func copied(es []platform.Equivalent) []string {
	var lines []string
	for _, e := range es {
		text := " " + e.Text
		if strings.Contains(text, "\n") {
			text = "\n    " + strings.ReplaceAll(e.Text, "\n", "\n    ")
		}
		where := ""
		if e.Place != "" {
			where = "(" + strings.TrimSuffix(e.Hint(), " "+e.Note) + ") "
		}
		lines = append(lines, "["+e.Kind+"] "+where+e.Title+":"+text)
		if e.Older != "" {
			lines = append(lines, "  older: "+e.Older)
		}
	}
	return lines
}

// changes are the lines of each part that another strategy says otherwise.
func changes(from, to []part) []part {
	lines := func(parts []part, name string) []string {
		i := slices.IndexFunc(parts, func(p part) bool { return p.name == name })
		if i < 0 {
			return nil
		}
		return parts[i].lines
	}
	names := []string{}
	for _, p := range slices.Concat(from, to) {
		if !slices.Contains(names, p.name) {
			names = append(names, p.name)
		}
	}
	var changed []part
	for _, name := range names {
		old, now := lines(from, name), lines(to, name)
		p := part{name: name}
		for _, line := range old {
			if !slices.Contains(now, line) {
				p.lines = append(p.lines, "- "+line)
			}
		}
		for _, line := range now {
			if !slices.Contains(old, line) {
				p.lines = append(p.lines, "+ "+line)
			}
		}
		if len(p.lines) > 0 {
			changed = append(changed, p)
		}
	}
	return changed
}

func partsText(parts []part) []byte {
	var b strings.Builder
	for _, p := range parts {
		if p.name != "" {
			b.WriteString(p.name + "\n")
		} else {
			b.WriteString("the app\n")
		}
		for _, line := range p.lines {
			b.WriteString("  " + line + "\n")
		}
	}
	return []byte(b.String())
}
