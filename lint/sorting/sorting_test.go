package sorting

import (
	"math/rand"
	"slices"
	"testing"
)

func TestStable(t *testing.T) {
	type element struct{ key, place int }
	byKey := func(a, b element) int { return a.key - b.key }
	random := rand.New(rand.NewSource(1))
	for size := range 200 {
		list := make([]element, size)
		for i := range list {
			list[i] = element{random.Intn(1 + size/3), i}
		}
		want := slices.Clone(list)
		slices.SortStableFunc(want, byKey)
		if Stable(list, byKey); !slices.Equal(list, want) {
			t.Errorf("%d elements: %v, expected %v", size, list, want)
		}
	}
}
