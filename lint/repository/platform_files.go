package repository

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/spelling"
)

// otherWords are what people write in place of values.
var otherWords = map[string]string{"nodejs": "node", "node.js": "node", "golang": "go", "py": "python", "javascript": "node", "1": "2", "on-failure": "on_failure"}

// keyAndValue is a key of JSON, TOML or YAML with its value.
var keyAndValue = regexp.MustCompile(`([\w-]+)["']?\s*[:=]\s*["']?([^\s"',{}\[\]#]+)`)

// ConfigMistake is a value in a platform's file that can't be right.
type ConfigMistake struct {
	Mistake
	*platform.Setting
	// Key is the one that has the value.
	Key string
	// Likely is set where the path may start in another folder.
	Likely bool
}

// ConfigMistakes are the paths in the files of a platform that the app lacks, and the values that it doesn't know and that are nearly one
// of those that it knows.
func (r *Repository) ConfigMistakes(of *platform.Platform) (found []ConfigMistake) {
	for i := range of.Settings {
		k := &of.Settings[i]
		if k.Port {
			continue
		}
		for _, name := range strings.Fields(k.Files) {
			file := path.Join(r.folder, name)
			text, known := r.Text(file)
			if !known || k.Not != "" && ecosystem.Words(k.Not).AnyIn(text) || k.Values == "" && ofSeveral(text) || !r.Complete() {
				continue
			}
			found = append(found, r.mistakesOfSetting(k, file, text)...)
		}
	}
	return found
}

// ofSeveral reports whether a file names several repositories, so that a path may be one of another repository.
func ofSeveral(text string) bool {
	found := namesRepository.FindAllStringSubmatch(text, -1)
	return slices.ContainsFunc(found, func(m []string) bool { return m[1] != found[0][1] })
}

var namesRepository = regexp.MustCompile(`(?m)^[ -]*(?:repo|repo_clone_url): *["']?([^\s"']+)`)

// mistakesOfSetting are those of a setting in the text of a file.
func (r *Repository) mistakesOfSetting(k *platform.Setting, file, text string) (found []ConfigMistake) {
	inside := -1
	for number, row := range strings.Split(text, "\n") {
		trimmed := strings.TrimLeft(row, " ")
		depth := len(row) - len(trimmed)
		switch {
		case trimmed == "" || trimmed[0] == '#':
			continue
		case k.Section != "" && strings.TrimRight(trimmed, " \r") == k.Section+":":
			inside = depth
			continue
		case depth <= inside:
			inside = -1
		}
		for _, m := range keyAndValue.FindAllStringSubmatch(row, -1) {
			if len(found) < mostMissing && (ecosystem.Words(k.Keys).Has(m[1]) || inside >= 0 && m[1] != "target") {
				if right, isWrong := r.rightValue(k, m[2]); isWrong {
					likely := k.Rooted && len(r.Elsewhere(path.Clean(strings.TrimPrefix(m[2], "/")))) > 0
					found = append(found, ConfigMistake{Mistake{Path: file, Line: number + 1, Text: m[2], Right: right}, k, m[1], likely})
				}
			}
		}
	}
	return found
}

// rightValue is what was meant by a value, or "", and whether the value is wrong.
func (r *Repository) rightValue(k *platform.Setting, value string) (right string, isWrong bool) {
	if k.Values == "" {
		relative := strings.TrimPrefix(value, "/")
		if relative == "" || r.missing(relative) == "" {
			return "", false
		}
		return r.meantPath(relative), true
	}
	lower := strings.ToLower(value)
	known := ecosystem.Words(k.Values)
	if known.Has(lower) || strings.ContainsAny(value, "$") {
		return "", false
	}
	if right = otherWords[lower]; !known.Has(right) {
		right = spelling.LeastTypos(lower, known.List())
	}
	for _, word := range known.List() {
		if right == "" && len(lower) > 3 && (strings.HasPrefix(word, lower) || strings.HasPrefix(lower, word)) {
			right = word
		}
	}
	if k.Upper {
		right = strings.ToUpper(right)
	}
	return right, right != ""
}

// meantPath is the path that was probably meant by a missing one: one near it, else the only Dockerfile in place of another one, or "".
func (r *Repository) meantPath(name string) (only string) {
	if near := r.Meant(name); near != "" || !strings.HasPrefix(path.Base(name), "Dockerfile") {
		return near
	}
	isOther := func(p string) bool { return strings.HasPrefix(path.Base(p), "Dockerfile") }
	if paths := slices.DeleteFunc(slices.Clone(r.Paths()), func(p string) bool { return !isOther(p) }); len(paths) == 1 {
		return r.inApp(paths[0], name)
	}
	return ""
}
