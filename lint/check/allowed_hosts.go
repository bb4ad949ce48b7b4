package check

import (
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
	"github.com/proclint/proclint/lint/source"
)

// AllowHosts are the fixes that add the hosts of an app to the list of hosts in a setting of its code: the one that a log shows, else all
// of the domain that a platform gives to apps, with what a list puts in front of it. A platform without a domain, or with several, gets no fix.
func (n *App) AllowHosts(at *CodePlace, targets []*platform.Target, setting, wildcard string) []Fix {
	var hosts []string
	for _, t := range targets {
		ends := t.Platform().Hosts
		if wildcard == "" || len(ends) != 1 {
			return nil
		}
		host := n.Built.hostOf(ends[0])
		if host == "" {
			host = wildcard + strings.TrimPrefix(ends[0], ".")
		}
		if !slices.Contains(hosts, host) {
			hosts = append(hosts, host)
		}
	}
	allowed := *at
	if allowed.Right = withElements(at.Text, hosts); allowed.Right == "" {
		return nil
	}
	return allowed.Fixes(n.Repository, prose.Title("Add `%s` to `%s`", hosts[0], prose.Exact(setting)))
}

// hostOf is the only host that ends so, or "".
func (b *Built) hostOf(end string) (only string) {
	for _, host := range b.Hosts {
		name, isHost := strings.CutSuffix(host, end)
		if !isHost || name == "" || strings.Trim(name, "abcdefghijklmnopqrstuvwxyz0123456789-") != "" {
			continue
		}
		if only != "" {
			return ""
		}
		only = host
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
