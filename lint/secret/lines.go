package secret

import (
	"strings"

	"github.com/proclint/proclint/lint/procfile"
)

// Text is a text without the secrets that it shows.
func Text(text string) string { return MaskRanges(text, 0, rangesIn(text)) }

// rangesIn are the secret parts of a text of one or more lines.
func rangesIn(text string) []procfile.Range {
	parts, _ := partsIn(text)
	return rangesOf(parts)
}

func rangesOf(parts []part) []procfile.Range {
	if parts == nil {
		return nil
	}
	ranges := make([]procfile.Range, len(parts))
	for i, p := range parts {
		ranges[i] = p.Range
	}
	return ranges
}

// partsIn are the secret parts of a text of one or more lines, and whether it may have the name of one.
func partsIn(text string) (found []part, hasNames bool) {
	var inKey keyLines
	if strings.IndexByte(text, '\n') < 0 {
		return inKey.parts(text)
	}
	at := 0
	for line := range strings.Lines(text) {
		parts, names := inKey.parts(strings.TrimRight(line, "\r\n"))
		for _, p := range parts {
			for _, r := range []*procfile.Range{&p.Range, &p.url} {
				r.Start, r.End = r.Start+at, r.End+at
			}
			found = append(found, p)
		}
		hasNames = hasNames || names
		at += len(line)
	}
	return found, hasNames
}

// keyLines follows the lines of private keys in the form PEM (RFC 7468). The zero value is outside of one.
type keyLines struct{ inside bool }

// parts are the secret parts of the next line, as partsOf finds them, or all of it.
func (k *keyLines) parts(line string) ([]part, bool) {
	if k.inside {
		k.inside = !strings.Contains(line, keyEnds)
		if k.inside && isKeyLine(line) {
			return []part{{Range: procfile.Range{End: len(line)}, kind: byKey}}, false
		}
	}
	parts, hasNames := partsOf(line)
	if len(parts) > 0 && parts[len(parts)-1].kind == byKey {
		last := line[parts[len(parts)-1].Start:]
		k.inside = strings.HasPrefix(last, keyBegins) && !strings.Contains(last, keyEnds)
	}
	return parts, hasNames
}

func isKeyLine(text string) bool {
	last := text[strings.LastIndexByte(text, ' ')+1:]
	return last != "" && strings.Trim(last, wordBytes+"+/=") == ""
}
