package cli

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/proclint/proclint/internal/golden"
	"github.com/proclint/proclint/internal/golden/inputs"
	"github.com/proclint/proclint/lint"
)

// TestEverySurfaceFindsTheSameInGoldenFiles: for the inputs of all golden files, the formats that programs read and the tool
// of an agent list the findings of the JSON reports.
func TestEverySurfaceFindsTheSameInGoldenFiles(t *testing.T) {
	golden.OnlyNightly(t)
	root := t.TempDir()
	files := plantGolden(t, root)
	if len(files) < 1000 {
		t.Fatalf("only %d inputs", len(files))
	}
	want := fromReports(t, files)
	for surface, found := range map[string]map[string][]string{
		"concise lines": fromConciseLines(t, files),
		"Checkstyle":    fromCheckstyleFiles(t, files),
		"MCP":           fromOneAgent(t, root, files),
	} {
		for i, file := range files {
			number := inputOf(file)
			got, want := strings.Join(found[number], ", "), strings.Join(want[number], ", ")
			if surface == "Checkstyle" { // it has no hints
				want = strings.ReplaceAll(want, " hint ", " info ")
			}
			if got != want {
				t.Errorf("%s, input %d, %s: %q, want %q", surface, i, file, got, want)
			}
		}
	}
}

// plantGolden writes each input of the golden files into a folder, with the files beside it and a configuration that names its
// platforms. It returns the paths of the inputs.
func plantGolden(t *testing.T, root string) []string {
	t.Helper()
	archives, err := filepath.Glob("../../lint/rules/testdata/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	var files []string
	for _, name := range archives {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, section := range archive.Files {
			if !strings.HasPrefix(section.Name, "in ") {
				continue
			}
			c, err := inputs.Of(archive, section)
			if err != nil {
				t.Fatal(err)
			}
			if !filepath.IsLocal(c.Path) {
				continue // it has no name, or one that isn't inside of a folder
			}
			folder := filepath.Join(root, fmt.Sprintf("%05d", len(files)))
			texts := []string{".git/HEAD", "", ".proclint.toml", configOf(c)}
			for _, f := range archive.Files {
				if fields := strings.Fields(f.Name); len(fields) > 2 && fields[0] == "beside" && fields[1] == c.Name {
					texts = append(texts, strings.Join(fields[2:], " "), string(f.Data))
				}
			}
			plantIn(t, folder, append(texts, c.Path, string(c.Source))...)
			files = append(files, filepath.Join(folder, filepath.FromSlash(c.Path)))
		}
	}
	return files
}

// configOf is a configuration with the platforms of a case.
func configOf(c inputs.Case) string {
	var ids []string
	for _, target := range c.Targets {
		ids = append(ids, "'"+target.ID()+"'")
	}
	return "platforms = [" + strings.Join(ids, ", ") + "]\n"
}

// inputOf is the number of the folder of an input.
func inputOf(path string) string {
	return regexp.MustCompile(`/\d{5}/`).FindString(filepath.ToSlash(path))
}

func fromReports(t *testing.T, files []string) map[string][]string {
	t.Helper()
	found := map[string][]string{}
	for line := range strings.Lines(ran(append([]string{"lint", "--json-lines"}, files...)...).output) {
		var r lint.Report
		if err := json.Unmarshal([]byte(line), &r); err != nil {
			t.Fatal(err)
		}
		number := inputOf(r.File.Path)
		found[number] = append(found[number], findingsOf(r.Diagnostics))
	}
	if len(found) != len(files) {
		t.Fatalf("%d reports on %d files", len(found), len(files))
	}
	return found
}

func fromConciseLines(t *testing.T, files []string) map[string][]string {
	t.Helper()
	found := map[string][]string{}
	for line := range strings.Lines(ran(append([]string{"lint", "--format", "concise"}, files...)...).output) {
		match := regexp.MustCompile(`^.*?(/\d{5}/).*?:(\d+):\d+: (\w+) ([a-z-]+) .`).FindStringSubmatch(line)
		if match == nil {
			if !strings.Contains(line, "were not checked") {
				t.Errorf("%q", line)
			}
			continue
		}
		found[match[1]] = append(found[match[1]], strings.Join(match[2:], " "))
	}
	return found
}

func fromCheckstyleFiles(t *testing.T, files []string) map[string][]string {
	t.Helper()
	var read struct {
		Files []struct {
			Name   string `xml:"name,attr"`
			Errors []struct {
				Line     int    `xml:"line,attr"`
				Severity string `xml:"severity,attr"`
				Source   string `xml:"source,attr"`
			} `xml:"error"`
		} `xml:"file"`
	}
	if err := xml.Unmarshal([]byte(ran(append([]string{"lint", "--format", "checkstyle"}, files...)...).output), &read); err != nil {
		t.Fatal(err)
	}
	found := map[string][]string{}
	for _, file := range read.Files {
		for _, e := range file.Errors {
			number := inputOf(file.Name)
			found[number] = append(found[number], fmt.Sprintf("%d %s %s", e.Line, e.Severity, strings.TrimPrefix(e.Source, "proclint.")))
		}
	}
	return found
}

func fromOneAgent(t *testing.T, root string, files []string) map[string][]string {
	t.Helper()
	found := map[string][]string{}
	a := newAgent(t, protocols[0], []string{root})
	for _, file := range files {
		answer, text := a.call("lint", object{"path": file})
		if answer == nil {
			t.Errorf("%s: %.200s", file, text)
			continue
		}
		found[inputOf(file)] = append(found[inputOf(file)], foundIn(t, encode(t, answer)))
	}
	return found
}
