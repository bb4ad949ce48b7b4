package web

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// memory is a ResponseWriter that keeps nothing.
type memory struct{ header http.Header }

func (m memory) Header() http.Header         { return m.header }
func (m memory) WriteHeader(int)             {}
func (m memory) Write(b []byte) (int, error) { return len(b), nil }

// A typical file, every one different, as the edge gets it.
func BenchmarkLint(b *testing.B) {
	for _, query := range []string{"platform=heroku", ""} {
		b.Run("query="+query, func(b *testing.B) {
			handler := API("bench")
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				text := fmt.Sprintf("web: gunicorn shop.wsgi:app --bind 0.0.0.0:$PORT --workers %d\nworker: celery -A shop worker -l info\nrelease: python manage.py migrate --noinput\n", i)
				r := httptest.NewRequest(http.MethodPost, "/v1/lint?"+query, strings.NewReader(text))
				r.Header.Set("Content-Type", "text/plain")
				handler.ServeHTTP(memory{http.Header{}}, r)
			}
		})
	}
}
