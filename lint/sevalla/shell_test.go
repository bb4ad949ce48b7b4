//go:build !js

package sevalla

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// stub is a curl that writes its words, each behind a line that no word has.
const stub = "#!/bin/sh\nfor word in \"$@\"; do printf 'word:\\n%s\\n' \"$word\"; done\n"

// words runs a text in a real sh whose curl is a stub, and gives the words that each call handed over.
func words(t *testing.T, text string) []string {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "curl"), []byte(stub), 0o755); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("/bin/sh", "-c", text)
	cmd.Env = []string{"PATH=" + dir, "HOME=/nowhere", "SEVALLA_API_KEY=the key", "SEVALLA_APP_ID=the app", "SEVALLA_PROCESS_ID=the process"}
	output, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v: %s", text, err, output)
	}
	var words []string
	for _, word := range strings.Split(string(output), "word:\n")[1:] {
		words = append(words, strings.TrimSuffix(word, "\n"))
	}
	return words
}

func TestCallsReachCurlWordForWord(t *testing.T) {
	const processes = "https://api.sevalla.com/v3/applications/the app/processes"
	for _, command := range nasty {
		form := update("entrypoint", command, "type", "web", ready+"exec.command", string(mustJSON(t, []string{command})))
		r := RequestOf(form)
		if len(r.Messages) > 0 {
			t.Errorf("%q: %+v", command, r.Messages)
			continue
		}
		got := words(t, r.Call)
		want := []string{"-sS", "-X", "PATCH", processes + "/the process", "-H", "Authorization: Bearer the key", "-H", "Content-Type: application/json", "--data", body(form).compact()}
		if !slices.Equal(got, want) {
			t.Errorf("%q: sh hands over %q, want %q", command, got, want)
		}
		var sent struct {
			Entrypoint string                                    `json:"entrypoint"`
			Readiness  struct{ Exec struct{ Command []string } } `json:"readiness_probe"`
		}
		if err := json.Unmarshal([]byte(got[len(got)-1]), &sent); err != nil {
			t.Errorf("%q: %v", command, err)
		}
		if sent.Entrypoint != command || !slices.Equal(sent.Readiness.Exec.Command, []string{command}) {
			t.Errorf("%q arrives as %q and %q", command, sent.Entrypoint, sent.Readiness.Exec.Command)
		}
		var indented any
		if err := json.Unmarshal([]byte(r.Body), &indented); err != nil || !reflect.DeepEqual(indented, decoded(t, body(form).compact())) {
			t.Errorf("%q: the body says something else than the call: %s", command, r.Body)
		}
	}

	r := RequestOf(create("worker", "app_id", id))
	app := "https://api.sevalla.com/v3/applications/" + id
	key := []string{"-H", "Authorization: Bearer the key"}
	data := []string{"-H", "Content-Type: application/json", "--data"}
	for _, test := range []struct {
		call string
		want []string
	}{
		{r.Call, slices.Concat([]string{"-sS", "-X", "POST", app + "/processes"}, key, data, []string{body(create("worker")).compact()})},
		{r.Deploy, slices.Concat([]string{"-sS", "-X", "POST", app + "/deployments"}, key, data, []string{`{"is_restart":false}`})},
		{text(r, "List the processes"), slices.Concat([]string{"-sS", app + "/processes?limit=100"}, key)},
		{text(r, "List the machine sizes"), slices.Concat([]string{"-sS", "https://api.sevalla.com/v3/resources/process-resource-types"}, key)},
	} {
		if got := words(t, test.call); !slices.Equal(got, test.want) {
			t.Errorf("sh hands over %q, want %q", got, test.want)
		}
	}
}

func FuzzCall(f *testing.F) {
	for _, command := range nasty {
		f.Add(command)
	}
	f.Fuzz(func(t *testing.T, command string) {
		form := update("entrypoint", command)
		r := RequestOf(form)
		if len(r.Messages) > 0 {
			checkRejected(t, r)
			return
		}
		got := words(t, r.Call)
		if last := got[len(got)-1]; len(got) != 10 || last != body(form).compact() {
			t.Errorf("sh hands over %q", got)
		}
	})
}

func text(r Request, title string) string {
	for _, e := range r.Equivalents {
		if e.Title == title {
			return e.Text
		}
	}
	return ""
}
