package source

import (
	"regexp"
	"strings"
)

// endless are what code has that goes on until it is stopped, in any language.
var endless = regexp.MustCompile(`\bloop (?:do|\{)|\b(?:while|until)\b[ (]*(?:true|True|1|:|false|\[ true \]|! *false)\b|\bwhile :|for *\( *; *; *\)|\bfor *\{|\bselect *\{ *\}|` +
	`\bsetInterval\(|\.listen\(|\bcron\.schedule\(|new CronJob\(|\brun_forever\(|BlockingScheduler|run_pending|Rufus::Scheduler|Clockwork|EventMachine\.run|EM\.run|\.join\(?\)?\s*$|:infinity`)

// GoesOn reports whether code may go on until it is stopped.
func GoesOn(text string) bool {
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\r\n")
		if inside := strings.TrimSpace(line); inside == "" || inside[0] == '#' || strings.HasPrefix(inside, "//") {
			continue
		}
		if endless.MatchString(line) {
			return true
		}
	}
	return false
}
