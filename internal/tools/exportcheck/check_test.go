// Package exportcheck reads exported files with the libraries with which the tools themselves read it, and
// what is imported against those that split commands.
package exportcheck

import (
	"context"
	"encoding/json"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/BurntSushi/toml"
	"github.com/compose-spec/compose-go/v2/loader"
	"github.com/compose-spec/compose-go/v2/types"
	"github.com/google/shlex"
	"github.com/moby/buildkit/frontend/dockerfile/parser"
	appsv1 "k8s.io/api/apps/v1"
	batchv1 "k8s.io/api/batch/v1"
	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/util/validation"
	"sigs.k8s.io/yaml"

	"github.com/proclint/proclint/internal/patient"
	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/export"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
)

// files are Procfiles: those of the golden files of the exports, and one of commands that are hard to write.
func files(t *testing.T) map[string]string {
	t.Helper()
	paths, err := filepath.Glob("../../../lint/export/testdata/*.txtar")
	if err != nil || len(paths) < 6 {
		t.Fatalf("%d golden files: %v", len(paths), err)
	}
	all := map[string]string{"hard": "release: a 'b' && c\n" +
		"web: run \"$PORT\" '$(PORT)' $$ $$(X) ${A:-'b c'} 100% %h \\\\ \\$ \"it's\" é \u2028 # x; y\n" +
		"Odd_Name-9: [[ a ]] && b 'c: d' - \"{e}\"\nno: on\n"}
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		_, rest, _ := strings.Cut(string(text), "-- Procfile --\n")
		all[filepath.Base(path)], _, _ = strings.Cut(rest, "\n-- ")
		all[filepath.Base(path)] += "\n"
	}
	return all
}

// each writes every file in a format. want is what must start, by the process types: the words of the
// Dockerfile of a Procfile with that one entry, which is a list that nothing expands.
func each(t *testing.T, format string, check func(t *testing.T, e *export.Export, want map[string][]string)) {
	for name, src := range files(t) {
		t.Run(name, func(t *testing.T) {
			want := map[string][]string{}
			reading, _ := platform.Usual().ReadFile([]byte(src))
			for _, p := range reading.Processes {
				want[p.Type] = words(t, p.Type+": "+p.Command+"\n")
			}
			check(t, written(t, src, format), want)
		})
	}
}

func written(t *testing.T, src, format string) *export.Export {
	t.Helper()
	e, err := export.Of(procfile.Parse([]byte(src)), platform.Usual(), format, export.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// words are those of the CMD of a Dockerfile.
func words(t *testing.T, src string) []string {
	t.Helper()
	result, err := parser.Parse(strings.NewReader("FROM scratch\n" + written(t, src, "dockerfile").Text()))
	if err != nil {
		t.Fatal(err)
	}
	for _, node := range result.AST.Children {
		if !strings.EqualFold(node.Value, "cmd") {
			continue
		}
		if !node.Attributes["json"] {
			t.Fatalf("CMD is no list: %s", node.Original)
		}
		var list []string
		for n := node.Next; n != nil; n = n.Next {
			list = append(list, n.Value)
		}
		return list
	}
	t.Fatalf("no CMD for %q", src)
	return nil
}

// isTask reports whether a process runs once, but not before each deploy.
func isTask(processType string, words []string) bool {
	return processType != "release" && command.RoleOf(processType, command.Parse(strings.Join(words, " "))) == ecosystem.Job
}

// withoutTasks are the processes that keep running, and the release.
func withoutTasks(all map[string][]string) map[string][]string {
	services := maps.Clone(all)
	maps.DeleteFunc(services, isTask)
	return services
}

func same(t *testing.T, name string, got, want []string) {
	t.Helper()
	if len(want) == 0 || !slices.Equal(got, want) {
		t.Errorf("%s starts %q, want %q", name, got, want)
	}
}

func TestCompose(t *testing.T) {
	each(t, "compose", func(t *testing.T, e *export.Export, want map[string][]string) {
		details := types.ConfigDetails{
			WorkingDir:  t.TempDir(),
			ConfigFiles: []types.ConfigFile{{Filename: "compose.yaml", Content: []byte(e.Text())}},
			Environment: types.Mapping{"PORT": "WRONG", "X": "WRONG", "A": "WRONG"},
		}
		project, err := loader.LoadWithContext(context.Background(), details)
		if err != nil {
			t.Fatalf("%v\n%s", err, e.Text())
		}
		if len(project.Services) != len(want) {
			t.Errorf("%d services, want %d", len(project.Services), len(want))
		}
		for name, service := range project.Services {
			same(t, name, service.Command, want[name])
		}
	})
}

func TestKubernetes(t *testing.T) {
	each(t, "kubernetes", func(t *testing.T, e *export.Export, want map[string][]string) {
		started := 0
		for _, document := range strings.Split(e.Text(), "\n---\n") {
			var kind struct{ Kind string }
			if err := yaml.Unmarshal([]byte(document), &kind); err != nil {
				t.Fatal(err)
			}
			switch kind.Kind {
			case "Deployment":
				var d appsv1.Deployment
				strict(t, document, &d)
				if !slices.Equal(keys(d.Spec.Selector.MatchLabels), keys(d.Spec.Template.Labels)) {
					t.Errorf("%s selects other labels than it gives", d.Name)
				}
				names(t, d.Name, d.Labels)
				container(t, d.Spec.Template.Spec, want)
				started++
			case "Job":
				var j batchv1.Job
				strict(t, document, &j)
				names(t, j.Name, j.Labels)
				container(t, j.Spec.Template.Spec, want)
				started++
			case "Service":
				var s corev1.Service
				strict(t, document, &s)
				names(t, s.Name, s.Labels)
			default:
				t.Errorf("kind %q", kind.Kind)
			}
		}
		if started != len(want) {
			t.Errorf("%d are started, want %d", started, len(want))
		}
	})
}

func strict(t *testing.T, document string, into any) {
	t.Helper()
	if err := yaml.UnmarshalStrict([]byte(document), into); err != nil {
		t.Fatalf("%v\n%s", err, document)
	}
}

func keys(labels map[string]string) []string {
	var all []string
	for key, value := range labels {
		all = append(all, key+"="+value)
	}
	slices.Sort(all)
	return all
}

func names(t *testing.T, name string, labels map[string]string) {
	t.Helper()
	wrong := validation.IsDNS1123Label(name)
	for key, value := range labels {
		wrong = append(wrong, validation.IsQualifiedName(key)...)
		wrong = append(wrong, validation.IsValidLabelValue(value)...)
	}
	if len(wrong) > 0 {
		t.Errorf("%s: %v", name, wrong)
	}
}

func container(t *testing.T, pod corev1.PodSpec, want map[string][]string) {
	t.Helper()
	c := pod.Containers[0]
	for processType, words := range want {
		if strings.EqualFold(strings.ReplaceAll(processType, "_", "-"), c.Name) {
			same(t, c.Name, expanded(c.Command), words)
			return
		}
	}
	t.Errorf("no process is called %s", c.Name)
}

// expanded are words as Kubernetes passes them on, where every variable is WRONG.
func expanded(words []string) []string {
	var all []string
	for _, word := range words {
		var b strings.Builder
		for i := 0; i < len(word); i++ {
			end := strings.IndexByte(word[i:], ')')
			switch {
			case strings.HasPrefix(word[i:], "$$"):
				b.WriteByte('$')
				i++
			case strings.HasPrefix(word[i:], "$(") && end > 0:
				b.WriteString("WRONG")
				i += end
			default:
				b.WriteByte(word[i])
			}
		}
		all = append(all, b.String())
	}
	return all
}

func TestFly(t *testing.T) {
	each(t, "fly", func(t *testing.T, e *export.Export, want map[string][]string) {
		var file struct {
			Deploy struct {
				Release string `toml:"release_command"`
			}
			Processes map[string]string
		}
		if _, err := toml.Decode(e.Text(), &file); err != nil {
			t.Fatalf("%v\n%s", err, e.Text())
		}
		got := map[string]string{}
		for name, command := range file.Processes {
			got[name] = command
		}
		if file.Deploy.Release != "" {
			got["release"] = file.Deploy.Release
		}
		if services := withoutTasks(want); len(got) != len(services) {
			t.Errorf("%d commands, want %d", len(got), len(services))
		}
		for name, command := range got {
			split, err := shlex.Split(command)
			if err != nil {
				t.Errorf("%s: %v in %q", name, err, command)
			}
			same(t, name, split, want[name])
		}
	})
}

func TestRenderAndDigitalOcean(t *testing.T) {
	each(t, "render", func(t *testing.T, e *export.Export, want map[string][]string) {
		var file struct{ Services []map[string]any }
		strict(t, e.Text(), &file)
		services := withoutTasks(want)
		delete(services, "release")
		if len(file.Services) != len(services) {
			t.Errorf("%d services, want %d", len(file.Services), len(services))
		}
		for _, service := range file.Services {
			if service["type"] == nil || service["name"] == nil || service["runtime"] == nil || service["startCommand"] == nil && service["dockerCommand"] == nil {
				t.Errorf("a service lacks what it needs: %v", service)
			}
		}
	})
	each(t, "digitalocean", func(t *testing.T, e *export.Export, want map[string][]string) {
		type component struct {
			Name, Kind string
			Run        string `json:"run_command"`
		}
		var file struct{ Services, Workers, Jobs []component }
		if err := yaml.Unmarshal([]byte(e.Text()), &file); err != nil {
			t.Fatal(err)
		}
		all := slices.Concat(file.Services, file.Workers, file.Jobs)
		if len(all) != len(want) {
			t.Errorf("%d components, want %d", len(all), len(want))
		}
		for _, c := range all {
			split, err := shlex.Split(c.Run)
			if err != nil {
				t.Fatal(err)
			}
			for processType, words := range want {
				if strings.EqualFold(strings.ReplaceAll(processType, "_", "-"), c.Name) {
					same(t, c.Name, split, words)
				}
			}
		}
	})
}

func TestNixpacksAndAppJSON(t *testing.T) {
	each(t, "nixpacks", func(t *testing.T, e *export.Export, _ map[string][]string) {
		var file struct{ Start struct{ Cmd string } }
		if _, err := toml.Decode(e.Text(), &file); err != nil || file.Start.Cmd == "" {
			t.Errorf("%v in %s", err, e.Text())
		}
	})
	each(t, "app-json", func(t *testing.T, e *export.Export, want map[string][]string) {
		var file struct {
			Formation map[string]struct{ Quantity int }
		}
		if err := json.Unmarshal([]byte(e.Text()), &file); err != nil {
			t.Fatal(err)
		}
		for name, formation := range file.Formation {
			quantity := 1
			if isTask(name, want[name]) {
				quantity = 0
			}
			if want[name] == nil || formation.Quantity != quantity {
				t.Errorf("%s: %+v", name, formation)
			}
		}
	})
}

// Only where systemd is there: it reads each unit as it would at its start.
func TestSystemd(t *testing.T) {
	analyze, err := exec.LookPath("systemd-analyze")
	if err != nil {
		t.Log("systemd-analyze is not there; the rules of its manual are tested beside the export")
		return
	}
	each(t, "systemd", func(t *testing.T, e *export.Export, want map[string][]string) {
		dir := t.TempDir()
		args := []string{"verify", "--man=no"}
		for _, f := range e.Files {
			path := filepath.Join(dir, f.Path)
			if err := os.WriteFile(path, []byte(f.Text), 0o644); err != nil {
				t.Fatal(err)
			}
			args = append(args, path)
		}
		ctx, cancel := context.WithTimeout(context.Background(), patient.For(time.Minute))
		defer cancel()
		out, err := exec.CommandContext(ctx, analyze, args...).CombinedOutput()
		if err != nil || strings.Contains(string(out), dir) {
			t.Errorf("%v: %s", err, out)
		}
		if len(e.Files) != len(want)+1 {
			t.Errorf("%d units, want %d", len(e.Files), len(want)+1)
		}
	})
}
