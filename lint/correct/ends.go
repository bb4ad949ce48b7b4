package correct

import (
	"strings"

	"github.com/proclint/proclint/lint/logs"
)

// withReturns is the first script whose first line ends with a cause's program and a carriage return, and its contents without these.
func (s *state) withReturns(c *logs.Cause) (p, contents string) {
	program := c.Values["program"]
	if s.in.Repository == nil || program == "" || c.Kind != "encoding" {
		return "", ""
	}
	files := s.in.Repository.Paths()
	for _, p := range files[:min(len(files), mostFiles)] {
		text := s.textOf(p)
		if first, _, _ := strings.Cut(text, "\n"); strings.HasPrefix(first, "#!") && strings.HasSuffix(first, program+"\r") {
			return p, strings.ReplaceAll(text, "\r\n", "\n")
		}
	}
	return "", ""
}
