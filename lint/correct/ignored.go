package correct

import (
	"path"
	"strings"

	"github.com/proclint/proclint/lint/logs/subject"
	"github.com/proclint/proclint/lint/platform"
)

// takenBack are the fixes that remove the line that is a file or a folder from one of the ignore files beside the Procfile, or that
// add one for it. A file of variables is ignored on purpose.
func (s *state) takenBack(file string) (fixes []subject.Fix) {
	if s.in.Repository == nil || file == "" || strings.HasPrefix(path.Base(file), ".env") {
		return nil
	}
	if ignore, line, row := s.in.Repository.IgnoringLine(file); line > 0 {
		text := subject.AsWritten(s.textOf(ignore))
		fixes = append(fixes, subject.FixOf("Remove `"+row+"` from `"+ignore+"`", ignore, subject.Removed(ignore, text, line)))
	}
	folder, row := s.in.Repository.Folder(), "!"+file
	for _, ignore := range s.in.Repository.Paths() {
		if !platform.IsIgnoreFile(path.Base(ignore)) || path.Dir(ignore) != path.Clean("./"+folder) {
			continue
		}
		text := s.textOf(ignore)
		fixes = append(fixes, subject.FixOf("Add `"+row+"` to `"+ignore+"`", ignore, subject.Appended(ignore, text, row)))
	}
	return fixes
}
