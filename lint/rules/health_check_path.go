package rules

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
	"github.com/proclint/proclint/lint/repository"
	"github.com/proclint/proclint/lint/source"
	"github.com/proclint/proclint/lint/spelling"
)

var _ = check.Register(check.Rule{
	Name:      "health-check-path",
	Group:     check.RepositoryGroup,
	Kind:      check.Slip,
	Title:     "Health check of a path that no route has",
	Reach:     check.InOtherFiles,
	AboutFile: true,
	Check:     checkHealthCheckPath,
})

// healthKeys are the keys of the path of a health check in files of platforms, with a text that the file has where the path counts.
var healthKeys = []struct{ file, key, has string }{
	{"railway.json", "healthcheckPath", ""}, {"railway.toml", "healthcheckPath", ""}, {"render.yaml", "healthCheckPath", ""},
	{"manifest.yml", "health-check-http-endpoint", "health-check-type: http"}, {".do/app.yaml", "http_path", ""},
	{"fly.toml", "path", "check"}, {"app.json", "path", `"healthchecks"`},
}

const (
	// elsewhereKeys are those of the folder of another app than the one beside the Procfile.
	elsewhereKeys ecosystem.Words = "rootDir source_dir"
	// routeFiles are the endings of files with routes, and routeManifests the manifests of such apps.
	routeFiles     ecosystem.Words = ".js .mjs .cjs .ts .py"
	routeManifests ecosystem.Words = "package.json requirements.txt"
	// mostRoutes and mostRouteFiles limit what is read: each route is compared with all others.
	mostRoutes, mostRouteFiles = 300, 1000
)

func checkHealthCheckPath(p *check.Pass) {
	for _, k := range healthKeys {
		file := path.Join(p.Repository.Folder(), k.file)
		effects := slices.DeleteFunc(p.Selected(check.NewEffect(check.Error, platform.NotStarted, "The health check fails, and with it the deploy.")), func(e check.Effect) bool {
			of := e.Target.Platform()
			return !slices.Contains(of.CommandFiles, k.file) && !slices.Contains(of.ScriptFiles, k.file)
		})
		text, known := p.Repository.Text(file)
		if len(effects) == 0 || !known || !strings.Contains(text, k.has) {
			continue
		}
		asked, line := healthPath(text, k.key)
		near, lacks := routeNear(p.Repository, asked)
		if !lacks {
			continue
		}
		f := check.Finding{
			Headline: prose.T("No route of the app has the path `%s`", prose.Exact(asked)),
			Effects:  effects,
			Help:     prose.T("Use `%s` in line %s of `%s`.", prose.Exact(near), line, check.PathPart(file)),
			Code:     &check.CodePlace{Path: file, Line: line, Text: asked, Right: near, Subject: asked},
		}
		if near == "" {
			f.Effects = effects.AtMost(check.Warning) // a package may add routes
			f.Help = prose.T("Use a path in line %s of `%s` that the app answers.", line, check.PathPart(file))
		}
		p.Report(f)
	}
}

// healthPath is the only path that a key of a file has, with its line from 1, or "".
func healthPath(text, key string) (only string, line int) {
	for i, row := range strings.Split(text, "\n") {
		if strings.HasPrefix(strings.TrimSpace(row), "#") {
			continue
		}
		for _, m := range keyAndPath.FindAllStringSubmatch(row, -1) {
			switch {
			case elsewhereKeys.Has(m[1]) && m[2] != "." && m[2] != "./":
				return "", 0
			case m[1] != key || m[2][0] != '/':
			case only != "":
				return "", 0
			default:
				only, line = m[2], i+1
			}
		}
	}
	return only, line
}

// keyAndPath is a key of JSON, TOML or YAML with a text that may be a path.
var keyAndPath = regexp.MustCompile(`([\w-]+)["']?\s*[:=]\s*["']?([/.\w][^\s"',}]*)`)

// routeNear is the only route of the app itself with the last part of a path, or "" where that isn't sure. lacks is whether no route has the path.
func routeNear(r *repository.Repository, asked string) (near string, lacks bool) {
	if asked == "" || asked == "/" {
		return "", false
	}
	all, isClear := routesOf(r)
	if !isClear || len(all) == 0 {
		return "", false
	}
	for i := range all {
		for j := range all {
			joined := source.Route{Text: strings.TrimSuffix(all[j].Text, "/") + all[i].Text}
			if all[i].Answers(asked) || all[i].Server == "" && joined.Answers(asked) {
				return "", false
			}
		}
		text := all[i].Text
		alike, _ := spelling.Near(path.Base(asked), []string{path.Base(text)})
		if all[i].Server == "" || strings.ContainsAny(text, ":{<*") || path.Base(text) == "/" || alike == "" {
			continue
		}
		if near != "" && near != text {
			return "", false
		}
		near = text
	}
	return near, near != "" || !ofFrameworks.Has(strings.TrimSuffix(asked, "/"))
}

// ofFrameworks are paths that a framework answers itself, or a folder of files: tiangolo/fastapi fastapi/applications.py, expressjs/serve-static.
const ofFrameworks ecosystem.Words = "/docs /redoc /openapi.json /favicon.ico /index.html /static"

// fileRoute is a route with the path of its file.
type fileRoute struct {
	source.Route
	file string
}

// routesOf are those of an app with one server. isClear is whether no others can be.
func routesOf(r *repository.Repository) (all []fileRoute, isClear bool) {
	made, read := 0, 0
	var listening []string
	for _, p := range r.Paths() {
		if !routeFiles.Has(path.Ext(p)) && !routeManifests.Has(path.Base(p)) {
			continue
		}
		text, known := r.Text(p)
		if read++; !known || read > mostRouteFiles || source.HidesRoutes(text) {
			return nil, false
		}
		routes, servers := source.Routes(text)
		if made += servers; servers > 0 && (strings.Contains(text, "listen(") || strings.Contains(text, "serve(")) {
			listening = append(listening, p)
		}
		for _, route := range routes {
			all = append(all, fileRoute{route, p})
		}
		if len(all) > mostRoutes {
			return nil, false
		}
	}
	for i := range all {
		if made > 1 && !slices.Contains(listening, all[i].file) {
			all[i].Server = "" // a part of the server, which may have a prefix
		}
	}
	isComputed := func(r fileRoute) bool { return strings.Contains(r.Text, "${") }
	return all, (made == 1 || len(listening) == 1) && !slices.ContainsFunc(all, isComputed)
}
