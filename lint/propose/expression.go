//go:build !js

package propose

import (
	"regexp"
	"sync"
)

// expression is a regular expression that is compiled once somebody asks for it: most runs of the command never propose anything.
type expression func() *regexp.Regexp

func re(text string) expression {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(text) })
}
