package lint

import (
	"github.com/proclint/proclint/lint/check"
)

// begin empties the maps once they have many more texts than a file of so many lines
// can have.
func begin(c *check.Cache, lines int) {
	if c == nil {
		return
	}
	c.Before = nil
	if len(c.Now) > lines+lines/4+32 {
		c.Before, c.Now = c.Now, nil
	}
}
