package lint

import (
	"strings"

	"github.com/proclint/proclint/lint/command"
)

// Cache keeps parsed commands from one call of Lint to the next, for a file that is
// linted again and again while somebody types. Lint then parses only the lines that
// changed. The cache changes no report. The zero value is empty. One call at a time
// may use it.
type Cache struct {
	// A command that is not in now is taken over from before, so that what nobody
	// asks for any more goes with that.
	now, before map[string]*parsedCommand
}

// maxCached limits the commands in each of the two maps of a cache.
const maxCached = 1 << 12

// begin empties the maps once they have many more texts than a file of so many lines
// can have.
func (c *Cache) begin(lines int) {
	if c == nil {
		return
	}
	c.before = nil
	if len(c.now) > lines+lines/4+32 {
		c.before, c.now = c.now, nil
	}
}

// read is a command with all that is known of it by its text.
func (c *Cache) read(text string) *parsedCommand {
	if c == nil {
		return &parsedCommand{cmd: command.Parse(text)}
	}
	known := c.now[text]
	if known != nil {
		return known
	}
	if known = c.before[text]; known == nil {
		// The text is a part of the whole file's, which is not to be kept.
		known = &parsedCommand{cmd: command.Parse(strings.Clone(text))}
	}
	if c.now == nil {
		c.now = map[string]*parsedCommand{}
	}
	if len(c.now) < maxCached {
		c.now[known.cmd.Text] = known
	}
	return known
}
