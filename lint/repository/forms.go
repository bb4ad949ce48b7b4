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

// FormMistake is a key of a platform's file that can't be there, or whose value has another form.
type FormMistake struct {
	Mistake
	// Text is the key, or with Lists one whose value isn't a list of texts, and with Top it isn't there: Top are the keys of which one has to be.
	Lists bool
	Top   []string
}

var (
	topKey    = regexp.MustCompile(`^["']?([\w-]+)["']?\s*:`)
	tableHead = regexp.MustCompile(`^\[\[?\s*([\w.-]+)\s*\]`)
	keyOfRow  = regexp.MustCompile(`^\s*["']?([\w-]+)["']?\s*[:=]`)
)

// FormMistakes are those in the files that a platform reads.
func (r *Repository) FormMistakes(t *platform.Target) (found []FormMistake) {
	forms := t.Forms()
	for i := range forms {
		f := &forms[i]
		for _, name := range strings.Fields(f.Files) {
			file := path.Join(r.folder, name)
			text, known := r.Text(file)
			if !known || strings.TrimSpace(text) == "" {
				continue
			}
			for _, m := range mistakesOfForm(f, strings.Split(text, "\n")) {
				m.Path = file
				found = append(found, m)
			}
		}
	}
	return found
}

func mistakesOfForm(f *platform.Form, rows []string) []FormMistake {
	switch {
	case f.Top != "":
		return withoutTop(strings.Fields(f.Top), rows)
	case f.Lists != "":
		return otherThanLists(ecosystem.Words(f.Lists), rows)
	}
	return unknownKeys(f, rows)
}

// withoutTop is the mistake of a file of YAML none of whose keys at the top is one of some keys.
func withoutTop(top []string, rows []string) []FormMistake {
	first := -1
	for i, row := range rows {
		row = strings.TrimPrefix(row, "\ufeff")
		trimmed := strings.TrimSpace(row)
		switch m := topKey.FindStringSubmatch(row); {
		case trimmed == "" || trimmed[0] == '#' || trimmed == "---":
		case m != nil && slices.Contains(top, m[1]), slices.ContainsFunc(top, func(key string) bool { return strings.Contains(row, `"`+key+`"`) }):
			return nil // in JSON, a key may be anywhere in a row
		case first < 0:
			first = i
		}
	}
	if first < 0 {
		return nil
	}
	return []FormMistake{{Mistake: Mistake{Line: first + 1, Text: strings.TrimSpace(rows[first])}, Top: top}}
}

// otherThanLists are keys at the top of TOML that have a table or a single value instead of a list.
func otherThanLists(keys ecosystem.Words, rows []string) (found []FormMistake) {
	table := false
	for i, row := range rows {
		trimmed := strings.TrimSpace(row)
		if head := tableHead.FindStringSubmatch(trimmed); head != nil {
			table = true
			if keys.Has(head[1]) {
				return []FormMistake{{Mistake: Mistake{Line: i + 1, Text: head[1]}, Lists: true}}
			}
			continue
		}
		key, value, isKey := strings.Cut(trimmed, "=")
		key, value = strings.TrimSpace(key), strings.TrimSpace(value)
		if isKey && !table && keys.Has(key) && value != "" && value[0] != '[' {
			found = append(found, FormMistake{Mistake: Mistake{Line: i + 1, Text: key}, Lists: true})
		}
	}
	return found
}

// unknownKeys are the keys of a table of TOML, or of an object of JSON at the top, that the platform doesn't have.
func unknownKeys(f *platform.Form, rows []string) (found []FormMistake) {
	depth, inside := 0, false
	for i, row := range rows {
		trimmed := strings.TrimSpace(row)
		if head := tableHead.FindStringSubmatch(trimmed); head != nil && depth == 0 {
			inside = head[1] == f.Section
			continue
		}
		m := keyOfRow.FindStringSubmatch(row)
		if m != nil && depth == 1 && m[1] == f.Section {
			inside = strings.HasSuffix(trimmed, "{")
		}
		if isOwn := m != nil && inside && (depth == 0 || depth == 2); isOwn && !ecosystem.Words(f.Known).Has(m[1]) && m[1][0] != '$' {
			found = append(found, FormMistake{Mistake: Mistake{Line: i + 1, Text: m[1], Right: spelling.LeastTypos(m[1], strings.Fields(f.Known))}})
		}
		if strings.HasPrefix(trimmed, "#") {
			continue
		}
		depth += strings.Count(row, "{") + strings.Count(row, "[") - strings.Count(row, "}") - strings.Count(row, "]")
		if depth == 1 && strings.HasPrefix(trimmed, "}") {
			inside = false
		}
	}
	return found
}
