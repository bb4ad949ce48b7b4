package command

import "github.com/proclint/proclint/lint/ecosystem"

// indexed are the entries of a table by their names.
func indexed[T any](entries []*T, names func(*T) ecosystem.Words) map[string][]*T {
	index := map[string][]*T{}
	for _, entry := range entries {
		for _, name := range names(entry).List() {
			index[name] = append(index[name], entry)
		}
	}
	return index
}
