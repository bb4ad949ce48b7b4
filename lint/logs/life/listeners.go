package life

import (
	"strings"

	"github.com/proclint/proclint/lint/logs/ascii"
	"github.com/proclint/proclint/lint/logs/lex"
	"github.com/proclint/proclint/lint/logs/signal"
	"github.com/proclint/proclint/lint/platform"
)

type listener struct {
	address string
	// by is the message about it. Its help says how to listen elsewhere, if the server itself wrote the line.
	by *signal.Meaning
	at lex.Line
	// since is the first line in which its process said that it listens.
	since int
}

// isWeb reports whether it's a server of the process that gets the requests.
func (l *listener) isWeb() bool {
	name, _, _ := strings.Cut(l.at.Process, ".")
	return name == "web"
}

// onlyLoopback is the first server of the process that gets the requests if none from outside reaches it, or nil. Without a
// web, that is the process that listened first.
func onlyLoopback(servers map[string]listener, id string) *listener {
	target, ok := platform.Lookup(id)
	if !ok || target.Platform().Runner || target.Port.Local {
		return nil
	}
	var first *listener
	open := map[string]bool{}
	for process, l := range servers {
		name, _, _ := strings.Cut(process, ".")
		if !ascii.IsLoopback(ascii.HostOf(l.address)) || !l.by.HelpsItself() {
			open[name] = true
		}
		if first == nil || l.isWeb() && !first.isWeb() || l.isWeb() == first.isWeb() && l.at.Number < first.at.Number {
			first = &l
		}
	}
	if first == nil {
		return nil
	}
	if name, _, _ := strings.Cut(first.at.Process, "."); open[name] || open[""] {
		return nil
	}
	return first
}
