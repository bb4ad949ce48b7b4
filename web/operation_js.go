package web

import (
	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/api"
)

var native map[string]*operation

// lintApp is nil in the Worker, which has no room for it.
var lintApp func(api.Request) (any, *problem)

func reportsIn(value any) []*lint.Report { return []*lint.Report{value.(*lint.Report)} }
