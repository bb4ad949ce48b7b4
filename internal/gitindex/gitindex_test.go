package gitindex

import (
	"bytes"
	"encoding/binary"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/proclint/proclint/internal/patient"
)

// TestIndexesOfGit reads what git writes.
func TestIndexesOfGit(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git isn't installed, and this test compares with it")
	}
	names := []string{"Backend/procfile", "a", "app/" + strings.Repeat("long/", 60) + "x.py", "app/main.py", "app/main.py2", "procfile", "ä"}
	for _, c := range []struct {
		name    string
		version string
		init    []string
		sha256  bool
		after   []string
	}{
		{"version 2", "2", nil, false, nil},
		{"version 3", "3", nil, false, []string{"add", "--intent-to-add", "later"}},
		{"version 4", "4", nil, false, nil},
		{"version 4 with SHA-256", "4", []string{"--object-format=sha256"}, true, nil},
		{"version 2 with SHA-256", "2", []string{"--object-format=sha256"}, true, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			git := func(args ...string) {
				t.Helper()
				command := exec.Command("git", args...)
				command.Dir = dir
				command.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_SYSTEM="+os.DevNull)
				if out, err := command.CombinedOutput(); err != nil {
					t.Fatalf("git %s: %v: %s", args, err, out)
				}
			}
			git(append([]string{"init", "-q"}, c.init...)...)
			want := slices.Clone(names)
			for _, name := range names {
				write(t, filepath.Join(dir, name))
			}
			git("add", ".")
			git("update-index", "--chmod=+x", "app/main.py")
			git("update-index", "--index-version", c.version)
			if c.after != nil {
				write(t, filepath.Join(dir, "later"))
				git(c.after...)
				want = append(want, "later")
			}
			index, err := os.ReadFile(filepath.Join(dir, ".git", "index"))
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			if err := Names(bytes.NewReader(index), c.sha256, func(name []byte, _ uint32) bool { got = append(got, string(name)); return true }); err != nil {
				t.Fatal(err)
			}
			slices.Sort(want)
			if !slices.Equal(got, want) {
				t.Errorf("got %q, want %q", got, want)
			}
			spellings, err := SpellingsOf(bytes.NewReader(index), c.sha256, map[string]bool{"procfile": true})
			if err != nil {
				t.Fatal(err)
			}
			for path, want := range map[string]string{"Procfile": "procfile", "procfile": "", "backend/Procfile": "Backend/procfile", "app/Procfile": ""} {
				if got := spellings.Of(path); got != want {
					t.Errorf("the spelling of %q is %q", path, got)
				}
			}
			modes, err := SpellingsOf(bytes.NewReader(index), c.sha256, map[string]bool{"main.py": true})
			if err != nil || modes.IsPlain("app/main.py") || !spellings.IsPlain("procfile") || spellings.IsPlain("Procfile") {
				t.Errorf("the modes are %v and %v, %v", modes, spellings, err)
			}
			for end := range index[:len(index)-40] {
				if err := Names(bytes.NewReader(index[:end]), c.sha256, func([]byte, uint32) bool { return true }); err == nil && end < headerBytes {
					t.Fatalf("the first %d bytes are taken for an index", end)
				}
			}
		})
	}
}

func write(t *testing.T, path string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, nil, 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestNoIndex gives what is no index, or one that isn't whole.
func TestNoIndex(t *testing.T) {
	for name, c := range map[string]struct {
		index []byte
		ok    bool
	}{
		"nothing":     {nil, false},
		"text":        {[]byte("web: gunicorn app:app\n"), false},
		"version 5":   {start(5, 0), false},
		"no entries":  {start(2, 0), true},
		"cut off":     {start(2, 1), false},
		"split":       {append(start(2, 0), "link"...), false},
		"very many":   {start(4, 1<<31), false},
		"a bad start": {append(append(start(4, 1), make([]byte, statBytes+hashSHA1+flagBytes)...), 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F, 0), false},
	} {
		if err := Names(bytes.NewReader(c.index), false, func([]byte, uint32) bool { return true }); (err == nil) != c.ok {
			t.Errorf("%s: error %v", name, err)
		}
	}
}

func start(version, count uint32) []byte {
	return binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32([]byte("DIRC"), version), count)
}

func TestParseConfig(t *testing.T) {
	for text, want := range map[string]Config{
		"":                                        {},
		"[core]\n\tignorecase = true\n":           {IgnoresCase: true},
		"[Core]\nIgnoreCase=yes\n":                {IgnoresCase: true},
		"[core]\n\tignorecase\n":                  {IgnoresCase: true},
		"[core]\n\tignorecase = false\n":          {},
		"[user]\n\tignorecase = true\n":           {},
		"[core]\n\texcludesFile = ~/My Ignores\n": {ExcludesFile: "~/My Ignores"},
		"[CORE]\nExcludesfile=\"/etc/Ignore\"\n":  {ExcludesFile: "/etc/Ignore"},
		"[core]\nignorecase = true\n[extensions]\n\tobjectFormat = sha256\n[x \"y\"]": {IgnoresCase: true, SHA256: true},
	} {
		if got := ParseConfig(text); got != want {
			t.Errorf("ParseConfig(%q) = %+v, want %+v", text, got, want)
		}
	}
}

// TestForgedIndexes: what a few bytes of an index stand for takes neither much memory nor much time.
func TestForgedIndexes(t *testing.T) {
	const size = 6 << 20
	for name, c := range map[string]struct{ first, again string }{
		"long paths that only end otherwise":   {strings.Repeat("a", maxName-1), "\x01b"},
		"long paths that are equal":            {strings.Repeat("a", maxName-1), "\x00"},
		"long folders of one name":             {strings.Repeat("a/", maxName/2-8) + "Procfile", "\x08PROCFILE"},
		"folders below each other":             {"a", "\x00/a"},
		"paths that are longer than any other": {strings.Repeat("a", maxName+1), "\x00"},
		"short paths":                          {"a", "\x01b"},
	} {
		index := start(4, 1<<31)
		fixed := make([]byte, statBytes+hashSHA1+flagBytes)
		add := func(path string) { index = append(append(append(index, fixed...), path...), 0) }
		for add("\x00" + c.first); len(index) < size; {
			add(c.again)
		}
		began := time.Now()
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		s, err := SpellingsOf(bytes.NewReader(index), false, map[string]bool{"procfile": true})
		took := time.Since(began)
		runtime.ReadMemStats(&after)
		if allocated := after.TotalAlloc - before.TotalAlloc; err == nil || allocated > 5*mostKept || took > patient.For(3*time.Second) {
			t.Errorf("%s: %d paths, %v, %d bytes, %v", name, len(s.tracked), err, allocated, took)
		}
		t.Logf("%s: %v, %v", name, took, err)
	}
}

func FuzzNames(f *testing.F) {
	f.Add(start(2, 3), false)
	f.Add(append(start(4, 1), make([]byte, 80)...), true)
	f.Fuzz(func(_ *testing.T, index []byte, sha256 bool) {
		_, _ = SpellingsOf(bytes.NewReader(index), sha256, map[string]bool{"procfile": true})
	})
}
