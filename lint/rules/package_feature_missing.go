package rules

import (
	"path"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
	"github.com/proclint/proclint/lint/repository"
	"github.com/proclint/proclint/lint/source"
)

var _ = check.Register(check.Rule{
	Name:      "package-feature-missing",
	Group:     check.RepositoryGroup,
	Kind:      check.Slip,
	Title:     "Package that a feature in use needs",
	Reach:     check.OfScripts,
	AboutFile: true,
	Check:     checkPackageFeature,
})

// feature is a name of a package whose use in code needs another package, which doesn't come with it.
type feature struct {
	module, name string
	// of are packages that have the module, or bring it.
	of ecosystem.Words
	// uses are how code without spaces uses the name, or "" where the import alone needs the package.
	uses       ecosystem.Words
	needs, log string
	// brings are parts of the names of packages that bring the needed one.
	brings ecosystem.Words
	// closed are packages that every complete list names, because the module's package needs them.
	closed ecosystem.Words
	// later means that the app starts without the package.
	later bool
}

const (
	multipart       = "python-multipart"
	multipartLog    = `RuntimeError: Form data requires "python-multipart" to be installed.`
	fastAPI111      = "fastapi==0.111 fastapi~=0.111 fastapi<=0.111 fastapi<0.112" // fastapi/fastapi pyproject.toml of 0.111.0
	bringsMultipart = fastAPI111 + " fastapi[ starlette[ fastapi-users fastapi-amis sqladmin starlette-admin gradio nicegui mcp chainlit litellm bentoml strawberry shiny reflex prefect"
)

// features are from fastapi/fastapi docs/en/docs/tutorial/request-forms.md, pydantic/pydantic docs/api/networks.md, Kludex/starlette
// docs/middleware.md, and django/django docs/ref/models/fields.txt.
var features = []feature{
	{"fastapi", "Form", "fastapi", "=Form( ,Form(", multipart, multipartLog, bringsMultipart, "starlette anyio", false},
	{"fastapi", "File", "fastapi", "=File( ,File(", multipart, multipartLog, bringsMultipart, "starlette anyio", false},
	{"fastapi", "UploadFile", "fastapi", ":UploadFile [UploadFile", multipart, multipartLog, bringsMultipart, "starlette anyio", false},
	{"fastapi.security", "OAuth2PasswordRequestForm", "fastapi", ":OAuth2PasswordRequestForm [OAuth2PasswordRequestForm Depends(OAuth2PasswordRequestForm)", multipart, multipartLog, bringsMultipart, "starlette anyio", false},
	{"pydantic", "EmailStr", "pydantic fastapi sqlmodel", ":EmailStr [EmailStr", "email-validator", "ImportError: email-validator is not installed, run `pip install pydantic[email]`",
		fastAPI111 + " pydantic[ fastapi[ fastapi-users fastapi-mail fastapi-sso flask-security wtforms[ ninja", "pydantic-core annotated-types", false},
	{"starlette.middleware.sessions", "SessionMiddleware", "starlette fastapi", "", "itsdangerous", "ModuleNotFoundError: No module named 'itsdangerous'",
		"flask quart starlette[ fastapi[ starlette-wtf sqladmin", "anyio", false},
	{"django.db", "models", "django", "models.ImageField(", "pillow", "fields.E210",
		"image img pil qrcode wagtail thumbnail reportlab pdf weasyprint plot torch streamlit filer cms oscar avatar captcha puput mezzanine photologue cloudinary resized", "asgiref sqlparse", true},
}

// mostFeatureFiles limits the files in which features are looked for.
const mostFeatureFiles = 300

func checkPackageFeature(p *check.Pass) {
	r := p.Repository
	manifest := path.Join(r.Folder(), "requirements.txt")
	text, known := r.Text(manifest)
	packages := r.Python(r.Folder())
	if p.Variant() || !r.Complete() || !known || packages.Open || packages.Linked {
		return
	}
	started := startedFiles(p)
	found := map[string]bool{}
	for i := range features {
		f := &features[i]
		if found[f.needs] || !packages.Mention(f.of) || packages.Mention(ecosystem.Words(f.needs)) || packages.Mention(f.brings) {
			continue
		}
		if file, runs := usedIn(r, f, started); file != "" {
			found[f.needs] = true
			reportFeature(p, f, packages, manifest, text, file, runs)
		}
	}
}

// usedIn is a file that uses a feature, or "". One that the app loads as soon as it starts comes first, and then it runs.
func usedIn(r *repository.Repository, f *feature, started []string) (file string, runs bool) {
	uses := func(p string) bool {
		text, _ := r.Text(p)
		return source.ImportsFrom(text, f.module, f.name) && (f.uses == "" || f.uses.AnyIn(strings.ReplaceAll(text, " ", "")))
	}
	if at := slices.IndexFunc(started, uses); at >= 0 {
		return started[at], true
	}
	read := 0
	for _, p := range r.Paths() {
		if path.Ext(p) != ".py" || check.IsUndeployed(path.Dir(p)) || strings.Contains(path.Base(p), "test") {
			continue
		}
		if read++; read > mostFeatureFiles {
			break
		}
		if uses(p) {
			return p, false
		}
	}
	return "", false
}

// startedFiles are those that the processes load as soon as they start.
func startedFiles(p *check.Pass) (files []string) {
	for _, v := range p.ProjectRuns() {
		folders, file := p.WorkingFolders(v.Main()), p.StartedApp(v.Main())
		if len(folders) > 0 && path.Ext(file) == ".py" {
			files = append(files, p.Repository.Loaded(folders[0], file)...)
		}
	}
	return files
}

func reportFeature(p *check.Pass, f *feature, packages *repository.Packages, manifest, text, file string, runs bool) {
	e, most := check.NewEffect(check.Error, platform.Crash, "The app doesn't start without `%s`.", f.needs), check.Error
	isComplete := !slices.ContainsFunc(f.closed.List(), func(name string) bool { return !packages.Names(name) })
	if f.later {
		e, most = check.NewEffect(check.Error, platform.Crash, "`manage.py migrate` and uploads fail without `%s`.", f.needs), check.Warning
	} else if !runs || !isComplete && !isPlain(text) {
		e, most = check.NewEffect(check.Error, platform.Crash, "The app doesn't start unless another package brings `%s`.", f.needs), check.Warning
	}
	rows := strings.Split(strings.TrimRight(text, "\r\n "), "\n")
	last := strings.TrimRight(rows[len(rows)-1], "\r ")
	p.Report(check.Finding{
		Headline: prose.T("`%s` needs the package `%s`", check.PathPart(file), f.needs),
		Effects: slices.DeleteFunc(p.Selected(e.Logged(f.log)), func(e check.Effect) bool {
			return e.Target.Platform().Runner || check.MayHaveMore(e.Target, packages)
		}).AtMost(most),
		Help: prose.T("Add `%s` to `%s`.", f.needs, check.PathPart(manifest)),
		Code: &check.CodePlace{Path: manifest, Line: len(rows), Text: last, Right: last + "\n" + f.needs, Subject: f.needs},
	})
}

// plainPackages are packages that bring none of those that features need.
const plainPackages ecosystem.Words = "fastapi starlette pydantic pydantic-settings uvicorn uvicorn[standard] gunicorn hypercorn sqlalchemy sqlmodel alembic asyncpg " +
	"psycopg psycopg[binary] psycopg2 psycopg2-binary aiosqlite pymysql aiomysql mysqlclient motor pymongo beanie redis httpx requests aiohttp aiofiles jinja2 " +
	"python-dotenv python-jose python-jose[cryptography] pyjwt passlib passlib[bcrypt] bcrypt cryptography celery rq boto3 stripe openai anthropic " +
	"sentry-sdk loguru pandas numpy orjson uvloop httptools websockets pytest pytest-asyncio black ruff mypy slowapi tenacity apscheduler"

// isPlain reports whether a list of requirements has only plain packages.
func isPlain(text string) bool {
	for row := range strings.Lines(text) {
		row, _, _ = strings.Cut(row, "#")
		name := strings.ReplaceAll(strings.ToLower(strings.TrimSpace(row)), "_", "-")
		if at := strings.IndexAny(name, "=<>~!; "); at >= 0 {
			name = name[:at]
		}
		if name != "" && !plainPackages.Has(name) {
			return false
		}
	}
	return true
}
