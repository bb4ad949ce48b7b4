package main

import (
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

const releases = "https://github.com/proclint/proclint/releases/download"

// Each command in the README's section on how to install works with this release.
func TestTheCommandsOfTheReadmeInstall(t *testing.T) {
	_, section, _ := strings.Cut(readText(t, checkout+"/README.md"), "\n## Install\n")
	block := regexp.MustCompile("(?s)```sh\n(.*?)```").FindStringSubmatch(section)
	if block == nil {
		t.Fatal("the README has no commands to install Proclint")
	}
	ways := map[string]func(*testing.T, string){
		"curl": downloadAsWritten, "go": installAsWritten, "npx": npxAsWritten, "podman": containAsWritten, "brew": brewAsWritten, "winget": wingetAsWritten,
	}
	for line := range strings.Lines(block[1]) {
		line, _, _ = strings.Cut(line, " # ")
		line = strings.TrimSpace(line)
		program := strings.Fields(line)[0]
		t.Run(program, func(t *testing.T) {
			way, ok := ways[program]
			if !ok {
				t.Fatalf("no test runs %s", line)
			}
			way(t, line)
		})
	}
}

func downloadAsWritten(t *testing.T, line string) {
	folder := t.TempDir()
	command := exec.Command("bash", "-eo", "pipefail", "-c", strings.Replace(line, releases, downloads(t), 1))
	command.Dir = folder
	output(t, command)
	checkProgram(t, func(args ...string) *exec.Cmd { return exec.Command(filepath.Join(folder, "proclint"), args...) })
}

func installAsWritten(t *testing.T, line string) {
	if want := "go install " + modulePath + "@v" + version(t); line != want {
		t.Errorf("%q is not what the other test of go install runs: %q", line, want)
	}
}

// npx runs the package that npm installed from the release.
func npxAsWritten(t *testing.T, line string) {
	folder, _ := repository(t, []string{"Procfile", misspelled})
	installFromNpm(t, folder)
	command := exec.Command("bash", "-c", strings.Replace(line, "npx ", "npx --no-install ", 1))
	command.Dir = folder
	if findings := output(t, command); !strings.Contains(findings, "process-type-typo") {
		t.Errorf("%s finds only\n%s", line, findings)
	}
}

// containAsWritten runs what podman would: the program of the image, in a root that has only the image and the folder.
func containAsWritten(t *testing.T, line string) {
	words := strings.Fields(line)
	image := slices.Index(words, "ghcr.io/proclint/proclint:"+version(t))
	if image < 0 || !slices.Contains(words, `"$PWD:/app:ro"`) || !slices.Contains(words, "/app") {
		t.Fatalf("%s does not run the image of this version in the folder", line)
	}
	root, program := imageRoot(t)
	plant(t, root, map[string]entry{"app/Procfile": {content: []byte(misspelled), mode: 0o644}})
	command := inRoot(root, program, words[image+1:]...)
	command.Dir = "/app"
	if findings := output(t, command); !strings.Contains(findings, "process-type-typo") {
		t.Errorf("%s finds only\n%s", line, findings)
	}
}

func brewAsWritten(t *testing.T, line string) {
	cask := readText(t, dist+"/homebrew/Casks/proclint.rb")
	if line != "brew install --cask proclint/tap/proclint" || !strings.Contains(cask, `cask "proclint" do`) {
		t.Errorf("%s does not install this cask:\n%s", line, cask)
	}
	if !strings.Contains(readText(t, checkout+"/.goreleaser.yaml"), "{ owner: proclint, name: homebrew-tap }") {
		t.Error("the cask is published to another tap")
	}
}

func wingetAsWritten(t *testing.T, line string) {
	manifests, err := filepath.Glob(dist + "/winget/manifests/*/*/*/*/*.installer.yaml")
	if err != nil || len(manifests) != 1 {
		t.Fatalf("%q: %v", manifests, err)
	}
	identifier := strings.TrimPrefix(line, "winget install ")
	if !strings.Contains(readText(t, manifests[0]), "PackageIdentifier: "+identifier+"\n") {
		t.Errorf("%s installs another package", line)
	}
}
