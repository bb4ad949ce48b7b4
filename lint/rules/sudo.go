package rules

import (
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
	Name:    "sudo",
	Group:   check.CommandsGroup,
	Kind:    check.Slip,
	Title:   "Command with sudo or apt-get",
	Reach:   check.InImages,
	Applies: check.ContainsAny("sudo ", "apt-get ", "apt "),
	Check:   checkSudo,
})

func checkSudo(p *check.Pass) {
	if p.DeepInFolders() {
		return
	}
	for _, v := range p.Candidates() {
		for _, s := range v.Programs() {
			if installsPackages(s.Words) {
				reportPackages(p, v, s.Words)
				break
			}
			if s.Words[0].Value != "sudo" || len(s.Words) < 2 {
				continue
			}
			p.Report(check.Finding{
				Range:       v.At(s.Words[0].Range),
				Headline:    prose.T("`%s` starts its program with `sudo`", v.Type),
				Effects:     p.On(platform.Running).Of(v).Deployed().Each(func(t *platform.Target) check.Effect { return sudoEffect(p, t) }),
				HelpUnfixed: prose.T("Remove `sudo`."),
				Fixes:       withoutSudo(v, s.Words),
			})
			break
		}
	}
}

func installsPackages(words []command.Word) bool {
	const programs, subs ecosystem.Words = "apt-get apt", "install update upgrade"
	return programs.Has(words[0].Value) && check.WordAmong(words, subs) >= 0
}

func reportPackages(p *check.Pass, v *check.View, words []command.Word) {
	program := words[0].Value
	after := strings.TrimSpace(v.Cmd.Text[words[len(words)-1].Range.End:])
	fails := check.NewEffect(check.Warning, platform.Differs, "The packages are missing: `%s` fails without root rights.", program)
	if after == "" || strings.HasPrefix(after, "&&") {
		fails = check.NewEffect(check.Error, platform.Crash, "`%s` fails: the container's user has no root rights.", program)
	}
	p.Report(check.Finding{
		Range:    v.At(words[0].Range),
		Headline: prose.T("`%s` installs packages with `%s`", v.Type, program),
		Effects: p.On(platform.Running).Of(v).Deployed().Except(func(t *platform.Target) bool {
			return t.Image || !t.HerokuImage
		}).All(fails),
		Help: prose.T("Add the buildpack `heroku-community/apt`, and name the packages in `Aptfile`."),
	})
}

func sudoEffect(p *check.Pass, t *platform.Target) check.Effect {
	if t.Image {
		return check.Effect{}
	}
	e := check.NewEffect(check.Error, platform.Crash, "The process doesn't start: `sudo` isn't installed.")
	switch {
	case !t.HerokuImage || p.Repository != nil && p.Repository.IsFile("Aptfile"):
		return e.Likely()
	case t.Shell == platform.Bash:
		return e.Logged("bash: sudo: command not found")
	}
	return e
}

// withoutSudo removes sudo and its options, where they are known.
func withoutSudo(v *check.View, words []command.Word) []check.Fix {
	const flags, valued ecosystem.Words = "-E -H -n -i -s -S --", "-u -g --user --group"
	i := 1
	for ; i < len(words) && strings.HasPrefix(words[i].Raw, "-"); i++ {
		switch {
		case valued.Has(words[i].Raw):
			i++
		case !flags.Has(words[i].Raw):
			return nil
		}
	}
	if i >= len(words) || check.IsAssignment(words[i].Raw) && slices.ContainsFunc(v.Targets, func(t *platform.Target) bool { return !check.RunsInShell(t, v.Type) }) {
		return nil // sudo sets variables itself, which only a shell does without it
	}
	r := procfile.Range{Start: words[0].Range.Start, End: words[i].Range.Start}
	return check.Suggestion("Remove `sudo`", check.Delete(v.At(r)))
}
