package rules

import (
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:     "no-main-class",
	Group:    check.RepositoryGroup,
	Kind:     check.Slip,
	Title:    "Jar or war without a main class",
	Reach:    check.InImages,
	CheckRun: checkNoMainClass,
})

func checkNoMainClass(p *check.Pass, v *check.View) {
	jar, ok := p.BuiltJar(v)
	if !ok || !jar.LacksMain() {
		return
	}
	help := prose.T("Start it with a server that takes a war as an argument, such as Webapp Runner.")
	if !strings.HasSuffix(jar.Name, ".war") {
		help = prose.T("Add `spring-boot-maven-plugin` to the plugins in `pom.xml`.")
	}
	p.Report(check.Finding{
		Range:    v.At(jar.Word.Range),
		Headline: prose.T("`%s` has no main class", jar.Name),
		Effects: p.InRepository(v).Except(func(t *platform.Target) bool {
			return t.Platform().Runner // a machine may have files that git doesn't
		}).All(check.NewEffect(check.Error, platform.Crash, "`%s` doesn't start: there is no main class in `%s`.", v.Type, check.PathPart(jar.Word.Value)).Logged("no main manifest attribute")),
		Help: help,
	})
}
