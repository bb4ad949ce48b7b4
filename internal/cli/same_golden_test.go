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

// TestEachFormatHasTheSameInGoldenFiles: for the inputs of golden files, the formats that programs read list the findings of the JSON reports.
func TestEachFormatHasTheSameInGoldenFiles(t *testing.T) {
	golden.OnlyNightly(t)
	var files []string
	for _, a := range plantGolden(t, t.TempDir()) {
		files = append(files, a.argument())
	}
	if len(files) < 1000 {
		t.Fatalf("only %d inputs", len(files))
	}
	want := fromReports(t, files)
	for format, found := range map[string]map[string][]string{"concise": fromConciseLines(t, files), "Checkstyle": fromCheckstyleFiles(t, files)} {
		for i, file := range files {
			number := inputOf(file)
			got, want := strings.Join(found[number], ", "), strings.Join(want[number], ", ")
			if format == "Checkstyle" { // it has no hints
				want = strings.ReplaceAll(want, " hint ", " info ")
			}
			if got != want {
				t.Errorf("%s, input %d, %s: %q, want %q", format, i, file, got, want)
			}
		}
	}
}

// plantGolden writes inputs of the golden files into folders, with the files beside them and a configuration that names their platforms.
func plantGolden(t *testing.T, root string) (apps []plantedApp) {
	t.Helper()
	archives, err := filepath.Glob("../../lint/rules/testdata/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	number := 0
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
			number++
			if !filepath.IsLocal(c.Path) || golden.LeftOut(number, 1) {
				continue // without a local path, it has no name, or one that isn't inside of a folder
			}
			a := plantedApp{filepath.Join(root, fmt.Sprintf("%05d", number)), c.Path, c.Source, map[string]string{".proclint.toml": configOf(c)}}
			for _, f := range archive.Files {
				if fields := strings.Fields(f.Name); len(fields) > 2 && fields[0] == "beside" && fields[1] == c.Name {
					a.files[strings.Join(fields[2:], " ")] = strings.ReplaceAll(string(f.Data), "␍\n", "\r\n")
				}
			}
			planted := []string{".git/HEAD", "", c.Path, string(c.Source)}
			for name, text := range a.files {
				planted = append(planted, name, text)
			}
			plantIn(t, a.folder, planted...)
			apps = append(apps, a)
		}
	}
	return apps
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
