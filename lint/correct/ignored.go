package correct

import (
	"path"
	"strings"

	"github.com/proclint/proclint/lint/logs/app"
	"github.com/proclint/proclint/lint/logs/subject"
	"github.com/proclint/proclint/lint/platform"
)

// takenBack are the fixes that add a line for a file to one of the ignore files beside the Procfile. A file of variables is
// ignored on purpose.
func (s *state) takenBack(file string) (fixes []subject.Fix) {
	if s.in.Repository == nil || file == "" || strings.HasPrefix(path.Base(file), ".env") {
		return nil
	}
	folder, row := s.in.Repository.Folder(), "!"+file
	for _, ignore := range s.in.Repository.Paths() {
		if !platform.IsIgnoreFile(path.Base(ignore)) || path.Dir(ignore) != path.Clean("./"+folder) {
			continue
		}
		text := s.textOf(ignore)
		fixes = append(fixes, subject.FixOf("Add `"+row+"` to `"+ignore+"`", ignore, app.Appended(ignore, text, row)))
	}
	return fixes
}
