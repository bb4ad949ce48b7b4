//go:build hosts

package hosts

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

const checkout = "../.."

func readText(t *testing.T, name string) string {
	t.Helper()
	content, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

// plant writes files, given as path and content in turn, into a folder.
func plant(t *testing.T, folder string, files ...string) {
	t.Helper()
	for i := 0; i < len(files); i += 2 {
		path := filepath.Join(folder, files[i])
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(files[i+1]), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// git runs git in a folder and gives what it prints.
func git(t *testing.T, folder string, args ...string) string {
	t.Helper()
	command := exec.Command("git", append([]string{"-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main"}, args...)...)
	command.Dir = folder
	out, err := command.CombinedOutput()
	if err != nil {
		t.Fatalf("git %s: %v\n%s", args, err, out)
	}
	return strings.TrimSpace(string(out))
}

// recipe is the first block of code in a document that is in a language and contains a text.
func recipe(t *testing.T, document, language, text string) string {
	t.Helper()
	for _, block := range regexp.MustCompile("(?ms)^```"+language+"(?: \\S+)?\n(.*?)^```$").FindAllStringSubmatch(readText(t, checkout+"/docs/"+document), -1) {
		if strings.Contains(block[1], text) {
			return block[1]
		}
	}
	t.Fatalf("docs/%s has no %s with %s", document, language, text)
	return ""
}

// withProgram are the variables of a machine that has the command and an empty home.
func withProgram(t *testing.T, home string) []string {
	t.Helper()
	build, err := filepath.Abs(checkout + "/build")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(build + "/proclint"); err != nil {
		t.Fatal(err)
	}
	return []string{"PATH=" + build + ":/usr/local/bin:/usr/bin:/bin", "HOME=" + home, "LANG=C.UTF-8", "TERM=dumb"}
}
