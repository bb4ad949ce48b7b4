package repository

import (
	"path"
	"slices"
	"strings"

	"github.com/proclint/proclint/internal/cost"
	"github.com/proclint/proclint/lint/platform"
)

// gitIgnore is the name of git's files with patterns. Each folder may have one.
const gitIgnore = ".gitignore"

// Ignored is how a file is left out. The zero value is for one that isn't.
type Ignored struct {
	By        string // the path of the ignore file, or ""
	TakesBack bool   // a line with "!" and the file's name, below the pattern, would take the file back
}

// IgnoredByGit is how git ignores a file that it doesn't track. The patterns are those of git's Documentation/gitignore.adoc.
func (r *Repository) IgnoredByGit(file string) Ignored {
	return r.ignoredInFolders(file, []platform.IgnoreFile{{Name: gitIgnore}})
}

// IgnoredBy is how ignore files in the folder of the Procfile leave out a file there.
func (r *Repository) IgnoredBy(files []platform.IgnoreFile, file string) Ignored {
	if len(files) > 0 && files[0].Patterns == platform.FolderPatterns {
		return r.ignoredInFolders(file, files)
	}
	rest, inside := clean(file), true
	if r.folder != "" {
		rest, inside = strings.CutPrefix(rest, r.folder+"/")
	}
	ignore, text := r.firstOf(files)
	if text == "" || !inside {
		return Ignored{}
	}
	list, by := patternsOf(text, ignore.Patterns), path.Join(r.folder, ignore.Name)
	if ignore.Patterns.TakesBackInFolders() {
		if lastAbove(list, rest) != excluded {
			return Ignored{}
		}
		return Ignored{by, true}
	}
	found := fromRoot(rest, func(p string, isFolder bool) string {
		if last(list, p, isFolder) == excluded {
			return by
		}
		return ""
	})
	found.TakesBack = found.TakesBack && ignore.Patterns.TakesBack()
	return found
}

// IgnoringLine is the line of an ignore file that is nothing but the path of a file or of a folder above it; line is 0 without one.
func (r *Repository) IgnoringLine(ignore, file string) (line int, row string) {
	text, _ := r.Text(ignore)
	for i, row := range strings.Split(text, "\n") {
		if row = strings.TrimSpace(row); row != "" && strings.HasPrefix(file+"/", path.Join(path.Dir(ignore), row)+"/") {
			return i + 1, row
		}
	}
	return 0, ""
}

// IgnoreFiles are the paths of the ignore files beside the Procfile, without those of git.
func (r *Repository) IgnoreFiles() (paths []string) {
	for _, name := range r.Files(r.folder, "") {
		if platform.IsIgnoreFile(name) && name != gitIgnore {
			paths = append(paths, path.Join(r.folder, name))
		}
	}
	return paths
}

// NotExported is how export-ignore keeps a file that git tracks out of what git archive writes.
func (r *Repository) NotExported(file string) Ignored {
	attributes := platform.IgnoreFile{Name: platform.Attributes, Patterns: platform.ExportPatterns}
	found := fromRoot(clean(file), func(p string, isFolder bool) string {
		if by, says := r.deepest(attributes, p, isFolder); says == excluded {
			return by
		}
		return ""
	})
	return Ignored{By: found.By}
}

// HasAny reports whether the folder of the Procfile has one of the files.
func (r *Repository) HasAny(files []platform.IgnoreFile) bool {
	_, text := r.firstOf(files)
	return text != ""
}

// firstOf is the first of the files in the folder of the Procfile, with its patterns.
func (r *Repository) firstOf(files []platform.IgnoreFile) (platform.IgnoreFile, string) {
	for _, f := range files {
		text, known := r.Text(path.Join(r.folder, f.Name))
		if !known {
			continue
		}
		if f.Patterns == platform.GcloudPatterns {
			text = r.withIncluded(text)
		}
		return f, text
	}
	return platform.IgnoreFile{}, ""
}

// withIncluded inserts the files in the same folder that gcloud's lines name, each in the place of the last line that names
// it: since the last matching pattern decides, those before it decide nothing. Their own lines of that kind have no effect.
func (r *Repository) withIncluded(text string) string {
	lines := slices.Collect(strings.Lines(text))
	inserted := map[string]bool{}
	for i, line := range slices.Backward(lines) {
		comment, isComment := strings.CutPrefix(strings.TrimRight(line, "\r\n"), "#")
		name, includes := strings.CutPrefix(strings.TrimLeft(comment, " \t"), "!include:")
		if !isComment || !includes || strings.Contains(name, "/") || inserted[name] {
			continue
		}
		inserted[name] = true
		included, _ := r.Text(path.Join(r.folder, name))
		lines[i] = included + "\n"
	}
	return strings.Join(lines, "")
}

// ignoredInFolders is for files that each folder may have. Those of one name decide together: the deepest one that has a
// matching pattern. Those of the next name count where none has, and in the end git's files outside of the folders.
func (r *Repository) ignoredInFolders(file string, files []platform.IgnoreFile) Ignored {
	return fromRoot(clean(file), func(p string, isFolder bool) string {
		for _, f := range files {
			if by, says := r.deepest(f, p, isFolder); says == excluded {
				return by
			} else if says == included {
				return ""
			}
		}
		return r.excludedOutside(p, isFolder)
	})
}

// excludedOutside is the file outside of the folders whose patterns exclude a path, or "".
func (r *Repository) excludedOutside(p string, isFolder bool) string {
	excluder, ok := r.index.files.(Excluder)
	if !ok {
		return ""
	}
	for _, e := range excluder.Excludes() {
		switch last(patternsOf(e.Text, platform.GitPatterns), p, isFolder) {
		case excluded:
			return e.Path
		case included:
			return ""
		}
	}
	return ""
}

// deepest returns whether the files of a name, of which each folder may have one, exclude or include a path.
func (r *Repository) deepest(f platform.IgnoreFile, p string, isFolder bool) (by string, says matched) {
	for folder := parent(p); ; folder = parent(folder) {
		by = path.Join(folder, f.Name)
		if text, known := r.Text(by); known {
			inside := strings.TrimPrefix(strings.TrimPrefix(p, folder), "/")
			if says = last(patternsOf(text, f.Patterns), inside, isFolder); says != unmatched {
				return by, says
			}
		}
		if folder == "" {
			return "", unmatched
		}
	}
}

// fromRoot asks for a verdict on the folders above a file and then on the file, since nothing takes back a file in a folder that is left out.
func fromRoot(file string, by func(p string, isFolder bool) string) Ignored {
	for i := range len(file) {
		if file[i] != '/' {
			continue
		}
		if name := by(file[:i], true); name != "" {
			return Ignored{By: name}
		}
	}
	name := by(file, false)
	return Ignored{name, name != ""}
}

type matched uint8

const (
	unmatched matched = iota
	included
	excluded
)

// last is what the last pattern says that matches a path.
func last(list []pattern, p string, isFolder bool) matched {
	names := strings.Split(p, "/")
	for i := len(list) - 1; i >= 0; i-- {
		if list[i].matches(names, isFolder) {
			return list[i].says
		}
	}
	return unmatched
}

// lastAbove is what the last pattern says that matches a file or a folder above it.
func lastAbove(list []pattern, file string) matched {
	names := strings.Split(file, "/")
	for i := len(list) - 1; i >= 0; i-- {
		for n := range names {
			if list[i].matches(names[:n+1], n+1 < len(names)) {
				return list[i].says
			}
		}
	}
	return unmatched
}

// pattern is a line of an ignore file.
type pattern struct {
	parts       []string // the names of a path, with "**" for any number of them
	onlyFolders bool
	says        matched
}

func (p *pattern) matches(names []string, isFolder bool) bool {
	return (isFolder || !p.onlyFolders) && Match(p.parts, names)
}

func patternsOf(text string, kind platform.Patterns) []pattern {
	var list []pattern
	for line := range strings.Lines(text) {
		if kind == platform.ExportPatterns {
			list = appendExport(list, line)
			continue
		}
		if kind != platform.SlugPatterns {
			list = appendPattern(list, trimmed(line), kind)
			continue
		}
		line, _, _ = strings.Cut(line, "#")
		for word := range strings.FieldsSeq(line) {
			list = appendPattern(list, trimmed(word), kind)
		}
	}
	return list
}

// appendPattern appends that of a line, if it has one.
func appendPattern(list []pattern, line string, kind platform.Patterns) []pattern {
	p := pattern{says: excluded}
	if strings.HasPrefix(line, "#") {
		return list
	}
	if strings.HasPrefix(line, "!") && kind.TakesBack() {
		p.says, line = included, line[1:]
	}
	fromRoot := startsAtRoot(line, kind)
	switch kind {
	case platform.GoPatterns:
		line = strings.ReplaceAll(line, "?", `\?`)
	case platform.TarPatterns:
		if strings.HasPrefix(line, "/") || strings.HasSuffix(line, "/") {
			return list
		}
		line = strings.TrimPrefix(line, "./")
	case platform.DockerPatterns:
		line = strings.TrimSuffix(strings.TrimPrefix(line, "./"), "/")
	}
	line, p.onlyFolders = strings.CutSuffix(line, "/")
	line = strings.TrimPrefix(line, "/")
	if line == "" {
		return list
	}
	if !fromRoot {
		p.parts = []string{"**"}
	}
	for part := range strings.SplitSeq(line, "/") {
		if len(part) > 1 && strings.Trim(part, "*") == "" {
			part = "**"
		}
		p.parts = append(p.parts, part)
	}
	return append(list, p)
}

// appendExport appends the pattern of a line of .gitattributes that sets export-ignore, or takes it back.
func appendExport(list []pattern, line string) []pattern {
	words := strings.Fields(line)
	if len(words) < 2 || strings.HasPrefix(words[0], "[attr]") {
		return list
	}
	says := unmatched
	for _, attribute := range words[1:] {
		switch name, _, isText := strings.Cut(attribute, "="); {
		case attribute == "export-ignore":
			says = excluded
		case attribute == "-export-ignore", attribute == "!export-ignore", isText && name == "export-ignore":
			says = included
		}
	}
	if says == unmatched {
		return list
	}
	before := len(list)
	list = appendPattern(list, trimmed(strings.Trim(words[0], `"`)), platform.ExportPatterns)
	for i := range list[before:] {
		list[before+i].says = says
	}
	return list
}

// startsAtRoot reports whether a pattern matches only from the folder of its file on.
func startsAtRoot(line string, kind platform.Patterns) bool {
	switch kind {
	case platform.RootPatterns, platform.DockerPatterns:
		return true
	case platform.SlugPatterns:
		return strings.Contains(line, "/")
	case platform.TarPatterns:
		return strings.HasPrefix(line, "./")
	case platform.GoPatterns:
		slash := strings.IndexByte(line, '/')
		return slash == 0 || slash > 0 && strings.Contains(line[slash:], "*.")
	}
	return strings.Contains(strings.TrimSuffix(line, "/"), "/")
}

// trimmed is a line without its end, and without the spaces there that no backslash keeps.
func trimmed(line string) string {
	line = strings.TrimRight(line, "\r\n")
	trimmed := strings.TrimRight(line, " ")
	if strings.HasSuffix(trimmed, `\`) && len(trimmed) < len(line) {
		trimmed += " "
	}
	return classes.Replace(trimmed)
}

// classes writes sets of characters as path.Match reads them.
var classes = strings.NewReplacer("[!", "[^", "[:alpha:]", "a-zA-Z", "[:digit:]", "0-9", "[:alnum:]", "a-zA-Z0-9", "[:lower:]", "a-z",
	"[:upper:]", "A-Z", "[:xdigit:]", "0-9A-Fa-f", "[:space:]", " \t\v\f", "[:blank:]", " \t")

// Match reports whether the parts of a pattern match all names of a path, "**" any number of them, but at least one at the end. It goes
// back only to the last "**", which is enough: what an earlier one takes more, the last one can take as well.
func Match(parts, names []string) bool {
	i, j := 0, 0
	stars, from := -1, 0
	for j < len(names) {
		cost.Done(1)
		switch {
		case i < len(parts) && parts[i] == "**":
			i++
			stars, from = i, j
			if i == len(parts) {
				return true // everything in the folder
			}
		case i < len(parts) && matches(parts[i], names[j]):
			i++
			j++
		case stars >= 0:
			from++
			i, j = stars, from
		default:
			return false
		}
	}
	return i == len(parts)
}

func matches(pattern, name string) bool {
	ok, _ := path.Match(pattern, name) // false for a pattern with an error
	return ok
}
