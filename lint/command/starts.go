package command

import "slices"

// Start is a program that a call of a command starts.
type Start struct {
	// Call is the index, in Calls of the command that was asked, of the call that starts it, or of the one that runs its script.
	Call int
	// Script is set when it is in a text that `sh -c` runs.
	Script bool
	// Words are the words of its call, with the wrappers.
	Words []Word
	// Name is the word that names the program without its wrappers, Base its base name, or its whole name after `python -m`, and
	// Args are the words after it. Base is "" where a wrapper is not understood.
	Name Word
	Base string
	Args []Word
}

// Starts are the programs that the command starts, in the order of the text, those in the scripts of `sh -c` too.
func (c *Command) Starts() []Start {
	return c.starts(nil, maxWrappers)
}

func (c *Command) starts(list []Start, depth int) []Start {
	for i := range c.Calls {
		words := c.Calls[i].Words
		if len(words) == 0 {
			continue
		}
		if script, ok := scriptAmong(words); ok && depth > 0 {
			first := len(list)
			list = parseScript(c, script).starts(list, depth-1)
			for j := first; j < len(list); j++ {
				list[j].Call, list[j].Script = i, true
			}
			continue
		}
		list = append(list, start(c, i))
	}
	return list
}

func start(c *Command, i int) Start {
	words := c.Calls[i].Words
	s := Start{Call: i, Words: words}
	inv := invocation{cmd: c, name: words[0], args: words[1:]}
	if inv.unwrap() {
		s.Name, s.Base, s.Args = inv.name, inv.base, inv.args
	}
	return s
}

// scriptAmong is the script that a shell runs which is one of the words.
func scriptAmong(words []Word) (Word, bool) {
	for j := range words {
		if words[j].Static && isShell(baseName(words[j].Value)) {
			return scriptOf(words[j+1:])
		}
	}
	return Word{}, false
}

// StartOf is the program that the words of a call start.
func StartOf(words []Word) Start {
	c := Command{Calls: []Call{{Words: words}}}
	return start(&c, 0)
}

// Script is what the main program of a command runs as `sh -c`, with the offsets of the command, or nil.
func (c *Command) Script() *Command {
	if len(c.Calls) == 0 {
		return nil
	}
	script, ok := scriptAmong(c.Calls[len(c.Calls)-1].Words)
	if !ok {
		return nil
	}
	return parseScript(c, script)
}

// Leads reports whether the program is the first word of its call, with no wrapper in front of it.
func (r *Run) Leads() bool {
	return slices.ContainsFunc(r.cmd.Calls, func(c Call) bool { return len(c.Words) > 0 && c.Words[0].Range == r.Name.Range })
}

// StartsOne reports whether the command starts one program by a name that is written in it, and does nothing
// else before or after: exec may be in front of it.
func (c *Command) StartsOne() bool {
	if c.Opaque || c.Syntax != nil || len(c.Calls) == 0 || len(c.Calls[0].Words) == 0 {
		return false
	}
	first := &c.Calls[0]
	isOther := slices.ContainsFunc(c.Calls[1:], func(call Call) bool { return !call.Nested })
	doesMore := slices.ContainsFunc(c.Features, func(f Feature) bool {
		return f.Kind == Operator || f.Kind == Builtin || f.Kind == Compound || f.Kind == Assignment
	})
	return !first.Nested && !isOther && !doesMore && first.Words[0].Static && first.Words[0].Value != "command"
}
