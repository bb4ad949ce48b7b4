package check

import (
	"slices"

	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/repository"
)

// ConfigMistake is a value in the file of a platform that can't be right.
type ConfigMistake struct {
	repository.ConfigMistake
	of *platform.Platform
}

// IsOf reports whether a target reads the file.
func (m *ConfigMistake) IsOf(t *platform.Target) bool {
	return t.Platform() == m.of && (m.Strategy == "" || m.Strategy == t.Name)
}

// ConfigMistakes are the wrong values in the files of the selected platforms.
func (g *Unit) ConfigMistakes() (found []ConfigMistake) {
	var seen []*platform.Platform
	for _, t := range g.Targets {
		of := t.Platform()
		if slices.Contains(seen, of) {
			continue
		}
		seen = append(seen, of)
		for _, m := range g.Repository.ConfigMistakes(of) {
			found = append(found, ConfigMistake{m, of})
		}
	}
	return found
}
