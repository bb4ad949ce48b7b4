package config

import (
	"path"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/check"
)

// For is what the configuration says about a file, by its path from the folder of the configuration. A file without a
// path isn't excluded, and no override applies to it. A nil configuration sets nothing.
func (c *Config) For(file string) Applied {
	if c == nil {
		return Applied{}
	}
	a := c.set
	for _, l := range c.rules {
		a.Set(l)
	}
	if file == "" {
		return a
	}
	file = strings.TrimPrefix(path.Clean(strings.ReplaceAll(file, `\`, "/")), "/")
	if p, ok := firstOf(c.exclude, file); ok {
		a.ExcludedBy, a.ExcludedLine = p.text, p.line
	}
	for _, o := range c.overrides {
		p, ok := firstOf(o.files, file)
		if !ok {
			continue
		}
		for _, l := range o.rules {
			l.Files = p.text
			a.Set(l)
		}
	}
	return a
}

func firstOf(patterns []pattern, file string) (pattern, bool) {
	for _, p := range patterns {
		if p.matches(file) {
			return p, true
		}
	}
	return pattern{}, false
}

// Set sets a rule, also one that is set already.
func (a *Applied) Set(l Level) {
	if i := slices.IndexFunc(a.Levels, func(other Level) bool { return other.Rule == l.Rule }); i >= 0 {
		a.Levels[i] = l
		return
	}
	a.Levels = append(a.Levels, l)
}

// Over is a, with what base sets where a sets nothing.
func (a Applied) Over(base Applied) Applied {
	if a.Platforms == nil {
		a.Platforms, a.PlatformsLine = base.Platforms, base.PlatformsLine
	}
	levels := a.Levels
	a.Levels = slices.Clone(base.Levels)
	for _, l := range levels {
		a.Set(l)
	}
	return a
}

// To applies it to the input of the engine.
func (a Applied) To(in *check.Input) {
	in.Configured, in.Excluded = a.Platforms, a.ExcludedBy != ""
	if len(a.Levels) == 0 {
		return
	}
	in.Severities = check.Severities{}
	for _, l := range a.Levels {
		in.Severities[l.Rule] = l.Severity
	}
}
