package preview

import (
	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/ecosystem"
)

// commands are texts of commands that were read for one platform and may be asked for again for another one. A nil one keeps nothing.
type commands struct {
	parsed map[string]*command.Command
	runs   map[*command.Command]*command.Run
	roles  map[typedCommand]ecosystem.Role
}

type typedCommand struct {
	name string
	cmd  *command.Command
}

func newCommands() *commands {
	return &commands{map[string]*command.Command{}, map[*command.Command]*command.Run{}, map[typedCommand]ecosystem.Role{}}
}

func (c *commands) parse(text string) *command.Command {
	if c == nil {
		return command.Parse(text)
	}
	return once(c.parsed, text, command.Parse)
}

func (c *commands) run(cmd *command.Command) *command.Run {
	if c == nil {
		return cmd.Main()
	}
	return once(c.runs, cmd, (*command.Command).Main)
}

func (c *commands) role(name string, cmd *command.Command) ecosystem.Role {
	if c == nil {
		return command.RoleOf(name, cmd)
	}
	return once(c.roles, typedCommand{name, cmd}, func(p typedCommand) ecosystem.Role { return command.RoleOf(p.name, p.cmd) })
}

func once[K comparable, V any](known map[K]V, key K, find func(K) V) V {
	if v, ok := known[key]; ok {
		return v
	}
	v := find(key)
	known[key] = v
	return v
}
