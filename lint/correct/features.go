package correct

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
)

// features are uses of a package in code that need another package, which doesn't come with it. Sources: fastapi/fastapi
// docs/en/docs/tutorial/request-forms.md, pydantic/pydantic docs/api/networks.md, Kludex/starlette docs/middleware.md, and django/django
// docs/ref/models/fields.txt.
var features = []struct {
	of    string
	uses  command.Words
	needs string
}{
	{"fastapi", "=Form( =File( :UploadFile Depends(OAuth2PasswordRequestForm)", "python-multipart"},
	{"pydantic", ":EmailStr", "email-validator"},
	{"starlette", "(SessionMiddleware,", "itsdangerous"},
	{"django", "models.ImageField(", "pillow"},
}

// installedIn are the packages that pip installed in a log, as it writes their names, or "".
func installedIn(log string) string {
	_, after, found := strings.Cut(log, "Successfully installed ")
	line, _, _ := strings.Cut(after, "\n")
	if !found {
		return ""
	}
	return " " + strings.ReplaceAll(strings.ToLower(line), "_", "-") + " "
}

// featureProblems are the packages that features in use need, and that pip didn't install.
func (s *state) featureProblems(targets []*platform.Target) (found []check.Diagnostic) {
	repo := s.in.Repository
	file := path.Join(repo.Folder(), "requirements.txt")
	text, known := repo.Text(file)
	for _, f := range features {
		if !known || len(targets) == 0 || !strings.Contains(s.installed, " "+f.of+"-") || strings.Contains(s.installed, " "+f.needs+"-") || repo.Python(repo.Folder()).Mention(command.Words(f.needs)) {
			continue
		}
		files := slices.DeleteFunc(slices.Clone(repo.Paths()), func(p string) bool {
			return path.Ext(p) != ".py" || check.IsUndeployed(path.Dir(p)) || !f.uses.AnyIn(strings.ReplaceAll(s.textOf(p), " ", ""))
		})
		if len(files) == 0 {
			continue
		}
		rows := strings.Split(strings.TrimRight(text, "\n "), "\n")
		last := rows[len(rows)-1]
		code := &check.CodePlace{Path: file, Line: len(rows), Text: last, Right: last + "\n" + f.needs, Subject: f.needs}
		message, help := fmt.Sprintf("`%s` needs `%s`, which isn't installed", files[0], f.needs), fmt.Sprintf("Add `%s` to `%s`.", f.needs, file)
		found = append(found, problemOf(check.OfScripts, targets[0], code, message, help, "The app ends at its start."))
	}
	return found
}
