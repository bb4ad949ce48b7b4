package check

import (
	"strings"
	"testing"
)

func TestTagIn(t *testing.T) {
	for _, tt := range []struct{ line, tag string }{
		{"web: {{ command }}", "{{ command }}"},
		{"{%- if worker == 'x' %}", "{%- if worker == 'x' %}"},
		{"web: puma -p <%= port %> -e x", "<%= port %>"},
		{"web: {{{raw}}}", "{{raw}}"},
		{"web: 'a' {{b}}", "{{b}}"},
		{"web: '{{a}}' {{b}}", "{{b}}"},
		{"web: docker ps --format {{.Names}}", "{{.Names}}"},
		{`web: docker ps --format "{{.Names}}"`, ""},
		{"web: docker ps --format '{{.Names}}'", ""},
		{"web: node a.js # {{b}}", ""},
		{"web: cat {{a,b},{c,d}}", ""},
		{"web: echo {{a", ""},
		{"web: echo a}} {%b %c} <%d", ""},
		{"web: ${A%%.*} ${#B} %PORT%", ""},
	} {
		if r := tagIn(tt.line, true); tt.line[r.Start:r.End] != tt.tag {
			t.Errorf("the tag of %s is %q, want %q", tt.line, tt.line[r.Start:r.End], tt.tag)
		}
	}
	if r := tagIn("it's/{{slug}}/Procfile", false); r.Empty() {
		t.Error("a path has no quotes")
	}
	long := strings.Repeat("{{ <% {%", 1<<17)
	if r := tagIn(long, true); !r.Empty() {
		t.Errorf("a tag without an end at %d", r.Start)
	}
}

// BenchmarkTemplateTag searches a line whose text goes on after a brace.
func BenchmarkTemplateTag(b *testing.B) {
	line := "web: node -e '{}' " + strings.Repeat("--option=value ", 200)
	b.SetBytes(int64(len(line)))
	for b.Loop() {
		tagIn(line, true)
	}
}
