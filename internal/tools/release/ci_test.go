package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

// action is action.yml, as a runner reads it.
type action struct {
	Inputs map[string]struct{ Description, Default string }
	Runs   struct {
		Using string
		Steps []step
	}
}

type step struct {
	Name, Shell, Run string
	Env              map[string]string
}

func readAction(t *testing.T) action {
	t.Helper()
	var read action
	if err := yaml.Unmarshal([]byte(readText(t, checkout+"/action.yml")), &read); err != nil {
		t.Fatal(err)
	}
	if read.Runs.Using != "composite" || len(read.Runs.Steps) == 0 {
		t.Fatalf("action.yml has no steps: %+v", read.Runs)
	}
	return read
}

func TestTheActionInstallsThisVersion(t *testing.T) {
	read := readAction(t)
	if got := read.Inputs["version"].Default; got != version(t) {
		t.Errorf("action.yml installs %s", got)
	}
	for name, input := range read.Inputs {
		if input.Description == "" {
			t.Errorf("the input %s has no description", name)
		}
	}
	for _, step := range read.Runs.Steps {
		if strings.Contains(step.Run, "${{") {
			t.Errorf("%s: a value in a command could be a command; pass it as a variable", step.Name)
		}
	}
}

// downloads serves the release as the action downloads it.
func downloads(t *testing.T) string {
	t.Helper()
	prefix := "/v" + version(t) + "/"
	server := httptest.NewServer(http.StripPrefix(prefix, http.FileServer(http.Dir(dist))))
	t.Cleanup(server.Close)
	return server.URL
}

// repository is a new git repository with a commit for each of the file sets; the files are given as name and content
// in turn. It gives the hashes of the commits.
func repository(t *testing.T, commits ...[]string) (folder string, hashes []string) {
	t.Helper()
	folder = t.TempDir()
	git := func(args ...string) string {
		return output(t, exec.Command("git", append([]string{"-C", folder, "-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main"}, args...)...))
	}
	git("init", "--quiet")
	for _, files := range commits {
		for i := 0; i < len(files); i += 2 {
			path := filepath.Join(folder, files[i])
			if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, []byte(files[i+1]), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		git("add", "--all")
		git("commit", "--quiet", "--message", "a change")
		hashes = append(hashes, git("rev-parse", "HEAD"))
	}
	return folder, hashes
}

// summaryOf is the file that gets the summary of a job in a folder.
func summaryOf(folder string) string { return folder + ".summary" }

// runAction runs the steps of the action in a folder, as a runner does, until one fails.
func runAction(t *testing.T, folder string, inputs map[string]string, github map[string]string) (log string, status int) {
	t.Helper()
	read := readAction(t)
	context := map[string]string{}
	for name, input := range read.Inputs {
		context["inputs."+name] = input.Default
	}
	for name, value := range inputs {
		if _, ok := read.Inputs[name]; !ok {
			t.Fatalf("the action has no input %s", name)
		}
		context["inputs."+name] = value
	}
	maps.Copy(context, github)
	absolute, err := filepath.Abs(checkout)
	if err != nil {
		t.Fatal(err)
	}
	temp := t.TempDir()
	paths := filepath.Join(temp, "paths")
	for _, step := range read.Runs.Steps {
		added, err := os.ReadFile(paths)
		if err != nil && !errors.Is(err, os.ErrNotExist) {
			t.Fatal(err)
		}
		path := strings.ReplaceAll(strings.TrimSpace(string(added)), "\n", ":")
		command := exec.Command(step.Shell, "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", step.Run)
		command.Dir = folder
		command.Env = []string{
			"PATH=" + path + ":/usr/local/bin:/usr/bin:/bin", "HOME=" + temp, "GITHUB_ACTIONS=true", "GITHUB_ACTION_PATH=" + absolute,
			"GITHUB_PATH=" + paths, "GITHUB_STEP_SUMMARY=" + summaryOf(folder), "RUNNER_TEMP=" + temp, "RUNNER_OS=Linux", "RUNNER_ARCH=X64",
		}
		for name, value := range step.Env {
			command.Env = append(command.Env, name+"="+evaluated(value, context))
		}
		out, err := command.CombinedOutput()
		log += string(out)
		if exit := (*exec.ExitError)(nil); errors.As(err, &exit) {
			return log, exit.ExitCode()
		} else if err != nil {
			t.Fatal(err)
		}
	}
	return log, 0
}

// evaluated is a value in which each expression is replaced by the first of its names that has a value.
func evaluated(value string, context map[string]string) string {
	return regexp.MustCompile(`\$\{\{(.*?)\}\}`).ReplaceAllStringFunc(value, func(expression string) string {
		for name := range strings.SplitSeq(strings.Trim(expression, "${}"), "||") {
			if found := context[strings.TrimSpace(name)]; found != "" {
				return found
			}
		}
		return ""
	})
}

const (
	misspelled = "wbe: bin/server\n"
	correct    = "web: bin/server\n"
)

func TestTheActionChecksWhatAChangeTouches(t *testing.T) {
	folder, hashes := repository(t,
		[]string{"old/Procfile", misspelled, "Makefile", "all:\n"},
		[]string{"new/procfile", "web: bin/server\n", "app/Procfile", misspelled, "Makefile", "all: build\n"},
		[]string{"Makefile", "all: test\n"},
		[]string{"main.go", "package main\n"},
	)
	tests := []struct {
		name           string
		inputs, github map[string]string
		status         int
		has, hasNot    []string
	}{
		{"a pull request", nil, map[string]string{"github.event.pull_request.base.sha": hashes[0]}, 1,
			[]string{"file=app/Procfile,line=1", "process-type-typo", "file=new/procfile"}, []string{"old/Procfile", "Makefile"}},
		{"a push", nil, map[string]string{"github.event.before": hashes[0]}, 1,
			[]string{"file=app/Procfile,line=1"}, []string{"old/Procfile"}},
		{"a change of no Procfile", nil, map[string]string{"github.event.before": hashes[2]}, 0,
			[]string{"The change touches no Procfile"}, []string{"::"}},
		{"a change of a file with a similar name", nil, map[string]string{"github.event.before": hashes[1]}, 0, nil, []string{"::"}},
		{"a new branch", nil, map[string]string{"github.event.before": strings.Repeat("0", 40)}, 1,
			[]string{"file=old/Procfile", "file=app/Procfile"}, nil},
		{"a commit that nobody has", nil, map[string]string{"github.event.before": strings.Repeat("1", 40)}, 1,
			[]string{"file=old/Procfile"}, nil},
		{"all files", map[string]string{"all": "true"}, map[string]string{"github.event.before": hashes[1]}, 1,
			[]string{"file=old/Procfile"}, nil},
		{"another platform", map[string]string{"platforms": "foreman"}, map[string]string{"github.event.before": hashes[0]}, 0,
			[]string{"Foreman"}, []string{"Heroku"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			inputs := map[string]string{"base-url": downloads(t), "platforms": "heroku"}
			maps.Copy(inputs, test.inputs)
			log, status := runAction(t, folder, inputs, test.github)
			if status != test.status {
				t.Errorf("exit status %d, want %d", status, test.status)
			}
			for _, want := range test.has {
				if !strings.Contains(log, want) {
					t.Errorf("it does not print %q", want)
				}
			}
			for _, unwanted := range test.hasNot {
				if strings.Contains(log, unwanted) {
					t.Errorf("it prints %q", unwanted)
				}
			}
			if t.Failed() {
				t.Log(log)
			}
		})
	}
}

// A checkout of one commit gets the commit before the change from its remote.
func TestTheActionWorksInAShallowCheckout(t *testing.T) {
	remote, hashes := repository(t, []string{"old/Procfile", misspelled}, []string{"app/Procfile", misspelled})
	output(t, exec.Command("git", "-C", remote, "config", "uploadpack.allowAnySHA1InWant", "true"))
	folder := filepath.Join(t.TempDir(), "shallow")
	output(t, exec.Command("git", "clone", "--quiet", "--depth=1", "file://"+remote, folder))
	log, status := runAction(t, folder, map[string]string{"base-url": downloads(t), "platforms": "heroku"}, map[string]string{"github.event.before": hashes[0]})
	if status != 1 || !strings.Contains(log, "file=app/Procfile") || strings.Contains(log, "old/Procfile") {
		t.Errorf("exit status %d:\n%s", status, log)
	}
}

func TestTheActionWritesSARIFOfAllFiles(t *testing.T) {
	folder, hashes := repository(t, []string{"old/Procfile", misspelled}, []string{"app/Procfile", correct})
	log, status := runAction(t, folder, map[string]string{"base-url": downloads(t), "sarif": "proclint.sarif", "platforms": "heroku"},
		map[string]string{"github.event.before": hashes[0]})
	if status != 0 {
		t.Errorf("exit status %d:\n%s", status, log)
	}
	var sarif struct {
		Runs []struct{ Results []struct{ RuleID string } }
	}
	if err := json.Unmarshal([]byte(readText(t, filepath.Join(folder, "proclint.sarif"))), &sarif); err != nil {
		t.Fatal(err)
	}
	if len(sarif.Runs) != 1 || !strings.Contains(fmt.Sprint(sarif.Runs[0].Results), "process-type-typo") {
		t.Errorf("%+v", sarif)
	}
}

func TestTheActionExplainsALog(t *testing.T) {
	const log = "app[web.1]: bash: gunicorn: command not found\nheroku[web.1]: Process exited with status 127\n"
	for name, test := range map[string]struct {
		inputs  map[string]string
		status  int
		summary string
	}{
		"a cause":                {map[string]string{"log": "deploy.log", "platforms": "heroku"}, 0, "### `gunicorn` isn't installed: `requirements.txt` doesn't list it\n"},
		"several platforms":      {map[string]string{"log": "deploy.log", "platforms": "heroku,drycc"}, 0, "### `gunicorn` isn't installed"},
		"a log without causes":   {map[string]string{"log": "healthy.log"}, 0, "No cause is known in this log."},
		"no log":                 {nil, 0, ""},
		"a log that isn't there": {map[string]string{"log": "other.log"}, 1, ""},
	} {
		t.Run(name, func(t *testing.T) {
			folder, hashes := repository(t, []string{"Procfile", "web: gunicorn app:app\n", "requirements.txt", "Flask\n", "app.py", "app = 1\n",
				"deploy.log", log, "healthy.log", "GET / 200\n"})
			inputs := map[string]string{"base-url": downloads(t)}
			maps.Copy(inputs, test.inputs)
			out, status := runAction(t, folder, inputs, map[string]string{"github.event.before": hashes[0]})
			summary, err := os.ReadFile(summaryOf(folder))
			if err != nil && !errors.Is(err, os.ErrNotExist) {
				t.Fatal(err)
			}
			if status != test.status || !strings.HasPrefix(string(summary), test.summary) || test.summary == "" && len(summary) > 0 {
				t.Errorf("exit status %d, summary %q:\n%s", status, summary, out)
			}
		})
	}
}

func TestTheActionInstallsOnlyWhatHasTheChecksum(t *testing.T) {
	archive := "proclint_" + version(t) + "_linux_amd64.tar.gz"
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasSuffix(r.URL.Path, archive) {
			fmt.Fprint(w, "another program")
			return
		}
		http.ServeFile(w, r, filepath.Join(dist, filepath.Base(r.URL.Path)))
	}))
	defer server.Close()
	folder, _ := repository(t, []string{"Procfile", correct})
	for name, test := range map[string]struct {
		inputs map[string]string
		want   string
	}{
		"another program":           {map[string]string{"base-url": server.URL}, "::error::The checksum of " + archive + " differs"},
		"a version that nobody has": {map[string]string{"base-url": downloads(t), "version": "0.0.0"}, "::error::Proclint 0.0.0 can't be downloaded"},
	} {
		if log, status := runAction(t, folder, test.inputs, nil); status == 0 || !strings.Contains(log, test.want) {
			t.Errorf("%s: exit status %d\n%s", name, status, log)
		}
	}
}

// The example of the documentation is a workflow that GitHub takes.
func TestActionlintTakesTheExample(t *testing.T) {
	workflow := example(t, "ci.md", "yaml", "uses: proclint/proclint@")
	// Its inputs are checked against action.yml, as if the action were in the repository of the workflow.
	workflow = regexp.MustCompile(`proclint/proclint@\S+`).ReplaceAllString(workflow, "./")
	folder, _ := repository(t, []string{"action.yml", readText(t, checkout+"/action.yml"), ".github/workflows/procfile.yml", workflow})
	command := exec.Command("go", "run", "github.com/rhysd/actionlint/cmd/actionlint@v1.7.12", "-no-color", folder+"/.github/workflows/procfile.yml")
	out, err := command.CombinedOutput()
	if err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

// example is the first block of code in a document that is in a language and contains a text.
func example(t *testing.T, document, language, text string) string {
	t.Helper()
	for _, block := range regexp.MustCompile("(?ms)^```"+language+"\n(.*?)^```$").FindAllStringSubmatch(readText(t, checkout+"/docs/"+document), -1) {
		if strings.Contains(block[1], text) {
			return block[1]
		}
	}
	t.Fatalf("docs/%s has no %s with %s", document, language, text)
	return ""
}

// component is the job of the GitLab component, with the inputs in it.
type component struct {
	Image struct {
		Name       string
		Entrypoint []string
	}
	Variables map[string]string
	Script    []string
	Artifacts struct {
		When    string
		Reports map[string]string
	}
}

func readComponent(t *testing.T, inputs map[string]string) component {
	t.Helper()
	header, body, _ := strings.Cut(readText(t, checkout+"/templates/proclint.yml"), "\n---\n")
	var spec struct {
		Spec struct {
			Inputs map[string]struct{ Default, Description string }
		}
	}
	if err := yaml.Unmarshal([]byte(header), &spec); err != nil {
		t.Fatal(err)
	}
	values := map[string]string{}
	for name, input := range spec.Spec.Inputs {
		values[name] = input.Default
		if input.Description == "" {
			t.Errorf("the input %s has no description", name)
		}
	}
	maps.Copy(values, inputs)
	body = regexp.MustCompile(`\$\[\[ inputs\.([a-z-]+) \]\]`).ReplaceAllStringFunc(body, func(expression string) string {
		name := strings.TrimSuffix(strings.TrimPrefix(expression, "$[[ inputs."), " ]]")
		if _, ok := spec.Spec.Inputs[name]; !ok {
			t.Errorf("the component has no input %s", name)
		}
		return values[name]
	})
	var jobs map[string]component
	if err := yaml.Unmarshal([]byte(body), &jobs); err != nil {
		t.Fatal(err)
	}
	return jobs[values["job-name"]]
}

func TestTheComponentUsesThisVersion(t *testing.T) {
	if got := readComponent(t, nil).Image.Name; !strings.HasSuffix(got, ":"+version(t)+"-shell") {
		t.Errorf("it runs in %s", got)
	}
}

func TestTheComponentReports(t *testing.T) {
	program := t.TempDir()
	plant(t, program, unpacked(t, releasedAs(t, "proclint_VERSION_linux_amd64.tar.gz")))
	tests := []struct {
		name, file string
		inputs     map[string]string
		status     int
		log        string
	}{
		{"an error", misspelled, map[string]string{"platforms": "heroku", "job-name": "procfiles"}, 1, "process-type-typo"},
		{"no error", correct, nil, 0, ""},
		{"a warning that fails", "web: flask run -h 0.0.0.0 -p $PORT\n", map[string]string{"fail-on": "warning", "platforms": "heroku"}, 1, "development-server"},
		{"an unknown platform", correct, map[string]string{"platforms": "herku"}, 1, "did you mean \"heroku\""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			folder, _ := repository(t, []string{"app/Procfile", test.file})
			job := readComponent(t, test.inputs)
			command := exec.Command("sh", "-e", "-c", strings.Join(job.Script, "\n"))
			command.Dir = folder
			command.Env = []string{"PATH=" + program + ":/usr/bin:/bin", "HOME=" + folder}
			for name, value := range job.Variables {
				command.Env = append(command.Env, name+"="+value)
			}
			log, _ := command.CombinedOutput()
			if status := command.ProcessState.ExitCode(); status != test.status || !strings.Contains(string(log), test.log) {
				t.Errorf("exit status %d, want %d\n%s", status, test.status, log)
			}
			if test.name == "an unknown platform" {
				return // without reports
			}
			if job.Artifacts.When != "always" {
				t.Error("a job that fails has no reports")
			}
			var issues []struct{ Fingerprint string }
			if err := json.Unmarshal([]byte(readText(t, filepath.Join(folder, job.Artifacts.Reports["codequality"]))), &issues); err != nil {
				t.Error(err)
			}
			if test.status == 1 && len(issues) == 0 {
				t.Error("Code Quality has no finding")
			}
			if xml := readText(t, filepath.Join(folder, job.Artifacts.Reports["junit"])); !strings.Contains(xml, "<testsuite") {
				t.Error("it writes no report of JUnit")
			}
		})
	}
}
