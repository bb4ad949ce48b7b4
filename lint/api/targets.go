package api

import "github.com/proclint/proclint/lint/platform"

// Targets finds the platforms to check for by ID; the ID "default" gives platform.AsDefault. No ID gives nil, which means
// those that the file shows, else the default platforms; an unknown ID gives an UnknownError.
func Targets(ids []string) ([]*platform.Target, error) {
	var targets []*platform.Target
	for _, id := range ids {
		target, err := Choose(id)
		if err != nil {
			return nil, err
		}
		targets = append(targets, target)
	}
	return targets, nil
}

// Choose is platform.Choose with an UnknownError.
func Choose(id string) (*platform.Target, error) {
	if id == platform.AsDefault.ID() {
		return platform.AsDefault, nil
	}
	return Target(id)
}

// Target finds a platform by ID, or gives an UnknownError.
func Target(id string) (*platform.Target, error) {
	target, ok := platform.Lookup(id)
	if !ok {
		return nil, platform.UnknownName(id)
	}
	return target, nil
}
