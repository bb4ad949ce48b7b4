package command

import (
	"strings"
)

// Main is the program that the command goes on running, without its wrappers: the one that stays in the
// foreground. It is nil where that is not known, as with several programs of which one is chosen at the start, a
// syntax error, or an option of a wrapper that is not in the table.
func (c *Command) Main() *Run {
	main, ok := c.mainWay()
	if !ok {
		return nil
	}
	return c.run(main)
}

// maxWays is how many programs are compared with each other; of more, nothing is known.
const maxWays = 16

// mainWay is the only way in which the command goes on. Of several programs that all run, it is the one that
// serves HTTP.
func (c *Command) mainWay() (way, bool) {
	switch {
	case len(c.ways) == 0:
		return way{}, false
	case len(c.ways) > maxWays:
		return way{}, false
	case len(c.ways) == 1:
		return c.ways[0], len(c.Calls[c.ways[0].call].Words) > 0
	}
	serving := -1
	for i, w := range c.ways {
		if !w.together {
			return way{}, false
		}
		if c.run(w).Role() != HTTP {
			continue
		}
		if serving >= 0 {
			return way{}, false
		}
		serving = i
	}
	if serving < 0 {
		return way{}, false
	}
	return c.ways[serving], true
}

// Role is what the command is for, as far as its programs show it: the role of Main, or the one that all
// programs have of which one is chosen at the start.
func (c *Command) Role() Role {
	switch {
	case len(c.ways) < 2:
		return c.Main().Role()
	case len(c.ways) > maxWays:
		return Other
	}
	role := c.run(c.ways[0]).Role()
	for _, w := range c.ways[1:] {
		switch other := c.run(w).Role(); {
		case w.together:
			role = moreServing(role, other)
		case other != role:
			return Other
		}
	}
	return role
}

// run is the program of a way, or nil where a wrapper is not understood.
func (c *Command) run(w way) *Run {
	inv := c.invocation(w)
	if !inv.unwrap() {
		return nil
	}
	run := &Run{Name: inv.name, Base: inv.base, Args: inv.args, Fronted: inv.fronted || inv.beside != "", cmd: inv.cmd, beside: inv.beside, Module: inv.module, Interpreted: inv.interpreted, Wrappers: inv.wrappers, Dir: inv.dir, DirKnown: !inv.lost}
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
	if r.findBuilt(inv) || len(candidates) == 0 {
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
	for _, p := range builtPrograms {
		if !endsLike(file.Value, p.File) {
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
const scriptRunners Words = "node nodejs bun"

// endsLike reports whether the last parts of a path are those of a pattern, in which * is any one part.
func endsLike(file, pattern string) bool {
	for pattern != "" {
		if file == "" {
			return false
		}
		part, wanted := file[strings.LastIndexByte(file, '/')+1:], pattern[strings.LastIndexByte(pattern, '/')+1:]
		if wanted != "*" && wanted != part {
			return false
		}
		file = strings.TrimSuffix(file[:len(file)-len(part)], "/")
		pattern = strings.TrimSuffix(pattern[:len(pattern)-len(wanted)], "/")
	}
	return true
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
