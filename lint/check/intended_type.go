package check

import "slices"

// TypeEntries are the entries whose process types are checked: none in a variant,
// which no platform reads, and none in a template.
func (p *Pass) TypeEntries() []Entry {
	if p.Variant() || len(p.AllEntries) == 0 || p.Template() {
		return nil
	}
	return p.Entries()
}

// DeclaredEntries are the Entries with those of claimed lines that declare the type which they were meant to.
func (p *Pass) DeclaredEntries() []Entry {
	if !p.AnyClaimed() || p.allClaimed {
		return p.Entries()
	}
	all := make([]Entry, 0, len(p.AllEntries))
	for _, e := range p.AllEntries {
		if !p.claimedLines[e.Line] || slices.Contains(p.intended[e.Type], e.Line) {
			all = append(all, e)
		}
	}
	return all
}

// EntriesNotRenamed are the TypeEntries for which no rule found that another type was meant, so
// that one wrong name has one diagnostic. The slice is shared as that of Entries is.
func (p *Pass) EntriesNotRenamed() []Entry {
	entries := p.TypeEntries()
	if len(entries) == 0 || len(p.TypeState.meant) == 0 {
		return entries
	}
	if p.TypeState.notRenamed == nil {
		kept := make([]Entry, 0, len(entries))
		for _, e := range entries {
			if p.TypeState.meant[e.Line] == "" {
				kept = append(kept, e)
			}
		}
		p.TypeState.notRenamed = kept
	}
	return slices.Clip(p.TypeState.notRenamed)
}

// NoteIntendedType notes that an entry was meant to have another type.
func (p *Pass) NoteIntendedType(e Entry, processType string) {
	if p.TypeState.meant == nil {
		p.TypeState.meant = map[int]string{}
	}
	p.TypeState.meant[e.Line], p.TypeState.notRenamed = processType, nil
	p.intend(processType, e.Line)
}

// IsDeclared reports whether the file declares a process type, also on a line that was
// claimed but meant to.
func (p *Pass) IsDeclared(processType string) bool {
	return p.TimesDeclared(processType) > 0 || len(p.intended[processType]) > 0
}

// TimesDeclared is how many entries have a type.
func (p *Pass) TimesDeclared(processType string) int { return p.countedTypes()[processType] }

func (p *Pass) countedTypes() map[string]int {
	if p.TypeState.Counted == nil {
		p.TypeState.Counted = make(map[string]int, len(p.AllEntries))
		for _, e := range p.AllEntries {
			p.TypeState.Counted[nameWithoutQuotes(e.Type)]++
		}
	}
	return p.TypeState.Counted
}

// nameWithoutQuotes is a name without the quotes that a YAML parser removes.
func nameWithoutQuotes(name string) string {
	if n := len(name); n > 2 && name[0] == name[n-1] && (name[0] == '"' || name[0] == '\'') {
		return name[1 : n-1]
	}
	return name
}

// IntendedType is the process type that an entry has, or was meant to have. The rules on
// commands use it, since a wrong name is corrected first.
func (p *Pass) IntendedType(e Entry) string {
	if meant := p.TypeState.meant[e.Line]; meant != "" {
		return meant
	}
	return e.Type
}

// HasDuplicates reports whether two entries have the same process type.
func (p *Pass) HasDuplicates() bool { return len(p.countedTypes()) < len(p.AllEntries) }
