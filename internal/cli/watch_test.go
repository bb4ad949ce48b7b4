package cli

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/proclint/proclint/internal/patient"
)

// output collects what a command writes, and hands on each write.
type output struct {
	mutex sync.Mutex
	text  strings.Builder
	more  chan struct{}
}

func (l *output) Write(p []byte) (int, error) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	l.text.Write(p)
	select {
	case l.more <- struct{}{}:
	default:
	}
	return len(p), nil
}

// wait waits until the text has a part, and takes the text.
func (l *output) wait(t *testing.T, part string) {
	t.Helper()
	timeout := time.After(patient.For(20 * time.Second))
	for {
		l.mutex.Lock()
		text := l.text.String()
		if strings.Contains(text, part) {
			l.text.Reset()
			l.mutex.Unlock()
			return
		}
		l.mutex.Unlock()
		select {
		case <-l.more:
		case <-timeout:
			t.Fatalf("no %q in %q", part, text)
		}
	}
}

// TestWatch: lint --watch checks again when the Procfile, a file next to it or the configuration changes or appears, and stops
// without an error.
func TestWatch(t *testing.T) {
	dir := plant(t, ".git/HEAD", "", "Procfile", "web: gunicorn shop.wsgi\n", "requirements.txt", "gunicorn\n", "shop/wsgi.py", "")
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	ctx, stop := context.WithCancel(t.Context())
	out, errs := &output{more: make(chan struct{}, 1)}, &output{more: make(chan struct{}, 1)}
	ended := make(chan int)
	go func() {
		ended <- Run(ctx, []string{"lint", "--watch", "--platform", "heroku", dir}, strings.NewReader(""), out, errs)
	}()
	out.wait(t, "fine on Heroku")
	write("Procfile", "web: gunicorn store.wsgi\n")
	out.wait(t, "error[module-not-found]")
	errs.wait(t, ": files changed\n")
	if err := os.Rename(filepath.Join(dir, "shop"), filepath.Join(dir, "store")); err != nil {
		t.Fatal(err)
	}
	out.wait(t, "fine on Heroku")
	write("requirements.txt", "flask\n")
	out.wait(t, "[program-not-installed]")
	write(".proclint.toml", "[rules]\nprogram-not-installed = 'off'\n")
	out.wait(t, "fine on Heroku")
	write(".proclint.toml", "rules = 1\n")
	errs.wait(t, ".proclint.toml:1: ")
	if err := os.Remove(filepath.Join(dir, "Procfile")); err != nil {
		t.Fatal(err)
	}
	errs.wait(t, "no Procfile")
	stop()
	if code := <-ended; code != exitOK {
		t.Errorf("exit code %d", code)
	}
	if _, stderr, code := run(t, "lint", "--watch", "-"); code != exitFailure || !strings.Contains(stderr, "--watch needs files") {
		t.Errorf("of standard input: exit code %d, %s", code, stderr)
	}
}
