package command

import (
	"path"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/ecosystem"
)

// find looks the program up, and takes its sub-command from the arguments.
func (r *Run) find(inv *invocation) {
	candidates := programsByCommand[inv.base]
	switch {
	case inv.module:
		candidates = programsByModule[inv.base]
	case len(candidates) == 0 && isPython(inv.base):
		candidates = programsByCommand["python"]
	}
	if r.findBuilt(inv) || len(candidates) == 0 {
		return
	}
	at := subCommand(candidates, inv.args, inv.base == "rake" || candidates[0].SubAnywhere)
	for _, p := range candidates {
		switch {
		case p.Sub == "" && r.Program == nil:
			r.Program = p
		case at >= 0 && p.Sub.Has(inv.args[at].Value) && isMeant(p, inv.args):
			r.Program = p
			r.afterName = inv.args[at].Range.End
			r.Args = inv.args[1:]
			if at > 0 {
				r.Args = slices.Concat(inv.args[:at], inv.args[at+1:])
			}
			return
		}
	}
}

// WithoutSub is the program of the table whose subcommand is missing before the app that follows, or nil.
func (r *Run) WithoutSub() *ecosystem.Program {
	named := programsByCommand
	if r.Module {
		named = programsByModule
	}
	if r.Program != nil || len(r.Args) == 0 || !r.Args[0].Static {
		return nil
	}
	app := r.Args[0].Value
	for _, p := range named[r.Base] {
		isFile := p.Reference == ecosystem.File && p.Sources.Has(path.Ext(app))
		_, isModule := attributeOfModule(app)
		if p.Sub != "" && !p.Dev && (isFile || p.Parser == ecosystem.Click && isModule || p.Parser == ecosystem.Click && path.Ext(app) == ".py") {
			return p
		}
	}
	return nil
}

// IsApp reports whether what runs is the application of a Python server, such as app:app, and not a program.
func (r *Run) IsApp() bool {
	attribute, ok := attributeOfModule(r.Name.Value)
	return ok && len(r.Args) == 0 && (attribute == "app" || attribute == "application")
}

// RunsApp reports whether Python gets the application of a server in place of a script.
func (r *Run) RunsApp() bool {
	_, ok := attributeOfModule(r.Reference().Name)
	return ok && !r.Module && r.Reference().Kind == ecosystem.File && isPython(r.Name.Value)
}

// attributeOfModule is the attribute of a Python MODULE:ATTRIBUTE.
func attributeOfModule(text string) (attribute string, ok bool) {
	module, attribute, found := strings.Cut(text, ":")
	return attribute, found && IsVariableName(strings.ReplaceAll(module, ".", "_")) && IsVariableName(strings.TrimSuffix(attribute, "()"))
}

// isMeant reports whether arguments have an option that tells the program from another, where it needs one.
func isMeant(p *ecosystem.Program, args []Word) bool {
	return p.Signs == "" || slices.ContainsFunc(args, func(w Word) bool { return p.Signs.Has(w.Value) })
}

// findBuilt finds a server that a build has made by its path.
func (r *Run) findBuilt(inv *invocation) bool {
	file, rest := inv.name, inv.args
	if scriptRunners.Has(inv.base) && len(rest) > 0 {
		file, rest = rest[0], rest[1:]
	} else if len(programsByCommand[inv.base]) > 0 {
		return false
	}
	if !file.Static || inv.module || file.Range != inv.name.Range && !scriptRunners.Has(inv.base) {
		return false
	}
	for _, p := range programs {
		if p.File == "" || !endsLike(strings.TrimSuffix(file.Value, "/"), p.File) {
			continue
		}
		if p.Sub != "" {
			if len(rest) == 0 || !p.Sub.Has(rest[0].Value) {
				continue
			}
			file.Range.End, rest = rest[0].Range.End, rest[1:]
		}
		r.Program, r.Args, r.afterName = p, rest, file.Range.End
		return true
	}
	return false
}

// scriptRunners run a file of JavaScript that is their first argument.
const scriptRunners ecosystem.Words = "node nodejs bun"

// endsLike reports whether the last parts of a path are those of a pattern, in which * is any one part.
func endsLike(file, pattern string) bool {
	parts := strings.Split(file, "/")
	tail := parts[max(0, len(parts)-1-strings.Count(pattern, "/")):]
	like, _ := path.Match(pattern, strings.Join(tail, "/")) // the patterns are those of the table
	return like
}

// subCommand is the index of the word that names a sub-command of one of the candidates: the first word that isn't an option, for rake any of them.
func subCommand(candidates []*ecosystem.Program, args []Word, anywhere bool) int {
	for i := 0; i < len(args); i++ {
		w := args[i]
		if !w.Static || strings.Contains(w.Value, "=") && !strings.HasPrefix(w.Value, "-") {
			if anywhere {
				continue
			}
			return -1
		}
		if strings.HasPrefix(w.Value, "-") {
			if slices.ContainsFunc(candidates, func(p *ecosystem.Program) bool { return p.Values.Has(w.Value) }) {
				i++
			}
			continue
		}
		if slices.ContainsFunc(candidates, func(p *ecosystem.Program) bool { return p.Sub.Has(w.Value) }) {
			return i
		}
		if !anywhere {
			return -1
		}
	}
	return -1
}
