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

// query has the values in the query of an address by their names.
type query map[string]string

// parseQuery reads a query that may have each of the valid names once, with a value.
func parseQuery(raw string, valid []string) (query, *problem) {
	q := query{}
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
		switch {
		case q[name] != "":
			return q, problemDuplicateParameter(name)
		case value == "":
			return q, badParameter.problem("The parameter " + quote(name) + " has no value.")
		}
		q[name] = value
	}
	return q, nil
}

func parsePair(pair string) (name, value string, failure *problem) {
	name, value, _ = strings.Cut(pair, "=")
	for _, part := range []*string{&name, &value} {
		text, err := url.QueryUnescape(*part)
		if err != nil || !utf8.ValidString(text) {
			return "", "", badParameter.problem("The part " + quote(pair) + " of the query is not percent-encoded UTF-8.")
		}
		*part = text
	}
	return name, value, nil
}

// selectPlatforms gives the IDs that ids stand for, each once.
func selectPlatforms(ids []string) ([]string, *problem) {
	if len(ids) > MaxPlatforms {
		return nil, badParameter.problem("Name at most " + count(MaxPlatforms) + " platforms.")
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
func (q query) apply(r *api.Request, platforms []string) {
	if r.Platforms == nil {
		r.Platforms = platforms
	}
	for name, field := range map[string]*string{
		"path": &r.Path, "from": &r.From, "to": &r.To, "app": &r.App, "port": &r.Port, "image": &r.Image,
		"region": &r.Region, "repository": &r.Repository, "action": &r.Action, "process": &r.Process,
	} {
		*field = cmp.Or(*field, q[name])
	}
	r.Suggested = r.Suggested || q["suggested"] == "true"
}

// check looks at the values that stand for themselves.
func (q query) check() *problem {
	switch {
	case len(q["path"]) > MaxFilePath:
		return badParameter.problem("The parameter \"path\" is longer than " + inBytes(MaxFilePath) + ".")
	case len(q["app"]) > maxApp:
		return badParameter.problem("The parameter \"app\" is longer than " + inBytes(maxApp) + ".")
	case q["suggested"] != "" && q["suggested"] != "true" && q["suggested"] != "false":
		return badParameter.problem("The parameter \"suggested\" must be true or false, not " + quote(q["suggested"]) + ".")
	}
	return nil
}
