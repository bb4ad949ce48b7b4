//go:build edge

package main_test

import (
	"bytes"
	"io/fs"
	"math/rand/v2"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/proclint/proclint/internal/patient"
	"github.com/proclint/proclint/internal/tools/workerd"
	"github.com/proclint/proclint/web"
)

// freePort is a port that no server has and that no outgoing connection gets before this one is used.
func freePort(t *testing.T) string {
	t.Helper()
	for range 100 {
		port := strconv.Itoa(20000 + rand.IntN(10000)) // below those that systems give out
		if listener, err := net.Listen("tcp", "127.0.0.1:"+port); err == nil {
			listener.Close()
			return port
		}
	}
	t.Fatal("no free port")
	return ""
}

// runEdge runs make edge-run until the test ends, and gives its address.
func runEdge(t *testing.T) string {
	t.Helper()
	port := freePort(t)
	var log bytes.Buffer
	// Wrangler and workerd are processes of others: the guard ends them all, also where this test is killed.
	command := exec.Command("scripts/guarded.sh", "make", "--no-print-directory", "edge-run", "PORT="+port)
	command.Dir, command.Stdout, command.Stderr = workerd.Root(), &log, &log
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- command.Wait() }()
	t.Cleanup(func() {
		if err := command.Process.Signal(syscall.SIGTERM); err != nil {
			t.Error(err)
		}
		<-ended
		if t.Failed() {
			t.Logf("make edge-run: %s", &log)
		}
	})
	url := "http://127.0.0.1:" + port
	client := http.Client{Timeout: patient.For(10 * time.Second)} // wrangler may keep a request that comes too early
	for deadline := time.Now().Add(patient.For(3 * time.Minute)); time.Now().Before(deadline); time.Sleep(100 * time.Millisecond) {
		select {
		case err := <-ended:
			ended <- err
			t.Fatalf("make edge-run ended: %v", err)
		default:
		}
		if response, err := client.Get(url + "/healthz"); err == nil {
			response.Body.Close()
			return url
		}
	}
	t.Fatal("make edge-run does not answer")
	return ""
}

// The page has the same content and headers as natively, and the API is next to it.
func TestThePageAndTheAPIOfEdgeRun(t *testing.T) {
	site := os.DirFS(filepath.Join(workerd.Root(), "static/dist"))
	page := web.NewHandler(web.Config{Site: site})
	url := runEdge(t)
	paths := []string{"/", "/api", "/embed", "/embed-engine", "/sw.js", "/fetch.js", "/manifest.webmanifest", "/icon-192.png", "/v1/platforms"}
	for _, name := range assets(t, site) {
		paths = append(paths, "/"+name)
	}
	if len(paths) < 11 {
		t.Fatalf("the page has few files: %v", paths)
	}
	for _, path := range paths {
		recorder := httptest.NewRecorder()
		page.ServeHTTP(recorder, httptest.NewRequest("GET", path, nil))
		got := ask(t, "GET", url+path, "")
		if got.status != recorder.Code || got.body != recorder.Body.String() {
			t.Errorf("%s: %d and %d bytes, natively %d and %d", path, got.status, len(got.body), recorder.Code, recorder.Body.Len())
		}
		for name, want := range recorder.Header() {
			switch name {
			case "Etag", "Content-Length", "Vary", "Server-Timing", "X-Request-Id":
			default:
				if got.header.Get(name) != want[0] {
					t.Errorf("%s: %s: %q, natively %q", path, name, got.header.Get(name), want[0])
				}
			}
		}
	}
	for _, path := range []string{"/nothing", "/_headers", "/.gitkeep", "/v1x"} {
		recorder := httptest.NewRecorder()
		page.ServeHTTP(recorder, httptest.NewRequest("GET", path, nil))
		if got := ask(t, "GET", url+path, ""); got.status != http.StatusNotFound || got.body != recorder.Body.String() {
			t.Errorf("%s: %d %s, natively %d %s", path, got.status, got.body, recorder.Code, recorder.Body)
		}
	}
	for _, path := range []string{"/v1", "/v1/nothing"} {
		if got := ask(t, "GET", url+path, ""); got.status != http.StatusNotFound || got.header.Get("Content-Type") != "application/problem+json" {
			t.Errorf("%s: %d %v", path, got.status, got.header)
		}
	}
	frame := `src=\"` + strings.TrimPrefix(url, "http:") + `/embed\"`
	if got := ask(t, "GET", url+"/oembed?url=%2Fembed", ""); got.status != http.StatusOK || !strings.Contains(got.body, frame) {
		t.Errorf("oEmbed: %d %s", got.status, got.body)
	}
	const body = "web: node a.js --port 3000\n"
	if got, want := ask(t, "POST", url+"/v1/lint", body), native("POST", "/v1/lint", body); got.status != want.status || got.body != want.body {
		t.Errorf("lint: %d %s, natively %d %s", got.status, got.body, want.status, want.body)
	}
}

// assets are the names of the files of site that have one address, in one coding.
func assets(t *testing.T, site fs.FS) []string {
	t.Helper()
	var names []string
	err := fs.WalkDir(site, ".", func(name string, entry fs.DirEntry, err error) error {
		if program, ok := strings.CutSuffix(name, ".wasm.gz"); ok {
			names = append(names, program+".wasm") // there only compressed
		}
		switch path.Ext(name) {
		case ".html", ".br", ".gz", ".gitkeep":
		default:
			if !entry.IsDir() {
				names = append(names, name)
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return names
}

func TestTheCompatibilityDateIsTheSameEverywhere(t *testing.T) {
	config, err := os.ReadFile("wrangler.jsonc")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(config, []byte(`"compatibility_date": "`+workerd.CompatibilityDate+`"`)) {
		t.Errorf("wrangler.jsonc does not name %s", workerd.CompatibilityDate)
	}
}
