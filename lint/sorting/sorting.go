// Package sorting sorts lists.
package sorting

import (
	"sort"
	"strings"
)

// Stable sorts a list as slices.SortStableFunc does: compare is negative where a goes before b, and equal elements keep
// their order. All types share nearly all of its code, which keeps a program for browsers small.
func Stable[T any](list []T, compare func(a, b T) int) {
	sort.Stable(sortable[T]{list, compare})
}

// Strings sorts texts by their bytes, and returns them.
func Strings(list []string) []string {
	Stable(list, strings.Compare)
	return list
}

// Keys are the keys of a map in the order of their bytes.
func Keys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for key := range m {
		keys = append(keys, key)
	}
	return Strings(keys)
}

type sortable[T any] struct {
	list    []T
	compare func(a, b T) int
}

// Len is the number of elements.
func (s sortable[T]) Len() int { return len(s.list) }

// Less reports whether the element i goes before j.
func (s sortable[T]) Less(i, j int) bool { return s.compare(s.list[i], s.list[j]) < 0 }

// Swap exchanges two elements.
func (s sortable[T]) Swap(i, j int) { s.list[i], s.list[j] = s.list[j], s.list[i] }
