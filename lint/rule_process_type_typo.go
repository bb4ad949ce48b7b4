package lint

import (
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
)

var _ = register(Rule{
	Name:       "process-type-typo",
	Group:      TypesGroup,
	Order:      1,
	Title:      "A process type is misspelt",
	Documented: processTypeTypoDocs{},
	Check:      checkProcessTypeTypo,
})

type processTypeTypoDocs struct{}

// Docs is the documentation.
func (processTypeTypoDocs) Docs() Docs {
	return Docs{
		Summary: "A process type is one slip of the fingers away from web, worker, release, clock or scheduler.",
		Why: "Any name makes a process type, so a misspelt one is no error of the file: it is simply a process that nobody " +
			"starts. Without web nothing gets traffic, without release no migration runs, and who scales worker does not " +
			"find it. Names that are in use, such as bot, beat or wsgi, are never taken for a slip.",
		Bad:  Sample{Text: "wbe: gunicorn app:app\n", Platforms: []string{"heroku"}},
		Good: Sample{Text: "web: gunicorn app:app\nbot: python bot.py\nbeat: celery -A shop beat\n", Platforms: []string{"heroku"}},
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

// meantTypes are the process types that a misspelt one can be meant for.
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
			applicability = Suggested // the type meant stands in the command as well: the rename alone does not mend it
		}
		concerns := p.Judge(platform.Traffic, func(t *platform.Target) (Severity, string) {
			severity, effect := p.judgeMeant(t, e, meant)
			return max(severity, least), effect
		})
		concerns = p.brief(concerns)
		p.mean(e, meant)
		p.Report(Finding{
			Range:    e.TypeRange,
			Concerns: concerns,
			Message:  p.Sentence(quote(e.Type)+" looks like a slip for "+quote(meant), concerns, "rename it"),
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

// typicalRole is what a longer type runs, else "": with such a program behind it
// two slips in one name are believed as well.
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

// nearType is the process type for which a name is a slip, or "". A type that
// the file has already, or was meant to, is not missing.
func (p *Pass) nearType(name string, slip func(name, meant string) bool) string {
	if len(name) < 2 || len(name) > 11 || !onlyLetters(name) || usedNames.Has(name) {
		return ""
	}
	for _, meant := range meantTypes {
		if diff := len(name) - len(meant); diff < -2 || diff > 2 || name == meant || p.declared(meant) {
			continue
		}
		if slip(name, meant) {
			return meant
		}
	}
	return ""
}

// farFrom reports whether a name is two edits away from another of at least six
// letters, and begins as that does.
func farFrom(name, meant string) bool {
	return len(meant) >= 6 && name[0] == meant[0] && !affixed(name, meant) &&
		!strings.HasPrefix(name, meant) && levenshtein.ComputeDistance(name, meant) == 2
}

// misspells reports whether a name is a slip of the fingers for another: one
// edit, a swap of neighbours, or from six letters on a letter that has moved.
// Another first letter, or one more before or behind the whole word, makes a
// name of its own (porker, aworker, workers), unless it is a letter struck twice.
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
		return name[1:] == meant[1:] && !clearWebSlips.Has(name)
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

// clearWebSlips are slips for web that are hardly anything else. Any other name
// at one edit from so short a word is one only before a program that serves HTTP.
const clearWebSlips command.Words = "wbe ewb wep wev weg wrb wwb wweb wewb wreb werb qeb we"

func (p *Pass) couldBeWeb(e Entry, name string) bool {
	switch p.role(e) {
	case command.HTTP:
		return true
	case command.Other:
		return clearWebSlips.Has(name)
	}
	return false
}

// judgeMeant says what a target does with an entry whose process type was meant
// to be another one, which the file does not have.
func (p *Pass) judgeMeant(t *platform.Target, e Entry, meant string) (Severity, string) {
	switch {
	case t.IsHTTP(meant):
		severity, effect := p.withoutHTTP(t, e)
		if effect == "" && !t.Platform().Runner {
			effect = "there is no process " + quote(meant)
		}
		return severity, effect
	case meant == "release" && t.Release == platform.ReleasePhase:
		return Error, "nothing runs it before a deploy"
	case meant == "release" && t.Release == platform.ReleaseBuild:
		return Error, "the build does not run it"
	case meant == "worker":
		return p.judgeWorker(t, e)
	}
	return None, ""
}

// judgeWorker: where only some processes of a file are started, the name of a
// worker decides whether it is among them.
func (p *Pass) judgeWorker(t *platform.Target, e Entry) (Severity, string) {
	if t.Keep == nil {
		return Error, "a command that scales " + quote("worker") + " does not find it"
	}
	if process, ok := p.processOf(t, e); ok && process.Dropped != "" && p.keptAs(t, e, "worker") {
		return Error, p.startedInstead(t)
	}
	return None, ""
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

// usedNames are process types in use that are near to another one.
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
