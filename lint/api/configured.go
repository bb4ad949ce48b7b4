package api

import (
	"cmp"
	"path"
	"strings"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/config"
)

// applied is what the request's configuration says about its file. The error is an UnknownError or a ConfigError.
func (r Request) applied() (config.Applied, error) {
	if r.Config != nil {
		c, err := config.Of(r.Config)
		if err != nil {
			if wrong, ok := err.(*config.Error); ok && wrong.Kind != "" {
				return config.Applied{}, wrong.Unknown
			}
			return config.Applied{}, fileError(`"config"`, err)
		}
		return c.For(r.Path), nil
	}
	at, text := r.nearestConfig()
	if at == "" {
		return config.Applied{}, nil
	}
	c, err := config.Parse([]byte(text))
	if err != nil {
		return config.Applied{}, fileError(at, err)
	}
	return c.For(pathFrom(path.Dir(at), r.Path)), nil
}

// nearestConfig is the path and the text of the configuration in the folder of the request's file, or in the nearest one
// above it; "" where Files has none.
func (r Request) nearestConfig() (at, text string) {
	found := map[string]string{}
	for _, f := range r.Files {
		if clean := path.Clean(f.Path); path.Base(clean) == config.FileName && f.Text != nil {
			found[clean] = *f.Text
		}
	}
	if len(found) == 0 {
		return "", ""
	}
	for folder := path.Dir(cleanPath(r.Path)); ; folder = path.Dir(folder) {
		at := path.Join(folder, config.FileName)
		if text, ok := found[at]; ok {
			return at, text
		}
		if folder == "." {
			return "", ""
		}
	}
}

// cleanPath is a path from the root of the project, with slashes.
func cleanPath(p string) string {
	return strings.TrimPrefix(path.Clean("/"+strings.ReplaceAll(p, `\`, "/")), "/")
}

// pathFrom is the path of a file from a folder above it; "" for a file without a path.
func pathFrom(folder, file string) string {
	if file == "" {
		return ""
	}
	return strings.TrimPrefix(cleanPath(file), folder+"/")
}

// turnedOff is the configuration of the request's file after its rules turn one off, or nil.
func (r Request) turnedOff(rule *lint.Rule) *File {
	if len(r.Files) == 0 || r.Config != nil {
		return nil
	}
	at, text := r.nearestConfig()
	at = cmp.Or(at, config.FileName)
	text, ok := config.TurnOff(text, pathFrom(path.Dir(at), r.Path), rule)
	if !ok {
		return nil
	}
	return &File{Path: at, Text: &text}
}

func (r Request) input() (lint.Input, error) {
	targets, err := Targets(r.Platforms)
	if err != nil {
		return lint.Input{}, err
	}
	applied, err := r.applied()
	if err != nil {
		return lint.Input{}, err
	}
	in := lint.Input{Path: r.Path, Source: r.Source(), Targets: targets, Repository: r.repository(), Cache: r.Cache}
	applied.To(&in)
	return in, nil
}
