package check

import (
	"strings"

	"github.com/proclint/proclint/lint/command"
)

// Cache keeps parsed commands from one call of Lint to the next, for a file that is linted again and again while somebody types. Lint then parses
// only the lines that changed. The cache changes no report. The zero value is empty. One call at a time may use it.
type Cache struct {
	// A command that is not in Now is taken over from Before, so that what nobody asks for any more goes with that.
	Now, Before map[string]*ParsedCommand
}

// MaxCached limits the commands in each of the two maps of a cache.
const MaxCached = 1 << 12

// Begin prepares the cache for a file of so many lines. It empties the maps once they
// have many more texts than such a file can have. A nil cache stays nil.
func (c *Cache) Begin(lines int) {
	if c == nil {
		return
	}
	c.Before = nil
	if len(c.Now) > lines+lines/4+32 {
		c.Before, c.Now = c.Now, nil
	}
}

// read is a command with all that is known of it by its text.
func (c *Cache) read(text string) *ParsedCommand {
	if c == nil {
		return &ParsedCommand{Cmd: command.Parse(text)}
	}
	known := c.Now[text]
	if known != nil {
		return known
	}
	if known = c.Before[text]; known == nil {
		// The text is a part of the whole file's, which is not to be kept.
		known = &ParsedCommand{Cmd: command.Parse(strings.Clone(text))}
	}
	if c.Now == nil {
		c.Now = map[string]*ParsedCommand{}
	}
	if len(c.Now) < MaxCached {
		c.Now[known.Cmd.Text] = known
	}
	return known
}
