package lex

import (
	"strings"

	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/logs/ascii"
)

// buildPhases are what the programs are named of which a build with buildpacks consists.
const buildPhases ecosystem.Words = "analyzer detector restorer builder exporter creator extender"

// sourceIn is the source of a line as Heroku writes it, such as app[web.1]:, from the form of Papertrail, app/web.1:, or from
// that of the system's log on a machine of AWS, web: or web[3571]:, else "".
func sourceIn(host, word string) string {
	if name, _, _ := strings.Cut(strings.TrimSuffix(word, ":"), "["); strings.HasPrefix(host, "ip-") && strings.HasSuffix(word, ":") && IsName(name) {
		return "aws[" + name + ".1]:"
	}
	kind, name, ok := strings.Cut(strings.TrimSuffix(word, ":"), "/")
	source := kind + "[" + name + "]:"
	if !ok || !strings.HasSuffix(word, ":") || !IsName(kind) || processIn(source) == "" {
		return ""
	}
	return source
}

// processIn is the name of a process in a word of a prefix, such as web.1, app[web.1]: or web.1|, or "".
func processIn(word string) string {
	if _, inside, ok := strings.Cut(strings.TrimSuffix(word, "]:"), "["); ok {
		word = inside
	}
	word = strings.TrimSuffix(word, "|")
	if kind, number, ok := strings.Cut(word, "."); ok && ascii.Digits(number) && IsName(kind) && !ascii.Digits(kind) {
		return word
	}
	return ""
}

// prefixWords is how many words of a line are a prefix, 0 for none.
func prefixWords(first, rest string) int {
	bracket := strings.IndexByte(first, '[')
	service, _, _ := strings.Cut(first, "@") // a service of Docker Swarm, with its machine
	isPiped := strings.HasPrefix(rest, "| ") && IsName(service)
	isFramed := bracket == 0 && strings.HasPrefix(rest, "] ") && IsName(first[1:])
	switch {
	case isTime(first), marks.Has(first), isLevel(first), isTask(first), bracket > 0 && (isOrigin(first, bracket) || isVersion(first[bracket:])):
		return 1
	case bracket == 0 && isSourced(first): // [APP/PROC/WEB/0] OUT
		if out, _, _ := strings.Cut(rest, " "); out == "OUT" || out == "ERR" {
			return 2
		}
		return 1
	case isMonth(first) && isDayAndTime(rest), isPiped, isFramed: // Nov 26 10:43:07, web.1 |, and [web ]
		return 2
	case rest != "" && (isNumbered(first) || isBuildTime(first)):
		return 1
	}
	return 0
}

// marks are words alone in front of a line: the half of a day, or what frames the output of a build.
const marks ecosystem.Words = "AM PM remote: | ┃ │"

// isOrigin reports whether a word with a bracket names where a line comes from, such as app[web.1]:
func isOrigin(word string, bracket int) bool {
	name := word[:bracket]
	return strings.HasSuffix(word, "]:") && IsName(name) && !isLevelName(name) && !strings.HasSuffix(name, "Error")
}

// isNumbered reports whether a word is the number of a build's step or the name of a process, such as #12 and web.1|
func isNumbered(word string) bool {
	name, piped := strings.CutSuffix(word, "|")
	number, hashed := strings.CutPrefix(word, "#")
	return piped && IsName(name) || hashed && ascii.Digits(number)
}

// tasks are names of the tasks that Turborepo mostly runs.
const tasks ecosystem.Words = "build start dev lint test typecheck check-types deploy"

// isTask reports whether a word is what Turborepo writes before the lines of a task: web:build:
func isTask(word string) bool {
	name, task, _ := strings.Cut(word, ":")
	task, ends := strings.CutSuffix(task, ":")
	return ends && name != "" && tasks.Has(task)
}

// isSourced reports whether a word in brackets is a path of sources, such as [APP/PROC/WEB/0].
func isSourced(word string) bool {
	inside, closed := strings.CutSuffix(word[1:], "]")
	return closed && strings.Contains(inside, "/") && inside[0] >= 'A' && inside[0] <= 'Z' && IsName(inside)
}

// isVersion reports whether a word is a version of App Engine in brackets, which gcloud names after the time.
func isVersion(word string) bool {
	day, clock, _ := strings.Cut(strings.Trim(word, "[]"), "t")
	return len(day) == len("20180905") && len(clock) == len("132940") && ascii.Digits(day+clock)
}

func isMonth(word string) bool {
	return len(word) == 3 && strings.Contains(" Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec ", " "+word+" ")
}

func isDayAndTime(text string) bool {
	day, rest, _ := strings.Cut(text, " ")
	clock, _, _ := strings.Cut(rest, " ")
	return len(day) <= 2 && ascii.Digits(day) && isTime(clock)
}

// isNamedDate reports whether a word is a date with the name of the month, as in 2025-Nov-01.
func isNamedDate(word string) bool {
	return len(word) == len("2025-Nov-01") && word[4] == '-' && word[8] == '-' && ascii.Digits(word[:4]) && isMonth(word[5:8]) && ascii.Digits(word[9:])
}

// isSeconds reports whether a word is the time since the start of a build's step, as in "#9 41.23 Killed".
func isSeconds(word string) bool {
	whole, part, _ := strings.Cut(word, ".")
	return ascii.Digits(whole) && ascii.Digits(part)
}

// isBuildTime reports whether a word has the precision with which BuildKit writes seconds where it repeats the output of
// a step that failed: 0.345, 41.23 or 123.4.
func isBuildTime(word string) bool {
	if word == "" || ascii.Kinds[word[0]]&ascii.InNumber == 0 {
		return false
	}
	whole, part, _ := strings.Cut(word, ".")
	return ascii.Digits(whole) && ascii.Digits(part) && len(part) == max(1, 4-len(whole))
}

func isTime(word string) bool {
	for word != "" && ascii.Kinds[word[0]]&ascii.AroundTime != 0 {
		word = word[1:]
	}
	for word != "" && ascii.Kinds[word[len(word)-1]]&ascii.AroundTime != 0 {
		word = word[:len(word)-1]
	}
	if word == "" {
		return false
	}
	if word[0] == '+' || word[0] == '-' {
		zone := strings.TrimLeft(word, "+-")
		return len(zone) >= 4 && ascii.Digits(strings.ReplaceAll(zone, ":", ""))
	}
	if ascii.Kinds[word[0]]&ascii.InNumber == 0 {
		return false
	}
	isClockOrDate := strings.Count(word, ":") >= 2 || strings.Count(word, "-") >= 2 || strings.Count(word, "/") == 2
	return isClockOrDate && (ascii.Only(word, ascii.InTime) || isNamedDate(word))
}

// isLevel reports whether a word is the level or the number of a process in brackets, as servers write it.
func isLevel(word string) bool {
	inside, opened := strings.CutPrefix(word, "[")
	inside, closed := strings.CutSuffix(inside, "]")
	return opened && closed && (isLevelName(inside) || ascii.Digits(inside))
}

const levelNames ecosystem.Words = "error err info inf warning warn critical fatal debug notice"

func isLevelName(word string) bool { return levelNames.Has(ascii.Lower(word)) }

// IsName reports whether a word may be the name of a process or a container.
func IsName(word string) bool { return word != "" && ascii.Only(word, ascii.InName) }
