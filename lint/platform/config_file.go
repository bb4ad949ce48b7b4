package platform

import (
	"slices"
	"strings"
)

// ConfigFile is a file or a folder that shows where an app runs.
type ConfigFile struct {
	// Path from the app's folder. A folder's path ends in a slash, and any file in it counts.
	Path string
	// Strategy is the name of the build strategy that it shows, or "" for the default one.
	Strategy string
	// Has are texts, one of which is in the file; one with "\n" in front begins a line. Without any, its content may be unknown.
	Has []string
	// Lacks are texts that are in the file where another program uses that name, or where the file starts what the Procfile would start.
	Lacks []string
	// Each are a list at the top of the file and a key, which each item of that list has. Without it, any list will do.
	Each [2]string
	// Shared says that several platforms use the file, so that it doesn't tell which one it is.
	Shared bool
	// Chooses says that the file only chooses the strategy of an app that another file shows to run on the platform.
	Chooses bool
}

// imageFile is a file that each platform with a strategy for it builds an image from.
var imageFile = ConfigFile{Path: "Dockerfile", Strategy: "dockerfile", Shared: true}

func startedByImage(runner string) (files []ConfigFile) {
	has := []string{runner + " start", `"` + runner + `", "start"`}
	for _, name := range [...]string{"Dockerfile", "entrypoint.sh", "docker-entrypoint.sh"} {
		files = append(files, ConfigFile{Path: name, Has: has, Lacks: []string{"Procfile."}})
	}
	return files
}

func (c *ConfigFile) isFolder() bool { return strings.HasSuffix(c.Path, "/") }

// is reports whether it is a file of that path in some folder.
func (c *ConfigFile) is(path string) bool {
	if c.isFolder() {
		return strings.HasPrefix(path, c.Path) || strings.Contains(path, "/"+c.Path)
	}
	folder, ok := strings.CutSuffix(path, c.Path)
	return ok && (folder == "" || strings.HasSuffix(folder, "/"))
}

// Beside shows the files in the folder of an app.
type Beside interface {
	// HasFile and HasFolder report whether there is a file, or a folder with files.
	HasFile(path string) bool
	HasFolder(path string) bool
	// Content is the text of a file, or "" if it is unknown.
	Content(path string) string
}

// IsIn reports whether it is among the files of an app.
func (c *ConfigFile) IsIn(files Beside) bool {
	if c.isFolder() {
		return files.HasFolder(strings.TrimSuffix(c.Path, "/"))
	}
	if !files.HasFile(c.Path) {
		return false
	}
	if !c.matters() {
		return true
	}
	content := "\n" + files.Content(c.Path)
	if c.Each[0] != "" && !inEach(content, c.Each[0], c.Each[1]) {
		return false
	}
	in := func(text string) bool { return strings.Contains(content, text) }
	return (c.Has == nil || slices.ContainsFunc(c.Has, in)) && !slices.ContainsFunc(c.Lacks, in)
}

func (c *ConfigFile) matters() bool { return c.Has != nil || c.Lacks != nil || c.Each[0] != "" }

// inEach reports whether each item of a list has a key with a value. text is YAML after an empty line, the list is at its
// top, and each key of an item begins a line.
func inEach(text, list, key string) bool {
	_, rest, found := strings.Cut(text, "\n"+list+":")
	items, without, dash, column := 0, 0, -1, 0
	for _, line := range strings.Split(rest, "\n") {
		words := strings.TrimLeft(line, " ")
		indent := len(line) - len(words)
		if strings.TrimSpace(words) == "" || words[0] == '#' {
			continue
		}
		if words[0] == '-' && (dash < 0 || indent == dash) {
			words = strings.TrimLeft(words[1:], " ")
			dash, indent, column = indent, len(line)-len(words), len(line)-len(words)
			items, without = items+1, without+1
		} else if indent <= dash || dash < 0 {
			break
		}
		name, value, _ := strings.Cut(words, ":")
		if value = strings.Trim(value, " \t\r\n\"'"); indent == column && name == key && value != "" && value != "null" && value != "~" {
			without--
		}
	}
	return found && items > 0 && without == 0
}
