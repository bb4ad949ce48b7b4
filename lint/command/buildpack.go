package command

import (
	"github.com/proclint/proclint/lint/ecosystem"
	"path"
	"strings"
)

const buildpackScripts ecosystem.Words = "heroku-php-apache2 heroku-php-nginx start-nginx start-nginx-solo start-nginx-static start-nginx-debug " +
	"start-pgbouncer start-pgbouncer-stunnel use-pgbouncer"

// OfBuildpack reports whether a path is that of a script which one of Heroku's buildpacks adds to an app.
func OfBuildpack(file string) bool {
	return buildpackScripts.Has(path.Base(file)) || strings.HasPrefix(file, ".heroku/") || strings.HasPrefix(file, "/app/.heroku/")
}

// BuildpackScript is the first word of the command that is such a script, or "".
func (c *Command) BuildpackScript() string {
	for _, call := range c.Calls {
		for _, word := range call.Words {
			if word.Static && OfBuildpack(word.Value) {
				return word.Value
			}
		}
	}
	return ""
}
