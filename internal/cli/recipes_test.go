package cli

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/pelletier/go-toml/v2"
	"go.yaml.in/yaml/v3"

	"github.com/proclint/proclint/internal/version"
	"github.com/proclint/proclint/lint/check"
)

// recipes are the blocks of docs/ci.md that name a file, by that name.
func recipes(t *testing.T) map[string]string {
	t.Helper()
	found := map[string]string{}
	for _, block := range fenced.FindAllStringSubmatch(read(t, "../../docs/ci.md"), -1) {
		if block[2] != "" {
			found[block[2]] = block[3]
		}
	}
	return found
}

// ofYAML decodes a recipe, which has no other keys than into.
func ofYAML(t *testing.T, name string, into any) {
	t.Helper()
	decoder := yaml.NewDecoder(strings.NewReader(recipes(t)[name]))
	decoder.KnownFields(true)
	if err := decoder.Decode(into); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
}

// finds runs a command of a recipe on a misspelled file, and returns the SARIF that it writes to a path or prints.
func finds(t *testing.T, words []string, sarif string) {
	t.Helper()
	t.Chdir(plant(t, "Procfile", "wbe: gunicorn shop\n"))
	ran := ran(words...)
	if ran.code != exitFindings {
		t.Fatalf("%q: %+v", words, ran)
	}
	output := ran.output
	if sarif != "" {
		output = read(t, sarif)
	}
	var log struct {
		Runs []struct{ Results []struct{ RuleID string } }
	}
	if err := json.Unmarshal([]byte(output), &log); err != nil || len(log.Runs) != 1 || len(log.Runs[0].Results) == 0 {
		t.Errorf("%q: %v in %s", words, err, output)
	}
}

// The keys are those of MegaLinter's JSON Schema for descriptors that the recipe uses.
func TestTheRecipeForMegaLinter(t *testing.T) {
	var descriptor struct {
		ID      string   `yaml:"descriptor_id"`
		Type    string   `yaml:"descriptor_type"`
		Names   []string `yaml:"file_names_regex"`
		Linters []struct {
			Name        string `yaml:"linter_name"`
			Key         string `yaml:"name"`
			URL         string `yaml:"linter_url"`
			Examples    []string
			SARIF       bool     `yaml:"can_output_sarif"`
			Mode        string   `yaml:"cli_lint_mode"`
			Args        []string `yaml:"cli_lint_extra_args"`
			SARIFArgs   []string `yaml:"cli_sarif_args"`
			Count       string   `yaml:"cli_lint_errors_count"`
			CountedBy   string   `yaml:"cli_lint_errors_regex"`
			HelpFlag    string   `yaml:"cli_help_arg_name"`
			VersionFlag string   `yaml:"cli_version_arg_name"`
			Install     struct{ Dockerfile []string }
		}
	}
	ofYAML(t, "proclint.megalinter-descriptor.yml", &descriptor)
	if descriptor.ID == "" || descriptor.Type != "tooling_format" || len(descriptor.Names) != 1 || len(descriptor.Linters) != 1 {
		t.Fatalf("%+v", descriptor)
	}
	names := regexp.MustCompile("^(?:" + descriptor.Names[0] + ")$")
	for _, name := range append(similarNames(), "Procfile") {
		if !names.MatchString(name) {
			t.Errorf("it leaves out %q", name)
		}
	}
	linter := descriptor.Linters[0]
	if linter.Name != "proclint" || linter.Mode != "list_of_files" || !linter.SARIF || linter.Count != "regex_count" {
		t.Errorf("%+v", linter)
	}
	for _, instruction := range linter.Install.Dockerfile {
		if !strings.HasPrefix(instruction, "RUN ") || strings.Contains(instruction, "\n") {
			t.Errorf("a plugin may only have instructions on one line that start with RUN: %s", instruction)
		}
	}
	words := slices.Concat(linter.Args, linter.SARIFArgs, []string{"Procfile"})
	for i, word := range words {
		words[i] = strings.ReplaceAll(word, "{{SARIF_OUTPUT_FILE}}", "found.sarif")
	}
	finds(t, words, "found.sarif")
	shown := ran(append(linter.Args, "Procfile")...).output
	if counted := regexp.MustCompile(linter.CountedBy).FindAllString(shown, -1); len(counted) != 1 {
		t.Errorf("it counts %q in %s", counted, shown)
	}
	for _, flag := range []string{linter.HelpFlag, linter.VersionFlag} {
		outputOf(t, exitOK, flag)
	}
}

func TestTheRecipeForTrunk(t *testing.T) {
	type tool struct {
		Name, Runtime, Package string
		Shims                  []string
		Version                string `yaml:"known_good_version"`
	}
	var plugin struct {
		Version string
		Tools   struct{ Definitions []tool }
		Lint    struct {
			Files []struct {
				Name      string
				Filenames []string
			}
			Definitions []struct {
				Name         string
				Files, Tools []string
				Version      string `yaml:"known_good_version"`
				SuggestIf    string `yaml:"suggest_if"`
				Commands     []struct {
					Name, Run, Output string
					Codes             []int `yaml:"success_codes"`
					Batch             bool
				}
			}
		}
	}
	ofYAML(t, "plugin.yaml", &plugin)
	if tools := plugin.Tools.Definitions; len(tools) != 1 || tools[0].Package != "proclint" || tools[0].Version != version.String() {
		t.Errorf("%+v", tools)
	}
	command := plugin.Lint.Definitions[0].Commands[0]
	if command.Output != "sarif" || !slices.Equal(command.Codes, []int{exitOK, exitFindings}) {
		t.Errorf("%+v", command)
	}
	for _, name := range plugin.Lint.Files[0].Filenames {
		if kind := check.ClassifyName(name); name != "Procfile" && !kind.Misnamed && kind.Variant == "" {
			t.Errorf("proclint doesn't check %s", name)
		}
	}
	finds(t, strings.Fields(strings.ReplaceAll(strings.TrimPrefix(command.Run, "proclint "), "${target}", "Procfile")), "")
}

func TestTheRecipeForSuperLinter(t *testing.T) {
	var workflow struct {
		Name        string
		On          string
		Permissions map[string]string
		Jobs        map[string]struct {
			RunsOn string `yaml:"runs-on"`
			Steps  []struct {
				Uses, If string
				With     map[string]any
				Env      map[string]string
			}
		}
	}
	ofYAML(t, "lint.yml", &workflow)
	var uses []string
	for _, step := range workflow.Jobs["lint"].Steps {
		uses = append(uses, strings.Split(step.Uses, "@")[0])
	}
	if want := []string{"actions/checkout", "super-linter/super-linter", "proclint/proclint"}; !slices.Equal(uses, want) {
		t.Errorf("it uses %q, want %q", uses, want)
	}
}

func TestTheRecipeForMise(t *testing.T) {
	var config struct {
		Tools map[string]string
		Tasks map[string]struct{ Description, Run string }
	}
	decoder := toml.NewDecoder(strings.NewReader(recipes(t)["mise.toml"])).DisallowUnknownFields()
	if err := decoder.Decode(&config); err != nil {
		t.Fatal(err)
	}
	if config.Tools["github:proclint/proclint"] != version.String() {
		t.Errorf("%+v", config)
	}
	t.Chdir(plant(t, "Procfile", "web: gunicorn shop\n"))
	outputOf(t, exitOK, strings.Fields(config.Tasks["procfile"].Run)[1:]...)
}

// Bash reads the recipe as makepkg does, and package installs the files of a release.
func TestTheRecipeForTheAUR(t *testing.T) {
	folder := plant(t, "PKGBUILD", recipes(t)["PKGBUILD"], "man/proclint.1.gz", "", "completions/proclint.bash", "", "completions/_proclint", "", "completions/proclint.fish", "", "LICENSE", "", "proclint", "")
	bash := func(args ...string) string {
		command := exec.Command("bash", args...)
		command.Dir = folder
		out, err := command.CombinedOutput()
		if err != nil {
			t.Fatalf("bash %q: %v: %s", args, err, out)
		}
		return string(out)
	}
	bash("-n", "PKGBUILD")
	got := bash("-euc", `source ./PKGBUILD; pkgdir=$PWD/package; package; echo "$pkgver ${source_x86_64[0]} ${source_aarch64[0]}"`)
	const release = "https://github.com/proclint/proclint/releases/download/v"
	number := version.String()
	if want := number + " " + release + number + "/proclint_" + number + "_linux_amd64.tar.gz " + release + number + "/proclint_" + number + "_linux_arm64.tar.gz\n"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	program, err := os.Stat(filepath.Join(folder, "package/usr/bin/proclint"))
	if err != nil || program.Mode().Perm() != 0o755 {
		t.Errorf("%v: %v", program, err)
	}
	// What it installs, a release has.
	archive, err := os.ReadFile("../../.goreleaser.yaml")
	if err != nil || !bytes.Contains(archive, []byte("dst: man\n")) || !bytes.Contains(archive, []byte("dst: completions\n")) {
		t.Errorf("the archive of a release has other folders: %v", err)
	}
}

// TestTheBadge: the picture that a project shows is in this repository, and has the text that it shows without the picture.
func TestTheBadge(t *testing.T) {
	text, err := os.ReadFile("../../docs/ci.md")
	if err != nil {
		t.Fatal(err)
	}
	badge := regexp.MustCompile(`\[!\[([^]]+)\]\(https://raw\.githubusercontent\.com/proclint/proclint/main/([^)]+)\)\]`).FindStringSubmatch(string(text))
	if badge == nil {
		t.Fatal("the document has no badge")
	}
	picture, err := os.ReadFile("../../" + badge[2])
	if err != nil {
		t.Fatal(err)
	}
	var svg struct {
		XMLName xml.Name `xml:"http://www.w3.org/2000/svg svg"`
		Title   string   `xml:"title"`
	}
	if err := xml.Unmarshal(picture, &svg); err != nil || svg.Title != badge[1] {
		t.Errorf("%+v, %v, want the title %q", svg, err, badge[1])
	}
}
