package rules

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
	"github.com/proclint/proclint/lint/spelling"
)

var _ = check.Register(check.Rule{
	Name:         "variable-typo",
	Group:        check.CommandsGroup,
	Kind:         check.Slip,
	Title:        "Typo in a variable",
	Applies:      check.ContainsAny("$", "{", "<", "_URL", "sh "),
	CheckCommand: checkVariableTypo,
})

func checkVariableTypo(p *check.Pass, v *check.View) {
	reportScriptVariable(p, v)
	for i := range v.Cmd.Calls {
		reportTornVariables(p, v, v.Cmd.Calls[i].Words)
		if strings.Contains(v.Cmd.Text, "_URL") {
			reportBareURL(p, v, v.Cmd.Calls[i].Words)
		}
	}
	if at := placeholder(v); !at.Empty() && !check.IsUndeployed(path.Dir(p.RootPath)) {
		written := v.Cmd.Text[at.Start:at.End]
		p.Report(check.Finding{
			Range:    v.At(at),
			Headline: prose.T("`%s` is a placeholder", written),
			Effects:  p.Everywhere().Of(v).All(check.NewEffect(check.Error, platform.Crash, "`%s` doesn't start: nothing replaces `%s`.", v.Type, written)),
			Help:     prose.T("Write the name that it means."),
		})
	}
	for i := range v.Cmd.Variables {
		reportPart(p, v, v.Cmd.Variables[i])
	}
	// A command may set variables without their names in it, or run a loop over some.
	if slices.ContainsFunc(v.Cmd.Features, func(f command.Feature) bool {
		return f.Kind == command.Compound || f.Kind == command.Builtin && f.Text != "cd" && f.Text != "exec" && f.Text != "export"
	}) {
		return
	}
	for i := range v.Cmd.Variables {
		if right := meant(v, i); right != "" {
			reportVariableTypo(p, v, v.Cmd.Variables[i], right)
		}
	}
}

// portInScript is a typo for $PORT where a script writes a port.
var portInScript = regexp.MustCompile(`(?i)port\s*=\s*["']?\$\{?(?-i:(PORTS|PROT|POTR|OPRT|PORTT|PPORT|port|Port))\b`)

// reportScriptVariable reports such a typo in a script that a shell runs before the main program, as those that write the settings of Streamlit.
func reportScriptVariable(p *check.Pass, v *check.View) {
	if p.Repository == nil || v.Main() == nil {
		return
	}
	const shells ecosystem.Words = "sh bash dash"
	for _, run := range v.Needed() {
		starts := p.WorkingFolders(run)
		if !shells.Has(run.Base) || len(run.Args) == 0 || !run.Args[0].Static || len(starts) == 0 {
			continue
		}
		file := path.Join(starts[0], run.Args[0].Value)
		text, _ := p.Repository.Text(file)
		at := portInScript.FindStringSubmatchIndex(text)
		if at == nil {
			continue
		}
		name := text[at[2]:at[3]]
		if strings.Contains(text, name+"=") || strings.Contains(p.Doc.Text, name) {
			continue
		}
		p.Report(check.Finding{
			Range:    v.At(run.Args[0].Range),
			Headline: prose.T("`$%s` in `%s` is probably a typo for `$PORT`", name, check.PathPart(file)),
			Effects:  p.InRepository(v).All(check.NewEffect(check.Warning, platform.NoTraffic, "`$%s` is empty, so the server gets no port.", name)),
			Code:     &check.CodePlace{Path: file, Line: 1 + strings.Count(text[:at[2]], "\n"), Text: name, Right: "PORT", Subject: name},
			Help:     prose.T("Use `$PORT` in `%s`.", check.PathPart(file)),
		})
		return
	}
}

// reportTornVariables reports a space between a $ and the name of a variable, which makes them two words.
func reportTornVariables(p *check.Pass, v *check.View, words []command.Word) {
	for i := 1; i < len(words); i++ {
		before, name := words[i-1], strings.Trim(words[i].Raw, "{}")
		lone := before.Raw == "$"
		if !lone && (!strings.HasSuffix(before.Raw, "$") || strings.ContainsAny(before.Raw, `\'"`) || name != "PORT" && !wellKnown.Has(name)) {
			continue
		}
		if !command.IsVariableName(name) || name != strings.ToUpper(name) {
			continue
		}
		at := procfile.Range{Start: before.Range.End - 1, End: words[i].Range.End}
		f := check.Finding{
			Range:    v.At(at),
			Headline: prose.T("A space separates `$` from `%s`", words[i].Raw),
			Effects: p.On(platform.Running).Of(v).Except(func(t *platform.Target) bool {
				return !t.Shell.Expands() // without a shell, no variable works
			}).All(check.NewEffect(check.Error, platform.Crash, "`%s` gets `$` and `%s` as words, not the variable's value.", words[0].Raw, words[i].Raw)),
			HelpUnfixed: prose.T("Use `$%s`.", words[i].Raw),
		}
		if !slices.ContainsFunc(p.Targets, func(t *platform.Target) bool { return !t.Shell.Expands() }) {
			f.Fixes = check.Suggestion(prose.Title("Replace `%s` with `$%s`", v.Cmd.Text[at.Start:at.End], words[i].Raw), check.Replace(v.At(at), "$"+words[i].Raw))
		}
		p.Report(f)
	}
}

// urlOptions are options of which the value is the URL of a service.
const urlOptions ecosystem.Words = "--broker --result-backend --url --redis-url --database-url"

// reportBareURL reports the name of a variable without its $ where the URL of a service belongs.
func reportBareURL(p *check.Pass, v *check.View, words []command.Word) {
	option := ""
	for _, w := range words {
		name, value, joined := strings.Cut(w.Raw, "=")
		if !joined {
			name, value = option, w.Raw
		}
		option = w.Raw
		if !urlOptions.Has(name) || !strings.HasSuffix(value, "_URL") || !command.IsVariableName(value) {
			continue
		}
		at := v.At(procfile.Range{Start: w.Range.End - len(value), End: w.Range.End})
		f := check.Finding{
			Range:       at,
			Headline:    prose.T("`%s` has no `$`, so it isn't a variable", value),
			Effects:     p.Everywhere().Of(v).All(check.NewEffect(check.Error, platform.Changed, "`%s` gets the text `%s`, not the variable's value.", name, value)),
			HelpUnfixed: prose.T("Use `$%s`.", value),
		}
		if p.AllExpandPort() {
			f.Fixes = check.Suggestion(prose.Title("Replace `%s` with `$%s`", value, value), check.Replace(at, "$"+value))
		}
		p.Report(f)
	}
}

// placeholder is the range of a text such as {app} in the program of a command or in what that runs, or of <app>, which
// the shell takes for a redirection.
func placeholder(v *check.View) (at procfile.Range) {
	for _, c := range v.Cmd.Calls {
		for _, r := range c.Redirects {
			if at := placeholderIn(v.Cmd.Text, r, '<', '>'); !at.Empty() {
				return at
			}
		}
	}
	run := v.Main()
	if run == nil {
		return at
	}
	if at = placeholderIn(v.Cmd.Text, run.Name.Range, '{', '}'); at.Empty() && len(run.Positional) > 0 && !run.Doubtful {
		at = placeholderIn(v.Cmd.Text, run.Positional[0].Range, '{', '}')
	}
	return at
}

// longestPlaceholder is more than any name in a guide.
const longestPlaceholder = 60

// placeholderIn is the range of a placeholder that starts within a range of a text: some words between an opening and a closing mark.
func placeholderIn(text string, within procfile.Range, opening, closing byte) procfile.Range {
	start := strings.IndexByte(text[within.Start:within.End], opening)
	if start < 0 {
		return procfile.Range{}
	}
	start += within.Start
	length := strings.IndexByte(text[start:min(len(text), start+longestPlaceholder)], closing)
	if length < 2 || start > 0 && text[start-1] == '$' || text[start+length-1] == ' ' {
		return procfile.Range{}
	}
	at, name := procfile.Range{Start: start, End: start + length + 1}, text[start+1:start+length]
	// In <in>out, both marks are redirections.
	if name == "PORT" || closing == '>' && (at.End == len(text) || !strings.ContainsRune(".:-_", rune(text[at.End]))) || !check.IsTypeName(strings.ReplaceAll(name, " ", "")) {
		return procfile.Range{}
	}
	return at
}

// reportPart reports a variable from whose text the shell takes a part, where a default was meant, as in Spring's settings.
func reportPart(p *check.Pass, v *check.View, variable command.Variable) {
	written := v.Cmd.Text[variable.Range.Start:variable.Range.End]
	number, ok := strings.CutPrefix(written, "${"+variable.Name+":")
	number = strings.TrimSuffix(number, "}")
	if !ok || !command.IsDigits(number) || len(number) < 3 && !counts.Has(variable.Name[strings.LastIndexByte(variable.Name, '_')+1:]) || variable.Quote == command.Single && !variable.Script {
		return
	}
	run, right := v.Main(), "${"+variable.Name+":-"+number+"}"
	p.Report(check.Finding{
		Range:    v.At(variable.Range),
		Headline: prose.T("`%s` cuts off `$%s` and gives no default", written, variable.Name),
		Effects: p.On(platform.Running).Of(v).Each(func(t *platform.Target) check.Effect {
			switch {
			case !t.Shell.ExpandsAs(written):
				return check.Effect{} // without a shell, every variable is reported
			case run != nil && run.Port.Source == command.FromFlag && strings.Contains(run.Port.Value, written) && p.GetsHTTP(t, v.Entry):
				return check.NewEffect(check.Error, platform.NoTraffic, "`%s` gets no port: `%s` is empty, or `sh` rejects it.", v.Type, written)
			}
			return check.NewEffect(check.Warning, platform.Differs, "`%s` is empty, or `sh` rejects it.", written)
		}),
		HelpUnfixed: prose.T("Use `%s`.", right),
		Fixes:       check.Suggestion(prose.Title("Replace `%s` with `%s`", written, right), check.Replace(v.At(variable.Range), right)),
	})
}

func reportVariableTypo(p *check.Pass, v *check.View, variable command.Variable, right string) {
	run := v.Main()
	port := right == "PORT" && run != nil && run.Port.Variable == variable.Name
	written := v.Cmd.Text[variable.Range.Start:variable.Range.End]
	p.Report(check.Finding{
		Range:    v.At(variable.Range),
		Headline: prose.T("`%s` is probably a typo for `$%s`", written, right),
		Effects: p.On(platform.Running).Of(v).Each(func(t *platform.Target) check.Effect {
			switch {
			case !t.Shell.Expands(), right == "PORT" && !t.Port.Env && !t.Platform().Runner:
				return check.Effect{} // without a shell, every variable is reported
			case port && variable.Default != "" && p.GetsHTTP(t, v.Entry) && !t.Platform().Runner:
				return p.FixedPortEffect(t, run, variable.Default)
			case variable.Default != "":
				return check.NewEffect(check.Warning, platform.Differs, "`%s` is always its default unless you set `%s`.", written, variable.Name)
			case port && p.GetsHTTP(t, v.Entry) && !t.Platform().Runner:
				return check.NewEffect(check.Error, platform.NoTraffic, "`%s` is empty, so `%s` gets no port.", written, v.Type)
			}
			return check.NewEffect(check.Warning, platform.Differs, "`%s` is empty unless you set it.", written)
		}),
		HelpUnfixed: prose.T("Use `$%s`.", right),
		Fixes: check.Suggestion(prose.Title("Replace `%s` with `$%s`", written, right),
			check.Replace(v.At(variable.Range), strings.Replace(written, variable.Name, right, 1))),
	})
}

// meant is the well-known name for which a variable of the command is a typo, or "".
func meant(v *check.View, i int) string {
	c := v.Cmd
	variable := c.Variables[i]
	switch {
	case variable.Operator != "" && !variable.HasDefault, variable.Quote == command.Single && !variable.Script, len(variable.Name) < 3,
		variable.Name == "PORT", wellKnown.Has(variable.Name), v.Assigns(variable.Name),
		variable.HasDefault && strings.EqualFold(variable.Name, "PORT"): // with a default it may be a variable of the app
		return ""
	}
	if portTypos.Has(variable.Name) && c.Variable("PORT") == nil && portPlace(c.Text, variable.Range) {
		return "PORT"
	}
	return check.First(wellKnown.List(), func(name string) bool { return isTypoFor(variable.Name, name) })
}

const (
	// counts are ends of names of variables with a small number, of which nobody wants a part.
	counts ecosystem.Words = "SIZE THREADS CONCURRENCY WORKERS PROCESSES COUNT TIMEOUT"
	// portTypos are typos for PORT that mean nothing else.
	portTypos ecosystem.Words = "port Port POR PRT POT ORT PROT POTR OPRT PORTT PORRT POORT PPORT"
	// wellKnown are names that platforms, buildpacks and add-ons set.
	wellKnown ecosystem.Words = "DATABASE_URL REDIS_URL RAILS_ENV NODE_ENV JAVA_OPTS WEB_CONCURRENCY MONGODB_URI RABBITMQ_URL CLOUDAMQP_URL"
)

// isTypoFor reports two swapped neighbors, one doubled letter, or one missing letter within a word: no other name differs by that.
func isTypoFor(name, right string) bool {
	switch len(name) {
	case len(right):
		return spelling.Swapped(name, right)
	case len(right) + 1:
		return spelling.Doubled(right, name)
	case len(right) - 1:
		at := spelling.DiffersAt(name, right)
		return at > 0 && at < len(name) && right[at] != '_' && right[at-1] != '_' && right[at+1] != '_' && name[at:] == right[at+1:]
	}
	return false
}

// portPlace reports whether a port is expected at a place: after a colon, or after an option for one.
func portPlace(text string, at procfile.Range) bool {
	before := strings.TrimRight(text[:at.Start], " \"={")
	option := strings.ToLower(before[strings.LastIndexByte(before, ' ')+1:])
	return strings.HasSuffix(option, ":") || option == "-p" || option == "runserver" || option == "-l" || strings.HasPrefix(option, "-") && strings.HasSuffix(option, "port")
}
