package preview

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/proclint/proclint/lint/platform"
)

const threeProcesses = "web: gunicorn app:app --bind 0.0.0.0:$PORT\nworker: celery -A app worker\nrelease: python manage.py migrate\n"

// TestShortFitsAScreen: a file of three processes takes at most 36 lines on every target, and each process that has an
// equivalent shows its first one.
func TestShortFitsAScreen(t *testing.T) {
	for _, target := range platform.Targets() {
		p := previewOf(t, target.ID(), threeProcesses)
		var b bytes.Buffer
		if err := Short(&b, p, TextOptions{More: "Everything: proclint preview --all"}); err != nil {
			t.Fatal(err)
		}
		text := b.String()
		if n := strings.Count(text, "\n"); n > 36 {
			t.Errorf("%s takes %d lines:\n%s", target.ID(), n, text)
		}
		for _, process := range p.Processes {
			if len(process.Equivalents) > 0 && !strings.Contains(text, "\n"+process.Type+": ") {
				t.Errorf("%s shows no equivalent of %s", target.ID(), process.Type)
			}
		}
	}
}

// TestShortFitsALargeScreen: a file of twelve processes takes at most 50 lines on every target.
func TestShortFitsALargeScreen(t *testing.T) {
	var src strings.Builder
	src.WriteString("web: gunicorn app:app --bind 0.0.0.0:$PORT\n")
	for i := range 11 {
		fmt.Fprintf(&src, "worker%d: celery -A app worker -Q q%d\n", i, i)
	}
	for _, target := range platform.Targets() {
		var b bytes.Buffer
		if err := Short(&b, previewOf(t, target.ID(), src.String()), TextOptions{More: "Everything: proclint preview --all"}); err != nil {
			t.Fatal(err)
		}
		if n := strings.Count(b.String(), "\n"); n > 50 {
			t.Errorf("%s takes %d lines:\n%s", target.ID(), n, b.String())
		}
	}
}

func TestShort(t *testing.T) {
	var b bytes.Buffer
	problems := []Problem{{1, "warning", "It never starts", ". Scale it.", "rule"}}
	if err := Short(&b, previewOf(t, "heroku", threeProcesses), TextOptions{Problems: problems, More: "Everything: --all"}); err != nil {
		t.Fatal(err)
	}
	for _, part := range []string{
		"warning   line 2: It never starts (rule)\n",
		"\nweb: Run one dyno  heroku ps:scale web=1 --app my-app\nworker: Run one dyno  heroku",
		"\n\nEverything: --all\n",
	} {
		if !strings.Contains(b.String(), part) {
			t.Errorf("no %q in\n%s", part, b.String())
		}
	}
}

func TestMarkdown(t *testing.T) {
	p := previewOf(t, "cloud-foundry", "web: a | b `c`\n")
	for _, all := range []bool{true, false} {
		var b bytes.Buffer
		if err := Markdown(&b, p, all); err != nil {
			t.Fatal(err)
		}
		if want := "| `web` | http | 1 |  | `` a \\| b `c` `` |\n"; !strings.Contains(b.String(), want) {
			t.Errorf("no %q in\n%s", want, b.String())
		}
		if strings.Contains(b.String(), "## The app") != all {
			t.Errorf("all is %v:\n%s", all, b.String())
		}
	}
}

func TestOnly(t *testing.T) {
	p := previewOf(t, "heroku", threeProcesses)
	if !p.Only("worker") || len(p.Processes) != 1 || len(p.Equivalents) > 0 {
		t.Errorf("%v", p.Processes)
	}
	if p.Only("web") {
		t.Error("a process that isn't there is found")
	}
}

// TestMarkdownHoldsWholeValues: what a person copies has every name and command from its start to its end.
func TestMarkdownHoldsWholeValues(t *testing.T) {
	const command = "celery -A shop worker -l info -Q mails,thumbnails,invoices --pidfile '/tmp/the worker of the shop.pid' # the worker of the shop"
	const name = "worker-of-the-shop-in-the-old-town-by-the-river"
	for _, target := range platform.Targets() {
		for _, src := range []string{"web: " + command + "\n" + name + ": " + command + "\n", "web: " + command + "\nworker: 'a\n"} {
			var b bytes.Buffer
			if err := Markdown(&b, previewOf(t, target.ID(), src), true); err != nil {
				t.Fatal(err)
			}
			for line := range strings.Lines(b.String()) {
				if strings.Contains(strings.ReplaceAll(line, "sh -c '…'", ""), "…") {
					t.Errorf("%s: %s", target.ID(), line)
				}
			}
		}
	}
}
