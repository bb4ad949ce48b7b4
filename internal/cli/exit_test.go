package cli

import (
	"os"
	"path/filepath"
	"testing"
)

// TestExitCode: lint ends with 1 exactly where a platform that the file is checked for has a verified error, whatever
// the format. A difference between platforms counts only where somebody chose the platform.
func TestExitCode(t *testing.T) {
	for name, tt := range map[string]struct {
		text string
		args []string
		want int
	}{
		"a slip on some default platforms":         {text: "wbe: gunicorn app:app\n", want: exitFindings},
		"a slip on the chosen platform":            {text: "web: gunicorn app:app --bind 0.0.0.0:8000\n", args: []string{"--platform", "heroku"}, want: exitFindings},
		"a slip that nobody verified":              {text: "web gunicorn app:app\n", args: []string{"--platform", "code-capsules"}},
		"a slip that does no harm there":           {text: "web: node a.js\r\n", args: []string{"--platform", "heroku"}},
		"a file in which nothing is left":          {text: "// only this\n", args: []string{"--platform", "heroku"}, want: exitFindings},
		"a JSON object":                            {text: `{"web": "node server.js"}`, args: []string{"--platform", "heroku"}, want: exitFindings},
		"a JSON object for a platform that can":    {text: `{"web": "node server.js"}`, args: []string{"--platform", "drycc"}},
		"a difference by default":                  {text: "web: cd app && node server.js --port $PORT\n"},
		"a difference on the chosen platform":      {text: "web: node server.js --port $PORT\nworker-2: node w.js\n", args: []string{"--platform", "deis"}, want: exitFindings},
		"a difference that breaks nothing there":   {text: "web: node server.js --port $PORT\nworker-2: node w.js\n", args: []string{"--platform", "heroku"}},
		"a bare interpreter":                       {text: "web: python\n", want: exitFindings},
		"an ignored slip":                          {text: "# proclint-ignore-next-line process-type-typo\nwbe: node server.js --port $PORT\n", args: []string{"--platform", "heroku"}},
		"a warning":                                {text: "web: sudo node server.js --port $PORT\n", args: []string{"--platform", "scalingo"}},
		"a warning where warnings count":           {text: "web: sudo node server.js --port $PORT\n", args: []string{"--platform", "scalingo", "--fail-on", "warning"}, want: exitFindings},
		"an error on one of the chosen platforms":  {text: "{web: node server.js}\n", args: []string{"--platform", "drycc,heroku"}, want: exitFindings},
		"an error on none of the chosen platforms": {text: "web: node server.js --port $PORT\n", args: []string{"--platform", "drycc,heroku"}},
	} {
		file := filepath.Join(t.TempDir(), "Procfile")
		if err := os.WriteFile(file, []byte(tt.text), 0o600); err != nil {
			t.Fatal(err)
		}
		for _, format := range formatNames() {
			args := append([]string{"lint", "--no-config", "--format", format, file}, tt.args...)
			stdout, stderr, code := run(t, args...)
			if code != tt.want || stderr != "" {
				t.Errorf("%s, as %s: exit code %d, want %d: %s%s", name, format, code, tt.want, stdout, stderr)
			}
			if zero, stderr, code := run(t, append(args, "--exit-zero")...); code != exitOK || zero != stdout || stderr != "" {
				t.Errorf("%s, as %s with --exit-zero: exit code %d: %s%s, want %s", name, format, code, zero, stderr, stdout)
			}
			to := file + "." + format + ".report"
			if quiet, stderr, code := run(t, append(args, "--output-file", to)...); code != tt.want || quiet != "" || stderr != "" {
				t.Errorf("%s, as %s in a file: exit code %d, want %d: %s%s", name, format, code, tt.want, quiet, stderr)
			}
			if written, err := os.ReadFile(to); err != nil || string(written) != stdout {
				t.Errorf("%s, as %s: the file has %s, %v, want %s", name, format, written, err, stdout)
			}
		}
	}
}
