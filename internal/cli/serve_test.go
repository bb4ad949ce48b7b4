package cli

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"net"
	"net/http"
	"os"
	"runtime/debug"
	"strings"
	"testing"
	"time"

	"github.com/proclint/proclint/internal/patient"
)

func TestServeAnswersUntilItIsToldToStop(t *testing.T) {
	ctx, stop := context.WithTimeout(t.Context(), patient.For(30*time.Second))
	defer stop()
	output, stdout := io.Pipe()
	code := make(chan int, 1)
	go func() {
		code <- Run(ctx, []string{"serve", "--addr", "127.0.0.1:0"}, strings.NewReader(""), stdout, io.Discard)
		stdout.Close()
	}()

	line, err := bufio.NewReader(output).ReadString('\n')
	if err != nil {
		t.Fatalf("no address on standard output: %v", err)
	}
	address := strings.TrimSuffix(line, "\n")
	if !strings.HasPrefix(address, "http://127.0.0.1:") || !strings.HasSuffix(address, "/") {
		t.Fatalf("standard output starts with %q, want the address served", line)
	}
	response, err := http.Get(address + "healthz")
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		t.Errorf("GET /healthz: status %d, want 200", response.StatusCode)
	}
	if limit := debug.SetMemoryLimit(-1); limit != memoryLimit && os.Getenv("GOMEMLIMIT") == "" {
		t.Errorf("the limit of memory is %d bytes, want %d", limit, memoryLimit)
	}
	if percent := debug.SetGCPercent(garbagePercent); percent != garbagePercent && os.Getenv("GOGC") == "" {
		t.Errorf("GOGC is %d, want %d", percent, garbagePercent)
	}

	stop()
	if got := <-code; got != exitOK {
		t.Errorf("exit code after a stop: %d, want %d", got, exitOK)
	}
}

func TestServeSaysThatTheAddressIsTaken(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	addr := listener.Addr().String()

	stdout, stderr, code := run(t, "serve", "--addr", addr)
	if code != exitFailure {
		t.Errorf("exit code %d, want %d", code, exitFailure)
	}
	if stdout != "" {
		t.Errorf("standard output %q, want none", stdout)
	}
	if !strings.Contains(stderr, addr+": the address is already in use") {
		t.Errorf("standard error %q does not say that %s is in use", stderr, addr)
	}
}

func TestWrongUsageExitsWithTwo(t *testing.T) {
	for _, args := range [][]string{{"nonsense"}, {"serve", "--no-such-flag"}, {"serve", "extra"}} {
		_, stderr, code := run(t, args...)
		if code != exitFailure || !strings.HasPrefix(stderr, "proclint: ") {
			t.Errorf("proclint %s: exit code %d, standard error %q", strings.Join(args, " "), code, stderr)
		}
	}
}

func TestReachable(t *testing.T) {
	for given, want := range map[string]string{
		"127.0.0.1:8787": "127.0.0.1:8787",
		"0.0.0.0:8787":   "127.0.0.1:8787",
		"[::]:8787":      "127.0.0.1:8787",
		"[::1]:8787":     "[::1]:8787",
	} {
		addr, err := net.ResolveTCPAddr("tcp", given)
		if err != nil {
			t.Fatal(err)
		}
		if got := reachable(addr); got != want {
			t.Errorf("reachable(%s) = %s, want %s", given, got, want)
		}
	}
}

// run runs a command that ends by itself.
func run(t *testing.T, args ...string) (stdout, stderr string, code int) {
	t.Helper()
	var out, err bytes.Buffer
	code = Run(t.Context(), args, strings.NewReader(""), &out, &err)
	return out.String(), err.String(), code
}
