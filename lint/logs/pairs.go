package logs

import (
	"strings"

	"github.com/proclint/proclint/lint/command"
)

// pairedWith are the words that follow a name in a list of pairs.
func pairedWith(pairs command.Words, name string) (found []string) {
	words := pairs.List()
	for i := 0; i+1 < len(words); i += 2 {
		if words[i] == name {
			found = append(found, words[i+1])
		}
	}
	return found
}

// before is the part of a text up to another one, or all of it.
func before(text, mark string) string {
	first, _, _ := strings.Cut(text, mark)
	return first
}

// behind is the part of a text behind another one, or "".
func behind(text, mark string) string {
	_, rest, _ := strings.Cut(text, mark)
	return rest
}

// named is something that looks call by a name.
type named[T any] struct {
	name string
	is   T
}

// find is what has a name among others, or nothing.
func find[T any](all []named[T], name string) (found T) {
	for _, one := range all {
		if one.name == name {
			return one.is
		}
	}
	return found
}
