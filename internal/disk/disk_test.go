package disk

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

// plant writes files, given as path and content in turn, into a new folder.
func plant(t *testing.T, files ...string) string {
	t.Helper()
	dir := t.TempDir()
	for i := 0; i < len(files); i += 2 {
		path := filepath.Join(dir, files[i])
		check(t, os.MkdirAll(filepath.Dir(path), 0o755))
		check(t, os.WriteFile(path, []byte(files[i+1]), 0o644))
	}
	return dir
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func content(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	check(t, err)
	return string(text)
}

// list has the names in a folder.
func list(t *testing.T, dir string) string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	check(t, err)
	var names []string
	for _, entry := range entries {
		names = append(names, entry.Name())
	}
	return strings.Join(names, " ")
}

func TestABoundaryMayBeWrittenInEachWay(t *testing.T) {
	dir := plant(t, "app/Procfile", "web: x\n", "app/sub/Procfile", "web: y\n", "secret", "outside")
	check(t, os.Symlink(filepath.Join(dir, "secret"), filepath.Join(dir, "app", "link")))
	t.Chdir(filepath.Join(dir, "app"))
	here := filepath.Join(dir, "app")
	for _, boundary := range []string{".", here, here + string(filepath.Separator), filepath.Join("..", "app")} {
		open := func(name string) error {
			file, err := Found(filepath.Join(boundary, name), boundary).Open()
			if err == nil {
				file.Close()
			}
			return err
		}
		for _, name := range []string{"Procfile", filepath.Join("sub", "Procfile")} {
			if err := open(name); err != nil {
				t.Errorf("%s in %s: %v", name, boundary, err)
			}
		}
		for _, name := range []string{"missing", filepath.Join("missing", "Procfile"), filepath.Join(".git", "config")} {
			if err := open(name); !errors.Is(err, fs.ErrNotExist) {
				t.Errorf("%s in %s: %v, want that it doesn't exist", name, boundary, err)
			}
		}
		if _, ok := errors.AsType[OutsideError](open("link")); !ok {
			t.Errorf("the link in %s: %v", boundary, open("link"))
		}
	}
}

func TestLinksOfAFoundFileStayInsideTheBoundary(t *testing.T) {
	const secret, inside = "outside", "inside"
	for name, test := range map[string]struct {
		target   string // of the link repo/sub/Procfile; OUT and REPO are absolute paths
		boundary string
		want     string // content, or a part of the error
	}{
		"beside it":                         {"real", "repo", inside},
		"a folder up":                       {"../real", "repo", inside},
		"through a folder that is a link":   {"../linked/real", "repo", inside},
		"absolute, inside":                  {"REPO/real", "repo", inside},
		"out of the boundary":               {"../../victim", "repo", "leads out of"},
		"out of it and in again":            {"../../repo/real", "repo", inside},
		"absolute, out of it":               {"OUT/victim", "repo", "leads out of"},
		"through a folder that leads out":   {"../away/victim", "repo", "leads out of"},
		"a link to a link that leads out":   {"../hop", "repo", "leads out of"},
		"out of the nearer boundary":        {"../real", "repo/sub", "leads out of"},
		"a folder whose name begins alike":  {"../../repository/victim", "repo", "leads out of"},
		"the environment of the process":    {"/proc/self/environ", "repo", "leads out of"},
		"the environment, root as boundary": {"/proc/self/environ", "/", "not a regular file"},
		"a device":                          {"/dev/zero", "/", "not a regular file"},
		"nowhere":                           {"missing", "repo", "no such file"},
		"itself":                            {"Procfile", "repo", "too many levels of symbolic links"},
		"a folder":                          {"..", "repo", "not a regular file"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := plant(t, "victim", secret, "repository/victim", secret, "repo/real", inside, "repo/sub/real", inside)
			repo := filepath.Join(dir, "repo")
			check(t, os.Symlink(".", filepath.Join(repo, "linked")))
			check(t, os.Symlink("..", filepath.Join(repo, "away")))
			check(t, os.Symlink("../victim", filepath.Join(repo, "hop")))
			link := filepath.Join(repo, "sub", "Procfile")
			check(t, os.Symlink(strings.NewReplacer("OUT", dir, "REPO", repo).Replace(test.target), link))
			boundary := test.boundary
			if boundary != "/" {
				boundary = filepath.Join(dir, boundary)
			}
			f := Found(link, boundary)
			got := ""
			file, err := f.Open()
			if err != nil {
				got = err.Error()
			} else {
				text, err := io.ReadAll(file)
				check(t, err)
				check(t, file.Close())
				got = string(text)
			}
			if !strings.Contains(got, test.want) {
				t.Errorf("reading gives %q, want %q", got, test.want)
			}
			_, err = f.Replace([]byte(test.want), []byte("new"))
			if written := err == nil; written != (test.want == inside) {
				t.Errorf("replacing gives %v", err)
			}
			if content(t, filepath.Join(dir, "victim")) != secret || content(t, filepath.Join(dir, "repository", "victim")) != secret {
				t.Error("a file outside was written")
			}
		})
	}
}

func TestANamedFileMayBeALink(t *testing.T) {
	dir := plant(t, "victim", "old", "repo/x", "")
	link := filepath.Join(dir, "repo", "Procfile")
	check(t, os.Symlink("../victim", link))
	if _, err := Named(link).Replace([]byte("old"), []byte("new")); err != nil {
		t.Fatal(err)
	}
	if got := content(t, filepath.Join(dir, "victim")); got != "new" {
		t.Errorf("the file has %q", got)
	}
	if target, err := os.Readlink(link); err != nil || target != "../victim" {
		t.Errorf("the link is %q, %v", target, err)
	}
}

func TestANamedFileOfTheKernelIsNotRead(t *testing.T) {
	if _, err := os.Stat("/proc/self/environ"); err != nil {
		t.Log("this system has no /proc; a folder is tried in its place")
	}
	dir := plant(t)
	link := filepath.Join(dir, "Procfile")
	check(t, os.Symlink("/proc/self/environ", link))
	for name, open := range map[string]func() (*os.File, error){"Open": Named(link).Open, "OpenStream": Named(link).OpenStream} {
		if file, err := open(); err == nil {
			file.Close()
			t.Errorf("%s opens the environment of the process", name)
		}
	}
}

func TestReplaceKeepsOrRejects(t *testing.T) {
	for name, test := range map[string]struct {
		meanwhile func(t *testing.T, path string) // what happens after the file was read
		want      error
		left      string
	}{
		"nothing happens":        {func(*testing.T, string) {}, nil, "new"},
		"it is changed in place": {func(t *testing.T, path string) { check(t, os.WriteFile(path, []byte("theirs"), 0o644)) }, ErrChanged, "theirs"},
		"it grows":               {func(t *testing.T, path string) { check(t, os.WriteFile(path, []byte("old and more"), 0o644)) }, ErrChanged, "old and more"},
		"it is made read-only":   {func(t *testing.T, path string) { check(t, os.Chmod(path, 0o444)) }, ErrReadOnly, "old"},
		"another file takes its place": {func(t *testing.T, path string) {
			check(t, os.WriteFile(path+".theirs", []byte("theirs"), 0o644))
			check(t, os.Rename(path+".theirs", path))
		}, ErrChanged, "theirs"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := plant(t, "Procfile", "old")
			path := filepath.Join(dir, "Procfile")
			test.meanwhile(t, path)
			_, err := Named(path).Replace([]byte("old"), []byte("new"))
			if !errors.Is(err, test.want) {
				t.Errorf("error %v, want %v", err, test.want)
			}
			if got := content(t, path); got != test.left {
				t.Errorf("the file has %q, want %q", got, test.left)
			}
			if got := list(t, dir); got != "Procfile" {
				t.Errorf("the folder has %s", got)
			}
		})
	}
}

// The last look at the file comes when the new content is on the disk already.
func TestAChangeWhileTheNewContentIsWrittenIsSeen(t *testing.T) {
	dir := plant(t, "Procfile", "old")
	path := filepath.Join(dir, "Procfile")
	intercept(t, func(f *os.File, content []byte) error {
		check(t, os.WriteFile(path, []byte("theirs"), 0o644))
		_, err := f.Write(content)
		return err
	})
	if _, err := Named(path).Replace([]byte("old"), []byte("new")); !errors.Is(err, ErrChanged) {
		t.Errorf("error %v", err)
	}
	if got := content(t, path); got != "theirs" || list(t, dir) != "Procfile" {
		t.Errorf("the file has %q, the folder %s", got, list(t, dir))
	}
}

// A program that has the file open may still write into it after the last look, where the disk has no leases.
func TestAChangeOfTheReplacedFileIsGivenBack(t *testing.T) {
	dir := plant(t, "Procfile", "old")
	path := filepath.Join(dir, "Procfile")
	for _, third := range []string{"", "a third one"} {
		check(t, os.WriteFile(path, []byte("old"), 0o644))
		folder, err := os.OpenRoot(dir)
		check(t, err)
		defer folder.Close()
		at := place{folder: folder, name: "Procfile"}
		old, info, err := at.open(os.O_RDWR)
		check(t, err)
		defer old.Close()
		check(t, os.WriteFile(path+".new", []byte("new"), 0o644))
		ours, err := os.Stat(path + ".new")
		check(t, err)
		check(t, os.Rename(path+".new", path))
		_, err = old.WriteAt([]byte("theirs"), 0)
		check(t, err)
		want := "theirs"
		if third != "" {
			want = third
			check(t, os.WriteFile(path+".third", []byte(third), 0o644))
			check(t, os.Rename(path+".third", path))
		}
		if err := at.giveBack(&seen{file: old, before: []byte("old")}, ours, info); !errors.Is(err, ErrChanged) {
			t.Errorf("error %v", err)
		}
		if got := content(t, path); got != want || list(t, dir) != "Procfile" {
			t.Errorf("the file has %q, want %q, the folder %s", got, want, list(t, dir))
		}
	}
}

// TestNoEditIsLost: whatever another program does while a file is replaced, its edit is what the file has at the end.
func TestNoEditIsLost(t *testing.T) {
	edits := map[string]func(path string) error{
		"in place": func(path string) error { return os.WriteFile(path, []byte("theirs"), 0o644) },
		"in place, slowly": func(path string) error {
			file, err := os.OpenFile(path, os.O_WRONLY|os.O_TRUNC, 0)
			if err != nil {
				return err
			}
			time.Sleep(500 * time.Microsecond)
			_, err = file.WriteString("theirs")
			return errors.Join(err, file.Close())
		},
		"with a rename": func(path string) error {
			return errors.Join(os.WriteFile(path+".theirs", []byte("theirs"), 0o644), os.Rename(path+".theirs", path))
		},
	}
	for name, edit := range edits {
		t.Run(name, func(t *testing.T) {
			if runtime.GOOS != "linux" && name != "with a rename" {
				t.Skip("no leases")
			}
			t.Parallel()
			dir := plant(t, "Procfile", "old")
			path := filepath.Join(dir, "Procfile")
			rounds, lost := 0, 0
			for end := time.Now().Add(time.Second); time.Now().Before(end); rounds++ {
				check(t, os.WriteFile(path, []byte("old"), 0o644))
				done := make(chan error)
				go func() {
					time.Sleep(time.Duration(rounds%40) * 50 * time.Microsecond)
					done <- edit(path)
				}()
				_, err := Named(path).Replace([]byte("old"), []byte("new"))
				if err != nil && !errors.Is(err, ErrChanged) {
					t.Error(err)
				}
				check(t, <-done)
				if content(t, path) != "theirs" {
					lost++
				}
			}
			if lost > 0 || rounds == 0 || list(t, dir) != "Procfile" {
				t.Errorf("%d of %d edits are lost; the folder has %s", lost, rounds, list(t, dir))
			}
		})
	}
}

// A program that keeps the file open for writing would write into a file that no longer has a name.
func TestAFileThatIsOpenForWritingIsLeft(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("no leases")
	}
	dir := plant(t, "Procfile", "old")
	path := filepath.Join(dir, "Procfile")
	file, err := os.OpenFile(path, os.O_WRONLY, 0)
	check(t, err)
	defer file.Close()
	if _, err := Named(path).Replace([]byte("old"), []byte("new")); !errors.Is(err, ErrChanged) {
		t.Errorf("error %v", err)
	}
	_, err = file.WriteString("theirs")
	check(t, err)
	if got := content(t, path); got != "theirs" || list(t, dir) != "Procfile" {
		t.Errorf("the file has %q, the folder %s", got, list(t, dir))
	}
	check(t, file.Close())
	reading, err := os.Open(path)
	check(t, err)
	defer reading.Close()
	if _, err := Named(path).Replace([]byte("theirs"), []byte("new")); err != nil || content(t, path) != "new" {
		t.Errorf("a program that reads it: %v", err)
	}
}

// intercept puts something in the place of write for a test.
func intercept(t *testing.T, instead func(*os.File, []byte) error) {
	t.Helper()
	real := write
	write = instead
	t.Cleanup(func() { write = real })
}

func TestAFullDiskLeavesTheOldContentAndNoPieces(t *testing.T) {
	full := errors.New("no space left on device")
	intercept(t, func(f *os.File, content []byte) error {
		_, err := f.Write(content[:1])
		return errors.Join(err, full)
	})
	dir := plant(t, "Procfile", "old")
	if _, err := Named(filepath.Join(dir, "Procfile")).Replace([]byte("old"), []byte("new")); !errors.Is(err, full) {
		t.Errorf("replacing: %v", err)
	}
	if err := Create(filepath.Join(dir, "created"), []byte("new")); !errors.Is(err, full) {
		t.Errorf("creating: %v", err)
	}
	if got := list(t, dir); got != "Procfile" || content(t, filepath.Join(dir, "Procfile")) != "old" {
		t.Errorf("the folder has %s", got)
	}
}

func TestCreateMakesAWholeFileAndNeverOverwrites(t *testing.T) {
	dir := plant(t, "taken", "old")
	if err := Create(filepath.Join(dir, "taken"), []byte("new")); !errors.As(err, new(ExistsError)) {
		t.Errorf("creating a file that exists: %v", err)
	}
	check(t, Create(filepath.Join(dir, "fresh"), []byte("new")))
	if content(t, filepath.Join(dir, "taken")) != "old" || content(t, filepath.Join(dir, "fresh")) != "new" || list(t, dir) != "fresh taken" {
		t.Errorf("the folder has %s", list(t, dir))
	}
	info, err := os.Stat(filepath.Join(dir, "fresh"))
	if err != nil || info.Mode().Perm() != 0o644 {
		t.Errorf("the new file has %v, %v", info.Mode(), err)
	}
}

func TestARenameNeverOverwrites(t *testing.T) {
	dir := plant(t, "procfile", "mine", "Procfile", "yours", "free", "free")
	path := func(name string) string { return filepath.Join(dir, name) }
	check(t, os.Symlink("free", path("link")))
	for _, name := range []string{"procfile", "link"} {
		for _, err := range []error{Named(path(name)).CanRename("Procfile"), Named(path(name)).Rename("Procfile")} {
			if !errors.As(err, new(ExistsError)) {
				t.Errorf("%s: error %v, want that the file exists", name, err)
			}
		}
	}
	if got := content(t, path("Procfile")); got != "yours" {
		t.Errorf("the file in the way now has %q", got)
	}
	check(t, Named(path("free")).Rename("taken"))
	if _, err := os.Lstat(path("free")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the old name is still there: %v", err)
	}
	for _, err := range []error{Named(path("missing")).CanRename("new"), Named(path("missing")).Rename("new"), Named(path("taken")).Rename("../out")} {
		if err == nil {
			t.Error("a missing file was renamed, or one left its folder")
		}
	}
}

// On a case-insensitive disk both names are one file, as two
// hard links are on any disk.
func TestARenameOfCapitalsAloneIsNoOverwrite(t *testing.T) {
	dir := plant(t, "procfile", "mine")
	lower, upper := filepath.Join(dir, "procfile"), filepath.Join(dir, "Procfile")
	check(t, os.Link(lower, upper))
	check(t, Named(lower).Rename("Procfile"))
	if got := content(t, upper); got != "mine" {
		t.Errorf("the file has %q", got)
	}
}
