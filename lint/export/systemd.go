package export

import "strings"

// systemd writes a target and a service for each process. The release command is a service that runs once
// before the others; the target doesn't start the other ones that exit when they're done.
func systemd(a *app, t *text) {
	a.rename(typed(wordName(":.")))
	t.add(0, a.made())
	t.comment(0, "Copy these files to /etc/systemd/system, then: systemctl enable --now ", a.name, ".target")
	t.add(0, "[Unit]")
	t.add(0, "Description=", a.name)
	var units []string
	for _, p := range a.services() {
		units = append(units, a.unit(p))
	}
	if len(units) == 0 && a.release != nil {
		units = append(units, a.unit(a.release))
	}
	for _, p := range a.jobs() {
		t.comment(0, p.declared, " runs once: systemctl start ", a.unit(p))
	}
	if len(units) > 0 {
		t.add(0, "Wants=", strings.Join(units, " "))
	}
	t.add(0)
	t.add(0, "[Install]")
	t.add(0, "WantedBy=multi-user.target")
	a.files = []File{{a.name + ".target", t.String()}}
	for _, p := range a.all() {
		a.files = append(a.files, File{a.unit(p), a.systemdService(p)})
	}
	a.noteBuild("On this machine, run")
	a.note("Placeholders: the folder /srv/", a.name, ", the user ", a.name, ", and /etc/", a.name, ".env, which may set variables.")
	a.note("systemd gives a service a short PATH. Set PATH in that file if programs are elsewhere.")
}

func (a *app) unit(p *process) string { return a.name + "-" + p.name + ".service" }

func (a *app) systemdService(p *process) string {
	t := &text{}
	t.add(0, "[Unit]")
	t.add(0, "Description=", a.name, " ", strings.ReplaceAll(p.name, "%", "%%"))
	t.add(0, "PartOf=", a.name, ".target")
	after := "After=network.target"
	if a.release != nil && p != a.release {
		t.add(0, "Requires=", a.unit(a.release))
		after += " " + a.unit(a.release)
	}
	t.add(0, after)
	t.add(0)
	t.add(0, "[Service]")
	if p.once {
		t.add(0, "Type=oneshot")
	}
	if p == a.release {
		t.add(0, "RemainAfterExit=yes")
	}
	t.add(0, "User=", a.name)
	t.add(0, "WorkingDirectory=/srv/", a.name)
	if p.onMachine != "" {
		t.add(0, "Environment=PORT=", p.onMachine)
	}
	t.add(0, "EnvironmentFile=-/etc/", a.name, ".env")
	words := p.run.inShell()
	t.add(0, "ExecStart=", words[0], " ", words[1], " ", systemdWord(words[2]))
	if !p.once {
		t.add(0, "Restart=always")
		t.add(0, "RestartSec=5")
	}
	return t.String()
}

// systemdWord writes a word for ExecStart, where systemd reads backslashes, percent signs and dollar signs also between quotes.
func systemdWord(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '"' || c == '\\':
			b.WriteByte('\\')
			b.WriteByte(c)
		case c == '%' || c == '$':
			b.WriteByte(c)
			b.WriteByte(c)
		case c == '\n':
			b.WriteString(`\n`)
		case c == '\r':
			b.WriteString(`\r`)
		case c == '\t':
			b.WriteString(`\t`)
		case c < ' ' || c == 0x7f:
			b.WriteString(`\x`)
			b.WriteByte("0123456789abcdef"[c>>4])
			b.WriteByte("0123456789abcdef"[c&15])
		default:
			b.WriteByte(c)
		}
	}
	b.WriteByte('"')
	return b.String()
}
