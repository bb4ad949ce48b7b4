package cli

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// The files with which Proclint is deployed.
const (
	containerfile = "../../Containerfile"
	unitFile      = "../../deploy/proclint.service"
)

// lines are the lines of a file.
func lines(t *testing.T, name string) []string {
	t.Helper()
	content, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(string(content), "\n")
}

// valuesOf are the rest of the lines that start with a prefix.
func valuesOf(lines []string, prefix string) []string {
	var values []string
	for _, line := range lines {
		if value, ok := strings.CutPrefix(line, prefix); ok {
			values = append(values, value)
		}
	}
	return values
}

// checkServe fails unless args are a command line of serve, and gives the value of one of its flags.
func checkServe(t *testing.T, args []string, flag string) string {
	t.Helper()
	command, rest, err := newRoot().Find(args)
	if err != nil || command.Name() != "serve" {
		t.Fatalf("%q is no command line of serve: %v", args, err)
	}
	if err := command.ParseFlags(rest); err != nil {
		t.Fatalf("%q: %v", args, err)
	}
	if command.Flags().NArg() > 0 {
		t.Errorf("%q has arguments", args)
	}
	return command.Flags().Lookup(flag).Value.String()
}

func TestTheContainerRunsWhatIsBuilt(t *testing.T) {
	file := lines(t, containerfile)
	last := file[slices.Index(file, "FROM scratch"):]
	var entry, command []string
	for prefix, words := range map[string]*[]string{"ENTRYPOINT ": &entry, "CMD ": &command} {
		values := valuesOf(last, prefix)
		if len(values) != 1 {
			t.Fatalf("%q: %q", prefix, values)
		}
		if err := json.Unmarshal([]byte(values[0]), words); err != nil {
			t.Fatal(err)
		}
	}
	addr := checkServe(t, command, "addr")
	if port := valuesOf(file, "EXPOSE "); len(port) != 1 || addr != "0.0.0.0:"+port[0] {
		t.Errorf("it listens on %s and exposes %q", addr, port)
	}
	if !slices.Equal(entry, []string{"/proclint"}) || !slices.Contains(file, "COPY --from=build /src/build/proclint /proclint") {
		t.Errorf("it does not run the binary that it copies: %q", entry)
	}
	if !slices.Contains(lines(t, "../../Makefile"), "binary      := build/proclint") {
		t.Error("make build puts the binary elsewhere")
	}
	if user := valuesOf(file, "USER "); !slices.Equal(user, []string{"65532:65532", "65532:65532"}) {
		t.Errorf("it runs as %q", user)
	}
	if stages := valuesOf(file, "FROM "); stages[len(stages)-1] != "scratch" {
		t.Errorf("the last stage is %s", stages[len(stages)-1])
	}
	version := valuesOf(lines(t, "../../go.mod"), "go ")[0]
	if image := valuesOf(file, "FROM docker.io/library/golang:"); !strings.HasPrefix(image[0], strings.Join(strings.Split(version, ".")[:2], ".")+"-") {
		t.Errorf("it builds with Go %s, the module wants %s", image[0], version)
	}
}

func TestTheContainerGetsNothingThatWasBuilt(t *testing.T) {
	ignored := lines(t, "../../.dockerignore")
	for _, name := range valuesOf(lines(t, "../../.gitignore"), "/") {
		name = strings.TrimSuffix(strings.TrimSuffix(name, "*"), "/")
		if name != "proclint" && !slices.Contains(ignored, name) && !strings.HasPrefix(name, "web/edge/") {
			t.Errorf(".dockerignore lets %s through", name)
		}
	}
}

func TestTheUnitStartsTheServer(t *testing.T) {
	file := lines(t, unitFile)
	starts := valuesOf(file, "ExecStart=")
	if len(starts) != 1 {
		t.Fatalf("ExecStart: %q", starts)
	}
	words := strings.Fields(starts[0])
	if words[0] != "/usr/local/bin/proclint" {
		t.Errorf("it starts %s", words[0])
	}
	shutdown, err := time.ParseDuration(checkServe(t, words[1:], "shutdown-timeout"))
	if err != nil {
		t.Fatal(err)
	}
	stop, err := time.ParseDuration(valuesOf(file, "TimeoutStopSec=")[0])
	if err != nil || stop <= shutdown {
		t.Errorf("it is killed after %s, and may take %s to stop: %v", stop, shutdown, err)
	}
}

func TestTheUnitGivesTheServerItsMemory(t *testing.T) {
	given, ok := strings.CutSuffix(valuesOf(lines(t, unitFile), "MemoryMax=")[0], "M")
	most, err := strconv.Atoi(given)
	// The binary itself and what the system keeps for its connections come on top.
	if !ok || err != nil || most<<20 < memoryLimit+memoryLimit/2 {
		t.Errorf("MemoryMax=%sM is not half as much again as the %d MiB that the server takes", given, memoryLimit>>20)
	}
}

// systemd, where it is at hand, knows every setting of the unit, and finds little that a broken server could
// do.
func TestSystemdTakesTheUnit(t *testing.T) {
	analyze, err := exec.LookPath("systemd-analyze")
	if err != nil {
		t.Log("systemd-analyze is not at hand: only the other test of the unit was run")
		return
	}
	program, err := os.Executable() // the binary that the unit names is not installed here
	if err != nil {
		t.Fatal(err)
	}
	unit := strings.ReplaceAll(strings.Join(lines(t, unitFile), "\n"), "/usr/local/bin/proclint", program)
	name := filepath.Join(t.TempDir(), "proclint.service")
	if err := os.WriteFile(name, []byte(unit), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"verify", "--man=no", name}, {"security", "--offline=true", "--threshold=15", name}} {
		output, err := exec.CommandContext(t.Context(), analyze, args...).CombinedOutput()
		if err != nil || args[0] == "verify" && len(output) > 0 {
			t.Errorf("systemd-analyze %s: %v\n%s", args[0], err, output)
		}
	}
}
