package command

import (
	"github.com/proclint/proclint/lint/ecosystem"
	"path"
	"slices"
	"strings"
)

// Main is the program that the command goes on running, without its wrappers: the one that stays in the foreground. It is nil where that is not
// known, as with several programs of which one is chosen at the start, a syntax error, or an option of a wrapper that is not in the table.
func (c *Command) Main() *Run {
	main, ok := c.mainWay()
	if !ok {
		return nil
	}
	return c.run(main)
}

// Before are the programs that must succeed, one after the other, so that the main program starts.
func (c *Command) Before() (list []*Run) {
	main, ok := c.mainWay()
	if !ok {
		return nil
	}
	for i, at := range main.before {
		next := main.call
		if i+1 < len(main.before) {
			next = main.before[i+1]
		}
		call := &c.Calls[at]
		if call.Nested || call.Join == "||" || c.Calls[next].Join != "&&" || len(call.Words) == 0 || exporting.Has(call.Words[0].Value) {
			continue
		}
		if run := c.run(way{call: at, before: main.before[:i]}); run != nil {
			list = append(list, run)
		}
	}
	return list
}

// mainWay is the only way in which the command goes on. Of several programs that all run, it is the one that serves HTTP.
func (c *Command) mainWay() (way, bool) {
	switch {
	case len(c.ways) == 0, len(c.ways) > maxWays:
		return way{}, false
	case len(c.ways) == 1:
		return c.ways[0], len(c.Calls[c.ways[0].call].Words) > 0
	}
	serving := -1
	for i, w := range c.ways {
		if !w.together {
			return way{}, false
		}
		if c.run(w).Role() != ecosystem.HTTP {
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
func (c *Command) Role() ecosystem.Role {
	switch {
	case len(c.ways) < 2:
		return c.Main().Role()
	case len(c.ways) > maxWays:
		return ecosystem.Other
	}
	role := c.run(c.ways[0]).Role()
	for _, w := range c.ways[1:] {
		switch other := c.run(w).Role(); {
		case w.together:
			role = moreServing(role, other)
		case other != role:
			return ecosystem.Other
		}
	}
	return role
}

// RoleOf is the role of a process: what its command is for, else what its type says. A task is a Job. The command may be nil.
func RoleOf(processType string, c *Command) ecosystem.Role {
	role := ecosystem.Other
	if c != nil {
		role = c.Role()
	}
	switch role {
	case ecosystem.Other:
	case ecosystem.Release, ecosystem.Job:
		if c.repeats() {
			return ecosystem.Clock
		}
		return ecosystem.Job
	default:
		return role
	}
	lower := strings.ToLower(processType)
	switch {
	case lower == "web":
		return ecosystem.HTTP
	case ClockTypes.Has(lower), slices.ContainsFunc(strings.FieldsFunc(lower, notInName), clockWords.Has), c != nil && c.Main().Clock():
		return ecosystem.Clock
	case strings.Contains(lower, "worker"), strings.Contains(lower, "queue"), lower == "bot":
		return ecosystem.Worker
	case c != nil && c.Variable("PORT") != nil:
		return ecosystem.Other
	case lower == "release", isTaskName(lower):
		return ecosystem.Job
	}
	return ecosystem.Other
}

// repeats reports whether a loop without an end runs the command's programs again after a pause.
func (c *Command) repeats() bool {
	calls := func(lines ...string) bool {
		return slices.ContainsFunc(c.Calls, func(call Call) bool {
			var words []string
			for _, w := range call.Words {
				words = append(words, w.Value)
			}
			return slices.Contains(lines, strings.Join(words, " ")) || len(words) > 0 && slices.Contains(lines, words[0])
		})
	}
	loops := slices.ContainsFunc(c.Features, func(f Feature) bool { return f.Kind == Compound && f.Text == "while" })
	return loops && calls("true", ":", "[ true ]", "[ 1 ]") && calls("sleep")
}

// run is the program of a way, or nil where a wrapper is not understood.
func (c *Command) run(w way) *Run {
	inv := c.invocation(w)
	if !inv.unwrap() {
		return nil
	}
	run := inv.run()
	run.findReference()
	return run
}

func (inv *invocation) run() *Run {
	run := &Run{Name: inv.name, Base: inv.base, Args: inv.args, Fronted: inv.fronted || inv.beside != "", cmd: inv.cmd, beside: inv.beside, Module: inv.module, Interpreted: inv.interpreted, Wrappers: inv.wrappers, Dir: inv.dir, DirKnown: !inv.lost}
	run.afterName = inv.name.Range.End
	run.find(inv)
	run.afterArgs = run.afterName
	if n := len(run.Args); n > 0 {
		run.afterArgs = max(run.afterName, run.Args[n-1].Range.End)
	}
	if run.Program == nil {
		if run.Port = run.portAssigned(inv.assigns); run.Port.Source == NotKnown {
			run.Port = run.ownPort("ROCKET_PORT", inv.assigns) // rwf2/Rocket docs/guide, Configuration
		}
		return run
	}
	run.Dev = run.Program.Dev
	run.readArgs()
	run.settle(inv)
	if inv.proxy != nil {
		run.Proxy = inv.proxy
		run.Host, run.Port = Setting{Source: FromDefault, Value: "0.0.0.0"}, run.proxyPort(inv)
	}
	return run
}

// besides is what programs in the background do: HTTP where one serves HTTP, Other where one may do so, else "".
func (c *Command) besides(list []way) ecosystem.Role {
	role := ecosystem.Role("")
	if len(list) > maxWays {
		return ecosystem.Other
	}
	for _, w := range list {
		role = moreServing(role, c.run(w).serving())
	}
	return role
}

// invocation collects the call and what the calls before it leave behind.
func (c *Command) invocation(w way) invocation {
	call := &c.Calls[w.call]
	inv := invocation{cmd: c, name: call.Words[0], args: call.Words[1:], beside: c.besides(w.beside)}
	for _, i := range w.before {
		earlier := &c.Calls[i]
		if len(earlier.Words) == 0 || exporting.Has(earlier.Words[0].Value) {
			if !c.onlySometimes(i) {
				inv.assigns = append(inv.assigns, earlier.Assigns...)
			}
			continue
		}
		inv.prepared = inv.prepared || writes(earlier)
		switch earlier.Words[0].Value {
		case ".", "source", "eval", "set":
			inv.hidden = true
		case "cd":
			inv.changeDir(earlier.Words[1:])
		case "pushd", "popd":
			inv.lost = true
		}
	}
	inv.earlier = len(inv.assigns)
	inv.assigns = append(inv.assigns, call.Assigns...)
	return inv
}

const maxWrappers = 12

// unwrap takes the wrappers away. It reports false where it does not understand one of them, and then nothing is known.
func (inv *invocation) unwrap() bool {
	for range maxWrappers {
		if !inv.name.Static || inv.name.Value == "" {
			return false
		}
		inv.base = baseName(inv.name.Value)
		switch {
		case isShell(inv.base):
			script, ok := scriptOf(inv.args)
			if !ok {
				return true
			}
			if !inv.enterScript(script) {
				return false
			}
		case isPython(inv.base):
			return inv.python()
		case inv.base == "php", inv.base == "node", inv.base == "ruby":
			return inv.interpreter()
		case inv.base == "elixir":
			if !inv.elixir() {
				return true
			}
		default:
			w, rest := inv.wrapper()
			if w == nil {
				return true
			}
			if rest == nil {
				return false
			}
			if inv.enter(w, rest) {
				return true
			}
		}
	}
	return false
}

// enterScript goes on with the main program of the script of sh -c. It reports false when that is not known.
func (inv *invocation) enterScript(script Word) bool {
	inner := parseScript(inv.cmd, script)
	main, ok := inner.mainWay()
	if !ok {
		return false
	}
	next := inner.invocation(main)
	inv.cmd, inv.name, inv.args = inner, next.name, next.args
	if script.Static { // the inner shell expands the words
		inv.earlier = len(inv.assigns) + next.earlier
	}
	inv.assigns = append(inv.assigns, next.assigns...)
	inv.hidden = inv.hidden || next.hidden
	inv.beside = moreServing(inv.beside, next.beside)
	inv.lost = inv.lost || next.lost
	inv.dir = path.Join(inv.dir, next.dir)
	inv.wrappers = append(inv.wrappers, inv.base)
	return true
}
