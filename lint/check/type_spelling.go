package check

import (
	"strings"

	"github.com/agnivade/levenshtein"

	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/spelling"
)

// OnlyLetters reports whether a name contains nothing but a-z.
func OnlyLetters(name string) bool {
	return consistsOf(name, func(c byte) bool { return c >= 'a' && c <= 'z' })
}

// SpellcheckedTypes are the single words that a misspelled process type may stand for.
var SpellcheckedTypes = [...]string{"web", "worker", "release", "clock", "scheduler"}

// compoundTypes are further ones, which are also written with a dash or inner uppercase letters.
const compoundTypes ecosystem.Words = "urgentworker celeryworker celerybeat"

var meantTypes = append(SpellcheckedTypes[:], compoundTypes.List()...)

// longestTypo is how many characters a typo for the longest process type has.
const longestTypo = len("urgentworker") + 2

// withoutDash is a name without a hyphen or an underscore; ok is false where it has one at an end.
func withoutDash(name string) (joined string, ok bool) {
	at := strings.IndexAny(name, "-_")
	if at < 0 {
		return name, true
	}
	return name[:at] + name[at+1:], at > 0 && at+1 < len(name)
}

// IsFarTypo reports whether a name is two edits away from another of at least six letters with the same first letter.
func IsFarTypo(name, meant string) bool {
	return len(meant) >= 6 && OnlyLetters(name) && name[0] == meant[0] && !affixed(name, meant) &&
		!strings.HasPrefix(name, meant) && levenshtein.ComputeDistance(name, meant) == 2
}

// IsTypo reports whether a name is a typo for another: one edit, two swapped neighbors, a dash inside, or from six letters on a
// moved letter. Another first letter, or one more before or after the whole word, makes a separate name (porker, aworker,
// workers), unless it is a doubled letter. For a word of up to four letters, see isShortTypo.
func IsTypo(name, meant string) bool {
	if !OnlyLetters(name) {
		joined, _ := withoutDash(name)
		return joined == meant && !compoundTypes.Has(meant)
	}
	if len(meant) < 5 {
		return isShortTypo(name, meant)
	}
	switch levenshtein.ComputeDistance(name, meant) {
	case 1:
		return !affixed(name, meant) && (len(meant) != 5 || spelling.SameEnds(name, meant) && len(name) != len(meant))
	case 2:
		return spelling.Swapped(name, meant) || len(meant) >= 6 && spelling.SameEnds(name, meant) && len(name) == len(meant) && spelling.LettersAmong(name, meant)
	}
	return false
}

// isShortTypo reports whether a name is a typo for a short word, which most words are only one edit away from: two swapped letters, one doubled,
// left out, or replaced by one like it, or one more inside that it has elsewhere or that is from a neighboring key.
func isShortTypo(name, meant string) bool {
	at := spelling.DiffersAt(name, meant)
	switch len(name) - len(meant) {
	case -1:
		return name[at:] == meant[at+1:]
	case 0:
		return IsClearTypo(name, meant)
	case 1:
		if at == 0 || name[at+1:] != meant[at:] {
			return false
		}
		return name[at] == name[at-1] || at < len(meant) && (strings.IndexByte(meant, name[at]) >= 0 ||
			spelling.NeighborKeys(name[at], name[at-1]) || spelling.NeighborKeys(name[at], meant[at]))
	}
	return false
}

// IsClearTypo reports whether a name has the letters of another one with two swapped, or with one replaced by a letter like it: see spelling.Alike.
func IsClearTypo(name, meant string) bool {
	if len(name) != len(meant) || name == meant {
		return false
	}
	at := spelling.DiffersAt(name, meant)
	return spelling.Swapped(name, meant) || name[at+1:] == meant[at+1:] && spelling.Alike(name[at], meant[at])
}

// isSlip reports whether a name is a typo for a process type that not every file has. The first letter is the same; two neighbors are swapped, from
// four letters on one is repeated in place of the next, and from six on one is doubled, left out, another vowel, or from a neighboring key.
func isSlip(name, meant string) bool {
	if len(meant) < 3 || name[0] != meant[0] || name == meant {
		return false
	}
	at := spelling.DiffersAt(name, meant)
	switch len(name) - len(meant) {
	case 0:
		switch {
		case spelling.Swapped(name, meant):
			return true
		case name[at+1:] != meant[at+1:] || len(meant) < 4:
			return false
		case at+1 < len(name) && (name[at] == name[at-1] || name[at] == name[at+1]):
			return true
		}
		return len(meant) >= 6 && at+1 < len(name) && (isVowel(name[at]) && isVowel(meant[at]) || spelling.NeighborKeys(name[at], meant[at]))
	case 1:
		return len(meant) >= 6 && spelling.Doubled(meant, name)
	case -1:
		return len(meant) >= 6 && at < len(name) && name[at:] == meant[at+1:]
	}
	return false
}

// isSpecialSlip reports the same for a type that a platform knows, of which also a short one may have a doubled letter. It
// may lack its last letter too, or have a dash inside.
func isSpecialSlip(name, meant string) bool {
	if joined, ok := withoutDash(name); ok && joined == meant && joined != name || len(meant) > 3 && name == meant[:len(meant)-1] {
		return true
	}
	return isSlip(name, meant) || len(meant) > 2 && (len(name) > len(meant) && spelling.Doubled(meant, name) || spelling.Swapped(name, meant))
}

func isVowel(letter byte) bool { return strings.IndexByte("aeiou", letter) >= 0 }

func affixed(name, meant string) bool {
	if len(name) == len(meant) {
		return name[1:] == meant[1:]
	}
	if len(name) < len(meant) {
		return false
	}
	front := strings.HasSuffix(name, meant) && name[0] != meant[0]
	behind := strings.HasPrefix(name, meant) && name[len(meant)] != meant[len(meant)-1]
	return front || behind
}

// usedTypes are the process types that real Procfiles and their histories use at least five times. A test counts them where there are such files.
const usedTypes ecosystem.Words = "api backend bot console css frontend jobs js release schedule sidekiq twitter vite web worker"

// usedNames are process types in use that are similar to another one.
const usedNames ecosystem.Words = "api app apps art assets backend background batch beat beta block blocks bot bots broker build cable cache celery " +
	"chat check clack cleaner click client clock clocks cloak cluck cmd coach cock code console consumer " +
	"core coworker crock cron css custom daemon db deb deploy dev dj dlock docker docs door dweb eb email events faye feb feed " +
	"flock flower flask front frontend gateway gulp http importer indexer info init iweb jeb jobs job joker js kafka lang listener live " +
	"locker lock log logger mail mailer main marker master me media migrate monitor mq mweb neb nginx node notifier ok order orders " +
	"parker pbot php pluginworker poker poller porter postdeploy preflight proxy public pub puma push queue qweb rails rcon reb rebase " +
	"receiver redis relapse relay release released releaser releases reloader reporter resale resque rq ruby runner sass scheduled " +
	"schedule schedules scheduler schedulers scraper script search seb sender serve server service sidekiq site sites smtp solidqueue " +
	"sorter spring start static storybook stream streaming streamer sub sync tailwind task tasks tcp test tor tunnel tracker twitter " +
	"ui updater upgrade uploader vite walker wallet warmer warner was watch watcher wc wed wda wdb wds webd webm webp web webpack " +
	"webpacker webs website websocket wet wiki wonder word words work worked workers worker works workshop wp wsb wsgi ws wss www"

// CommonTypes are process types so common that a line which starts with one of
// them and a space is an entry without its colon. No program has such a name.
const CommonTypes ecosystem.Words = "web worker release clock scheduler bot cron beat"

// TypeAtEnd is the process type at the end of a text: its last word if that is one that people use, else a common one
// that follows other text directly, as in "app.jsweb", or "".
func TypeAtEnd(text string) string {
	word := text[strings.LastIndexAny(text, " \t")+1:]
	if CommonTypes.Has(word) || usedTypes.Has(word) || compoundTypes.Has(word) || usedNames.Has(word) {
		return word
	}
	best := ""
	for _, types := range [...]ecosystem.Words{CommonTypes, usedTypes} {
		for _, name := range types.List() {
			if len(name) > max(2, len(best)) && strings.HasSuffix(word, name) {
				best = name
			}
		}
	}
	return best
}

// IsTypeName reports whether a text has the form of a process type.
func IsTypeName(s string) bool {
	return consistsOf(s, func(c byte) bool { return IsWordByte(c) || c == '-' })
}

// IsNewTypeName reports whether a text may become a process type, as a new name of one. Commands that take it don't read it as
// an option, as a path, or as several words.
func IsNewTypeName(s string) bool { return IsTypeName(s) && s[0] != '-' }

// IsRelease reports whether a process type is the one of the release phase.
func IsRelease(processType string) bool { return processType == "release" }
