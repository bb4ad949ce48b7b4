package main

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/mod/module"
	modzip "golang.org/x/mod/zip"
)

const modulePath = "github.com/proclint/proclint"

// go install of the tag gives a command that has the page. Here, a folder is the proxy.
func TestGoInstallOfTheTagServesThePage(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "tagged")
	output(t, exec.Command("git", "clone", "--quiet", "--no-tags", checkout, folder))
	output(t, exec.Command("cp", "-a", checkout+"/static/dist/.", filepath.Join(folder, "static/dist")))
	changelog := filepath.Join(folder, "CHANGELOG.md")
	text := strings.Replace(readText(t, changelog), "## Unreleased", "## "+version(t)+" (2026-11-22)", 1)
	if err := os.WriteFile(changelog, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	git := func(args ...string) string {
		return output(t, exec.Command("git", append([]string{"-C", folder}, args...)...))
	}
	git("config", "user.name", "a")
	git("config", "user.email", "a@example.org")
	git("commit", "--quiet", "--all", "--message", "Name the release")
	branch := git("rev-parse", "HEAD")

	tag := exec.Command("scripts/tag.sh", version(t))
	tag.Dir = folder
	output(t, tag)
	if git("rev-parse", "HEAD") != branch || git("status", "--porcelain") != "" {
		t.Error("the tag changes the branch")
	}

	cache := output(t, exec.Command("go", "env", "GOMODCACHE"))
	proxy := t.TempDir()
	publish(t, folder, proxy)
	bin, modules := t.TempDir(), t.TempDir()
	install := exec.Command("go", "install", fmt.Sprintf("%s@v%s", modulePath, version(t)))
	install.Dir = bin
	install.Env = append(os.Environ(), "GOBIN="+bin, "GOMODCACHE="+modules, "GOFLAGS=-modcacherw", "GOSUMDB=off",
		"GOPROXY=file://"+proxy+",file://"+filepath.Join(cache, "cache/download"))
	output(t, install)
	command := func(args ...string) *exec.Cmd { return exec.Command(filepath.Join(bin, "proclint"), args...) }
	if got := output(t, command("--version")); got != "proclint version "+version(t) {
		t.Errorf("--version prints %q", got)
	}
	checkLint(t, command)
	checkServe(t, command("serve", "--addr", "127.0.0.1:0"))
}

// publish puts the tag of a repository into the folder of a module proxy.
func publish(t *testing.T, repository, proxy string) {
	t.Helper()
	tagged := module.Version{Path: modulePath, Version: "v" + version(t)}
	versions := filepath.Join(proxy, modulePath, "@v")
	err := create(filepath.Join(versions, tagged.Version+".zip"), func(w io.Writer) error {
		return modzip.CreateFromVCS(w, tagged, repository, tagged.Version, "")
	})
	if err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string]string{
		"list":                   tagged.Version + "\n",
		tagged.Version + ".mod":  readText(t, filepath.Join(repository, "go.mod")),
		tagged.Version + ".info": fmt.Sprintf(`{"Version":%q,"Time":"2026-11-22T00:00:00Z"}`, tagged.Version),
	} {
		if err := os.WriteFile(filepath.Join(versions, name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
