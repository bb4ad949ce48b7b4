package fix

import (
	"maps"

	"github.com/proclint/proclint/lint"
)

// state is an app with some corrections.
type state struct {
	in       lint.Input
	contents map[string][]byte // those of the other files that changed
}

// Limits of the files in which a name is looked for.
const mostFiles, mostBytes = 1000, 64 << 10

// textOf is that of a file that isn't large, or "".
func (s *state) textOf(p string) string {
	if text, known := s.in.Repository.Raw(p); known && len(text) <= mostBytes {
		return string(text)
	}
	return ""
}

// changed is the app after another file than the Procfile got other contents.
func (s *state) changed(p string, contents []byte) state {
	next := *s
	next.contents = maps.Clone(s.contents)
	next.contents[p] = contents
	next.in.Repository = s.in.Repository.With(map[string][]byte{p: contents})
	return next
}
