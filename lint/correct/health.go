package correct

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/spelling"
	"github.com/proclint/proclint/lint/start"
)

// healthKeys are the keys of the path of a health check in files of platforms, with a text that the file has then.
var healthKeys = []struct{ file, key, has string }{
	{"railway.json", "healthcheckPath", ""}, {"railway.toml", "healthcheckPath", ""}, {"render.yaml", "healthCheckPath", ""},
	{"manifest.yml", "health-check-http-endpoint", ""}, {".do/app.yaml", "http_path", ""}, {"fly.toml", "path", "check"}, {"app.json", "path", `"healthchecks"`},
}

const (
	// servers make the app of a framework whose routes are texts in its code.
	servers command.Words = "express() Hono( astify( FastAPI( Flask( Quart( Elysia( Sanic("
	// unclear are in code or manifests of apps whose routes are files, or have a prefix that no text of the code is.
	unclear command.Words = "\"next\" nuxt sveltekit remix astro nestjs adonis strapi django rails basePath root_path .mount( get(/ get(\"*\" get('*'"
	// code are the endings of files with routes, and serving is in the one that starts the server.
	code    command.Words = ".js .mjs .cjs .ts .py"
	serving command.Words = "listen( serve("
	// writes are methods of routes that no health check asks for, and reads those that it does.
	writes command.Words = ".post( .put( .delete( .patch("
	reads  command.Words = ".get( .all("
)

// mostRoutes limits the routes of an app: each is compared with all others, and looked for in its file.
const mostRoutes = 300

// route is a text in the app's code that starts with a slash. name is that of the server that has the route, or "".
type route struct{ file, text, name string }

// healthProblems are the paths of health checks that no route of the app has, while one has the same last part.
func (s *state) healthProblems(targets []*platform.Target) (found []check.Diagnostic) {
	for _, k := range healthKeys {
		at := slices.IndexFunc(targets, func(t *platform.Target) bool {
			return slices.Contains(t.Platform().CommandFiles, k.file) || slices.Contains(t.Platform().ScriptFiles, k.file)
		})
		if at < 0 {
			continue
		}
		file := path.Join(s.in.Repository.Folder(), k.file)
		text, _ := s.in.Repository.Text(file)
		rows := strings.Split(text, "\n")
		isPath := func(row string) bool {
			key, _, value, _ := start.Setting(row)
			return key == k.key && strings.HasPrefix(value, "/")
		}
		n := slices.IndexFunc(rows, isPath)
		if n < 0 || slices.ContainsFunc(rows[n+1:], isPath) || !strings.Contains(text, k.has) {
			continue
		}
		_, _, asked, _ := start.Setting(rows[n])
		if near := s.routeNear(asked); near != nil {
			code := &check.CodePlace{Path: file, Line: n + 1, Text: asked, Right: near.text, Subject: asked}
			help := fmt.Sprintf("Use `%s` in line %d of `%s`, as in `%s`.", near.text, n+1, file, near.file)
			message := fmt.Sprintf("No route of the app has the path `%s`", asked)
			found = append(found, problemOf(check.InOtherFiles, targets[at], code, message, help, "The health check fails, and with it the deploy."))
		}
	}
	return found
}

// routeNear is the only route of the app itself with the last part of a path that no route has, or nil where that isn't sure.
func (s *state) routeNear(asked string) (near *route) {
	routes, isClear := s.routes()
	if !isClear {
		return nil
	}
	for i := range routes {
		r := &routes[i]
		for _, prefix := range routes {
			if answers(r.text, asked) || answers(strings.TrimSuffix(prefix.text, "/")+r.text, asked) {
				return nil
			}
		}
		base := path.Base(r.text)
		alike, _ := spelling.Near(path.Base(asked), []string{base})
		if r.name == "" || strings.ContainsAny(r.text, ":{<*") || base == "/" || alike == "" {
			continue
		}
		if near != nil && near.text != r.text {
			return nil
		}
		near = r
	}
	return near
}

// routes are the texts of the code that may be routes, or prefixes of some. isClear is whether no others can be.
func (s *state) routes() (all []route, isClear bool) {
	made := 0
	repo := s.in.Repository
	files := slices.DeleteFunc(slices.Clone(repo.Paths()), func(p string) bool {
		return !code.Has(path.Ext(p)) && path.Base(p) != "package.json" && path.Base(p) != "requirements.txt"
	})
	for _, p := range files[:min(len(files), mostFiles)] {
		text := s.textOf(p)
		if unclear.AnyIn(text) {
			return nil, false
		}
		for row := range strings.Lines(text) {
			if servers.AnyIn(row) {
				made++
			}
			all = append(all, routesIn(p, row)...)
		}
		if len(all) > mostRoutes {
			return nil, false
		}
	}
	for i := range all {
		if strings.Contains(all[i].text, "${") {
			return nil, false
		}
		if text := s.textOf(all[i].file); all[i].name != "" && (!serves(text, all[i].name) || made > 1 && !serving.AnyIn(text)) {
			all[i].name = ""
		}
	}
	return all, len(files) <= mostFiles
}

// routesIn are those in a row. One of which the method or the server isn't known may be a prefix.
func routesIn(file, row string) (found []route) {
	trimmed := strings.TrimSpace(row)
	if strings.HasPrefix(trimmed, "//") || strings.HasPrefix(trimmed, "#") || strings.HasPrefix(trimmed, "*") {
		return nil
	}
	for at := 0; at < len(row)-1; at++ {
		end := strings.IndexByte(row[at+1:], row[at])
		if !strings.ContainsRune("\"'`", rune(row[at])) || end < 0 {
			continue
		}
		text, before := row[at+1:at+1+end], row[:at]
		if at += end + 1; !strings.HasPrefix(text, "/") {
			continue
		}
		endsWith := func(method string) bool { return strings.HasSuffix(before, method) }
		r := route{file: file, text: text}
		if i := slices.IndexFunc(reads.List(), endsWith); i >= 0 || strings.HasSuffix(before, ".route(") && strings.HasPrefix(trimmed, "@") && !strings.Contains(row, "POST") {
			name := strings.TrimPrefix(strings.TrimSpace(before[:strings.LastIndexByte(before, '.')]), "@")
			r.name = name[strings.LastIndexByte(name, ' ')+1:]
		}
		if !slices.ContainsFunc(writes.List(), endsWith) {
			found = append(found, r)
		}
	}
	return found
}

// serves reports whether a name of a file is that of a server, without a prefix for all its routes.
func serves(text, name string) bool {
	for row := range strings.Lines(text) {
		before, made, _ := strings.Cut(row, "=")
		words := strings.Fields(strings.ReplaceAll(before, ":", " : "))
		if servers.AnyIn(made) && slices.Contains(words, name) {
			return !strings.Contains(made, "prefix")
		}
	}
	return false
}

// answers reports whether a route with parameters may answer at a path.
func answers(pattern, asked string) bool {
	parts, wanted := strings.Split(strings.Trim(pattern, "/"), "/"), strings.Split(strings.Trim(asked, "/"), "/")
	for i, part := range parts {
		switch {
		case strings.Contains(part, "*"):
			return true
		case i == len(wanted) || part != wanted[i] && !strings.ContainsAny(part, ":{<"):
			return false
		}
	}
	return len(parts) == len(wanted)
}
