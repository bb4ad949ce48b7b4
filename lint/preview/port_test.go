package preview

import (
	"bytes"
	"strings"
	"testing"

	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/repository"
)

// TestPortsOfFiles: the ports of local runners are those that the files beside the Procfile set, as the source of each
// runner reads them. Nothing else of such a file shows.
func TestPortsOfFiles(t *testing.T) {
	const secret = "SECRET_KEY=hunter2\n"
	type files = map[string]string
	for _, c := range []struct {
		runner string
		files  files
		want   string // of three processes; "-" for one without $PORT, "?" for an unknown one
		note   string
	}{
		{"foreman", nil, "5000 5100 5200", ""},
		{"foreman", files{".env": secret + "PORT=3003\n"}, "3003 3103 3203", "`.env` sets the first `$PORT` to 3003."},
		{"foreman", files{".env": "PORT='3003'\n"}, "3003 3103 3203", "`.env`"},
		{"foreman", files{".env": "export PORT=3003\n"}, "5000 5100 5200", ""},
		{"foreman", files{".env": "PORT=$BASE\n"}, "? ? ?", "`.env` sets the first `$PORT` to something that isn't a port."},
		{"foreman", files{".env": "MY_PORT=1\nPORTS=2\n# PORT=3\n"}, "5000 5100 5200", ""},
		{"foreman", files{".env": "PORT=3003\n", ".foreman": "port: 4000 # of mine\nformation: all=1\n"}, "4000 4100 4200", "`.foreman` sets the first `$PORT` to 4000."},
		{"foreman", files{"config/.env": "PORT=3003\n"}, "5000 5100 5200", ""},
		{"rails-dev", files{".env": "PORT=3003\n"}, "3000 3100 3200", ""},
		{"rails-dev", files{".foreman": "port: 4000\n"}, "4000 4100 4200", "`.foreman`"},
		{"honcho", files{".env": secret + "PORT=3003\r\n"}, "3003 3103 3203", "`.env`"},
		{"honcho", files{".foreman": "port: 4000\n"}, "5000 5100 5200", ""},
		{"overmind", files{".env": "PORT=3003\n"}, "3003 3103 3203", "`.env`"},
		{"overmind", files{".overmind.env": "export PORT=3003\n"}, "3003 3103 3203", "`.overmind.env`"},
		{"overmind", files{".env": "PORT=3003\n", ".overmind.env": "PORT=4000\n"}, "3003 3103 3203", "`.env`"},
		{"overmind", files{".env": "PORT=3003\n", ".overmind.env": "OVERMIND_PORT=4000\nOVERMIND_PORT_STEP=10\n"}, "4000 4010 4020", "`.overmind.env`"},
		{"overmind", files{".overmind.env": "OVERMIND_NO_PORT=1\n"}, "- - -", "A file beside the Procfile turns `$PORT` off."},
		{"overmind", files{".overmind.env": "OVERMIND_NO_PORT=false\n"}, "5000 5100 5200", ""},
		{"hivemind", files{".env": "PORT: 3003\nHIVEMIND_PORT_STEP=1\n"}, "3003 3004 3005", "`.env`"},
		{"hivemind", files{".env": "HIVEMIND_PORT=4000\nPORT=3003\n"}, "4000 4100 4200", "`.env`"},
		{"goreman", files{".env": "PORT=3003\n"}, "5000 5100 5200", ""},
		{"goreman", files{".goreman": "baseport: 6000\n"}, "6000 6100 6200", "`.goreman`"},
		{"forego", files{".env": "PORT=3003\n"}, "3003 3103 3303", "`.env`"},
		{"forego", files{".forego": "port=3003\n"}, "3003 3103 3203", "`.forego`"},
		{"heroku-local", files{".env": "PORT=3003\nPORT=3004\n"}, "3004 3104 3204", "`.env`"},
		{"heroku-local", files{".env": "PORT=\n"}, "5006 5106 5206", ""},
		{"mprocs", files{".env": "PORT=3003\n"}, "- - -", ""},
		{"heroku", files{".env": "PORT=3003\n"}, "? - -", ""},
	} {
		list := repository.List{Texts: c.files}
		for path := range c.files {
			list.Listed = append(list.Listed, path)
		}
		target, _ := platform.Lookup(c.runner)
		p := Of(procfile.Parse([]byte("web: a\nworker: b\nclock: c\n")), target, Options{Repository: repository.New(list, "")})
		if got := ports(p); got != c.want {
			t.Errorf("%s with %q: $PORT is %s, want %s", c.runner, c.files, got, c.want)
		}
		var text bytes.Buffer
		if err := Text(&text, p, TextOptions{}); err != nil {
			t.Fatal(err)
		}
		notes := strings.Join(p.Notes, "\n")
		if c.note != "" && !strings.Contains(notes, c.note) || c.note == "" && strings.Contains(notes, "the first `$PORT` to") {
			t.Errorf("%s with %q has the notes %q", c.runner, c.files, notes)
		}
		if strings.Contains(text.String(), "hunter2") || strings.Contains(text.String(), "SECRET_KEY") {
			t.Errorf("%s shows the secret: %s", c.runner, text.String())
		}
	}
}

// TestFallbackOfThePort: what a command falls back to is never the value that a platform sets, in whatever way it is written.
func TestFallbackOfThePort(t *testing.T) {
	const fallback = "8765"
	for _, written := range []string{"${PORT:-8765}", "${PORT-8765}", "${PORT:=8765}", "\"${PORT:-8765}\"", "${PORT:-8765} $PORT", "$PORT ${PORT:-8765}", "0.0.0.0:${PORT:-8765}"} {
		for _, text := range []string{
			"web: gunicorn shop:app --bind " + written + "\n",
			"web: sh -c 'exec node web.js " + written + "'\n",
			"web: a " + written + "\nweb: b " + written + "\nworker: c " + written + "\n",
		} {
			doc := procfile.Parse([]byte(text))
			for _, target := range platform.Targets() {
				p := Of(doc, target, Options{})
				for i := range p.Processes {
					for _, v := range p.Processes[i].Env {
						given := v.Set || target.Port.Env && target.IsHTTP(p.Processes[i].Type)
						if v.Name == "PORT" && given && v.Default == fallback {
							t.Errorf("%s gives the fallback of %q", target.ID(), text)
						}
					}
				}
			}
			m := MatrixOf(doc, nil)
			for _, column := range m.Columns {
				for _, cell := range column.Cells {
					if cell.PortNumber == fallback {
						t.Errorf("%q set $PORT to the fallback of %q", column.Platforms, text)
					}
				}
			}
		}
	}
}

func ports(p *Preview) string {
	var all []string
	for _, process := range p.Processes {
		port := "-"
		for _, v := range process.Env {
			if v.Name == "PORT" && v.Set {
				port = v.Default
				if port == "" {
					port = "?"
				}
			}
		}
		all = append(all, port)
	}
	return strings.Join(all, " ")
}
