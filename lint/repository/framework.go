package repository

import (
	"path"
	"regexp"
	"slices"
	"strings"
)

// ownHost is a name that no visitor of a deployed app asks for.
const ownHost = `(?:\s*["'](?:\.?localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\])["']\s*,?)`

// frameworkSettings are from django/django docs/ref/settings.txt and django/contrib/staticfiles/storage.py, rails/rails
// actionpack/lib/action_dispatch/middleware/host_authorization.rb, encode/starlette starlette/middleware/trustedhost.py, and
// dotnet/AspNetCore.Docs aspnetcore/fundamentals/servers/kestrel/host-filtering.md.
var frameworkSettings = []FrameworkSetting{
	{"Django", "ALLOWED_HOSTS", "400", "", "{django}.py", 1, "", regexp.MustCompile(`(?m)^ALLOWED_HOSTS\s*=\s*[\[(]` + ownHost + `*\s*[\])]`)},
	{"Django", "STATIC_ROOT", "", `STATIC_ROOT = BASE_DIR / "staticfiles"`, "{django}.py", 0, "django.contrib.staticfiles", regexp.MustCompile(`(?m)^STATIC_URL\s*=.*`)},
	{"Rails", "config.hosts", "403", "", "config/environments/production.rb", 1, "", regexp.MustCompile(`(?m)^\s*config\.hosts\s*(?:<<|=)\s*\[?` + ownHost + `+\]?\s*$`)},
	{"Starlette", "allowed_hosts", "400", "", "main.py app/main.py src/main.py", 1, "TrustedHostMiddleware", regexp.MustCompile(`\ballowed_hosts\s*=\s*\[` + ownHost + `*\s*\]`)},
	{"ASP.NET Core", "AllowedHosts", "400", "", "appsettings.json", 1, "", regexp.MustCompile(`"AllowedHosts"\s*:` + ownHost)},
}

// elsewhere are in settings that other code changes, or that store files elsewhere.
var elsewhere = []string{"import *", "_heroku", "storages.", "cloudinary"}

// SettingMistakes are the settings of frameworks with which the app doesn't work in a deploy, by the commands that start it.
func (r *Repository) SettingMistakes(commands string) (found []Mistake) {
	manage, _ := r.Text(path.Join(r.folder, "manage.py"))
	_, module, _ := strings.Cut(manage, "DJANGO_SETTINGS_MODULE")
	module = strings.TrimLeft(module, "\"', ")
	django := strings.ReplaceAll(module[:max(0, strings.IndexAny(module, "\"'"))], ".", "/")
	for i := range frameworkSettings {
		s := &frameworkSettings[i]
		for file := range strings.FieldsSeq(strings.ReplaceAll(s.files, "{django}", django)) {
			p := path.Join(r.folder, file)
			text, _ := r.Text(p)
			text = withoutComments(text)
			at := s.wrong.FindStringIndex(text)
			if at == nil || strings.Count(text, s.Name) != s.count || !strings.Contains(text, s.needs) || slices.ContainsFunc(elsewhere, func(s string) bool { return strings.Contains(text, s) }) || r.setsBeside(p, s.Name) || s.Status != "" && r.isFronted(commands) {
				continue
			}
			m := Mistake{Path: p, Line: strings.Count(text[:at[0]], "\n") + 1, Text: text[at[0]:at[1]], Setting: s}
			if s.Missing != "" && strings.Contains(text, "BASE_DIR = Path(") {
				m.Right = m.Text + "\n" + s.Missing
			}
			found = append(found, m)
		}
	}
	return found
}

// setsBeside reports whether another file in the folder of one may set the same for a deploy.
func (r *Repository) setsBeside(file, name string) bool {
	return slices.ContainsFunc(r.Files(parent(file), path.Ext(file)), func(base string) bool {
		text, _ := r.Text(path.Join(parent(file), base))
		return base != path.Base(file) && !strings.Contains(base, "dev") && !strings.Contains(base, "test") && strings.Contains(text, name) && !strings.Contains(text, "settings."+name)
	})
}
