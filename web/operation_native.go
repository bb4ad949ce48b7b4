//go:build !js

package web

import (
	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/api"
	"github.com/proclint/proclint/lint/export"
	"github.com/proclint/proclint/lint/imports"
)

var native = map[string]*operation{
	"/v1/config": {
		parameters: []string{"platform", "path", "format"},
		fields:     []string{"path", "text", "base64", "platforms", "files", "config"},
		each:       func(r api.Request) (any, *problem) { return result(api.Config(r)) },
	},
	"/v1/export": {
		parameters: []string{"to", "platform", "format", "app", "port", "image", "region", "repository"},
		fields:     []string{"path", "text", "base64", "files", "platform", "to", "app", "port", "image", "region", "repository"},
		formats:    asText, each: exportOf, write: writeConversion,
	},
	"/v1/import": {
		parameters: []string{"from", "path", "format"},
		fields:     []string{"path", "text", "base64", "from"},
		formats:    asText, each: func(r api.Request) (any, *problem) { return result(api.Import(r)) }, write: writeConversion,
	},
	"/v1/init": {
		parameters: []string{"platform", "path", "format"},
		fields:     []string{"path", "platforms", "files", "config"},
		formats:    asText, each: func(r api.Request) (any, *problem) { return result(api.Init(r)) }, write: writeConversion,
	},
	"/v1/sevalla": {
		parameters: []string{"action", "process", "from", "format"},
		fields:     []string{"path", "text", "base64", "from", "process", "action", "values"},
		each:       func(r api.Request) (any, *problem) { return result(api.Sevalla(r)) },
	},
}

func exportOf(r api.Request) (any, *problem) {
	switch {
	case r.To == "":
		return nil, badParameter.problem("An export needs a format. Name it with \"to\".")
	case len(r.Platforms) > 1:
		return nil, badParameter.problem("An export is for one platform. Name it with \"platform\".")
	case r.Platform == "" && len(r.Platforms) == 1:
		r.Platform = r.Platforms[0]
	}
	return result(api.Export(r))
}

func writeConversion(values []any, _ string) ([]byte, []string) {
	switch value := values[0].(type) {
	case *export.Export:
		return []byte(value.Text()), typeText
	case *imports.Import:
		return []byte(value.Text), typeText
	case *lint.Proposal:
		return []byte(value.Text), typeText
	}
	return nil, typeText
}
