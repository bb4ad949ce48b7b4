package subject

import (
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/logs/ascii"
	"github.com/proclint/proclint/lint/logs/signal"
)

// Helps are the texts that help: where the headline names the address at which a server listens, that server's own go first.
func (d *Subject) Helps(m *signal.Meaning) []string {
	if !d.Server.HelpsItself() || !d.NamesListener(m) {
		return m.Help
	}
	return slices.Concat(d.Server.Help, m.Help)
}

// OptionOf is what the command of web lacks at its end, or "".
func (d *Subject) OptionOf(m *signal.Meaning) string {
	if m.Option != "" || !d.Server.HelpsItself() || !d.NamesListener(m) {
		return m.Option
	}
	return d.Server.Option
}

// NamesListener reports whether the headline is about the address at which a server listens.
func (d *Subject) NamesListener(m *signal.Meaning) bool {
	return d.Values["listening"] != "" && len(m.Is) > 0 && strings.Contains(m.Is[0], "<listening>")
}

// OnlyInside is the address inside of its container at which the log says that the app listens, if one line of the app sets it, or "".
func (d *Subject) OnlyInside() string {
	if host, port, _ := strings.Cut(d.Heard, ":"); ascii.IsLoopback(host) && d.App.ListenLine(port) != nil {
		return d.Heard
	}
	return ""
}

// ShowListener shows first the line in which the server said where it listens, if the headline is about that.
func (d *Subject) ShowListener(m *signal.Meaning) {
	if d.Server != nil && d.NamesListener(m) && !slices.Contains(d.Numbers, d.Listens.Number) {
		d.showFirst(d.Listens)
	}
}
