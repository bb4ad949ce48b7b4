package main

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/proclint/proclint/lint/platform/sources"
)

type report struct {
	checked, literals int
	repositories      map[string]bool   // those that are there
	missing           map[string]int    // the repositories that aren't, with the number of places
	errors            []string          // paths and literals that are gone
	changed           []string          // files that changed since somebody read them, with the changes near the literals
	undated           map[string]string // the repositories whose copy lacks a commit that was read, and the commit
	pages, none, ran  []string
}

// check looks up each place in the copies.
func check(table *sources.Table, all *copies) *report {
	r := &report{repositories: map[string]bool{}, missing: map[string]int{}, undated: map[string]string{}}
	for _, s := range table.Sources {
		for _, p := range s.Places {
			switch p.Kind {
			case sources.Page:
				r.pages = append(r.pages, p.Page+" ("+p.Day+")")
			case sources.None:
				r.none = append(r.none, s.Text+": "+p.Reason)
			case sources.Ran:
				r.ran = append(r.ran, p.Peer+": "+p.Output)
			default:
				r.look(p, all.of(p.Repository))
			}
		}
	}
	return r
}

func (r *report) look(p sources.Place, dir string) {
	if dir == "" {
		r.missing[p.Repository]++
		return
	}
	r.repositories[p.Repository] = true
	r.checked++
	r.literals += len(p.Literals)
	if p.Kind == sources.Absent {
		r.lookNowhere(p, dir)
		return
	}
	version := "HEAD"
	_, noRef := git(dir, "cat-file", "-e", p.Ref+"^{commit}")
	if noRef != nil {
		r.undated[p.Repository] = p.Ref
	}
	if p.Pinned {
		version = p.Ref
	}
	if p.Pinned && noRef != nil {
		return
	}
	text, err := git(dir, "show", version+":"+p.Path)
	if err != nil {
		r.fail(p, "isn't in %s", version)
		return
	}
	for _, literal := range p.Literals {
		if !strings.Contains(text, literal) {
			r.fail(p, "lacks `%s`", literal)
		}
	}
	if p.Pinned || noRef != nil {
		return
	}
	// A file that is new in its place has no older version.
	if diff, err := git(dir, "diff", "--unified=3", p.Ref, "HEAD", "--", p.Path); err == nil && diff != "" {
		r.changed = append(r.changed, fmt.Sprintf("%s %s since %s (%s)\n%s", p.Repository, p.Path, p.Ref, p.Row, near(diff, text, p.Literals)))
	}
}

// lookNowhere looks whether a literal is in any file.
func (r *report) lookNowhere(p sources.Place, dir string) {
	for _, literal := range p.Literals {
		found, err := git(dir, "grep", "-I", "--files-with-matches", "--ignore-case", "--fixed-strings", "-e", literal, "HEAD")
		switch first, _, _ := strings.Cut(found, "\n"); {
		case first != "":
			r.fail(p, "has `%s` in %s", literal, strings.TrimPrefix(first, "HEAD:"))
		case err != nil && !exitsWith(err, 1):
			r.fail(p, "can't be searched: %v", err)
		}
	}
}

func (r *report) fail(p sources.Place, format string, args ...any) {
	place := strings.TrimSpace(p.Repository + " " + p.Path)
	r.errors = append(r.errors, fmt.Sprintf("%s: %s %s", p.Row, place, fmt.Sprintf(format, args...)))
}

// closeLines is how many lines are between a literal and a change near it.
const closeLines = 20

// near are the hunks of a diff near the literals of a text, or how many others there are.
func near(diff, text string, literals []string) string {
	var lines []int
	for i, line := range strings.Split(text, "\n") {
		if slices.ContainsFunc(literals, func(l string) bool { return strings.Contains(line, l) }) {
			lines = append(lines, i+1)
		}
	}
	hunks := strings.Split("\n"+strings.TrimSuffix(diff, "\n"), "\n@@ ")[1:]
	var shown []string
	for _, hunk := range hunks {
		start, length := newRange(hunk)
		if slices.ContainsFunc(lines, func(at int) bool { return at > start-closeLines && at < start+length+closeLines }) {
			shown = append(shown, "@@ "+hunk)
		}
	}
	if len(shown) == 0 {
		return fmt.Sprintf("%d changes, none near the literals", len(hunks))
	}
	return strings.Join(shown, "\n")
}

// newRange is where a hunk is in the new file: the "+start,length" of its head.
func newRange(hunk string) (start, length int) {
	_, rest, _ := strings.Cut(hunk, "+")
	rest, _, _ = strings.Cut(rest, " ")
	first, count, hasCount := strings.Cut(rest, ",")
	start, _ = strconv.Atoi(first)
	if length = 1; hasCount {
		length, _ = strconv.Atoi(count)
	}
	return start, length
}

// String is the report in Markdown.
func (r *report) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%d places with %d literals in %d repositories: %d errors, %d changed files. Not there: %d repositories. For a person: %d pages.\n",
		r.checked, r.literals, len(r.repositories), len(r.errors), len(r.changed), len(r.missing), len(r.pages))
	list := func(title string, items []string) {
		if len(items) == 0 {
			return
		}
		fmt.Fprintf(&b, "\n## %s (%d)\n\n", title, len(items))
		for _, item := range items {
			head, rest, _ := strings.Cut(item, "\n")
			fmt.Fprintf(&b, "- %s\n", head)
			if rest != "" {
				fmt.Fprintf(&b, "\n      %s\n\n", strings.ReplaceAll(rest, "\n", "\n      "))
			}
		}
	}
	list("Errors", r.errors)
	list("Changed since somebody read them", r.changed)
	list("Repositories that aren't there", described(r.missing, "%s: %d places"))
	list("Copies without the commit that was read", described(r.undated, "%s: %s"))
	list("Pages to read", sorted(r.pages))
	list("Sources that nobody could look at again", sorted(r.none))
	list("Outputs to make again", sorted(r.ran))
	return b.String()
}

func described[V any](items map[string]V, format string) []string {
	var list []string
	for _, name := range slices.SortedFunc(maps.Keys(items), cmp.Compare) {
		list = append(list, fmt.Sprintf(format, name, items[name]))
	}
	return list
}

func sorted(list []string) []string {
	return slices.Compact(slices.Sorted(slices.Values(list)))
}
