package api

import "github.com/proclint/proclint/lint"

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
