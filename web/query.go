package web

import (
	"cmp"
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/proclint/proclint/lint/api"
	"github.com/proclint/proclint/lint/platform"
)

// query has the values in the query of an address. A missing name is "".
type query struct {
	platform, path, format, from, to, app, suggested string
	port, image, region, repository                  string
	action, process                                  string
}

func (q *query) of(name string) *string {
	switch name {
	case "platform":
		return &q.platform
	case "path":
		return &q.path
	case "format":
		return &q.format
	case "from":
		return &q.from
	case "to":
		return &q.to
	case "app":
		return &q.app
	case "port":
		return &q.port
	case "image":
		return &q.image
	case "region":
		return &q.region
	case "repository":
		return &q.repository
	case "action":
		return &q.action
	case "process":
		return &q.process
	}
	return &q.suggested
}

// parseQuery reads a query that may have each of the valid names once, with a value.
func parseQuery(raw string, valid []string) (query, *problem) {
	var q query
	for raw != "" {
		var pair string
		pair, raw, _ = strings.Cut(raw, "&")
		name, value, failure := parsePair(pair)
		if failure != nil {
			return q, failure
		}
		if !slices.Contains(valid, name) {
			return q, problemUnknownParameter(name, valid)
		}
		switch field := q.of(name); {
		case *field != "":
			return q, problemDuplicateParameter(name)
		case value == "":
			return q, problemParameter("The parameter " + quote(name) + " has no value.")
		default:
			*field = value
		}
	}
	return q, nil
}

func parsePair(pair string) (name, value string, failure *problem) {
	name, value, _ = strings.Cut(pair, "=")
	for _, part := range []*string{&name, &value} {
		text, err := url.QueryUnescape(*part)
		if err != nil || !utf8.ValidString(text) {
			return "", "", problemParameter("The part " + quote(pair) + " of the query is not percent-encoded UTF-8.")
		}
		*part = text
	}
	return name, value, nil
}

// selectPlatforms gives the IDs that ids stand for, each once.
func selectPlatforms(ids []string) ([]string, *problem) {
	if len(ids) > MaxPlatforms {
		return nil, problemParameter("Name at most " + count(MaxPlatforms) + " platforms.")
	}
	selected := make([]string, 0, len(ids))
	for _, id := range ids {
		target, ok := platform.Choose(id)
		if !ok {
			return nil, problemUnknown(platform.UnknownName(id))
		}
		if !slices.Contains(selected, target.ID()) {
			selected = append(selected, target.ID())
		}
	}
	return selected, nil
}

// apply adds the query's values to a request, which may have some already.
func (q *query) apply(r *api.Request, platforms []string) {
	if r.Platforms == nil {
		r.Platforms = platforms
	}
	for _, field := range []struct {
		to    *string
		value string
	}{
		{&r.Path, q.path}, {&r.From, q.from}, {&r.To, q.to}, {&r.App, q.app},
		{&r.Port, q.port}, {&r.Image, q.image}, {&r.Region, q.region}, {&r.Repository, q.repository},
		{&r.Action, q.action}, {&r.Process, q.process},
	} {
		*field.to = cmp.Or(*field.to, field.value)
	}
	r.Suggested = r.Suggested || q.suggested == "true"
}

// check looks at the values that stand for themselves.
func (q *query) check() *problem {
	switch {
	case len(q.path) > MaxFilePath:
		return problemParameter("The parameter \"path\" is longer than " + inBytes(MaxFilePath) + ".")
	case len(q.app) > maxApp:
		return problemParameter("The parameter \"app\" is longer than " + inBytes(maxApp) + ".")
	case q.suggested != "" && q.suggested != "true" && q.suggested != "false":
		return problemParameter("The parameter \"suggested\" must be true or false, not " + quote(q.suggested) + ".")
	}
	return nil
}
