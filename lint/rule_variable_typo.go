package lint

import (
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
)

var _ = register(Rule{
	Name:       "variable-typo",
	Group:      CommandsGroup,
	Order:      17,
	Title:      "The name of a well-known variable is misspelt",
	Documented: variableTypoDocs{},
	Suspects:   holding("$"),
	Check:      checkVariableTypo,
})

type variableTypoDocs struct{}

// Docs is the documentation.
func (variableTypoDocs) Docs() Docs {
	return Docs{
		Summary: "A variable is one slip away from PORT or from another name that platforms and add-ons set.",
		Why: "The shell puts nothing in the place of a variable that nobody sets, and says nothing about it. So $port or $POR " +
			"leaves the server without a port: gunicorn stops, uvicorn takes the next word for the port, waitress takes any " +
			"port. The names of variables are case-sensitive on Linux. A name that may well be the app's own is never taken " +
			"for a slip, nor is one that the command itself sets.",
		Bad:     Sample{Text: "web: gunicorn app:app --bind 0.0.0.0:$POR\n", Platforms: []string{"heroku"}},
		Good:    Sample{Text: "web: gunicorn app:app --bind 0.0.0.0:$PORT\n", Platforms: []string{"heroku"}},
		Logs:    []string{"Error: Option '--port' requires an argument.", "Error: '' is not a valid port number."},
		Sources: []string{"run: gunicorn, uvicorn and waitress with an empty value", "Heroku Dev Center, The Procfile"},
	}
}

func checkVariableTypo(p *Pass) {
	for _, v := range p.suspects() {
		if setsVariables(v.cmd) {
			continue
		}
		for i := range v.cmd.Variables {
			if right := v.meant(i); right != "" {
				p.reportVariableTypo(v, v.cmd.Variables[i], right)
			}
		}
	}
}

func (p *Pass) reportVariableTypo(v *commandView, variable command.Variable, right string) {
	run := v.main()
	port := right == "PORT" && run != nil && run.Port.Variable == variable.Name
	cs := p.judgeView(v, platform.Running, func(t *platform.Target) (Severity, string) {
		switch {
		case t.Shell == platform.NoShell, right == "PORT" && !t.Port.Env && !t.Platform().Runner:
			return None, "" // the rule no-shell speaks of every variable
		case port && p.getsHTTP(t, v.Entry) && !t.Platform().Runner:
			return Error, "it is empty, so the program gets no port"
		}
		return Warning, "it is empty, unless you set a variable of that name"
	})
	written := v.cmd.Text[variable.Range.Start:variable.Range.End]
	p.tell(v, variable.Range, cs,
		quote(written)+" looks like a slip for $"+right,
		"write $"+right,
		suggestion("Write $"+right+" for "+written, Replace(v.at(variable.Range), strings.Replace(written, variable.Name, right, 1))))
}

// setsVariables reports whether the command may set variables in a way that does
// not show their names, or runs a loop over some.
func setsVariables(c *command.Command) bool {
	for _, f := range c.Features {
		if f.Kind == command.Compound || f.Kind == command.Builtin && f.Text != "cd" && f.Text != "exec" && f.Text != "export" {
			return true
		}
	}
	return false
}

// meant is the well-known name that a variable of the command was meant to be,
// or "".
func (v *commandView) meant(i int) string {
	c := v.cmd
	variable := c.Variables[i]
	if variable.Operator != "" || variable.Quote == command.Single && !variable.Script || len(variable.Name) < 3 {
		return ""
	}
	if variable.Name == "PORT" || wellKnown.Has(variable.Name) {
		return ""
	}
	for _, call := range c.Calls {
		for _, a := range call.Assigns {
			if a.Name == variable.Name {
				return ""
			}
		}
	}
	if portSlips.Has(variable.Name) && c.Variable("PORT") == nil && portPlace(c.Text, variable.Range) {
		return "PORT"
	}
	for _, name := range wellKnown.List() {
		if slipFor(variable.Name, name) {
			return name
		}
	}
	return ""
}

const (
	// portSlips are slips for PORT that mean nothing else.
	portSlips command.Words = "port Port POR PRT POT ORT PROT POTR OPRT PORTT PORRT POORT PPORT"
	// wellKnown are names that platforms, buildpacks and add-ons set.
	wellKnown command.Words = "DATABASE_URL REDIS_URL RAILS_ENV NODE_ENV JAVA_OPTS WEB_CONCURRENCY MONGODB_URI RABBITMQ_URL CLOUDAMQP_URL"
)

// slipFor reports one swap of neighbours, one doubled letter, or one letter lost
// within a word: what no other name differs by.
func slipFor(name, right string) bool {
	switch len(name) {
	case len(right):
		return swapped(name, right)
	case len(right) + 1:
		return doubled(right, name)
	case len(right) - 1:
		at := differsAt(name, right)
		return at > 0 && at < len(name) && right[at] != '_' && right[at-1] != '_' && right[at+1] != '_' && name[at:] == right[at+1:]
	}
	return false
}

// doubled reports whether long is short with one letter twice.
func doubled(short, long string) bool {
	at := differsAt(short, long)
	return at > 0 && long[at] == long[at-1] && short[at:] == long[at+1:]
}

// differsAt is the index of the first byte in which two texts differ, or the
// length of the shorter one.
func differsAt(a, b string) int {
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		i++
	}
	return i
}

// portPlace reports whether a port is what belongs at a place: behind a colon,
// or behind an option that speaks of one.
func portPlace(text string, at procfile.Range) bool {
	before := strings.TrimRight(text[:at.Start], " \"={")
	if before == "" {
		return false
	}
	if before[len(before)-1] == ':' {
		return true
	}
	option := strings.ToLower(before[strings.LastIndexByte(before, ' ')+1:])
	return option == "-p" || option == "runserver" || option == "-l" || strings.HasPrefix(option, "-") && strings.HasSuffix(option, "port")
}
