package main

import (
	"archive/tar"
	"archive/zip"
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

// The checkout, and the release that make release-snapshot made in it.
const (
	checkout = "../../.."
	dist     = checkout + "/build/dist"
)

// version is that of the source tree.
func version(t *testing.T) string {
	t.Helper()
	found := regexp.MustCompile(`(?m)^var number = "(.*)"$`).FindStringSubmatch(readText(t, checkout+"/internal/version/version.go"))
	if found == nil {
		t.Fatal("internal/version names no version")
	}
	return found[1]
}

func readText(t *testing.T, name string) string {
	t.Helper()
	content, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

// released are the paths of the files of the release, by their names.
func released(t *testing.T) map[string]string {
	t.Helper()
	files := map[string]string{}
	for line := range strings.Lines(readText(t, dist+"/checksums.txt")) {
		_, name, _ := strings.Cut(strings.TrimSpace(line), "  ")
		files[name] = filepath.Join(dist, name)
	}
	return files
}

// releasedAs is the path of one file, whose name has VERSION for the version.
func releasedAs(t *testing.T, name string) string {
	t.Helper()
	name = strings.ReplaceAll(name, "VERSION", version(t))
	path, ok := released(t)[name]
	if !ok {
		t.Fatalf("the release has no %s", name)
	}
	return path
}

func TestTheReleaseHasAllFiles(t *testing.T) {
	want := []string{
		"proclint_VERSION_darwin_amd64.cdx.json", "proclint_VERSION_darwin_amd64.tar.gz",
		"proclint_VERSION_darwin_arm64.cdx.json", "proclint_VERSION_darwin_arm64.tar.gz",
		"proclint_VERSION_linux_amd64.apk", "proclint_VERSION_linux_amd64.cdx.json", "proclint_VERSION_linux_amd64.deb",
		"proclint_VERSION_linux_amd64.rpm", "proclint_VERSION_linux_amd64.tar.gz", "proclint_VERSION_linux_amd64_image.tar",
		"proclint_VERSION_linux_arm64.apk", "proclint_VERSION_linux_arm64.cdx.json", "proclint_VERSION_linux_arm64.deb",
		"proclint_VERSION_linux_arm64.rpm", "proclint_VERSION_linux_arm64.tar.gz", "proclint_VERSION_linux_arm64_image.tar",
		"proclint_VERSION_windows_amd64.cdx.json", "proclint_VERSION_windows_amd64.zip",
		"proclint_VERSION_windows_arm64.cdx.json", "proclint_VERSION_windows_arm64.zip",
		"proclint_VERSION_worker.tar.gz", "proclint-VERSION.tgz", "proclint-VERSION.vsix",
	}
	have := released(t)
	for _, name := range want {
		name = strings.ReplaceAll(name, "VERSION", version(t))
		if _, ok := have[name]; !ok {
			t.Errorf("%s is missing", name)
		}
	}
	for line := range strings.Lines(readText(t, dist+"/checksums.txt")) {
		sum, name, _ := strings.Cut(strings.TrimSpace(line), "  ")
		if got := fmt.Sprintf("%x", sha256.Sum256([]byte(readText(t, have[name])))); got != sum {
			t.Errorf("%s has the checksum %s, and checksums.txt has %s", name, got, sum)
		}
	}
}

// Each archive has the program, its manual and the completions. Its files have the time of the commit and no owner.
func TestTheArchivesAreComplete(t *testing.T) {
	date := commitDate(t)
	magic := map[string]string{"linux": "\x7fELF", "darwin": "\xcf\xfa\xed\xfe", "windows": "MZ"}
	for name, path := range released(t) {
		found := regexp.MustCompile(`^proclint_[^_]+_(linux|darwin|windows)_[a-z0-9]+\.(tar\.gz|zip)$`).FindStringSubmatch(name)
		if found == nil {
			continue
		}
		entries := unpacked(t, path)
		program := "proclint"
		if found[1] == "windows" {
			program += ".exe"
		}
		for _, want := range []string{
			program, "LICENSE", "README.md", "CHANGELOG.md", "man/proclint.1.gz", "man/proclint-lint.1.gz",
			"completions/proclint.bash", "completions/proclint.fish", "completions/_proclint",
		} {
			entry, ok := entries[want]
			switch {
			case !ok:
				t.Errorf("%s has no %s", name, want)
			case entry.owner != "" && entry.owner != "root":
				t.Errorf("%s: %s belongs to %s", name, want, entry.owner)
			case !entry.date.Equal(date) && found[2] == "tar.gz": // a zip file has the time without its zone
				t.Errorf("%s: %s is of %s, the commit of %s", name, want, entry.date, date)
			}
		}
		if !bytes.HasPrefix(entries[program].content, []byte(magic[found[1]])) {
			t.Errorf("%s: %s is no program for %s", name, program, found[1])
		}
	}
}

func commitDate(t *testing.T) time.Time {
	t.Helper()
	date, err := time.Parse(time.RFC3339, output(t, exec.Command("git", "-C", checkout, "log", "-1", "--format=%cI")))
	if err != nil {
		t.Fatal(err)
	}
	return date
}

// output is what a command prints, without the last line end. It fails the test if the command fails.
func output(t *testing.T, command *exec.Cmd) string {
	t.Helper()
	var stdout, stderr bytes.Buffer
	command.Stdout, command.Stderr = &stdout, &stderr
	if err := command.Run(); err != nil {
		t.Fatalf("%s: %v\n%s%s", command, err, &stdout, &stderr)
	}
	return strings.TrimRight(stdout.String(), "\n")
}

// entry is a file in an archive.
type entry struct {
	content []byte
	owner   string
	mode    os.FileMode
	date    time.Time
	link    string // the target of a symbolic link
}

// unpacked are the files in an archive, by their names without a slash at the start.
func unpacked(t *testing.T, path string) map[string]entry {
	t.Helper()
	content := []byte(readText(t, path))
	switch {
	case strings.HasSuffix(path, ".zip"), strings.HasSuffix(path, ".vsix"):
		return unzipped(t, content)
	case strings.HasSuffix(path, ".tar"):
		return untarred(t, bytes.NewReader(content))
	}
	compressed, err := gzip.NewReader(bytes.NewReader(content))
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	return untarred(t, compressed)
}

func untarred(t *testing.T, r io.Reader) map[string]entry {
	t.Helper()
	entries := map[string]entry{}
	for archive := tar.NewReader(r); ; {
		header, err := archive.Next()
		if errors.Is(err, io.EOF) {
			return entries
		}
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(archive)
		if err != nil {
			t.Fatal(err)
		}
		name := strings.TrimPrefix(strings.TrimPrefix(header.Name, "./"), "/")
		if header.Typeflag != tar.TypeDir {
			entries[name] = entry{content, header.Uname, header.FileInfo().Mode(), header.ModTime, header.Linkname}
		}
	}
}

func unzipped(t *testing.T, content []byte) map[string]entry {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	entries := map[string]entry{}
	for _, file := range archive.File {
		r, err := file.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		entries[file.Name] = entry{content: content, mode: file.Mode(), date: file.Modified}
	}
	return entries
}

// plant writes the files of an archive into a folder.
func plant(t *testing.T, folder string, entries map[string]entry) {
	t.Helper()
	for name, entry := range entries {
		path := filepath.Join(folder, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, entry.content, entry.mode|0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// inRoot is a command that finds no other files than those in a folder. It runs as a user without rights.
func inRoot(root string, program string, args ...string) *exec.Cmd {
	command := &exec.Cmd{Path: program, Args: append([]string{program}, args...), Dir: "/", Env: []string{"HOME=/"}}
	command.SysProcAttr = &syscall.SysProcAttr{Chroot: root}
	const nobody = 65532
	if os.Getuid() == 0 {
		command.SysProcAttr.Credential = &syscall.Credential{Uid: nobody, Gid: nobody}
	} else {
		command.SysProcAttr.Cloneflags = syscall.CLONE_NEWUSER
		command.SysProcAttr.UidMappings = []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getuid(), Size: 1}}
	}
	return command
}

// emptyRoot is a folder that also a user without rights can open.
func emptyRoot(t *testing.T) string {
	t.Helper()
	root, err := os.MkdirTemp("", "root")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(root) })
	if err := os.Chmod(root, 0o755); err != nil {
		t.Fatal(err)
	}
	return root
}

// checkProgram runs a released program: it names its version and commit, finds a problem, and serves the page.
func checkProgram(t *testing.T, command func(args ...string) *exec.Cmd) {
	t.Helper()
	want := fmt.Sprintf("proclint version %s (%s", version(t), output(t, exec.Command("git", "-C", checkout, "rev-parse", "HEAD"))[:12])
	if got := output(t, command("--version")); !strings.HasPrefix(got, want) {
		t.Errorf("--version prints %q, want %q", got, want)
	}
	checkLint(t, command)
	checkServe(t, command("serve", "--addr", "127.0.0.1:0"))
}

func checkLint(t *testing.T, command func(args ...string) *exec.Cmd) {
	t.Helper()
	lint := command("lint", "--platform", "heroku", "-")
	lint.Stdin = strings.NewReader("wbe: npm start\n")
	findings, err := lint.Output()
	var exit *exec.ExitError
	if !errors.As(err, &exit) || exit.ExitCode() != 1 || !strings.Contains(string(findings), "process-type-typo") {
		t.Errorf("lint: %v\n%s", err, findings)
	}
}

// checkServe starts a server that prints its address on its first line, asks it for the page, and stops it.
func checkServe(t *testing.T, serve *exec.Cmd) {
	t.Helper()
	var log bytes.Buffer
	serve.Stderr = &log
	stdout, err := serve.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := serve.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(stdout)
	lines.Scan()
	checkSite(t, strings.TrimSuffix(lines.Text(), "/"))
	if err := serve.Process.Signal(syscall.SIGTERM); err != nil {
		t.Error(err)
	}
	if err := serve.Wait(); err != nil {
		t.Errorf("serve: %v\n%s", err, &log)
	}
}

// checkSite asks a server for its page and its version.
func checkSite(t *testing.T, address string) {
	t.Helper()
	for path, want := range map[string]string{"/": "<title", "/healthz": `"version":"` + version(t) + `"`} {
		response, err := http.Get(address + path)
		if err != nil {
			t.Error(err)
			continue
		}
		body, err := io.ReadAll(response.Body)
		response.Body.Close()
		if err != nil || response.StatusCode != http.StatusOK || !bytes.Contains(body, []byte(want)) {
			t.Errorf("%s: status %d, %v, without %s", path, response.StatusCode, err, want)
		}
	}
}

func TestTheArchiveRuns(t *testing.T) {
	root := emptyRoot(t)
	plant(t, root, unpacked(t, releasedAs(t, "proclint_VERSION_linux_amd64.tar.gz")))
	checkProgram(t, func(args ...string) *exec.Cmd { return inRoot(root, "/proclint", args...) })
}

func TestThePackageOfDebianRuns(t *testing.T) {
	root := emptyRoot(t)
	for _, folder := range []string{"info", "updates", "triggers"} {
		if err := os.MkdirAll(filepath.Join(root, "var/lib/dpkg", folder), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"status", "available"} {
		if err := os.WriteFile(filepath.Join(root, "var/lib/dpkg", name), nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	dpkg := exec.Command("dpkg", "--root="+root, "--force-not-root", "--force-script-chrootless", "--log=/dev/null",
		"--install", releasedAs(t, "proclint_VERSION_linux_amd64.deb"))
	output(t, dpkg)
	if status := output(t, exec.Command("dpkg-query", "--root="+root, "--show", "--showformat=${Status} ${Version}", "proclint")); status != "install ok installed "+version(t) {
		t.Errorf("dpkg reports %q", status)
	}
	for _, name := range []string{
		"usr/share/man/man1/proclint.1.gz", "usr/share/man/man1/proclint-lint.1.gz", "usr/share/bash-completion/completions/proclint",
		"usr/share/zsh/vendor-completions/_proclint", "usr/share/fish/vendor_completions.d/proclint.fish", "usr/share/doc/proclint/copyright",
	} {
		if _, err := os.Stat(filepath.Join(root, name)); err != nil {
			t.Error(err)
		}
	}
	checkProgram(t, func(args ...string) *exec.Cmd { return inRoot(root, "/usr/bin/proclint", args...) })
}

func TestThePackageOfAlpineRuns(t *testing.T) {
	root := emptyRoot(t)
	plant(t, root, unpacked(t, releasedAs(t, "proclint_VERSION_linux_amd64.apk")))
	if _, err := os.Stat(filepath.Join(root, ".PKGINFO")); err != nil {
		t.Error(err)
	}
	checkProgram(t, func(args ...string) *exec.Cmd { return inRoot(root, "/usr/bin/proclint", args...) })
}

func TestThePackageOfRedHatRuns(t *testing.T) {
	root := emptyRoot(t)
	archive, err := filepath.Abs(releasedAs(t, "proclint_VERSION_linux_amd64.rpm"))
	if err != nil {
		t.Fatal(err)
	}
	output(t, exec.Command("rpm", "--root", root, "--install", "--nodeps", archive))
	if got := output(t, exec.Command("rpm", "--root", root, "--query", "--queryformat", "%{VERSION}", "proclint")); got != version(t) {
		t.Errorf("rpm reports version %q", got)
	}
	checkProgram(t, func(args ...string) *exec.Cmd { return inRoot(root, "/usr/bin/proclint", args...) })
}

// The image runs as a user that no system has, in a root that has nothing else.
func TestTheImageRuns(t *testing.T) {
	root, program := imageRoot(t)
	checkProgram(t, func(args ...string) *exec.Cmd { return inRoot(root, program, args...) })
}

// imageRoot unpacks the container image into a root, and gives the program that it runs.
func imageRoot(t *testing.T) (root, program string) {
	t.Helper()
	files := unpacked(t, releasedAs(t, "proclint_VERSION_linux_amd64_image.tar"))
	blob := func(digest string) []byte { return files["blobs/"+strings.ReplaceAll(digest, ":", "/")].content }
	var index, manifest struct {
		Manifests, Layers []struct{ Digest string }
		Config            struct{ Digest string }
	}
	var config struct {
		Architecture, OS string
		Config           struct {
			User            string
			Entrypoint, Cmd []string
		}
	}
	for _, part := range []struct {
		into    any
		content func() []byte
	}{
		{&index, func() []byte { return files["index.json"].content }},
		{&manifest, func() []byte { return blob(index.Manifests[0].Digest) }},
		{&config, func() []byte { return blob(manifest.Config.Digest) }},
	} {
		if err := json.Unmarshal(part.content(), part.into); err != nil {
			t.Fatal(err)
		}
	}
	if config.OS != "linux" || config.Architecture != "amd64" || config.Config.User != containerUser || len(manifest.Layers) != 1 {
		t.Errorf("%+v, %d layers", config, len(manifest.Layers))
	}
	containerfile := readText(t, checkout+"/Containerfile")
	for key, words := range map[string][]string{"ENTRYPOINT ": config.Config.Entrypoint, "CMD ": config.Config.Cmd} {
		if line := key + `["` + strings.Join(words, `", "`) + `"]`; !strings.Contains(containerfile, "\n"+line+"\n") {
			t.Errorf("the Containerfile has no line %s", line)
		}
	}
	layer, err := gzip.NewReader(bytes.NewReader(blob(manifest.Layers[0].Digest)))
	if err != nil {
		t.Fatal(err)
	}
	root = emptyRoot(t)
	plant(t, root, untarred(t, layer))
	return root, config.Config.Entrypoint[0]
}

// Wrangler runs the Worker from the archive, and has all that it would deploy.
func TestTheWorkerRuns(t *testing.T) {
	folder := t.TempDir()
	plant(t, folder, unpacked(t, releasedAs(t, "proclint_VERSION_worker.tar.gz")))
	wrangler, err := filepath.Abs(checkout + "/web/edge/node_modules/.bin/wrangler")
	if err != nil {
		t.Fatal(err)
	}
	run := func(args ...string) *exec.Cmd {
		command := exec.CommandContext(t.Context(), wrangler, args...)
		command.Dir = folder
		command.Env = append(os.Environ(), "XDG_CONFIG_HOME="+t.TempDir(), "WRANGLER_SEND_METRICS=false", "WRANGLER_HIDE_BANNER=true",
			"WRANGLER_LOG_PATH="+t.TempDir(), "WRANGLER_REGISTRY_PATH="+t.TempDir(), "CLOUDFLARE_CF_FETCH_ENABLED=false", "CI=true")
		command.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
		command.Cancel = func() error { return syscall.Kill(-command.Process.Pid, syscall.SIGKILL) }
		return command
	}
	deployed := output(t, run("deploy", "--dry-run", "--outdir", t.TempDir()))
	for _, want := range []string{"env.RATE_LIMITER", "env.VERSION", "files from the assets directory"} {
		if !strings.Contains(deployed, want) {
			t.Errorf("wrangler does not print %q:\n%s", want, deployed)
		}
	}

	dev := run("dev", "--ip", "127.0.0.1", "--port", "0", "--inspector-port", "0", "--var", "RATE_LIMIT:off", "--show-interactive-dev-session=false")
	stdout, err := dev.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := dev.Start(); err != nil {
		t.Fatal(err)
	}
	defer func() {
		// Both fail only where it is gone already.
		_ = syscall.Kill(-dev.Process.Pid, syscall.SIGTERM)
		_ = dev.Wait()
	}()
	var log strings.Builder
	ready := regexp.MustCompile(`Ready on (http://\S+)`)
	for lines := bufio.NewScanner(stdout); lines.Scan(); {
		fmt.Fprintln(&log, lines.Text())
		if found := ready.FindStringSubmatch(lines.Text()); found != nil {
			checkSite(t, found[1])
			return
		}
	}
	t.Errorf("the Worker did not start:\n%s", &log)
}

// The npm package is complete without anything else.
func TestTheNpmPackageRuns(t *testing.T) {
	folder := t.TempDir()
	installFromNpm(t, folder)
	command := func(args ...string) *exec.Cmd {
		return exec.Command(filepath.Join(folder, "node_modules/.bin/proclint"), args...)
	}
	if got := output(t, command("--version")); !strings.HasPrefix(got, "proclint version "+version(t)) {
		t.Errorf("--version prints %q", got)
	}
	checkLint(t, command)
}

// installFromNpm installs the npm package of the release in a folder. It writes no package.json there, which the rules would
// see: it has no script for npm start.
func installFromNpm(t *testing.T, folder string) {
	t.Helper()
	archive, err := filepath.Abs(releasedAs(t, "proclint-VERSION.tgz"))
	if err != nil {
		t.Fatal(err)
	}
	install := exec.Command("npm", "install", "--offline", "--no-save", "--ignore-scripts", "--no-audit", "--no-fund", archive)
	install.Dir = folder
	output(t, install)
}

// The extension of Visual Studio Code has all files that its manifest names, and the server. make test-vscode runs it.
func TestTheExtensionIsComplete(t *testing.T) {
	files := unpacked(t, releasedAs(t, "proclint-VERSION.vsix"))
	var manifest struct {
		Version, Browser, Icon string
		Contributes            struct {
			Languages, Grammars []struct{ Configuration, Path string }
			Snippets            []struct{ Path string }
		}
	}
	if err := json.Unmarshal(files["extension/package.json"].content, &manifest); err != nil {
		t.Fatal(err)
	}
	if manifest.Version != version(t) {
		t.Errorf("it is of version %s", manifest.Version)
	}
	if bytes.Contains(files["extension/dist/server.wasm"].content, []byte("vcs.revision")) {
		t.Error("the server names its commit, so a build of another commit with the same sources differs")
	}
	named := []string{manifest.Browser, manifest.Icon, "dist/worker.js", "dist/server.wasm", "dist/view.js", "dist/view.css", "dist/platforms.json"}
	for _, language := range manifest.Contributes.Languages {
		named = append(named, language.Configuration)
	}
	for _, grammar := range manifest.Contributes.Grammars {
		named = append(named, grammar.Path)
	}
	for _, snippets := range manifest.Contributes.Snippets {
		named = append(named, snippets.Path)
	}
	for _, name := range named {
		name, _ = strings.CutPrefix(name, "./")
		if len(files["extension/"+name].content) == 0 {
			t.Errorf("it has no %q", name)
		}
	}
}

// Where people install from: each names the checksums of this release.
func TestThePackageManagersGetWhatIsReleased(t *testing.T) {
	sums := readText(t, dist+"/checksums.txt")
	for folder, least := range map[string]int{"homebrew": 4, "scoop": 2, "winget": 2} {
		var text strings.Builder
		err := filepath.WalkDir(filepath.Join(dist, folder), func(path string, entry os.DirEntry, err error) error {
			if err == nil && !entry.IsDir() {
				text.WriteString(strings.ReplaceAll(readText(t, path), "#{version}", version(t))) // a variable of a cask
			}
			return err
		})
		if err != nil {
			t.Error(err)
		}
		named := regexp.MustCompile(`\b[0-9a-fA-F]{64}\b`).FindAllString(text.String(), -1)
		if len(named) < least {
			t.Errorf("%s names %d checksums, want %d", folder, len(named), least)
		}
		for _, sum := range named {
			if !strings.Contains(sums, strings.ToLower(sum)) {
				t.Errorf("%s names %s, which no file of the release has", folder, sum)
			}
		}
		for _, address := range regexp.MustCompile(`https://[^\s"]*/download/[^\s"]*`).FindAllString(text.String(), -1) {
			if !strings.HasPrefix(address, releases+"/v"+version(t)+"/proclint_") {
				t.Errorf("%s downloads from %s", folder, address)
			}
		}
	}
}

func TestTheBillOfMaterialsNamesEverything(t *testing.T) {
	var bom struct {
		Metadata struct {
			Component struct{ Name, Version string }
		}
		Components []struct{ Name, Version string }
	}
	if err := json.Unmarshal([]byte(readText(t, releasedAs(t, "proclint_VERSION_linux_amd64.cdx.json"))), &bom); err != nil {
		t.Fatal(err)
	}
	if bom.Metadata.Component.Version != version(t) {
		t.Errorf("it is of version %s", bom.Metadata.Component.Version)
	}
	var names []string
	for _, component := range bom.Components {
		names = append(names, component.Name)
		if component.Version == "" {
			t.Errorf("%s has no version", component.Name)
		}
	}
	for _, want := range []string{"std", "mvdan.cc/sh/v3", "github.com/spf13/cobra", "lit", "@codemirror/view", "@lezer/highlight"} {
		if !slices.Contains(names, want) {
			t.Errorf("it does not name %s", want)
		}
	}
	for _, built := range []string{"vite", "typescript", "@playwright/test"} {
		if slices.Contains(names, built) {
			t.Errorf("it names %s, which only builds the page", built)
		}
	}
}

// Nothing in the release shows where it was made.
func TestNothingNamesThisMachine(t *testing.T) {
	root, err := filepath.Abs(checkout)
	if err != nil {
		t.Fatal(err)
	}
	secrets := []string{root}
	for _, variable := range []string{"GOMODCACHE", "GOCACHE", "GOROOT"} {
		secrets = append(secrets, output(t, exec.Command("go", "env", variable)))
	}
	if host, err := os.Hostname(); err == nil && len(host) >= 6 && host != "localhost" {
		secrets = append(secrets, host)
	}
	for name, path := range released(t) {
		for part, content := range contents(t, path) {
			for _, secret := range secrets {
				if bytes.Contains(content, []byte(secret)) {
					t.Errorf("%s: %s contains %s", name, part, secret)
				}
			}
		}
	}
}

// contents are the file and, for an archive, what it contains, decompressed.
func contents(t *testing.T, path string) map[string][]byte {
	t.Helper()
	all := map[string][]byte{"the file": []byte(readText(t, path))}
	switch name := filepath.Base(path); {
	case strings.HasSuffix(name, ".json"):
	case strings.HasSuffix(name, ".deb"):
		all["its data"] = []byte(output(t, exec.Command("dpkg-deb", "--fsys-tarfile", path)))
		all["its description"] = []byte(output(t, exec.Command("dpkg-deb", "--field", path)))
	case strings.HasSuffix(name, ".rpm"):
		// Debian's rpm2cpio exits with 1 even when it has written everything.
		data, _ := exec.Command("rpm2cpio", path).Output()
		if !bytes.Contains(data, []byte("TRAILER!!!")) {
			t.Fatalf("%s: rpm2cpio wrote %d bytes", name, len(data))
		}
		all["its data"] = data
		all["its description"] = []byte(output(t, exec.Command("rpm", "--query", "--info", "--package", path)))
	default:
		for name, entry := range unpacked(t, path) {
			all[name] = entry.content
			if compressed, err := gzip.NewReader(bytes.NewReader(entry.content)); err == nil {
				content, err := io.ReadAll(compressed)
				if err != nil {
					t.Fatal(err)
				}
				all[name+", decompressed"] = content
			}
		}
	}
	return all
}

// A second run, in another folder and with a key, gives the same checksums, and a signature of them.
func TestASecondRunGivesTheSame(t *testing.T) {
	if changed := output(t, exec.Command("git", "-C", checkout, "status", "--porcelain")); changed != "" {
		t.Fatalf("commit first, since the release names the commit that it is made from:\n%s", changed)
	}
	folder := filepath.Join(t.TempDir(), "another-folder")
	output(t, exec.Command("git", "clone", "--quiet", checkout, folder))
	for _, packages := range []string{"static/node_modules", "web/edge/node_modules", "editors/vscode/node_modules"} {
		output(t, exec.Command("cp", "-a", filepath.Join(checkout, packages), filepath.Join(folder, packages)))
		output(t, exec.Command("touch", filepath.Join(folder, packages, ".package-lock.json")))
	}
	keys := t.TempDir()
	gpg := func(args ...string) *exec.Cmd {
		return exec.Command("gpg", append([]string{"--homedir", keys, "--batch"}, args...)...)
	}
	output(t, gpg("--passphrase", "", "--quick-generate-key", "release@example.org", "ed25519", "sign", "never"))
	defer func() { _ = exec.Command("gpgconf", "--homedir", keys, "--kill", "all").Run() }()

	ctx, cancel := context.WithTimeout(t.Context(), time.Hour)
	defer cancel()
	again := exec.CommandContext(ctx, "make", "--no-print-directory", "-C", folder, "release-snapshot")
	again.Env = append(os.Environ(), "GPG_KEY=release@example.org", "GNUPGHOME="+keys, "MAKEFLAGS=", "MAKELEVEL=")
	output(t, again)
	for name, want := range sumsOf(t, dist) {
		if got := sumsOf(t, filepath.Join(folder, "build/dist"))[name]; got != want {
			t.Errorf("%s has the checksum %s, and %s in a second run", name, want, got)
		}
	}
	sums := filepath.Join(folder, "build/dist/checksums.txt")
	output(t, gpg("--verify", sums+".sig", sums))
}

// sumsOf are the checksums of a release, by the names of its files.
func sumsOf(t *testing.T, folder string) map[string]string {
	t.Helper()
	sums := map[string]string{}
	for line := range strings.Lines(readText(t, filepath.Join(folder, "checksums.txt"))) {
		sum, name, _ := strings.Cut(strings.TrimSpace(line), "  ")
		sums[name] = sum
	}
	return sums
}
