package correct

import (
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/logs/messages"
	"github.com/proclint/proclint/lint/logs/subject"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/source"
)

// withHosts are the fixes that add the hosts of the platforms to the list of hosts that a finding is about: the one in the log, else
// all of the domain that a platform gives to apps. It is empty where a platform has no domain, or several.
func (s *state) withHosts(d *check.Diagnostic, log string) []subject.Fix {
	if d.Code == nil || d.Code.Wildcard == "" {
		return nil
	}
	var hosts []string
	for _, e := range d.Effects {
		for _, id := range e.Platforms {
			target, known := platform.Lookup(id)
			if !known {
				return nil
			}
			ends := messages.Table().HostsOf(target.Platform().ID)
			if len(ends) != 1 {
				return nil
			}
			host := hostIn(log, ends[0])
			if host == "" {
				host = d.Code.Wildcard + strings.TrimPrefix(ends[0], ".")
			}
			if !slices.Contains(hosts, host) {
				hosts = append(hosts, host)
			}
		}
	}
	right := withElements(d.Code.Text, hosts)
	if right == "" {
		return nil
	}
	a := subject.NewApp(&s.in, "")
	rows := strings.Split(subject.AsWritten(s.textOf(d.Code.Path)), "\n")
	if d.Code.Line > len(rows) || !strings.Contains(rows[d.Code.Line-1], d.Code.Text) {
		return nil
	}
	return []subject.Fix{subject.ChangeOf(a, d.Code.Path, d.Code.Line, strings.Replace(rows[d.Code.Line-1], d.Code.Text, right, 1))}
}

// hostIn is the only host of a log with an end, or "".
func hostIn(log, end string) (only string) {
	for word := range strings.FieldsFuncSeq(log, func(c rune) bool { return strings.ContainsRune(" \t\r\n/\"'=,;()<>", c) }) {
		word, _, _ = strings.Cut(strings.ToLower(word), ":")
		name, isHost := strings.CutSuffix(word, end)
		if !isHost || name == "" || strings.Trim(name, "abcdefghijklmnopqrstuvwxyz0123456789-") != "" || word == only {
			continue
		}
		if only != "" {
			return ""
		}
		only = word
	}
	return only
}

// withElements is the start of a list with further texts in it, or "" where it isn't known how.
func withElements(list string, texts []string) string {
	quote := `"`
	if strings.Contains(list, "'") && !strings.Contains(list, quote) {
		quote = "'"
	}
	added := quote + strings.Join(texts, quote+", "+quote) + quote
	value := strings.LastIndexByte(list, '=') + 1
	opened, closed := source.ListIn(list[value:], "[]")
	switch row := strings.TrimRight(list, " \t\r"); {
	case len(texts) == 0:
		return ""
	case strings.Contains(list, "<< ") && opened < 0:
		return row + " << " + strings.ReplaceAll(added, ", ", " << ")
	case opened >= 0 && closed < 0 && strings.HasSuffix(row, "["):
		return row + added + ","
	case opened >= 0 && closed < 0 && strings.HasSuffix(row, ","):
		return row + " " + added + ","
	case closed < 0:
		return ""
	case strings.TrimSpace(list[value+opened+1:value+closed]) == "":
		return list[:value+opened+1] + added + list[value+closed:]
	}
	return strings.TrimRight(list[:value+closed], ", ") + ", " + added + list[value+closed:]
}
