package source

import (
	"path"
	"strings"
)

// Reading is a file or a folder that code reads, by a path in quotes.
type Reading struct {
	Line int // one-based
	// Path is with slashes, and of a pattern only what precedes it.
	Path string
}

// reading are parts of lines that read files, and writing of those that may write them.
var (
	reading = []string{"open", "read", "load", "parse", "static", "send", "template", "view", "glob", "fileserver", "dir"}
	writing = []string{"write", "append", "mkdir", "remove", "unlink", "upload", "log", "save", "create", "cache", `"w`, `'w`, "'a'", `"a"`}
)

// impliedFolders are those that calls of frameworks read, by the calls. Sources: pallets/flask docs/quickstart.rst, and expressjs/express
// lib/application.js.
var impliedFolders = []struct{ call, folder string }{{"render_template", "templates"}, {"res.render", "views"}}

// Readings are what the text of a file with that ending reads.
func Readings(text, ending string) (found []Reading) {
	var c code
	switch ending {
	case ".py":
		c = newCode(text, "#", `"""`, "'''", `"`, "'")
	case ".rb":
		c = newCode(text, "#", `"`, "'")
	case ".go", ".js", ".mjs", ".cjs", ".ts":
		c = newCode(text, "//", "`", `"`, "'")
	default:
		return nil
	}
	if len(text) > mostBytes {
		return nil
	}
	at, number := 0, 0
	for line := range strings.Lines(c.bare) {
		written := text[at : at+len(line)]
		at += len(line)
		number++
		for _, of := range impliedFolders {
			if strings.Contains(line, of.call+"(") {
				found = append(found, Reading{number, of.folder})
			}
		}
		if !hasOneOf(reading, line) || hasOneOf(writing, written) {
			continue
		}
		for from := strings.IndexAny(line, "\"'`"); from >= 0; {
			length := strings.IndexByte(line[from+1:], line[from])
			if length < 0 {
				break
			}
			to := from + 1 + length
			p := pathOf(written[from+1 : to])
			if isSure := strings.ContainsAny(p, "/.") || isRead(line[:from]); p != "" && isSure && len(found) < mostReadings {
				found = append(found, Reading{number, p})
			}
			next := strings.IndexAny(line[to+1:], "\"'`")
			if next < 0 {
				break
			}
			from = to + 1 + next
		}
	}
	return found
}

const mostReadings = 100

// isRead reports whether what precedes a text in quotes reads a path, so that one word there is a folder.
func isRead(before string) bool {
	before = strings.TrimRight(before, " ")
	switch call, opens := strings.CutSuffix(before, "("); {
	case opens:
		return hasOneOf(reading, wordEnd(call))
	case strings.HasSuffix(before, "="):
		return endsAs(wordEnd(strings.TrimRight(before, " =")), " directory static_folder template_folder")
	}
	return strings.HasSuffix(before, "__dirname,") || strings.HasSuffix(before, "__file__),")
}

// pathOf is the path below the app that a text may be, without the pattern at its end, or "".
func pathOf(text string) string {
	if text == "" || len(text) > 100 || text[0] == '/' || strings.Contains(text, "..") {
		return ""
	}
	before, _, isPattern := strings.Cut(text, "*")
	if isPattern {
		before = before[:strings.LastIndexByte(before, '/')+1]
	}
	p := path.Clean(before)
	if before == "" || p == "." || strings.Trim(strings.ToLower(p), "abcdefghijklmnopqrstuvwxyz0123456789_-./") != "" {
		return ""
	}
	return p
}
