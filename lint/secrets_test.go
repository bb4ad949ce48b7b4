package lint

import (
	"strings"
	"testing"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/procfile"
)

func TestMask(t *testing.T) {
	const token, password = "k3J9sQ7xV2mB8pLw5Tz4", "p4ssw0rtX9z"
	for name, test := range map[string]struct{ file, text, want string }{
		"an assignment":                {"web: API_TOKEN=" + token + " python app.py\n", "web: API_TOKEN=" + token + " python app.py", "web: API_TOKEN=••• python app.py"},
		"an option":                    {"web: app --secret-key=" + token + "\n", "--secret-key=" + token, "--secret-key=•••"},
		"the word behind an option":    {"web: app --api-key " + token + "\n", "--api-key " + token, "--api-key •••"},
		"only the password of a URL":   {"web: app postgres://me:" + password + "@db.acme.io/x\n", "postgres://me:" + password + "@db.acme.io/x", "postgres://me:•••@db.acme.io/x"},
		"on several lines":             {"a: TOKEN=" + token + " x\nb: x postgres://me:" + password + "@db.acme.io/x\n", password + " and " + token, "••• and •••"},
		"twice":                        {"web: API_TOKEN=" + token + " x\n", token + token + "," + token, "•••,•••"},
		"cut short":                    {"web: API_TOKEN=" + token + " x\n", "“API_TOKEN=" + token[:12] + "…”", "“API_TOKEN=•••…”"},
		"cut very short":               {"web: API_TOKEN=" + token + " x\n", "`API_TOKEN=" + token[:2] + "…`", "`API_TOKEN=•••…`"},
		"cut at both ends":             {"web: API_TOKEN=" + token + " x\n", "`…" + token[15:] + "` and " + token[:3] + "… " + token, "`…•••` and •••… •••"},
		"cut elsewhere":                {"web: API_TOKEN=" + token + " x\n", "gunicorn…", "gunicorn…"},
		"a finding that is ignored":    {"# proclint-ignore-file secret-in-command\nweb: API_TOKEN=" + token + " x\n", token, "•••"},
		"in quotes":                    {"web: API_TOKEN='" + token + "' x\n", "'" + token + "'", "'•••'"},
		"quotes inside, as written":    {"web: API_TOKEN=" + token[:9] + "'" + token[9:] + "' x\n", "API_TOKEN=" + token[:9] + "'" + token[9:] + "' x", "API_TOKEN=••• x"},
		"quotes inside, as meant":      {"web: API_TOKEN=" + token[:9] + "'" + token[9:] + "' x\n", token, "•••"},
		"beside letters of many bytes": {"web: API_TOKEN=é" + token + "é x\n", "aé" + token + "ü", "a•••"},
		"no secret":                    {"web: API_TOKEN=$TOKEN PASSWORD=changeme python app.py\n", "PASSWORD=changeme", "PASSWORD=changeme"},
		"no text":                      {"web: API_TOKEN=" + token + " x\n", "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			if got := check.SecretsOf(procfile.Parse([]byte(test.file))).Mask(test.text); got != test.want {
				t.Errorf("%q becomes %q, want %q", test.text, got, test.want)
			}
		})
	}
}

// An edit that writes a secret where it is already becomes edits around it, and
// one that writes it elsewhere is no fix of a report.
func TestEditsWriteNoSecret(t *testing.T) {
	const token = "k3J9sQ7xV2mB8pLw5Tz4"
	doc := procfile.Parse([]byte("web: TOKEN=" + token + " run  app\n"))
	command := procfile.Range{Start: 5, End: len("web: TOKEN=") + len(token) + len(" run  app")}
	for name, test := range map[string]struct {
		newText string
		want    string // the file after the edits, "" for no fix
	}{
		"around it":          {"env TOKEN=" + token + " run app", "web: env TOKEN=" + token + " run app\n"},
		"away with it":       {"run app", "web: run app\n"},
		"twice":              {token + " " + token, ""},
		"the same once more": {"TOKEN=" + token + " run  app", "web: TOKEN=" + token + " run  app\n"},
	} {
		t.Run(name, func(t *testing.T) {
			d := check.Diagnostic{Fixes: []check.Fix{{Title: "Write " + token, Edits: []check.TextEdit{check.Replace(command, test.newText)}}}}
			check.MaskDiagnostic(check.SecretsOf(doc), doc, &d)
			if test.want == "" {
				if len(d.Fixes) > 0 {
					t.Errorf("the fix is %+v", d.Fixes[0])
				}
				return
			}
			text := doc.Text
			edits := d.Fixes[0].Edits
			for i := len(edits) - 1; i >= 0; i-- {
				if strings.Contains(edits[i].NewText, token) {
					t.Errorf("an edit writes %q", edits[i].NewText)
				}
				text = text[:edits[i].Range.Start] + edits[i].NewText + text[edits[i].Range.End:]
			}
			if text != test.want || d.Fixes[0].Title != "Write •••" {
				t.Errorf("%s gives %q, want %q", d.Fixes[0].Title, text, test.want)
			}
		})
	}
}
