package repository

import (
	"path"
	"slices"
	"strings"
)

// mostCrates bounds how many crates of a workspace are looked at.
const mostCrates = 30

// RustPrograms are the names of the programs that Cargo builds in a folder, those of a workspace among them, or none where one
// isn't known. Source: The Cargo Book, Cargo Targets.
func (r *Repository) RustPrograms(folder string) (names []string) {
	folders := []string{folder}
	if text, _ := r.Text(path.Join(folder, "Cargo.toml")); strings.Contains(text, "[workspace") {
		folders = append(folders, r.Elsewhere("Cargo.toml")...)
	}
	if len(folders) > mostCrates {
		return nil
	}
	for _, folder := range folders {
		text, known := r.Text(path.Join(folder, "Cargo.toml"))
		programs := r.programsOf(folder, text)
		if !known || len(programs) == 0 && r.IsFile(path.Join(folder, "src/main.rs")) {
			return nil
		}
		names = append(names, programs...)
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// Crates are the names at the start of lines of a Cargo.toml, those of the crates that it needs among them, each on a line.
func Crates(text string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		name, _, _ := strings.Cut(line, "=")
		b.WriteString(strings.TrimSpace(name) + "\n")
	}
	return b.String()
}

// programsOf are the names of the programs of a crate: those of [[bin]], of the files in src/bin, and that of src/main.rs.
func (r *Repository) programsOf(folder, text string) (names []string) {
	table, crate, isMain := "", "", r.IsFile(path.Join(folder, "src/main.rs"))
	for line := range strings.Lines(withoutComments(text)) {
		key, value, _ := strings.Cut(line, "=")
		value = strings.Trim(value, " \t\r\n\"'")
		switch key = strings.TrimSpace(key); {
		case strings.HasPrefix(key, "["):
			table = key
		case table == "[package]" && key == "name":
			crate = value
		case table == "[[bin]]" && key == "name":
			names = append(names, value)
		case table == "[[bin]]" && key == "path" && path.Clean(value) == "src/main.rs":
			isMain = false // the table names it
		}
	}
	if isMain && crate != "" {
		names = append(names, crate)
	}
	bin := path.Join(folder, "src/bin")
	for _, file := range r.Files(bin, ".rs") {
		names = append(names, strings.TrimSuffix(file, ".rs"))
	}
	for _, name := range r.Folders(bin) {
		if r.IsFile(path.Join(bin, name, "main.rs")) {
			names = append(names, name)
		}
	}
	return names
}
