package lint

import (
	"testing"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
)

// Texts that would be wrong as commands are right where the platform doesn't run them as commands.
func TestNoFindingOnTextsThatAreNoCommands(t *testing.T) {
	piku, _ := platform.Lookup("piku")
	for _, line := range []string{
		"wsgi: shop.wsgi:application", "jwsgi: org.shop.App:app", "rwsgi: config.ru", "php: index.php",
		"static: public", "static: .", "php: /", "cron: */5 * * * * python tick.py", "cron_mail: 0 3 * * 1 node mail.js",
		"wsgi: app:create_app()", "static: $PORT", "wsgi: localhost:8000",
	} {
		p := runAndTry(check.Input{Path: "Procfile", Source: []byte(line + "\n"), Targets: []*platform.Target{piku}})
		for _, f := range p.Findings {
			t.Errorf("%s: %s: %s", line, f.Rule.Name, f.Headline.String())
		}
	}
}

// A fix for one platform doesn't change a text that another selected platform reads otherwise.
func TestNoFixOfATextThatIsNoCommandElsewhere(t *testing.T) {
	piku, _ := platform.Lookup("piku")
	heroku, _ := platform.Lookup("heroku")
	for _, line := range []string{"wsgi: shop.wsgi:application", "static: index.js", "php: index.php"} {
		p := runAndTry(check.Input{Path: "Procfile", Source: []byte(line + "\n"), Targets: []*platform.Target{heroku, piku}})
		found := false
		for _, f := range p.Findings {
			if f.Rule.Name != "program-missing" {
				continue
			}
			found = true
			if len(f.Fixes) > 0 {
				t.Errorf("%s: a fix breaks Piku: %q", line, f.Fixes[0].Title)
			}
			if _, affected := f.Effects.On(piku); affected {
				t.Errorf("%s: an effect on Piku", line)
			}
		}
		if !found {
			t.Errorf("%s: nothing on Heroku", line)
		}
	}
}
