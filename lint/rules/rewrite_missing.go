package rules

import (
	"path"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:     "rewrite-missing",
	Group:    check.RepositoryGroup,
	Kind:     check.Slip,
	Title:    "Framework of PHP behind nginx without a rewrite",
	Reach:    check.InImages,
	CheckRun: checkRewriteMissing,
})

// frontControllers are packages whose apps answer every address by index.php. Sources: their documentation on nginx, such as Laravel,
// Deployment, and Symfony, Configuring a Web Server.
const frontControllers ecosystem.Words = "laravel/framework laravel/lumen-framework symfony/framework-bundle symfony/symfony slim/slim cakephp/cakephp " +
	"yiisoft/yii2 codeigniter4/framework laminas/laminas-mvc mezzio/mezzio silex/silex mikecao/flight flightphp/core spiral/framework"

// checkRewriteMissing reports an app of a framework that heroku-php-nginx serves with Heroku's own configuration, which looks for files only.
func checkRewriteMissing(p *check.Pass, v *check.View) {
	run, starts := v.Main(), p.WorkingFolders(v.Main())
	s, ok := check.PHPServerOf(run)
	if !ok || run.Base != "heroku-php-nginx" || s.Whole || !s.Known || s.Include.Raw != "" || s.Include.Value != "" || len(starts) == 0 || s.Invalid.Raw != "" || len(s.Rest) > 1 {
		return
	}
	root := starts[0]
	if len(s.Rest) == 1 {
		root = path.Join(root, s.Rest[0].Value)
	}
	framework := frontControllers.First(func(name string) bool { return p.Repository.Declared("php", name) != "" })
	if framework == "" || !p.Repository.IsFile(path.Join(root, "index.php")) {
		return
	}
	f := check.Finding{
		Range:    v.At(run.Name.Range),
		Headline: prose.T("nginx has no rewrite to `index.php` for `%s`", framework),
		Help:     prose.T("Add `-C nginx.conf` with `location / { try_files $uri /index.php$is_args$args; }`."),
		Effects: p.InRepository(v).Each(func(t *platform.Target) check.Effect {
			if t.OwnBuildpacks { // its builds have no such server
				return check.Effect{}
			}
			return check.NewEffect(check.Warning, platform.NoTraffic, "Visitors get 404 at each address but `/`.")
		}),
	}
	at := v.At(procfile.Range{Start: run.Name.Range.End, End: run.Name.Range.End}).End
	if include := rewriting(p, starts[0]); include != "" {
		f.Fixes = check.Suggestion(prose.Title("Add `-C %s`", include), check.Insert(at, " -C "+include))
	} else if text, _ := p.Repository.Raw(path.Join(root, ".htaccess")); strings.Contains(string(text), "RewriteRule") {
		base := procfile.Range{Start: run.Name.Range.End - len(run.Base), End: run.Name.Range.End}
		if v.Cmd.Text[base.Start:base.End] == run.Base {
			f.Fixes = check.Suggestion("Use `heroku-php-apache2`, which reads `.htaccess`", check.Replace(v.At(base), "heroku-php-apache2"))
		}
	}
	p.Report(f)
}

// rewriting is the only file for the inside of a server block of nginx in a folder that sends addresses to index.php, or "".
func rewriting(p *check.Pass, folder string) string {
	found := slices.DeleteFunc(p.Repository.Files(folder, ".conf"), func(name string) bool {
		text, _ := p.Repository.Raw(path.Join(folder, name))
		return !strings.Contains(string(text), "try_files") || strings.Contains(string(text), "server {") || strings.Contains(string(text), "root ")
	})
	if len(found) != 1 || !check.NeedsNoQuotes(found[0]) {
		return ""
	}
	return found[0]
}
