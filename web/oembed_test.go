//go:build !js

package web_test

import (
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
	"testing"
)

type embedded struct {
	Type, Title, HTML string
	ProviderURL       string `json:"provider_url"`
	Width, Height     int
}

func oEmbed(t *testing.T, address, more string) (embedded, *http.Response) {
	t.Helper()
	response, text := send(t, http.MethodGet, "/oembed?url="+url.QueryEscape(address)+more, "")
	var got embedded
	if err := json.Unmarshal([]byte(text), &got); err != nil {
		t.Fatalf("%v in %s", err, text)
	}
	return got, response
}

func TestOEmbedGivesAFrame(t *testing.T) {
	origin := host()
	for _, test := range []struct{ address, more, src, title string }{
		{origin, "", origin + "/embed", "Procfile"},
		{origin + "/#1.q1YqSSxRsqoGAA", "&format=json", origin + "/embed#1.q1YqSSxRsqoGAA", "Procfile"},
		{origin + "/embed?text=web%3A%20x&evil=1&platform=drycc", "&dnt=true", origin + "/embed?platform=drycc&amp;text=web%3A+x", "Procfile"},
		{origin + `/embed?file="><script>`, "", origin + "/embed?file=%22%3E%3Cscript%3E", "&#34;&gt;&lt;script&gt;"},
		{"/embed", "", strings.TrimPrefix(origin, "http:") + "/embed", "Procfile"},
	} {
		got, response := oEmbed(t, test.address, test.more)
		if response.StatusCode != http.StatusOK || got.Type != "rich" {
			t.Errorf("%s: %d %+v", test.address, response.StatusCode, got)
		}
		if !strings.HasPrefix(got.HTML, `<iframe src="`+test.src+`" `) || !strings.Contains(got.HTML, `title="`+test.title+`"`) {
			t.Errorf("%s: %s", test.address, got.HTML)
		}
		if got.ProviderURL != origin+"/" && got.ProviderURL != strings.TrimPrefix(origin, "http:")+"/" {
			t.Errorf("%s: provider %s", test.address, got.ProviderURL)
		}
	}
}

func TestOEmbedKeepsWithinTheRoomThereIs(t *testing.T) {
	got, _ := oEmbed(t, "/embed?text=a%3A+b%0Ac%3A+d", "&maxwidth=300&maxheight=5000")
	if got.Width != 300 || got.Height != 168 || !strings.Contains(got.HTML, `width="300" height="168"`) {
		t.Errorf("%+v", got)
	}
	if got, _ := oEmbed(t, "/embed", "&maxheight=100"); got.Width != 720 || got.Height != 100 {
		t.Errorf("%+v", got)
	}
}

func TestOEmbedEmbedsNothingElse(t *testing.T) {
	origin := host()
	for _, address := range []string{
		"https://example.org/", origin + ".example.org/", "ftp" + strings.TrimPrefix(origin, "http") + "/",
		strings.Replace(origin, "//", "//me@", 1) + "/", origin + "/rules", origin + "/embed/x", origin + "/v1/lint",
		origin + `/#"onload=x`, origin + "/#x.abc", origin + "/#1.", "javascript:alert(1)", "//example.org/embed", "embed", "%zz",
	} {
		if _, response := oEmbed(t, address, ""); response.StatusCode != http.StatusNotFound {
			t.Errorf("%s: status %d", address, response.StatusCode)
		}
	}
}
