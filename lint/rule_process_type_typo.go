package lint

import (
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

var _ = register(Rule{
	Name:       "process-type-typo",
	Group:      TypesGroup,
	Before:     []string{"process-type-case"},
	Title:      "Typo in a process type",
	Documented: processTypeTypoDocs{},
	Check:      checkProcessTypeTypo,
})

type processTypeTypoDocs struct{}

// Docs is the documentation.
func (processTypeTypoDocs) Docs() Docs {
	return Docs{
		Summary: "Finds a process type that is one typo away from `web`, `worker`, `release`, `clock`, or `scheduler`.",
		Why: "Any name is a valid process type, so a typo isn't a syntax error. Without `web`, nothing gets traffic. Without " +
			"`release`, no migration runs. Scaling `worker` fails because it doesn't exist. Proclint doesn't report names " +
			"that are in use, such as `bot`, `beat`, or `wsgi`.",
		Bad:  Sample{Text: "wbe: gunicorn app:app\n", Platforms: []string{"heroku"}},
		Good: Sample{Text: "web: gunicorn app:app\n", Platforms: []string{"heroku"}},
		Logs: []string{
			"H14",
			"No web processes running",
			"Couldn't find that process type (web)",
			"Couldn't find that process type",
			"web process not found in Procfile, found processes: …",
			"process type … is not included in procfile",
			"Container type … does not exist in application",
			"Process type '…' does not exist in Procfile",
			"No matching process entry found",
		},
		Sources: []string{"01158765343/Weather Procfile (wep)", "miguelgrinberg/microblog issue 313", "1timchik1/kommunizmbot Procfile"},
	}
}

// meantTypes are the process types that a misspelled one may stand for.
var meantTypes = [...]string{"web", "worker", "release", "clock", "scheduler"}

func checkProcessTypeTypo(p *Pass) {
	for _, e := range p.unmeant() {
		meant := p.meantBy(e)
		if meant == "" {
			continue
		}
		least, applicability := Warning, Safe
		if meant == "clock" || meant == "scheduler" {
			least, applicability = Info, Suggested // no platform knows these types
		}
		renamed := e
		renamed.Type = meant
		if !repeatedType(renamed).Empty() {
			applicability = Suggested // the command repeats the type, so the rename alone fixes nothing
		}
		effects := p.On(platform.Traffic).Each(func(t *platform.Target) Effect {
			if is := p.meantEffect(t, e, meant); is.Severity > None {
				return is
			}
			return effect(least, platform.Differs, "The process is named `%s` instead of `%s`.", e.Type, meant)
		})
		p.mean(e, meant)
		p.Report(Finding{
			Range:    e.TypeRange,
			Headline: prose.T("`%s` is probably a typo for `%s`", e.Type, meant),
			Effects:  effects,
			Help:     renameHelp(meant),
			Fixes:    []Fix{renameType(e, meant, applicability)},
		})
	}
}

// meantBy is the process type that an entry was meant to have, or "".
func (p *Pass) meantBy(e Entry) string {
	name := strings.ToLower(e.Type)
	meant := p.nearType(name, misspells)
	switch meant {
	case "web":
		if !p.couldBeWeb(e, name) {
			return ""
		}
	case "":
		if far := p.nearType(name, farFrom); far != "" && p.role(e) == typicalRole(far) {
			return far
		}
	}
	return meant
}

// typicalRole is what a longer type runs, or "". A name with two typos counts only with
// such a program.
func typicalRole(name string) command.Role {
	switch name {
	case "worker":
		return command.Worker
	case "release":
		return command.Release
	case "scheduler":
		return command.Clock
	}
	return ""
}

// nearType is the process type for which a name is a typo, or "". A type that the file
// declares, or was meant to declare, isn't missing.
func (p *Pass) nearType(name string, isTypo func(name, meant string) bool) string {
	if len(name) < 2 || len(name) > 11 || !onlyLetters(name) || usedNames.Has(name) {
		return ""
	}
	for _, meant := range meantTypes {
		if diff := len(name) - len(meant); diff < -2 || diff > 2 || name == meant || p.declared(meant) {
			continue
		}
		if isTypo(name, meant) {
			return meant
		}
	}
	return ""
}

// farFrom reports whether a name is two edits away from another of at least six letters
// with the same first letter.
func farFrom(name, meant string) bool {
	return len(meant) >= 6 && name[0] == meant[0] && !affixed(name, meant) &&
		!strings.HasPrefix(name, meant) && levenshtein.ComputeDistance(name, meant) == 2
}

// misspells reports whether a name is a typo for another: one edit, two swapped neighbors,
// or from six letters on a moved letter. Another first letter, or one more before or
// after the whole word, makes a separate name (porker, aworker, workers), unless it is a
// doubled letter.
func misspells(name, meant string) bool {
	switch levenshtein.ComputeDistance(name, meant) {
	case 1:
		return !affixed(name, meant) && (len(meant) != 5 || sameEnds(name, meant) && len(name) != len(meant))
	case 2:
		return swapped(name, meant) || len(meant) >= 6 && sameEnds(name, meant) && sameLetters(name, meant)
	}
	return false
}

func affixed(name, meant string) bool {
	if len(name) == len(meant) {
		return name[1:] == meant[1:] && !clearWebTypos.Has(name)
	}
	if len(name) < len(meant) {
		return false
	}
	front := strings.HasSuffix(name, meant) && name[0] != meant[0]
	behind := strings.HasPrefix(name, meant) && name[len(meant)] != meant[len(meant)-1]
	return front || behind
}

func sameEnds(name, meant string) bool {
	return name[0] == meant[0] && name[len(name)-1] == meant[len(meant)-1]
}

func sameLetters(name, meant string) bool {
	var count [26]int
	for i := 0; i < len(name); i++ {
		count[name[i]-'a']++
	}
	for i := 0; i < len(meant); i++ {
		count[meant[i]-'a']--
	}
	return count == [26]int{}
}

// clearWebTypos are typos for web that hardly mean anything else. Any other name at one
// edit from so short a word counts only with a program that serves HTTP.
const clearWebTypos command.Words = "wbe ewb wep wev weg wrb wwb wweb wewb wreb werb qeb we"

func (p *Pass) couldBeWeb(e Entry, name string) bool {
	switch p.role(e) {
	case command.HTTP:
		return true
	case command.Other:
		return clearWebTypos.Has(name)
	}
	return false
}

// meantEffect is what a target does with an entry whose process type was meant to be
// another one, which the file doesn't declare.
func (p *Pass) meantEffect(t *platform.Target, e Entry, meant string) Effect {
	switch {
	case t.IsHTTP(meant):
		return p.withoutHTTP(t, e)
	case meant == "release" && t.Release == platform.ReleasePhase:
		return effect(Error, platform.NotStarted, "No deploy runs the command.")
	case meant == "release" && t.Release == platform.ReleaseBuild:
		return effect(Error, platform.NotStarted, "The build doesn't run the command.")
	case meant == "worker" && t.Keep == nil:
		return effect(Error, platform.NotStarted, "Commands that scale `worker` don't find it.")
	case meant == "worker":
		if process, ok := p.processOf(t, e); ok && process.Dropped != "" && p.keptAs(t, e, meant) {
			return p.startedInstead(t, process)
		}
	}
	return Effect{}
}

// keptAs reports whether a target would start an entry under another type.
func (p *Pass) keptAs(t *platform.Target, e Entry, processType string) bool {
	r, _ := p.Read(t)
	renamed := p.types.renamed[t]
	if renamed == nil {
		renamed = slices.Clone(r.Processes)
		if p.types.renamed == nil {
			p.types.renamed = map[*platform.Target][]platform.Process{}
		}
		p.types.renamed[t] = renamed
	}
	at := -1
	for i := range renamed {
		renamed[i].Dropped = ""
		if renamed[i].Line == e.Line {
			at, renamed[i].Type = i, processType
		}
	}
	if at < 0 {
		return false
	}
	t.Keep(renamed)
	for i := range renamed {
		if renamed[i].Line == e.Line {
			renamed[i].Type = r.Processes[i].Type
		}
	}
	return renamed[at].Dropped == ""
}

// usedNames are process types in use that are similar to another one.
const usedNames command.Words = "api app apps art assets backend background batch beat block blocks bot bots broker build cable cache celery " +
	"celerybeat celeryworker chat check cleaner click client clock clocks cloak cmd coach cock code console consumer " +
	"core coworker cron css custom daemon db deb deploy dev dj docker docs door dweb eb email events faye feb feed " +
	"flock flower flask front frontend gateway gulp http importer indexer info init jobs job joker js kafka lang listener live " +
	"locker lock log logger mail mailer main marker master me media migrate monitor mq nginx node notifier ok order orders " +
	"parker pbot php pluginworker poker poller porter postdeploy preflight proxy public pub puma push queue rails rebase " +
	"receiver redis relapse relay release released releaser releases reloader reporter resque rq ruby runner sass scheduled " +
	"schedule schedules scheduler schedulers scraper script search seb sender serve server service sidekiq site sites smtp solidqueue " +
	"sorter spring start static storybook stream streaming streamer sub sync tailwind task tasks tcp test tor tunnel tracker twitter " +
	"ui updater upgrade uploader vite walker wallet warmer warner was watch watcher wb wc wed wda wdb wds weeb webb web webpack " +
	"webpacker webs website websocket wet wiki wonder word words work worked workers worker works workshop wp wsb wsgi ws wss www"
