// Package propose makes the Procfile of an app that has none, from its manifests and its code. Each language has a file with the ways in which its apps
// start.
package propose

import (
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/repository"
)

// languages are in the order in which they are asked: an app in one of the first ones often has a package.json for what its pages need.
var languages = []*language{&python, &ruby, &php, &jvm, &golang, &elixir, &rust, &dotnet, &node, &deno}

// Of are the lines for an app on some platforms: at most one that serves requests, then workers, clocks, and what runs before a release where one of the
// platforms runs it. It is empty where neither the manifests nor the code show what starts.
func Of(r *repository.Repository, targets []*platform.Target) []Line {
	if r == nil {
		return nil
	}
	a := &app{Repository: r, tops: map[string]string{}}
	var best []Line
	for _, l := range languages {
		lines := a.linesIn(l)
		if of(web, lines) || best == nil && (of(worker, lines) || of(clock, lines)) {
			best = lines
		}
		if of(web, lines) {
			break
		}
	}
	return started(best, targets)
}

// Manifests are the files of an app that show its languages, and below the folder of the Procfile, the folders that have some.
func Manifests(r *repository.Repository) (files, folders []string) {
	if r == nil {
		return nil, nil
	}
	a := &app{Repository: r}
	for _, l := range languages {
		for _, name := range l.manifests() {
			for _, file := range a.matching(name) {
				files = append(files, a.at(file))
			}
			for _, folder := range r.Elsewhere(name) {
				if strings.HasPrefix(folder, a.prefix()) && folder != r.Folder() && !slices.Contains(folders, folder) && !repository.Built(folder+"/"+name) {
					folders = append(folders, folder)
				}
			}
		}
	}
	slices.Sort(folders)
	above := ""
	folders = slices.DeleteFunc(folders, func(folder string) bool { // a part of the app of a folder above it
		if above != "" && strings.HasPrefix(folder, above+"/") {
			return true
		}
		above = folder
		return false
	})
	return files, folders
}

// linesIn are those for an app in a language.
func (a *app) linesIn(l *language) (lines []Line) {
	a.language, a.taken = l, ""
	if !slices.ContainsFunc(l.manifests(), func(name string) bool { return len(a.matching(name)) > 0 }) {
		return nil
	}
	if l.more != nil {
		lines = l.more(a)
	}
	for i := range l.ways {
		w := &l.ways[i]
		kind := strings.Fields(w.types)[0]
		if of(kind, lines) || w.unless != "" && of(w.unless, lines) {
			continue
		}
		if line, ok := a.line(w); ok {
			lines = append(lines, line)
		}
	}
	if l.after != nil {
		l.after(a, lines)
	}
	return lines
}

// started are the lines of what one of the platforms starts, in the usual order.
func started(lines []Line, targets []*platform.Target) (kept []Line) {
	order := []string{web, worker, "bot", clock, "beat", release}
	slices.SortStableFunc(lines, func(x, y Line) int { return slices.Index(order, x.Type) - slices.Index(order, y.Type) })
	processes := make([]platform.Process, len(lines))
	runs := make([]bool, len(lines))
	for _, t := range targets {
		for i := range lines {
			processes[i] = platform.Process{Type: lines[i].Type, Command: lines[i].Commands[0]}
		}
		if t.MarkNotStarted != nil {
			t.MarkNotStarted(processes)
		}
		for i := range lines {
			runs[i] = runs[i] || processes[i].NotStarted == "" && (lines[i].Type != release || t.Release == platform.ReleasePhase)
		}
	}
	for i := range lines {
		if runs[i] {
			kept = append(kept, lines[i])
		}
	}
	if !slices.ContainsFunc(kept, func(l Line) bool { return l.Type != release }) {
		return slices.DeleteFunc(lines, func(l Line) bool { return l.Type == release })
	}
	return kept
}
