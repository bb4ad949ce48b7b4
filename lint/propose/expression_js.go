package propose

import "regexp"

// expression is a regular expression. Programs in JavaScript compile it at their start: the page's has no compiler of expressions afterwards.
type expression func() *regexp.Regexp

func re(text string) expression {
	compiled := regexp.MustCompile(text)
	return func() *regexp.Regexp { return compiled }
}
