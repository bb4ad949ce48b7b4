package repository

import (
	"path"
	"slices"
	"strings"
)

// DevelopmentGem is a gem that only groups for development and tests have.
type DevelopmentGem struct {
	Name, Group string
	Line        int    // one-based, that of the Gemfile
	Text        string // the line without blanks around it
}

// DevelopmentGems are those of the Gemfile in a folder that no other gem of its lock file needs: none without that file, and none of a Gemfile whose
// code decides.
func (r *Repository) DevelopmentGems(folder string) (found []DevelopmentGem) {
	text, known := r.Text(path.Join(folder, "Gemfile"))
	lock, isLocked := r.Text(path.Join(folder, "Gemfile.lock"))
	if !known || !isLocked {
		return nil
	}
	var groups []string // those of the blocks around the line, "" for another block
	others := map[string]bool{}
	for i, line := range strings.Split(withoutComments(text), "\n") {
		line = strings.TrimSpace(line)
		words := strings.FieldsFunc(line, func(c rune) bool { return strings.ContainsRune(" \t\"',()", c) })
		if len(words) == 0 {
			continue
		}
		switch {
		case words[0] == "end" && len(groups) > 0:
			groups = groups[:len(groups)-1]
		case words[0] == "group" && words[len(words)-1] == "do":
			groups = append(groups, developmentGroup(words[1:len(words)-1]))
		case words[0] == "if", words[0] == "unless", words[0] == "case", words[len(words)-1] == "do", strings.HasSuffix(line, "|") && strings.Contains(line, " do "):
			groups = append(groups, "")
		case words[0] == "gem" && len(words) > 1:
			group := ""
			if at := strings.Index(line, "group"); at >= 0 {
				group = developmentGroup(strings.FieldsFunc(line[at:], func(c rune) bool { return !strings.ContainsRune(":abcdefghijklmnopqrstuvwxyz_", c) })[1:])
			}
			for _, around := range groups {
				if around != "" {
					group = around
				}
			}
			if group == "" {
				others[words[1]] = true
			} else {
				found = append(found, DevelopmentGem{words[1], group, i + 1, line})
			}
		}
	}
	return slices.DeleteFunc(found, func(g DevelopmentGem) bool {
		return others[g.Name] || strings.Contains(lock, "\n      "+g.Name+"\n") || strings.Contains(lock, "\n      "+g.Name+" (")
	})
}

// developmentGroup is the first of some groups if all are for development or tests, else "".
func developmentGroup(names []string) string {
	group := ""
	for _, name := range names {
		name = strings.Trim(name, ":>=[]")
		if name == "" || name == "group" || name == "groups" {
			continue
		}
		if name != "development" && name != "test" {
			return ""
		}
		if group == "" {
			group = name
		}
	}
	return group
}
