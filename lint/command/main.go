package command

import (
	"strings"
)

// Main is the program that the command goes on running: its last one, without
// its wrappers. It is nil where that is not known, as with several programs at
// once, a syntax error, or an option of a wrapper that is not in the table.
func (c *Command) Main() *Run {
	main := c.mainCall()
	if main < 0 {
		return nil
	}
	inv := c.invocation(main)
	if !inv.unwrap() {
		return nil
	}
	run := &Run{Name: inv.name, Base: inv.base, Args: inv.args, Fronted: inv.fronted, cmd: inv.cmd, Module: inv.module, Interpreted: inv.interpreted, Wrappers: inv.wrappers, Dir: inv.dir, DirKnown: !inv.lost}
	run.afterName = inv.name.Range.End
	run.find(&inv)
	run.afterArgs = run.afterName
	if n := len(run.Args); n > 0 {
		run.afterArgs = run.Args[n-1].Range.End
	}
	if run.Program == nil {
		run.Port = run.portAssigned(inv.assigns)
		return run
	}
	run.Dev = run.Program.Dev
	run.readArgs()
	run.settle(&inv)
	return run
}

// find looks the program up, and takes its sub-command from the arguments.
func (r *Run) find(inv *invocation) {
	candidates := programsByCommand[inv.base]
	switch {
	case inv.module:
		candidates = programsByModule[inv.base]
	case len(candidates) == 0 && isPython(inv.base):
		candidates = programsByCommand["python"]
	}
	if len(candidates) == 0 {
		return
	}
	at := subCommand(candidates, inv.args, inv.base == "rake" || candidates[0].SubAnywhere)
	for _, p := range candidates {
		switch {
		case p.Sub == "" && r.Program == nil:
			r.Program = p
		case at >= 0 && p.Sub.Has(inv.args[at].Value):
			r.Program = p
			r.afterName = inv.args[at].Range.End
			r.Args = withoutWord(inv.args, at)
			return
		}
	}
}

func withoutWord(words []Word, at int) []Word {
	if at == 0 {
		return words[1:]
	}
	out := make([]Word, 0, len(words)-1)
	return append(append(out, words[:at]...), words[at+1:]...)
}

// subCommand is the index of the word that names a sub-command of one of the
// candidates: the first word that isn't an option, for rake any of them.
func subCommand(candidates []*Program, args []Word, anywhere bool) int {
	for i := 0; i < len(args); i++ {
		w := args[i]
		if !w.Static || strings.Contains(w.Value, "=") && !strings.HasPrefix(w.Value, "-") {
			if anywhere {
				continue
			}
			return -1
		}
		if strings.HasPrefix(w.Value, "-") {
			for _, p := range candidates {
				if p.Values.Has(w.Value) {
					i++
					break
				}
			}
			continue
		}
		for _, p := range candidates {
			if p.Sub.Has(w.Value) {
				return i
			}
		}
		if !anywhere {
			return -1
		}
	}
	return -1
}
