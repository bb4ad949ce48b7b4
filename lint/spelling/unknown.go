package spelling

import (
	"strconv"
	"strings"

	"github.com/proclint/proclint/lint/prose"
)

// Unknown is the error for a name that isn't one of the valid ones.
type Unknown struct {
	Kind    string // what it would name, such as "platform"
	Name    string
	Nearest string   // the valid name that it was probably meant to be, or ""
	Valid   []string // all names, where they are few enough to read
	Why     string   // a sentence about a name that was valid, or ""
}

// listed are the kinds whose names a command lists, and the command.
var listed = map[string]string{"rule": "rules", "platform": "platforms", "command": "help"}

// mostListed is how many names a message lists.
const mostListed = 16

// NewUnknown is the error for a name that is not in valid.
func NewUnknown(kind, name string, valid []string) Unknown {
	u := Unknown{Kind: kind, Name: name}
	u.Nearest, _ = Near(name, valid)
	if len(valid) <= mostListed {
		u.Valid = valid
	}
	return u
}

// Error names what is unknown, and the nearest valid name, else all of them or the command that lists them.
func (u Unknown) Error() string {
	text := "unknown " + u.Kind + " " + strconv.Quote(u.Name)
	switch {
	case u.Why != "":
		return text + ", use " + strconv.Quote(u.Nearest) + ": " + strings.TrimSuffix(u.Why, ".")
	case u.Nearest != "":
		return text + ", did you mean " + strconv.Quote(u.Nearest) + "?"
	case len(u.Valid) > 0:
		return text + ", use " + u.List()
	case listed[u.Kind] != "":
		return text + " (`proclint " + listed[u.Kind] + "` lists all)"
	}
	return text
}

// List are the valid names in a sentence, or "".
func (u Unknown) List() string { return prose.Join(u.Valid, "or") }
