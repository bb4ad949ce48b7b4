package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// memoryOf is what the data of a module puts into memory.
func memoryOf(t *testing.T, segments []segment) []byte {
	t.Helper()
	var memory []byte
	for _, s := range segments {
		if missing := s.offset + len(s.data) - len(memory); missing > 0 {
			memory = append(memory, make([]byte, missing)...)
		}
		copy(memory[s.offset:], s.data)
	}
	return memory
}

func TestJoinedSegmentsFillMemoryAlike(t *testing.T) {
	tests := []struct {
		name     string
		segments []segment
		want     int
	}{
		{"none", nil, 0},
		{"one", []segment{{8, []byte("ab")}}, 1},
		{"neighbours", []segment{{0, []byte("ab")}, {2, []byte("c")}}, 1},
		{"a gap", []segment{{0, []byte("ab")}, {10, []byte("c")}}, 1},
		{"the largest gap", []segment{{0, []byte("a")}, {1 + maxGap, []byte("c")}}, 1},
		{"a gap that is too large", []segment{{0, []byte("a")}, {2 + maxGap, []byte("c")}}, 2},
		{"out of order", []segment{{100, []byte("c")}, {0, []byte("ab")}, {50, []byte("b")}}, 1},
		{"the first is large", []segment{{70000, bytes.Repeat([]byte("x"), 300)}, {64, []byte("b")}}, 2},
	}
	for _, test := range tests {
		want := memoryOf(t, test.segments)
		read, err := read(write(test.segments))
		if err != nil {
			t.Fatalf("%s: %v", test.name, err)
		}
		joined := join(read)
		if got := memoryOf(t, joined); !bytes.Equal(got, want) {
			t.Errorf("%s: memory %q, want %q", test.name, got, want)
		}
		if len(joined) != test.want {
			t.Errorf("%s: %d segments, want %d", test.name, len(joined), test.want)
		}
	}
}

func TestSignedNumbers(t *testing.T) {
	for _, value := range []int{0, 1, 63, 64, 127, 128, 8191, 8192, 3003544, 1<<31 - 1} {
		if got, size := signed(appendSigned(nil, value)); got != value || size != len(appendSigned(nil, value)) {
			t.Errorf("%d is read as %d of %d bytes", value, got, size)
		}
	}
	if got, _ := signed([]byte{0x7f}); got != -1 {
		t.Errorf("0x7f is read as %d, want -1", got)
	}
}

func TestWhatIsNoModuleIsRefused(t *testing.T) {
	header := "\x00asm\x01\x00\x00\x00"
	for name, module := range map[string]string{
		"empty":             "",
		"a cut section":     header + "\x0b\x09\x01",
		"a passive segment": header + "\x0b\x04\x01\x01\x01a",
		"a cut segment":     header + "\x0b\x06\x01\x00\x41\x00\x0b\x05",
	} {
		if _, err := pack([]byte(module)); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

// A real program does the same once it is packed.
func TestAPackedProgramRuns(t *testing.T) {
	folder := t.TempDir()
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("go.mod", "module packed\n\ngo 1.24\n")
	write("main.go", "package main\n\nvar table = [...]int{1, 500: 2, 9000: 3}\n\nfunc main() { println(table[0], table[500], table[9000], len(table)) }\n")
	program := filepath.Join(folder, "packed.wasm")
	build := exec.Command("go", "build", "-ldflags=-s -w", "-o", program, ".")
	build.Dir = folder
	build.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm", "GOFLAGS=", "GOWORK=off")
	if text, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, text)
	}
	before, err := os.ReadFile(program)
	if err != nil {
		t.Fatal(err)
	}
	if err := rewrite(program); err != nil {
		t.Fatal(err)
	}
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		t.Fatal(err)
	}
	run := exec.Command(filepath.Join(string(bytes.TrimSpace(root)), "lib/wasm/go_js_wasm_exec"), program)
	text, err := run.CombinedOutput()
	if err != nil || string(text) != "1 2 3 9001\n" {
		t.Errorf("it says %q: %v", text, err)
	}
	after, err := os.ReadFile(program)
	if err != nil {
		t.Fatal(err)
	}
	again, err := pack(after)
	if err != nil || !bytes.Equal(again, after) {
		t.Errorf("packing twice changes it: %v", err)
	}
	if bytes.Equal(before, after) {
		t.Error("nothing was packed")
	}
}
