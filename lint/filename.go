package lint

import (
	"path"
	"strings"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"
)

// FileName is what the name of a file says about it.
type FileName struct {
	// Exact: the file is named Procfile.
	Exact bool
	// Misnamed: the file looks as if it should be named Procfile.
	Misnamed bool
	// Variant is the word of a name such as Procfile.dev.
	Variant string
}

// documentExtensions are the endings that editors add to a Procfile.
var documentExtensions = map[string]bool{
	".txt": true, ".text": true, ".py": true, ".rtf": true, ".md": true, ".yml": true, ".yaml": true,
	".json": true, ".sh": true, ".doc": true, ".docx": true, ".odt": true, ".rb": true, ".js": true, ".html": true,
	".toml": true, ".ini": true, ".conf": true, ".cfg": true,
}

// otherNames are names near to Procfile that mean another file.
var otherNames = map[string]bool{"profile": true, ".profile": true, "dockerfile": true, "pipfile": true, "rakefile": true, "makefile": true}

// ClassifyName judges the last element of a path. A name that is exact or
// neither misnamed nor a variant says nothing against the file.
func ClassifyName(file string) FileName {
	base := path.Base(strings.ReplaceAll(file, `\`, "/"))
	if file == "" || base == "Procfile" {
		return FileName{Exact: base == "Procfile"}
	}
	if word, ok := strings.CutPrefix(base, "Procfile."); ok && !documentExtensions["."+strings.ToLower(word)] && strings.TrimSpace(word) == word && word != "" {
		return FileName{Variant: word}
	}
	return FileName{Misnamed: looksMisnamed(base)}
}

func looksMisnamed(base string) bool {
	stem := strings.ToLower(strings.Trim(base, " \t\u00a0\u200b\ufeff"))
	stem = strings.Trim(stem, `"'`)
	if ext := path.Ext(stem); documentExtensions[ext] {
		stem = strings.TrimSuffix(stem, ext)
	}
	stem = strings.Trim(stem, ". ")
	switch {
	case stem == "procfile":
		return true
	case base == "profile" || base == ".profile":
		return false
	case stem == "profile":
		return true
	case otherNames[stem] || utf8.RuneCountInString(stem) < 6:
		return false
	}
	return levenshtein.ComputeDistance(stem, "procfile") <= 2
}

// joinDir puts the last element of newPath into the folder of oldPath.
func joinDir(oldPath, newPath string) string {
	return path.Join(path.Dir(oldPath), path.Base(newPath))
}
