package rules

import (
	"cmp"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:         "flag-typo",
	Group:        check.CommandsGroup,
	Kind:         check.Slip,
	Title:        "Unknown option",
	Reach:        check.AmongFiles,
	Applies:      check.RunsKnownProgram(func(r *command.Run) bool { return len(r.Unknown) > 0 || lateOption(r) != nil || keptByNPM(r) != nil }),
	CheckCommand: checkFlagTypo,
})

func checkFlagTypo(p *check.Pass, v *check.View) {
	if o := lateOption(v.Main()); o != nil {
		celeryOrder(p, v, v.Main(), o)
	}
	if hasRemovedFlags(p, v.Main()) {
		return
	}
	if o := keptByNPM(v.Main()); o != nil {
		scriptOption(p, v, o)
	}
	for _, u := range v.Main().Unknown {
		if !u.Joined {
			unknownFlag(p, v, u)
		}
		if v.Main().Program.Argument == ecosystem.Address {
			break // one word replaces all of the flags
		}
	}
}

// beforeSubCommand are the options of celery itself.
const beforeSubCommand ecosystem.Words = "-A --app --broker --workdir"

// lateOption is an option of celery itself after the subcommand, or nil.
func lateOption(run *command.Run) *command.Option {
	if run.Base != "celery" {
		return nil
	}
	end := run.Naming().End
	for i := range run.Options {
		if o := &run.Options[i]; beforeSubCommand.Has(o.Name) && o.Range.Start >= end && run.Program.Instead == "" {
			return o
		}
	}
	return nil
}

// removed are the programs that lack an option since a version that a manifest may not have reached.
var removed = map[string]int{"puma": 5, "sidekiq": 6}

// hasRemovedFlags reports whether the app pins a version of the program that still has the options.
func hasRemovedFlags(p *check.Pass, run *command.Run) bool {
	since := removed[run.Program.Name]
	if since == 0 || p.Repository == nil {
		return false
	}
	major := p.Repository.Ruby(run.Dir).Major(run.Program.Name)
	return major > 0 && major < since
}

// celeryOrder reports an option of celery itself after the subcommand, which Celery 5 rejects.
// Older versions accept it, so a manifest that pins the version decides.
func celeryOrder(p *check.Pass, v *check.View, run *command.Run, o *command.Option) {
	effect := check.NewEffect(check.Info, platform.Crash, "Celery 5 and later versions exit with an error.")
	if p.Repository != nil {
		switch major := p.Repository.Python(run.Dir).Major("celery"); {
		case major >= 5:
			effect = check.NewEffect(check.Error, platform.Crash, "Celery %s exits with an error.", major)
			if o.Name == "-A" {
				effect = effect.Logged("You are using `-A` as an option of the worker sub-command")
			}
		case major > 0:
			return
		}
	}
	at := procfile.Range{Start: o.Range.Start, End: max(o.Range.End, o.Value.End)}
	sub := run.Text(procfile.Range{Start: run.Name.Range.End, End: run.Naming().End})
	want := check.UseText(run.Name.Raw + " " + run.Text(at) + sub)
	p.Report(check.Finding{
		Range:       v.At(at),
		Headline:    prose.T("`%s` comes after `%s`", run.Text(at), strings.TrimSpace(sub)),
		Effects:     p.Everywhere().Of(v).All(effect),
		HelpUnfixed: prose.T("%s.", want),
		Fixes: p.RewriteFix(v, want.Fit(prose.MaxTitle), []procfile.TextEdit{
			{Range: procfile.Range{Start: run.Name.Range.End, End: run.Name.Range.End}, NewText: " " + run.Text(at)},
			{Range: procfile.Range{Start: at.Start - 1, End: at.End}},
		}, func(r *command.Run) bool { return len(r.Options) == len(run.Options) }),
	})
}

// forNPM are options after the name of a script that are meant for npm itself.
const forNPM ecosystem.Words = "--if-present --ignore-scripts --foreground-scripts --script-shell -w --workspace --workspaces -ws --include-workspace-root -iwr " +
	"--prefix -C -s --silent -q --quiet -d -dd -ddd --verbose --loglevel --color --no-color --progress --no-progress --production --prod --only --omit --include " +
	"--unsafe-perm -f --force --offline --prefer-offline --cache --userconfig --registry --node-options --scripts-prepend-node-path --no-update-notifier --update-notifier --no-fund --no-audit"

// keptByNPM is the first option after the name of a script that npm doesn't pass on to the script, or nil.
func keptByNPM(run *command.Run) *command.Option {
	if run.Base != "npm" {
		return nil
	}
	script := run.Reference()
	if script.Kind != ecosystem.Script {
		return nil
	}
	for i := range run.Options {
		if o := &run.Options[i]; o.Range.Start > script.Range.End && !forNPM.Has(o.Name) {
			return o
		}
	}
	return nil
}

// scriptOption reports an option for a script that npm takes itself.
func scriptOption(p *check.Pass, v *check.View, o *command.Option) {
	lost := check.NewEffect(check.Warning, platform.Differs, "`npm` takes `%s` itself, so the script starts without it.", o.Name)
	if strings.HasPrefix(o.Name, "--") {
		lost = lost.Logged(`npm warn Unknown cli config "` + o.Name + `". This will stop working in the next major version of npm.`)
	}
	p.Report(check.Finding{
		Range:    v.At(o.Range),
		Headline: prose.T("`npm` doesn't pass `%s` to the script", o.Name),
		Effects:  p.Everywhere().Of(v).All(lost),
		Help:     prose.T("Write `--` before the options of the script."),
		Fixes: p.RewriteFix(v, prose.Title("Insert `--` before `%s`", o.Name), []procfile.TextEdit{
			{Range: procfile.Range{Start: o.Range.Start, End: o.Range.Start}, NewText: "-- "},
		}, func(r *command.Run) bool {
			return keptByNPM(r) == nil && !slices.ContainsFunc(v.Main().Options, func(later command.Option) bool {
				return later.Range.Start > o.Range.Start && forNPM.Has(later.Name) // npm wouldn't get it any more
			})
		}),
	})
}

func unknownFlag(p *check.Pass, v *check.View, u command.UnknownFlag) {
	run := v.Main()
	want := wantedFlag(run, u)
	f := check.Finding{
		Range:       v.At(u.Range),
		Headline:    prose.T("`%s` has no option `%s`", run.Program.Name, u.Flag),
		Effects:     p.Everywhere().Of(v).All(unknownFlagEffect(run.Program.Name, u, want)),
		HelpUnfixed: prose.T("%s.", check.UseText(want)),
	}
	if len(u.Several) > 0 {
		f.Headline = prose.T("`%s` may be several options of `%s`", u.Flag, run.Program.Name)
		f.HelpUnfixed = prose.T("Write the whole name, such as `%s`.", cmp.Or(want, slices.Min(u.Several)))
		f.Effects = p.Everywhere().Of(v).All(check.ProgramExitsEffect(run.Program.Name).Logged("error: ambiguous option: " + u.Flag))
	} else if want == "" {
		f.Headline = prose.T("`%s` isn't a known option of `%s`", u.Flag, run.Program.Name)
		f.Help = prose.T("Remove `%s`, unless your version of `%s` has it.", u.Flag, run.Program.Name)
	}
	f.Fixes = p.SameProgramFix(v, check.UseText(want).Fit(prose.MaxTitle), u.Edits, func(r *command.Run) bool { return len(r.Unknown) < len(run.Unknown) })
	p.Report(f)
}

// wantedFlag is what to write in place of an unknown option, or "".
func wantedFlag(run *command.Run, u command.UnknownFlag) string {
	switch {
	case run.Program.Argument == ecosystem.Address:
		return run.Program.Name + " 0.0.0.0:$PORT"
	case len(u.Edits) > 0:
		return u.Edits[0].NewText
	}
	return u.Meant
}

func unknownFlagEffect(program string, u command.UnknownFlag, want string) check.Effect {
	switch {
	case !u.Stops:
		return check.NewEffect(check.Warning, platform.Differs, "`%s` may ignore `%s` or exit with an error.", program, u.Flag)
	case want == "":
		return check.NewEffect(check.Warning, platform.Crash, "`%s` exits with an error unless your version has `%s`.", program, u.Flag)
	}
	return check.ProgramExitsEffect(program)
}
