package repository

import (
	"path"
	"strings"

	"github.com/proclint/proclint/lint/work"
)

// gitIgnore is the name of git's files with patterns. Each folder may have one.
const gitIgnore = ".gitignore"

// IgnoredByGit is the path of the .gitignore whose pattern matches a file or a folder above it, or "". Git ignores such a
// file only if it doesn't track it yet. The patterns are those of git's Documentation/gitignore.adoc.
func (r *Repository) IgnoredByGit(file string) string {
	return ignored(clean(file), func(p string, isFolder bool) string {
		for folder := parent(p); ; folder = parent(folder) {
			by := path.Join(folder, gitIgnore)
			if text, known := r.Text(by); known {
				switch lastMatch(text, strings.TrimPrefix(strings.TrimPrefix(p, folder), "/"), isFolder) {
				case excluded:
					return by
				case included:
					return ""
				}
			}
			if folder == "" {
				return ""
			}
		}
	})
}

// IgnoredBy is the path of an ignore file with git's patterns in the folder of the Procfile that matches a file there, or a
// folder above it; else "".
func (r *Repository) IgnoredBy(name, file string) string {
	by, prefix := path.Join(r.folder, name), ""
	if r.folder != "" {
		prefix = r.folder + "/"
	}
	rest, inside := strings.CutPrefix(clean(file), prefix)
	text, known := r.Text(by)
	if !known || !inside {
		return ""
	}
	return ignored(rest, func(p string, isFolder bool) string {
		if lastMatch(text, p, isFolder) == excluded {
			return by
		}
		return ""
	})
}

// ignored asks for a verdict on the folders above a file and then on the file, since a file in a folder that is ignored
// can't be included again.
func ignored(file string, verdict func(p string, isFolder bool) string) string {
	for i := range len(file) {
		if file[i] != '/' {
			continue
		}
		if by := verdict(file[:i], true); by != "" {
			return by
		}
	}
	return verdict(file, false)
}

type matched uint8

const (
	unmatched matched = iota
	included
	excluded
)

// lastMatch is what the last pattern says that matches a path, from the folder of the patterns.
func lastMatch(patterns, p string, isFolder bool) matched {
	verdict := unmatched
	names := strings.Split(p, "/")
	for line := range strings.Lines(patterns) {
		line = patternOf(line)
		if line == "" || line[0] == '#' {
			continue
		}
		says := excluded
		if line[0] == '!' {
			line, says = line[1:], included
		}
		onlyFolders := strings.HasSuffix(line, "/")
		line = strings.TrimSuffix(line, "/")
		parts := strings.Split(strings.TrimPrefix(line, "/"), "/")
		if !strings.Contains(line, "/") {
			parts = []string{"**", line}
		}
		if line != "" && (isFolder || !onlyFolders) && matchNames(parts, names) {
			verdict = says
		}
	}
	return verdict
}

// patternOf is a line without its end, and without the spaces there that no backslash keeps.
func patternOf(line string) string {
	line = strings.TrimRight(line, "\r\n")
	trimmed := strings.TrimRight(line, " ")
	if strings.HasSuffix(trimmed, `\`) && len(trimmed) < len(line) {
		trimmed += " "
	}
	return strings.ReplaceAll(trimmed, "[!", "[^")
}

// matchNames matches all names of a path. It goes back only to the last "**", which is enough: what an earlier one takes
// more, the last one can take as well.
func matchNames(parts, names []string) bool {
	i, j := 0, 0
	stars, from := -1, 0
	for j < len(names) {
		work.Done(1)
		switch {
		case i < len(parts) && parts[i] == "**":
			i++
			stars, from = i, j
			if i == len(parts) {
				return true // everything in the folder
			}
		case i < len(parts) && matchName(parts[i], names[j]):
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

func matchName(pattern, name string) bool {
	ok, err := path.Match(pattern, name)
	return ok && err == nil
}
