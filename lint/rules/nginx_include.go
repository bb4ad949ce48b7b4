package rules

import (
	"path"
	"regexp"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:     "nginx-include",
	Group:    check.RepositoryGroup,
	Kind:     check.Slip,
	Title:    "Configuration that nginx rejects where Heroku includes it",
	Reach:    check.InImages,
	CheckRun: checkNginxInclude,
})

const (
	// outsideServer are directives that nginx takes only outside of a server block. Source: nginx documentation, Alphabetical index of directives.
	outsideServer ecosystem.Words = "server http events stream mail upstream map geo split_clients user daemon pid worker_processes worker_rlimit_nofile load_module " +
		"log_format limit_req_zone limit_conn_zone proxy_cache_path fastcgi_cache_path uwsgi_cache_path server_names_hash_bucket_size map_hash_bucket_size"
	// setByServer are those that Heroku's own server block has, and that nginx takes once. Source: heroku/heroku-buildpack-php conf/nginx/heroku.conf.php.
	setByServer ecosystem.Words = "root port_in_redirect"
)

// nginxToken is a comment, a quoted text, a word, or other punctuation of nginx's configuration.
var nginxToken = regexp.MustCompile(`#[^\n]*|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|<\?(?s:.*?)\?>|[{};]|(?:\\.|\$\{|[^\s{};"'#\\])[^\s{};]*`)

// checkNginxInclude reports a file for the inside of nginx's server block with what doesn't belong there.
func checkNginxInclude(p *check.Pass, v *check.View) {
	run, starts := v.Main(), p.WorkingFolders(v.Main())
	s, ok := check.PHPServerOf(run)
	if !ok || run.Base != "heroku-php-nginx" || s.Whole || !s.Known || s.Include.Value == "" || len(starts) == 0 {
		return
	}
	file := path.Join(starts[0], s.Include.Value)
	text, known := p.Repository.Raw(file)
	if !known {
		return
	}
	directive, line := misplacedDirective(string(text))
	if directive == "" {
		return
	}
	f := check.Finding{
		Range:    v.At(s.Include.Range),
		Headline: prose.T("nginx rejects `%s` in `%s`", directive, check.PathPart(s.Include.Value)),
		Code:     &check.CodePlace{Path: file, Line: line, Text: directive, Subject: directive},
		Help:     prose.T("Keep only what is inside of `server { }`, without `listen` and `root`."),
	}
	log := `"` + directive + `" directive is not allowed here`
	switch {
	case setByServer.Has(directive):
		f.Help = prose.T("Remove `%s`, which the folder in the command sets.", directive)
		log = `"` + directive + `" directive is duplicate`
	case directive != "server" && directive != "http" && directive != "events":
		f.Help = prose.T("Remove `%s`, or use `-c` with a whole configuration.", directive)
	}
	f.Effects = p.InRepository(v).Each(func(t *platform.Target) check.Effect {
		if t.OwnBuildpacks { // its builds have no such server
			return check.Effect{}
		}
		return check.NewEffect(check.Error, platform.Crash, "`%s` doesn't start: the file is included inside a `server` block.", v.Type).Logged(log)
	})
	p.Report(f)
}

// misplacedDirective is the first directive at the top level of a text of nginx that its server block doesn't take, and its line from one; or "".
func misplacedDirective(text string) (name string, line int) {
	depth, first := 0, true
	for _, at := range nginxToken.FindAllStringIndex(text, -1) {
		switch token := text[at[0]:at[1]]; {
		case token[0] == '#' || strings.HasPrefix(token, "<?"):
		case token == "{":
			depth, first = depth+1, true
		case token == "}":
			depth, first = max(0, depth-1), true
		case token == ";":
			first = true
		case first && depth == 0 && (outsideServer.Has(token) || setByServer.Has(token)):
			return token, strings.Count(text[:at[0]], "\n") + 1
		default:
			first = false
		}
	}
	return "", 0
}
