package platform

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestHostsReadLikeTheirBuilders lists the hosts that use the builder of another platform, and how sure their facts are.
func TestHostsReadLikeTheirBuilders(t *testing.T) {
	for _, c := range []struct {
		host, builder string
		topic         Topic
		want          Verified
	}{
		{"koyeb", "heroku:fir", Grammar, Read},
		{"northflank:paketo", "paketo", Grammar, Run},
		{"digitalocean", "heroku:fir", Grammar, Inferred},
		{"korifi", "paketo", Comments, Run},
		{"kamal", "heroku:fir", Grammar, Read},
		{"code-engine", "paketo", LineEnds, Run},
		{"choreo", "google-cloud", Names, Run},
		{"coolify:nixpacks", "nixpacks", Grammar, Run},
		{"gitlab-auto-devops", "heroku:fir", DuplicateKey, Read},
		{"sevalla", "nixpacks", Mark, Run},
		{"railway", "railpack", Mark, Run},
		{"railway:nixpacks", "nixpacks", Mark, Run},
		{"sevalla:railpack", "railpack", LineEnds, Run},
		{"coolify", "railpack", Comments, Run},
		{"dokploy", "nixpacks", Mark, Run},
		{"dokploy:railpack", "railpack", DuplicateKey, Run},
		{"dokploy:heroku", "heroku:fir", Names, Read},
		{"dokploy:paketo", "paketo", Empty, Run},
		{"rails-dev", "foreman", Comments, Run},
	} {
		host, ok := Lookup(c.host)
		builder, known := Lookup(c.builder)
		if !ok || !known {
			t.Errorf("no target %s or %s", c.host, c.builder)
			continue
		}
		if host.Parser != builder.Parser {
			t.Errorf("%s has another parser than %s", c.host, c.builder)
		}
		got, of := host.Fact(c.topic), builder.Fact(c.topic)
		if got.Text != of.Text || got.Verified != c.want {
			t.Errorf("%s on %s: %q (%s), expected %q (%s)", c.host, c.topic, got.Text, got.Verified, of.Text, c.want)
		}
	}
}

// TestHostsAreShort: each strategy of a host on a known builder, or of a platform that reads no Procfile, is short.
func TestHostsAreShort(t *testing.T) {
	const most = 80
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	checked := 0
	for _, file := range files {
		source, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		text := string(source)
		isShort := strings.Contains(text, "hosted(") || strings.Contains(text, "readsNone(")
		hasOwnCode := strings.Contains(text, "Reader:") || strings.Contains(text, ") Process(u Use)")
		if !isShort || hasOwnCode || !strings.Contains(text, "= register(") {
			continue
		}
		checked++
		strategies := strings.Count(text, "Facts{")
		if n := strings.Count(text, "\n"); n > most*strategies {
			t.Errorf("%s has %d lines, expected at most %d for each of %d strategies", file, n, most, strategies)
		}
	}
	if checked == 0 {
		t.Error("no host was found")
	}
}
