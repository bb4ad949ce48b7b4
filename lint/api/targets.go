package api

import "github.com/proclint/proclint/lint/platform"

// Targets finds platforms by ID. No ID gives nil, which means the default platforms; an unknown ID
// gives an UnknownError.
func Targets(ids []string) ([]*platform.Target, error) {
	var targets []*platform.Target
	for _, id := range ids {
		target, err := Target(id)
		if err != nil {
			return nil, err
		}
		targets = append(targets, target)
	}
	return targets, nil
}

// Target finds a platform by ID, or gives an UnknownError.
func Target(id string) (*platform.Target, error) {
	target, ok := platform.Lookup(id)
	if !ok {
		return nil, platform.UnknownName(id)
	}
	return target, nil
}
