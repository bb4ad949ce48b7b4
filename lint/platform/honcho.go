package platform

import (
	"unicode/utf8"
)

const honchoSource = "nickstenning/honcho honcho/environ.py"

var _ = register(&honchoPlatform)

var honchoPlatform = Platform{
	ID:       "honcho",
	Title:    "Honcho",
	Homepage: "https://honcho.readthedocs.io/",
	Rank:     31,
	Runner:   true,
	Checked:  "2026-11-20",
	Links: []Link{
		{"Honcho", "https://honcho.readthedocs.io/"},
	},
	NotVerified: []string{
		"A locale other than UTF-8, in which Python decodes the file another way.",
		"Windows.",
	},
	Known: honchoFacts{},
	Strategies: []Target{{
		Summary:      "local processes, by honcho start",
		Reader:       readHoncho,
		OtherPath:    "it is read only when honcho -f names it",
		OnError:      "honcho stops",
		CheckName:    skippedName,
		NamePattern:  "letters, digits, underscores and hyphens",
		Duplicates:   DuplicatesRefused,
		EmptyCommand: EmptyIgnored,
		Shell:        Sh,
		Port:         Port{Default: "5000", Env: true, Step: 100},
		Release:      ReleaseStarts,
		Scale:        runnerScale("honcho"),
		Equivalents:  runnerEquivalents{start: "honcho start ", title: "Start all of them from another file", text: "honcho -f Procfile.dev start"},
	}},
}

type honchoFacts struct{}

// Facts are what is known about the platform.
func (honchoFacts) Facts() Facts {
	return Facts{
		Grammar:      {"Each line is matched against ^([A-Za-z0-9_-]+):\\s*(.+)$, with Python's idea of lines and spaces. Lines that do not match are skipped without a word.", honchoSource, Run},
		Names:        {"Letters, digits, underscores and hyphens.", honchoSource, Run},
		File:         {"Procfile in the current folder, or the file that -f or PROCFILE names.", "nickstenning/honcho honcho/command.py", Read},
		Comments:     {"A line that starts with # does not match and is skipped; a # after a command stays in it, where the shell takes it for a comment. A line such as http://… declares a process http.", honchoSource, Run},
		DuplicateKey: {"A process type that stands twice stops it with \"process names must be unique within a Procfile\".", honchoSource, Run},
		Empty:        {"A name and a colon alone are skipped; with spaces after the colon the command is one space.", honchoSource, Run},
		LineEnds:     {"CR LF and a lone CR end a line; so do vertical tab, form feed, the separators 0x1C to 0x1E, NEL, U+2028 and U+2029, also within a command.", honchoSource, Run},
		Mark:         {"With a byte order mark the first line does not match and is skipped.", honchoSource, Run},
		Encodings:    {"Bytes that are not valid UTF-8 stop it with a UnicodeDecodeError.", honchoSource, Run},
		Running:      {"Commands run in /bin/sh -c.", "nickstenning/honcho honcho/process.py", Read},
		Ports:        {"$PORT is 5000 and 100 more for each process type, 1 more for each further instance.", honchoSource, Read},
		Traffic:      {"It sends no traffic to anything: processes listen on their own ports.", "nickstenning/honcho honcho/command.py", Read},
		Start:        {"One of every process type is started; a file without any is accepted, and nothing is.", honchoSource, Run},
		Releasing:    {"release is started beside the others, as any process type.", honchoSource, Read},
		Limits:       {"No limit was found.", honchoSource, Read},
	}
}

// readHoncho reads as Honcho does.
func readHoncho(src []byte) Reading {
	r := Reading{ErrorLine: -1}
	if text, offset := pythonDecodeError(src); text != "" {
		return r.fail(text, (&lineCounter{src: src}).at(offset))
	}
	count := lineCounter{src: src}
	seen := map[string]bool{}
	for start := 0; start < len(src); {
		end, next := cutPythonLine(src, start)
		if name, command, ok := foremanEntry(string(src[start:end]), pythonSpace); ok {
			line := count.at(start)
			if seen[name] {
				return r.fail("process names must be unique within a Procfile", line)
			}
			seen[name] = true
			r.Processes = append(r.Processes, Process{Type: name, Command: command, Line: line})
		}
		start = next
	}
	return r
}

// cutPythonLine is the line from start as Python's splitlines cuts valid UTF-8.
func cutPythonLine(src []byte, start int) (end, next int) {
	for end = start; end < len(src); {
		r, size := utf8.DecodeRune(src[end:])
		switch {
		case r == '\r' && end+1 < len(src) && src[end+1] == '\n':
			return end, end + 2
		case r >= '\n' && r <= '\r', r >= 0x1C && r <= 0x1E, r == 0x85, r == 0x2028, r == 0x2029:
			return end, end + size
		}
		end += size
	}
	return end, end
}
