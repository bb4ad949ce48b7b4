package check

import (
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

// jvm are the programs of apps that Heroku's Java and Gradle buildpacks build.
const jvm ecosystem.Words = "java mvn mvnw gradle gradlew"

// FixedPortEffect is the effect of a server that listens on a port that isn't taken from $PORT.
func (n *App) FixedPortEffect(t *platform.Target, run *command.Run, number string) Effect {
	port := PortBeside(t, n.Repository)
	language := ""
	if port.Languages != nil {
		language = n.Repository.LanguageOf(run)
	}
	switch {
	case !SetsPort(t), n.HasOwnProxy(t):
		return Effect{}
	case port.Expects(language, number), (port.SetBy != "" || port.IsFixed) && port.Default == number:
		return Effect{}
	case port.SocketFor(language) != "":
		return NewEffect(Warning, platform.NoTraffic, "Visitors see an error: the proxy sends requests to `%s`.", prose.Exact(port.SocketFor(language)))
	case port.Default == number && port.Languages == nil:
		return NewEffect(Warning, platform.Differs, "The server gets requests only while `$PORT` is %s.", number)
	case port.Configurable != "":
		return NewEffect(Warning, platform.NoTraffic, "Visitors see an error unless %s is %s.", port.Configurable, number)
	}
	return PortMissedEffect(t, run)
}

// MostForPort is the highest severity of a fixed port: a warning where the program may not take it.
func MostForPort(run *command.Run) Severity {
	if run.Program == nil || run.Program.Hint || run.ReplacesPort() && run.Port.Flag == "" && (!run.Program.ReadsPort || run.Program.ConfigByDefault) {
		return Warning
	}
	return Error
}

// WithoutAssignment is the fix that removes PORT=3000 in front of a program. There's none for export, which may set other variables too.
func WithoutAssignment(v *View, run *command.Run) []Fix {
	at := run.Port.Option
	rest := v.Cmd.Text[at.End:]
	blanks := len(rest) - len(strings.TrimLeft(rest, " \t"))
	if blanks == 0 || blanks == len(rest) || strings.HasSuffix(strings.TrimRight(v.Cmd.Text[:at.Start], " \t"), "export") || strings.ContainsAny(rest[blanks:blanks+1], "&|;") {
		return nil
	}
	at.End += blanks
	return Suggestion(prose.Title("Remove `%s`", run.Text(run.Port.Option)), Delete(v.At(at)))
}

// SetsPort reports whether a platform sets $PORT and expands it in commands.
func SetsPort(t *platform.Target) bool { return t.Port.Env && t.Shell.Expands() }

// PortMissedEffect is the effect where nothing listens on $PORT. run may be nil.
func PortMissedEffect(t *platform.Target, run *command.Run) Effect {
	outcome := platform.NoTraffic
	if t.Port.Stops {
		outcome = platform.Crash
	}
	if run != nil && jvm.Has(run.Base) && t.Port.OnMissJVM != "" {
		return NewEffect(Error, outcome, "%s", t.Port.OnMissJVM).Coded(t.Codes.OnMiss)
	}
	return NewEffect(Error, outcome, "%s", t.Port.OnMiss).Coded(t.Codes.OnMiss)
}

// SetElsewhere reports whether a file of the project that sets variables for the app on a target names a variable.
func (n *App) SetElsewhere(t *platform.Target, variable string) bool {
	if n.Repository == nil {
		return false
	}
	for _, file := range []string{"Dockerfile", "app.json", "heroku.yml", "project.toml", ".env", ".profile"} {
		if text, _ := n.Repository.Text(file); strings.Contains(text, variable) && t.ReadsToBuild(file) {
			return true
		}
	}
	return false
}

// IsRejectedPort reports whether the number isn't a port, or is one that a platform reserves on which the process gets traffic.
func (s *processTypes) IsRejectedPort(v *View, port int) bool {
	if port < 1 || port > 65535 {
		return true
	}
	return slices.ContainsFunc(v.Targets, func(t *platform.Target) bool { return s.GetsHTTP(t, v.Entry) && slices.Contains(t.Port.Rejected, port) })
}

// Address is a host in a text: code, unless it's a plain name or number.
func Address(host string) prose.Text {
	if len(host) <= prose.MaxCode && strings.Trim(strings.ToLower(host), "abcdefghijklmnopqrstuvwxyz0123456789.:[]") == "" {
		return prose.T("%s", host)
	}
	return prose.T("`%s`", host)
}
