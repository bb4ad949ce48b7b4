package check

import "slices"

// TypeEntries are the entries whose process types are checked: none in a variant, which no platform reads, and none in a template.
func (w *Results) TypeEntries() []Entry {
	if w.unit.Variant() || len(w.unit.AllEntries) == 0 || w.unit.Template() {
		return nil
	}
	return w.Entries()
}

// DeclaredEntries are the Entries with those of claimed lines that declare the type which they were meant to.
func (w *Results) DeclaredEntries() []Entry {
	if !w.AnyClaimed() || w.allClaimed {
		return w.Entries()
	}
	all := make([]Entry, 0, len(w.unit.AllEntries))
	for _, e := range w.unit.AllEntries {
		if !w.claimedLines[e.Line] || slices.Contains(w.intended[e.Type], e.Line) {
			all = append(all, e)
		}
	}
	return all
}

// EntriesNotRenamed are the TypeEntries for which no rule found that another type was meant, so
// that one wrong name has one diagnostic. The slice is shared as that of Entries is.
func (w *Results) EntriesNotRenamed() []Entry {
	entries := w.TypeEntries()
	if len(entries) == 0 || len(w.meant) == 0 {
		return entries
	}
	if w.notRenamed == nil {
		kept := make([]Entry, 0, len(entries))
		for _, e := range entries {
			if w.meant[e.Line] == "" {
				kept = append(kept, e)
			}
		}
		w.notRenamed = kept
	}
	return slices.Clip(w.notRenamed)
}

// NoteIntendedType notes that an entry was meant to have another type.
func (w *Results) NoteIntendedType(e Entry, processType string) {
	if w.meant == nil {
		w.meant = map[int]string{}
	}
	w.meant[e.Line], w.notRenamed = processType, nil
	w.intend(processType, e.Line)
}

// IsDeclared reports whether the file declares a process type, also on a line that was claimed but meant to.
func (w *Results) IsDeclared(processType string) bool {
	return w.TimesDeclared(processType) > 0 || len(w.intended[processType]) > 0
}

// TimesDeclared is how many entries have a type.
func (w *Results) TimesDeclared(processType string) int { return w.countedTypes()[processType] }

func (w *Results) countedTypes() map[string]int {
	if w.counted == nil {
		w.counted = make(map[string]int, len(w.unit.AllEntries))
		for _, e := range w.unit.AllEntries {
			w.counted[nameWithoutQuotes(e.Type)]++
		}
	}
	return w.counted
}

// nameWithoutQuotes is a name without the quotes that a YAML parser removes.
func nameWithoutQuotes(name string) string {
	if n := len(name); n > 2 && name[0] == name[n-1] && (name[0] == '"' || name[0] == '\'') {
		return name[1 : n-1]
	}
	return name
}

// IntendedType is the process type that an entry has, or was meant to have. The rules on commands use it, since a wrong name is corrected first.
func (s *processTypes) IntendedType(e Entry) string {
	if meant := s.meant[e.Line]; meant != "" {
		return meant
	}
	return e.Type
}

// HasDuplicates reports whether two entries have the same process type.
func (w *Results) HasDuplicates() bool { return len(w.countedTypes()) < len(w.unit.AllEntries) }
