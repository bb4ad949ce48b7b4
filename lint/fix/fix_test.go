package fix

import (
	"fmt"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/repository"
)

// left is the file with what remains, in the folder of the files that are wanted.
const left = "left"

// TestApps corrects each app in testdata: its platform is in the comment, and the files that change are in the folder "want". The file
// "left" there has what remains.
func TestApps(t *testing.T) {
	paths, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(paths) < 12 {
		t.Fatal(paths, err)
	}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			files, want := map[string]string{}, map[string]string{}
			for _, f := range archive.Files {
				text := strings.NewReplacer("BOM", "\ufeff", "CR\n", "\r\n").Replace(string(f.Data))
				if name, ok := strings.CutPrefix(f.Name, "want/"); ok {
					want[name] = text
				} else {
					files[f.Name] = text
				}
			}
			log := files["deploy.log"]
			delete(files, "deploy.log")
			in := lint.Input{Targets: targetsIn(t, string(archive.Comment)), Repository: repository.New(repository.List{Listed: slices.Sorted(maps.Keys(files)), Texts: files}, "")}
			for name, text := range files {
				if strings.HasPrefix(name, "Procfile") {
					in.Path, in.RootPath, in.Source = name, name, []byte(text)
				}
			}
			got, err := App(in, log)
			if err != nil {
				t.Fatal(err)
			}
			changed := map[string]string{}
			for _, f := range got.Files {
				changed[f.NewPath()] = string(f.After)
			}
			var b strings.Builder
			for _, place := range got.Already {
				fmt.Fprintf(&b, "already: %s\n", place)
			}
			for _, command := range got.Run {
				fmt.Fprintf(&b, "run: %s\n", command)
			}
			for _, p := range got.Left {
				fmt.Fprintf(&b, "%s: %s\n  %s\n", p.Place, p.Message, p.Help)
			}
			if b.Len() > 0 {
				changed[left] = b.String()
			}
			for _, name := range slices.Sorted(maps.Keys(maps.Collect(both(changed, want)))) {
				if changed[name] != want[name] {
					t.Errorf("%s:\n%s\nwant:\n%s", name, changed[name], want[name])
				}
			}
		})
	}
}

func both(a, b map[string]string) func(yield func(string, string) bool) {
	all := maps.Clone(a)
	maps.Copy(all, b)
	return maps.All(all)
}

var platformLine = regexp.MustCompile(`(?m)^platform: (.+)$`)

func targetsIn(t *testing.T, comment string) []*platform.Target {
	t.Helper()
	found := platformLine.FindStringSubmatch(comment)
	if found == nil {
		return nil
	}
	target, ok := platform.Lookup(found[1])
	if !ok {
		t.Fatalf("there is no platform %s", found[1])
	}
	return []*platform.Target{target}
}

func TestLintWithoutFiles(t *testing.T) {
	texts := map[string]string{"src/main/resources/application.properties": "server.port=9090\n"}
	in := lint.Input{Targets: targetsIn(t, "platform: clever-cloud"), Repository: repository.New(repository.List{Listed: slices.Collect(maps.Keys(texts)), Texts: texts}, "")}
	if found := lint.LintBeside(in); len(found.Reports) != 1 || len(found.CheckedInPart) != 1 {
		t.Error(found)
	}
	in.Targets = targetsIn(t, "platform: heroku")
	if found := lint.LintBeside(in); !found.IsEmpty() {
		t.Error(found)
	}
}
