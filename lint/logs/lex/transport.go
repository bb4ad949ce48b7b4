package lex

import (
	"strings"

	"github.com/proclint/proclint/lint/logs/ascii"
)

// withoutJob is a line without the names of a job and its step, which `gh run view --log` writes before the time.
func withoutJob(raw string) string {
	job, rest, _ := strings.Cut(raw, "\t")
	step, rest, ok := strings.Cut(rest, "\t")
	if rest = strings.TrimPrefix(rest, "\ufeff"); !ok || job == "" || step == "" || len(rest) < len("2021-12-09T15:06:59Z") || rest[len("2021-12-09")] != 'T' {
		return raw
	}
	return rest
}

// takeTransport takes off what collectors of logs write before a line: container runtimes, the system's log, kubectl, and
// the commands of GitHub Actions.
func (l *Line) takeTransport(first, rest string) bool {
	if first == "" {
		return false
	}
	switch first[0] {
	case 's':
		if (first == "stderr" || first == "stdout") && ascii.StartsWith(rest, []string{"F ", "P "}) { // CRI
			l.Text = rest[len("F "):]
			return true
		}
	case '[':
		return l.takeBracket(first, rest)
	case '#', ':':
		return l.takeAnnotation()
	case '<':
		return l.takePriority(first, rest)
	}
	if ascii.Digits(first) && strings.HasPrefix(rest, "<") { // the length of a message of syslog
		word, more, _ := strings.Cut(rest, " ")
		return l.takePriority(word, more)
	}
	return false
}

// takeBracket takes off the name of a pod as in "[pod/web-5d9f/shop]", and that of a process as in "[web.1]" or "[web-1]".
func (l *Line) takeBracket(first, rest string) bool {
	inside, closed := strings.CutSuffix(first[1:], "]")
	kind, number, _ := strings.Cut(inside, "-")
	switch {
	case !closed || rest == "":
		return false
	case strings.HasPrefix(inside, "pod/") && IsName(inside):
		l.Text = rest
	case processIn(inside) != "":
		l.Process, l.Text = inside, rest
	case ascii.Digits(number) && IsName(kind) && !ascii.Digits(kind): // of Scalingo
		l.Origin, l.Process, l.Text = first, kind+"."+number, rest
	default:
		return false
	}
	return true
}

// takeAnnotation takes off a command of GitHub Actions or Azure Pipelines: "##[error]" and "::error file=a.js::".
func (l *Line) takeAnnotation() bool {
	start, end := "##[", "]"
	if l.Text[0] == ':' {
		start, end = "::", "::"
	}
	inside, ok := strings.CutPrefix(l.Text, start)
	name, text, closed := strings.Cut(inside, end)
	kind, _, _ := strings.Cut(name, " ")
	if !ok || !closed || text == "" || !isLevelName(kind) && kind != "group" && kind != "command" {
		return false
	}
	l.Text = strings.TrimSpace(text)
	return true
}

// takePriority takes off what syslog writes before a line: "<13>" as in RFC 3164, where the time follows, or all of
// "<13>1 TIME HOST APP web.1 - -", as in RFC 5424. Heroku leaves out the last field.
func (l *Line) takePriority(first, rest string) bool {
	number, version, ok := strings.Cut(first[1:], ">")
	if !ok || !ascii.Digits(number) || rest == "" {
		return false
	}
	if version != "1" {
		l.Text = strings.TrimSpace(version + " " + rest)
		return version == "" || isMonth(version)
	}
	fields := strings.SplitN(rest, " ", len("tnapm")+1)
	if len(fields) <= len("tnapm") || !isTime(fields[0]) {
		return false
	}
	source := fields[2] + "[" + fields[3] + "]:"
	l.Origin, l.Process, l.Text = source, processIn(source), fields[5]
	if data, text, more := strings.Cut(l.Text, "] "); more && strings.HasPrefix(data, "[") && strings.Contains(data, `="`) {
		l.Text = text
	}
	l.Text = strings.TrimPrefix(l.Text, "- ")
	return true
}

// takeProgram takes off the names of a machine and a program with the number of its process, as journald and syslog write them
// behind the time: "shop-host gunicorn[1234]:".
func (l *Line) takeProgram(first, rest string) bool {
	second, more, _ := strings.Cut(rest, " ")
	program, ok := strings.CutSuffix(second, "]:")
	name, number, _ := strings.Cut(program, "[")
	if ok = ok && more != "" && ascii.Digits(number) && IsName(name) && IsName(first); ok {
		l.Text = more
	}
	return ok
}
