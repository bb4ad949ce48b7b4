package logs

import "github.com/proclint/proclint/lint/command"

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

// longDashes are what a text processor makes of "--".
var longDashes = []string{"—", "–"}
