package repository

import (
	"maps"
	"path"
	"slices"

	"github.com/proclint/proclint/lint/jsontext"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

// Formation is how many instances a file beside the Procfile asks for.
type Formation struct {
	File       string
	Quantities map[string]int // the numbers that it sets, by process type
	Misnamed   bool           // they are under a key that nothing reads
}

// Formation reads that of a file, or returns nil where no process type has a number.
func (r *Repository) Formation(file string) *Formation {
	text, known := r.Text(path.Join(r.folder, file))
	manifest, err := jsontext.ParseObject(text)
	if !known || err != nil {
		return nil
	}
	for _, key := range [...]string{"formation", "formations"} {
		types := manifest.Object(key)
		f := &Formation{file, map[string]int{}, key == "formations"}
		for name := range types.Fields {
			if of := types.Object(name); of.Has("quantity") {
				f.Quantities[name] = of.Count("quantity")
				if of.Err() != nil {
					return nil
				}
			}
		}
		if len(f.Quantities) > 0 {
			return f
		}
	}
	return nil
}

// formationOn is the formation that a platform scales with, or nil. r may be nil.
func (r *Repository) formationOn(t *platform.Target) *Formation {
	if r == nil || t.Formation == "" {
		return nil
	}
	if f := r.Formation(t.Formation); f != nil && !f.Misnamed {
		return f
	}
	return nil
}

// ScaledBy is the file with the formation that a platform scales with, or "".
func (r *Repository) ScaledBy(t *platform.Target) string {
	if f := r.formationOn(t); f != nil {
		return f.File
	}
	return ""
}

// Missing are the process types with instances that aren't among types, sorted.
func (f *Formation) Missing(types []string) (missing []string) {
	for _, name := range slices.Sorted(maps.Keys(f.Quantities)) {
		if f.Quantities[name] > 0 && !slices.Contains(types, name) {
			missing = append(missing, name)
		}
	}
	return missing
}

// RejectionOn is the error with which a platform rejects a file with these processes because of its formation, or "".
func (r *Repository) RejectionOn(t *platform.Target, processes []platform.Process) string {
	f := r.formationOn(t)
	if f == nil {
		return ""
	}
	var types []string
	for _, p := range processes {
		types = append(types, p.Type)
	}
	if missing := f.Missing(types); len(missing) > 0 {
		return missing[0] + t.FormationError
	}
	return ""
}

// ScaleOn is Target.Scale, which isn't nil, with the formation that the platform scales with.
func (r *Repository) ScaleOn(t *platform.Target, name string, types []string) (n int, why string) {
	f := r.formationOn(t)
	if f == nil || t.RunsAt(name) != platform.NoTrigger {
		return t.Scale(name, types)
	}
	n, set := f.Quantities[name]
	if !set {
		return 0, prose.T("`formation` in `%s` has no `quantity` for it", f.File).String()
	}
	return n, prose.T("`formation` in `%s` sets it", f.File).String()
}
