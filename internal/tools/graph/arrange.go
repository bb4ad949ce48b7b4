package main

import (
	"cmp"
	"maps"
	"slices"
)

// graph is packages on floors, the ground floor first. A package is one floor above the highest one that it imports.
type graph struct {
	floors [][]string
	arrows map[string][]string // go from a package to those that it imports, without those that it also reaches through another one
}

// arrange puts packages on floors.
func arrange(imports map[string][]string) graph {
	floor := map[string]int{}
	var floorOf func(name string) int
	floorOf = func(name string) int {
		if at, ok := floor[name]; ok {
			return at
		}
		at := 0
		for _, imported := range imports[name] {
			at = max(at, floorOf(imported)+1)
		}
		floor[name] = at
		return at
	}
	g := graph{arrows: map[string][]string{}}
	for _, name := range slices.Sorted(maps.Keys(imports)) {
		for at := floorOf(name); len(g.floors) <= at; {
			g.floors = append(g.floors, nil)
		}
		g.floors[floor[name]] = append(g.floors[floor[name]], name)
		g.arrows[name] = direct(imports, name)
	}
	g.untangle()
	return g
}

// direct are the packages that one imports and that none of the others which it imports reaches.
func direct(imports map[string][]string, name string) []string {
	return slices.DeleteFunc(slices.Clone(imports[name]), func(imported string) bool {
		return slices.ContainsFunc(imports[name], func(other string) bool {
			return other != imported && reaches(imports, other, imported)
		})
	})
}

func reaches(imports map[string][]string, from, to string) bool {
	return slices.ContainsFunc(imports[from], func(next string) bool { return next == to || reaches(imports, next, to) })
}

// untangle moves each package towards the middle of those that it imports and that import it.
func (g graph) untangle() {
	neighbors := map[string][]string{}
	for name, imported := range g.arrows {
		for _, other := range imported {
			neighbors[name] = append(neighbors[name], other)
			neighbors[other] = append(neighbors[other], name)
		}
	}
	const rounds = 20
	for range rounds {
		at := g.places()
		for _, floor := range g.floors {
			middle := map[string]float64{}
			for _, name := range floor {
				middle[name] = at[name]
				for _, other := range slices.Sorted(slices.Values(neighbors[name])) {
					middle[name] += at[other]
				}
				middle[name] /= float64(len(neighbors[name]) + 1)
			}
			slices.SortStableFunc(floor, func(a, b string) int { return cmp.Compare(middle[a], middle[b]) })
		}
	}
}

// places says how far each package is from the middle of its floor.
func (g graph) places() map[string]float64 {
	at := map[string]float64{}
	for _, floor := range g.floors {
		for i, name := range floor {
			at[name] = float64(i) - float64(len(floor)-1)/2
		}
	}
	return at
}
