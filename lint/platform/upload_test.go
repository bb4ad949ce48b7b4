package platform

import "testing"

// TestUploads checks that it is known of each target that reads a Procfile which files reach it, or why all do.
func TestUploads(t *testing.T) {
	for _, target := range Targets() {
		u := target.Upload
		if target.Parser == nil || target.Platform().Runner {
			if u.Git || u.Ignore != nil {
				t.Errorf("%s: no deploy reads a Procfile, so an ignore file doesn't matter", target.ID())
			}
			continue
		}
		if !u.Git && u.Ignore == nil && !u.Whole {
			t.Errorf("%s: which files reach it?", target.ID())
		}
		if (u.Git || u.Ignore != nil) && u.Whole {
			t.Errorf("%s: not all files reach it", target.ID())
		}
		if u.OrGit && u.Ignore == nil || u.Rereads && u.Image.Name == "" || u.Command != "" && !u.Git {
			t.Errorf("%s: %+v contradicts itself", target.ID(), u)
		}
		for _, f := range append([]IgnoreFile{u.Image}, u.Ignore...) {
			if f.Name != "" && !IsIgnoreFile(f.Name) {
				t.Errorf("%s: %s isn't an ignore file", target.ID(), f.Name)
			}
		}
	}
}
