package messages

import (
	"testing"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/platform"
)

// TestThePlatformOfALog: what a platform writes shows it, and so does a host that it gave to the app. It goes before the one
// that a person chose. A host that the app only calls shows nothing.
func TestThePlatformOfALog(t *testing.T) {
	chosen, _ := platform.Lookup("drycc")
	for log, want := range map[string]string{
		"heroku[router]: at=info method=GET path=\"/\" dyno=web.1 status=200 bytes=9":              "heroku",
		"at=error code=H12 desc=\"Request timeout\" method=GET path=\"/\" host=shop.herokuapp.com": "heroku",
		"remote:        https://shop.herokuapp.com/ deployed to Heroku\nsh: 1: puma: not found":    "heroku",
		"Visit your newly deployed app at https://shop.fly.dev/":                                   "fly",
		"Invalid HTTP_HOST header: 'shop.onrender.com'. You may need to add 'shop.onrender.com'":   "render",
		"Blocked hosts: shop.up.railway.app":                                                       "railway",
		"Blocked request. This host (\"Shop.Ondigitalocean.App\") is not allowed.":                 "digitalocean",
		"Blocked hosts: shop.example":                                                              "drycc",
		"getaddrinfo ENOTFOUND other.herokuapp.com":                                                "drycc",
		"GET https://other.herokuapp.com/ 200":                                                     "drycc",
	} {
		if got := Table().Of(log, &lint.Input{Targets: []*platform.Target{chosen}}); got.Platform != want {
			t.Errorf("%s: %q, want %q", log, got.Platform, want)
		}
	}
}
