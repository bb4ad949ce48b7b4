package rules

import (
	"path"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:      "file-not-read",
	Group:     check.FileGroup,
	Kind:      check.Difference,
	AboutFile: true,
	Title:     "Platform that reads no Procfile",
	Check:     checkFileNotRead,
})

func checkFileNotRead(p *check.Pass) {
	if p.Variant() {
		return
	}
	for _, t := range p.Targets {
		ignored := p.IsBeside(t.IgnoredWith)
		if !ignored && t.Elsewhere == "" {
			continue
		}
		headline := prose.T("%s doesn't read a Procfile", t.Title())
		e := check.NewEffect(check.Warning, platform.Ignored, "The file starts nothing: commands belong in %s.", t.Elsewhere)
		help := prose.T("Enter each command in %s.", t.Elsewhere)
		switch {
		case ignored:
			headline = prose.T("%s may ignore the Procfile because of `%s`", t.Title(), t.IgnoredWith.Path)
			e = check.NewEffect(check.Info, platform.Differs, "%s", t.IgnoredIf)
			help = prose.T("Enter each command in `%s` if the app uses that stack, or else remove that file.", t.IgnoredWith.Path)
		case startsRunner(p, t) != "":
			runner := startsRunner(p, t)
			headline = prose.T("`%s` reads the Procfile on %s", runner, t.Title())
			e = check.NewEffect(check.Info, platform.Differs, "One container starts all processes of the file with `%s`.", runner)
			help = prose.T("Check the file for `%s`, too.", runner)
		case p.IsBeside(t.ReadsWith):
			e = check.NewEffect(check.Info, platform.Differs, "The builder that `%s` names may read the file.", t.ReadsWith.Path)
			help = prose.T("Check the file for the builder that `%s` names.", t.ReadsWith.Path)
		case t.Export != "":
			help = prose.T("Convert it with Proclint's export `%s`.", t.Export)
		}
		e.Target, e.Verified = t, t.Sure(platform.Grammar)
		p.Report(check.Finding{
			Headline: headline,
			Effects:  check.Effects{e},
			Help:     help,
		})
	}
}

// runners are programs that start the processes of a Procfile.
const runners ecosystem.Words = "honcho foreman overmind hivemind goreman forego"

// startsRunner is the runner that the image of an app starts, or the file that chooses how a platform starts the app, or "".
func startsRunner(p *check.Pass, t *platform.Target) string {
	if p.Repository == nil {
		return ""
	}
	var text strings.Builder
	if image := p.Repository.Dockerfile(); image != nil && t.Image {
		text.WriteString(image.Entrypoint + " " + image.Command)
	}
	for _, f := range t.Platform().ConfigFiles {
		if f.Strategy == t.Name && f.Chooses && f.Path != "Dockerfile" {
			chosen, _ := p.Repository.Text(path.Join(p.Repository.Folder(), f.Path))
			text.WriteString(" " + chosen)
		}
	}
	words := strings.FieldsFunc(text.String(), func(r rune) bool { return strings.ContainsRune(" \t\n\"'[],:=/", r) })
	at := slices.IndexFunc(words, runners.Has)
	if at < 0 {
		return ""
	}
	return words[at]
}
