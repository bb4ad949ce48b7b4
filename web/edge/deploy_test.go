//go:build edge

package main_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/proclint/proclint/internal/tools/workerd"
)

// What Cloudflare would keep of every request is more than the native server logs.
func TestCloudflareKeepsNoRequests(t *testing.T) {
	config, err := os.ReadFile("wrangler.jsonc")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(config, []byte(`"invocation_logs": false`)) {
		t.Error("wrangler.jsonc has each request logged")
	}
}

// Wrangler does all of a deployment but to send it: the files are those that were built, and what the Worker finds
// in its environment is bound.
func TestWhatADeploymentSends(t *testing.T) {
	folder := t.TempDir()
	root := workerd.Root()
	wrangler := exec.CommandContext(t.Context(), filepath.Join(root, "web/edge/node_modules/.bin/wrangler"),
		"--config", "web/edge/wrangler.jsonc", "deploy", "--dry-run", "--outdir", folder)
	wrangler.Dir = root
	wrangler.Env = append(os.Environ(), "XDG_CONFIG_HOME="+t.TempDir(), "WRANGLER_SEND_METRICS=false")
	output, err := wrangler.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, output)
	}
	for _, want := range []string{"env.RATE_LIMITER (600 requests/60s)", "env.VERSION", "files from the assets directory"} {
		if !strings.Contains(string(output), want) {
			t.Errorf("wrangler does not say %q:\n%s", want, output)
		}
	}
	if strings.Contains(strings.ToLower(string(output)), "warning") {
		t.Errorf("wrangler warns:\n%s", output)
	}
	for _, name := range []string{"worker.js", "proclint.wasm"} {
		sent, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil {
			t.Fatal(err)
		}
		built, err := os.ReadFile(filepath.Join(root, "build/edge/worker", name))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(sent, built) {
			t.Errorf("%s: %d bytes are sent, %d were built", name, len(sent), len(built))
		}
	}
}
