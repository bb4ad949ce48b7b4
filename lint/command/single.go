package command

// StartsOne reports whether the command starts one program by a name that is written in it, and does nothing
// else before or after: exec may be in front of it.
func (c *Command) StartsOne() bool {
	if c.Opaque || c.Syntax != nil {
		return false
	}
	calls := 0
	for _, call := range c.Calls {
		if !call.Nested {
			calls++
		}
	}
	if calls != 1 || c.Calls[0].Nested || len(c.Calls[0].Words) == 0 || !c.Calls[0].Words[0].Static {
		return false
	}
	for _, f := range c.Features {
		switch f.Kind {
		case Operator, Builtin, Compound, Assignment:
			return false
		}
	}
	return c.Calls[0].Words[0].Value != "command"
}
