package assist

import (
	"strings"
	"testing"

	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
)

func TestNoHoverShowsASecret(t *testing.T) {
	const secret = "mX4hT9cRz6nD2yFw8Bq1"
	doc := procfile.Parse([]byte("web: API_TOKEN=" + secret + " PORT=${PORT:-" + secret + "} gunicorn --bind $PORT --secret-key " + secret + " shop.wsgi\n"))
	shown := 0
	for offset := range len(doc.Text) {
		if found := Hover(doc, offset, platform.Defaults(), nil); found != nil {
			shown++
			if strings.Contains(found.Markdown, secret[:10]) {
				t.Errorf("at %d it says %q", offset, found.Markdown)
			}
		}
	}
	if shown == 0 {
		t.Error("nothing is explained")
	}
}
