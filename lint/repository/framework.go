package repository

import (
	"path"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/source"
)

// ownHosts are names that no visitor of a deployed app asks for.
const ownHosts ecosystem.Words = ".localhost localhost 127.0.0.1 0.0.0.0 ::1"

// frameworkSettings are from django/django docs/ref/settings.txt and django/contrib/staticfiles/storage.py, rails/rails
// actionpack/lib/action_dispatch/middleware/host_authorization.rb, encode/starlette starlette/middleware/trustedhost.py, and
// dotnet/AspNetCore.Docs aspnetcore/fundamentals/servers/kestrel/host-filtering.md. Django compares hosts in django/http/request.py, and checks
// origins in django/core/checks/compatibility/django_4_0.py.
var frameworkSettings = []FrameworkSetting{
	{"Django", "ALLOWED_HOSTS", "400", "", "{django}.py", 1, "", "^ALLOWED_HOSTS", true, "."},
	{"Django", CSRFOrigins, "403", "", "{django}.py", 1, "", "^" + CSRFOrigins, false, ""},
	{"Django", "STATIC_ROOT", "", `STATIC_ROOT = BASE_DIR / "staticfiles"`, "{django}.py", 0, "django.contrib.staticfiles", "^STATIC_URL", false, ""},
	{"Rails", "config.hosts", "403", "", "config/environments/production.rb", 1, "", "config.hosts", false, "."},
	{"Starlette", "allowed_hosts", "400", "", "main.py app/main.py src/main.py", 1, "TrustedHostMiddleware", "allowed_hosts", true, "*."},
	{"ASP.NET Core", "AllowedHosts", "400", "", "appsettings.json", 1, "", `"AllowedHosts"`, false, ""},
}

// CSRFOrigins is the setting of Django for origins, which need a scheme since version 4.
const CSRFOrigins = "CSRF_TRUSTED_ORIGINS"

// elsewhere are in settings that other code changes, or that store files elsewhere.
var elsewhere = []string{"import *", "_heroku", "storages.", "cloudinary"}

// SettingMistakes are the settings of frameworks with which the app doesn't work in a deploy, by the commands that start it.
func (r *Repository) SettingMistakes(commands string) (found []Mistake) {
	django := r.djangoSettings(commands)
	for i := range frameworkSettings {
		s := &frameworkSettings[i]
		for file := range strings.FieldsSeq(strings.ReplaceAll(s.files, "{django}", django)) {
			p := path.Join(r.folder, file)
			text, _ := r.Text(p)
			text = withoutComments(text)
			number, setting, isWrong := s.wrongIn(text)
			if s.Name == CSRFOrigins && r.isBeforeDjango4() {
				continue
			}
			if !isWrong || strings.Count(text, s.Name) != s.count || !strings.Contains(text, s.needs) || slices.ContainsFunc(elsewhere, func(s string) bool { return strings.Contains(text, s) }) || r.setsBeside(p, s.Name) || s.Status != "" && r.isFronted(commands) {
				continue
			}
			m := Mistake{Path: p, Line: number, Text: setting, Setting: s}
			if s.Missing != "" && strings.Contains(text, "BASE_DIR = Path(") {
				m.Right = m.Text + "\n" + s.Missing
			}
			if s.Missing == "" {
				s.correctHost(&m, text)
			}
			found = append(found, m)
		}
	}
	return found
}

// djangoSettings is the path of Django's settings, without its ending, from the folder of the Procfile: those that the entry point of the
// server names, else those of manage.py. It is "" where the app's environment may name others.
func (r *Repository) djangoSettings(commands string) string {
	if strings.Contains(commands, settingsVariable) || r.Sets(settingsVariable) {
		return ""
	}
	files := []string{"manage.py"}
	for _, name := range r.Folders(r.folder) {
		for _, entry := range []string{"asgi", "wsgi"} {
			if strings.Contains(commands, name+"."+entry) {
				files = append(files, path.Join(name, entry+".py"))
			}
		}
	}
	module := ""
	for _, file := range files {
		text, _ := r.Text(path.Join(r.folder, file))
		if _, after, named := strings.Cut(text, settingsVariable); named {
			after = strings.TrimLeft(after, "\"', ")
			module = strings.ReplaceAll(after[:max(0, strings.IndexAny(after, "\"'"))], ".", "/")
		}
	}
	return module
}

// wrongIn is the line of a text that has the wrong setting, or that is in front of the missing one, from the key on.
func (s *FrameworkSetting) wrongIn(text string) (number int, setting string, isWrong bool) {
	key, begins := strings.CutPrefix(s.key, "^")
	before, rest, found := strings.Cut(text, key)
	if !found || begins && before != "" && !strings.HasSuffix(before, "\n") {
		return 0, "", false
	}
	row, _, _ := strings.Cut(rest, "\n")
	number, setting = strings.Count(before, "\n")+1, key+row
	rest = strings.TrimLeft(rest, " \t")
	value := rest
	if begins && strings.HasPrefix(rest, ":") { // a type, as in ALLOWED_HOSTS: list[str] = []
		_, value, _ = strings.Cut(rest, "=")
	}
	hosts, only := source.Literals(strings.TrimLeft(value, " \t=<:"))
	if s.Name == CSRFOrigins {
		return number, setting, slices.ContainsFunc(hosts, lacksScheme)
	}
	isOther := slices.ContainsFunc(hosts, func(host string) bool {
		return s.host(host) == host && slices.ContainsFunc(strings.Split(host, ";"), func(part string) bool { return !ownHosts.Has(strings.Trim(part, "[] ")) })
	})
	isSet := rest != "" && strings.ContainsAny(rest[:1], "=<:")
	return number, setting, s.Missing != "" || isSet && only && !isOther && (len(hosts) > 0 || s.isEmpty)
}

// host is the name of a host that was meant by another text, which no framework takes for one, such as a URL.
func (s *FrameworkSetting) host(text string) string {
	_, rest, isURL := strings.Cut(text, "://")
	if !isURL {
		rest = text
	}
	name, _, _ := strings.Cut(rest, "/")
	if s.Framework != "Django" {
		return name
	}
	if before, port, has := strings.Cut(name, ":"); has && port != "" && strings.Trim(port, "0123456789") == "" {
		name = before
	}
	if domain, isPattern := strings.CutPrefix(name, "*."); isPattern {
		return "." + domain
	}
	return name
}

// lacksScheme reports whether an origin has no scheme.
func lacksScheme(origin string) bool { return !strings.Contains(origin, "://") }

// correctHost moves a mistake to the first text of the list that only has to be written in another way.
func (s *FrameworkSetting) correctHost(m *Mistake, text string) {
	_, rest, _ := strings.Cut(text, m.Text)
	_, value, _ := strings.Cut(m.Text+rest, "=")
	hosts, _ := source.Literals(strings.TrimLeft(value, " \t"))
	for _, host := range hosts {
		right := s.host(host)
		switch {
		case s.Name == CSRFOrigins && lacksScheme(host):
			right = "https://" + host
		case s.Name == CSRFOrigins || right == host || ownHosts.Has(right):
			continue
		}
		if before, _, _ := strings.Cut(value, host); right != "" {
			m.Line += strings.Count(before, "\n")
			m.Text, m.Right = host, right
		}
		return
	}
}

// isBeforeDjango4 reports whether the app pins a version of Django that takes origins without a scheme.
func (r *Repository) isBeforeDjango4() bool {
	major := r.Python(r.folder).Major("django")
	return major > 0 && major < 4
}

// setsBeside reports whether another file in the folder of one may set the same for a deploy.
func (r *Repository) setsBeside(file, name string) bool {
	return slices.ContainsFunc(r.Files(parent(file), path.Ext(file)), func(base string) bool {
		text, _ := r.Text(path.Join(parent(file), base))
		return base != path.Base(file) && !strings.Contains(base, "dev") && !strings.Contains(base, "test") && strings.Contains(text, name) && !strings.Contains(text, "settings."+name)
	})
}
