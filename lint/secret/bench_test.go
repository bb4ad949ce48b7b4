package secret

import (
	"testing"

	"github.com/proclint/proclint/lint/command"
)

// BenchmarkIn measures commands without a secret, as nearly all are.
func BenchmarkIn(b *testing.B) {
	var commands []*command.Command
	for _, text := range []string{"gunicorn shop.wsgi --bind 0.0.0.0:$PORT --log-file -", "celery -A shop worker --loglevel info", "python manage.py migrate"} {
		commands = append(commands, command.Parse(text))
	}
	b.ReportAllocs()
	for b.Loop() {
		for _, c := range commands {
			if len(In(c).Found) > 0 {
				b.Fatal(c.Text)
			}
		}
	}
}
