package assist

import (
	"path"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/repository"
)

const mostLinks = 1000

// Link is a part of a command that names a file of the project.
type Link struct {
	Range procfile.Range // in bytes of the document's text
	Path  string         // from the root of the project, with slashes
}

// Links are the files of the project that commands name, in the order of the text: scripts, modules, configuration, and the
// package.json that has a script.
func Links(doc *procfile.Document, beside *repository.Repository) []Link {
	if beside == nil {
		return nil
	}
	var links []Link
	for _, e := range doc.Entries() {
		if len(links) >= mostLinks {
			break
		}
		l := linker{cmd: command.Parse(e.Command), beside: beside}
		for _, link := range l.all() {
			link.Range.Start += e.CommandRange.Start
			link.Range.End += e.CommandRange.Start
			links = append(links, link)
		}
	}
	return links[:min(len(links), mostLinks)]
}

// linker finds the files that one command names.
type linker struct {
	cmd    *command.Command
	beside *repository.Repository
	links  []Link
}

func (l *linker) all() []Link {
	run := l.cmd.Main()
	if run != nil && run.DirKnown {
		folder := path.Join(l.beside.Folder(), run.Dir)
		l.reference(run)
		l.words(append([]command.Word{run.Name}, run.Args...), folder)
	}
	if !l.changesFolder() {
		for _, call := range l.cmd.Calls {
			l.words(call.Words, l.beside.Folder())
		}
	}
	slices.SortFunc(l.links, func(a, b Link) int { return a.Range.Start - b.Range.Start })
	return l.links
}

// changesFolder reports whether it isn't known in which folder each call runs.
func (l *linker) changesFolder() bool {
	const changes ecosystem.Words = "cd pushd popd"
	return slices.ContainsFunc(l.cmd.Calls, func(c command.Call) bool { return len(c.Words) > 0 && changes.Has(c.Words[0].Value) })
}

// words links those that are paths of files, or options with such a value.
func (l *linker) words(words []command.Word, folder string) {
	for _, w := range words {
		// A bare word is the name of something else more often.
		if !w.Static || strings.HasPrefix(w.Value, "/") || !strings.ContainsAny(w.Value, "./") {
			continue
		}
		at, file := w.Range, w.Value
		if _, value, isOption := strings.Cut(w.Value, "="); isOption && w.Raw == w.Value {
			at.Start, file = at.End-len(value), value
		}
		l.add(at, path.Join(folder, file))
	}
}

// add links a file, if it is there and nothing at its place is linked.
func (l *linker) add(at procfile.Range, file string) {
	if len(l.links) >= mostLinks || !l.beside.IsFile(file) || slices.ContainsFunc(l.links, func(k Link) bool { return k.Range.Start < at.End && at.Start < k.Range.End }) {
		return
	}
	l.links = append(l.links, Link{at, file})
}

// reference links what a run names of the project by another name than its path.
func (l *linker) reference(run *command.Run) {
	ref := run.Reference()
	folder, ok := folderOf(l.beside, run, &ref)
	if !ok {
		return
	}
	if ref.Workspace != "" {
		folder, _, _ = l.beside.Workspace(folder, ref.Workspace, run.Base == "pnpm")
	}
	switch ref.Kind {
	case ecosystem.Script, ecosystem.ScriptOrBinary:
		if node := l.beside.Node(folder); node != nil && node.HasScript(ref.Name) {
			l.add(ref.Range, node.Path)
		}
	case ecosystem.File:
		l.add(ref.Range, path.Join(folder, ref.Name))
	case ecosystem.Module, ecosystem.Dotted:
		module := path.Join(folder, strings.ReplaceAll(ref.Name, ".", "/"))
		for _, file := range [...]string{module + ".py", path.Join(module, "__init__.py")} {
			l.add(ref.Range, file)
		}
	}
}
