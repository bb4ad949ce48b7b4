package platform

import "slices"

// nixpacksForms are those of all targets that Nixpacks builds.
var nixpacksForms = []Form{{Files: "nixpacks.toml", Lists: "providers"}} // railwayapp/nixpacks src/nixpacks/plan/mod.rs

// Forms are what the keys have in the files that the target reads.
func (t *Target) Forms() []Form {
	if t.BuiltBy == Nixpacks {
		return slices.Concat(t.Platform().Forms, nixpacksForms)
	}
	return t.Platform().Forms
}
