package lint

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/proclint/proclint/lint/platform"
)

var _ = register(Rule{
	Name:       "duplicate-process-type",
	Group:      TypesGroup,
	Order:      6,
	Title:      "A process type stands twice",
	Documented: duplicateProcessTypeDocs{},
	Check:      checkDuplicateProcessType,
})

type duplicateProcessTypeDocs struct{}

// Docs is the documentation.
func (duplicateProcessTypeDocs) Docs() Docs {
	return Docs{
		Summary: "Several lines declare the same process type, and at most one of them runs.",
		Why: "A Procfile is no script: the lines are not run one after the other. Heroku and Deis v1 silently take the last line " +
			"of a process type, Code Capsules probably the first one, and Drycc stops the deploy. Steps that belong together " +
			"are joined with && in one line; commands that should run side by side need names of their own.",
		Bad:  Sample{Text: "web: gunicorn app:app\nweb: gunicorn other:app\n", Platforms: []string{"heroku"}},
		Good: Sample{Text: "web: gunicorn app:app\nadmin: gunicorn other:app\n", Platforms: []string{"heroku"}},
		Logs: []string{
			"mapping key … already defined at line …",
			"process names must be unique",
			"Process names must be uniq",
			"Duplicate key `…` found. The value `…` will be used.",
			"Skipping duplicate … process: …",
			"found multiple … workers, only the last one will be used.",
			"procfile … is malformed (yaml: …",
			"Failed to read command from Procfile: invalid YAML",
		},
		Sources: []string{"24manoj/assignment Procfile (seven web lines)", "Scalingo/documentation issue 1003", "cloudfoundry/docs-dev-guide issue 357", herokuSpecSource},
	}
}

func checkDuplicateProcessType(p *Pass) {
	if p.Template() || !p.hasDuplicates() {
		return
	}
	entries := p.Entries()
	byType := make(map[string][]Entry, len(entries))
	for _, e := range entries {
		byType[e.Type] = append(byType[e.Type], e)
	}
	for _, e := range entries {
		if same := byType[e.Type]; len(same) > 1 && same[0].Line == e.Line {
			p.reportDuplicates(same)
		}
	}
}

func (p *Pass) reportDuplicates(same []Entry) {
	identical := sameCommands(same)
	concerns := onlyHarm(p.Judge(platform.DuplicateKey, func(t *platform.Target) (Severity, string) {
		return p.judgeDuplicates(t, same, identical)
	}))
	if len(concerns) == 0 {
		return
	}
	second := same[1]
	f := Finding{Range: second.TypeRange, Concerns: concerns, Related: relatedEntries(same), Fixes: p.duplicateFixes(same, identical)}
	head := quote(second.Type) + " stands twice"
	if len(same) > 2 {
		head = fmt.Sprintf("%s stands %d times", quote(second.Type), len(same))
	}
	f.Message = p.Sentence(head, p.brief(concerns), p.duplicateAdvice(same, identical))
	p.Report(f)
}

func (p *Pass) duplicateAdvice(same []Entry, identical bool) string {
	switch {
	case identical:
		return "remove the repeated line"
	case isScript(same) && p.anyShell():
		return "the lines of a Procfile are not run one after the other, so join them with &&"
	case isScript(same):
		return "the lines of a Procfile are not run one after the other, so put the steps into one script"
	case p.canSplit(same):
		return "give each of them a name of its own"
	}
	return "keep one of them"
}

// judgeDuplicates says what a target does with lines of the same process type.
func (p *Pass) judgeDuplicates(t *platform.Target, same []Entry, identical bool) (Severity, string) {
	last := same[len(same)-1]
	severity := Error
	if identical {
		severity = Hint
	}
	switch t.Duplicates {
	case platform.FirstWins:
		return severity, fmt.Sprintf("only the first one, on line %d, counts", same[0].Line+1)
	case platform.LastWins:
		return severity, fmt.Sprintf("only the last one, on line %d, counts", last.Line+1)
	case platform.DuplicatesRefused:
		return Error, p.errorEffect(t, same[1].Line)
	case platform.DuplicatesUnknown:
		return severity, "only one of them counts"
	}
	return None, ""
}

func sameCommands(same []Entry) bool {
	for _, e := range same[1:] {
		if e.Command != same[0].Command {
			return false
		}
	}
	return true
}

// maxRelated is how many lines of a process type are shown.
const maxRelated = 20

func relatedEntries(same []Entry) []Related {
	related := []Related{{Message: quote(same[0].Type) + " is first declared here", Range: same[0].TypeRange}}
	for _, e := range same[2:min(len(same), maxRelated+1)] {
		related = append(related, Related{Message: "and again here", Range: e.TypeRange})
	}
	return related
}

// duplicateFixes are the ways out, the best first: one line for the steps of a
// script, a name of its own for a second process, else one line that stays.
func (p *Pass) duplicateFixes(same []Entry, identical bool) []Fix {
	if identical {
		return []Fix{p.keepOnly(same, 0, "Remove the repeated "+straight(same[0].Type))}
	}
	var fixes []Fix
	if isScript(same) && p.anyShell() {
		fixes = append(fixes, p.joinCommands(same))
	}
	if p.canSplit(same) {
		fixes = append(fixes, p.ownNames(same)...)
	}
	firstDoes, lastDoes := p.whoTakes(platform.FirstWins), p.whoTakes(platform.LastWins)
	if firstDoes == "" || lastDoes == "" {
		firstDoes, lastDoes = "", "" // nobody would run another one
	}
	first := p.keepOnly(same, 0, fmt.Sprintf("Keep the first %s, on line %d%s", straight(same[0].Type), same[0].Line+1, firstDoes))
	last := p.keepOnly(same, len(same)-1, fmt.Sprintf("Keep the last %s, on line %d%s", straight(same[0].Type), same[len(same)-1].Line+1, lastDoes))
	if p.firstWins() {
		return append(fixes, first, last)
	}
	return append(fixes, last, first)
}

// whoTakes names the targets on which the first, or the last, of two lines runs.
func (p *Pass) whoTakes(d platform.Duplicates) string {
	var sure, unsure []string
	for _, t := range p.Targets {
		switch {
		case !t.Reads() || t.Duplicates != d:
		case t.Sure(platform.DuplicateKey):
			sure = append(sure, t.Title())
		default:
			unsure = append(unsure, t.Title())
		}
	}
	switch {
	case sure == nil && unsure == nil:
		return ""
	case unsure == nil:
		return ", which runs on " + join(sure, "and")
	case sure == nil:
		return ", which probably runs on " + join(unsure, "and")
	}
	return ", which runs on " + join(sure, "and") + ", and probably on " + join(unsure, "and")
}

// maxSplit is how many lines of a process type get names of their own.
const maxSplit = 10

// canSplit reports whether the lines can be processes side by side. There is one
// process that gets traffic, and one release.
func (p *Pass) canSplit(same []Entry) bool {
	return len(same) <= maxSplit && !isRelease(same[0].Type) && !p.getsTraffic(same[0].Type)
}

// ownNames gives each line behind the first one a name of its own.
func (p *Pass) ownNames(same []Entry) []Fix {
	f := Fix{Title: fmt.Sprintf("Give each %s a name of its own", straight(same[0].Type)), Applicability: Suggested}
	for i, e := range same[1:] {
		name, ok := p.propose(e.Type+strconv.Itoa(i+2), e.Type+string(rune('b'+i)))
		if !ok {
			return nil
		}
		f.Edits = append(f.Edits, Replace(e.TypeRange, name))
	}
	if len(same) == 2 {
		return []Fix{renameType(same[1], f.Edits[0].NewText, Suggested)}
	}
	return []Fix{f}
}

// firstWins reports whether more targets take the first of two lines.
func (p *Pass) firstWins() bool {
	balance := 0
	for _, t := range p.Targets {
		switch t.Duplicates {
		case platform.FirstWins:
			balance++
		case platform.LastWins:
			balance--
		}
	}
	return balance > 0
}

func (p *Pass) anyShell() bool {
	for _, t := range p.Targets {
		if t.Shell == platform.Bash || t.Shell == platform.BashQuoted {
			return true
		}
	}
	return false
}

// keepOnly takes out all lines but one.
func (p *Pass) keepOnly(same []Entry, keep int, title string) Fix {
	f := Fix{Title: title, Applicability: Suggested}
	for i, e := range same {
		if i != keep {
			f.Edits = append(f.Edits, Delete(p.wholeLine(e.Line)))
		}
	}
	return f
}

func (p *Pass) joinCommands(same []Entry) Fix {
	commands := make([]string, len(same))
	for i, e := range same {
		commands[i] = e.Command
	}
	f := p.keepOnly(same, 0, fmt.Sprintf("Join the %d commands with && on line %d", len(same), same[0].Line+1))
	f.Edits = append([]TextEdit{Replace(same[0].CommandRange, strings.Join(commands, " && "))}, f.Edits...)
	return f
}

// maxJoined bounds the commands of a script and the bytes of their line.
const (
	maxJoined      = 20
	maxJoinedBytes = 1000
)

// isScript reports whether the lines read as the steps of a script: plain
// commands of which each but the last one ends by itself.
func isScript(same []Entry) bool {
	if len(same) > maxJoined {
		return false
	}
	size := 0
	for i, e := range same {
		size += len(e.Command) + len(" && ")
		if !isPlainCommand(e.Command) || i < len(same)-1 && !isStep(e.Command) {
			return false
		}
	}
	return size <= maxJoinedBytes
}

// isPlainCommand reports whether a command can stand before and behind && as it
// is, also for a YAML reader.
func isPlainCommand(s string) bool {
	return s != "" && !strings.ContainsAny(s, "#\"'`\\;|&<>(){}[]!*%@~\r\x00") && !strings.Contains(s, ": ") && !strings.HasSuffix(s, ":")
}

// steps are the begins of commands that end by themselves.
var steps = []string{
	"cd", "pushd", "popd", "export", "source", ".", "echo", "mkdir", "cp", "mv", "rm", "ln", "chmod", "touch", "sleep",
	"npm i", "npm install", "npm ci", "npm build", "npm run build", "npm rebuild", "yarn install", "yarn build", "pnpm install", "pnpm build",
	"pip install", "pip3 install", "python -m pip install", "python3 -m pip install", "pipenv install", "poetry install",
	"python manage.py migrate", "python manage.py makemigrations", "python manage.py collectstatic", "python manage.py createsuperuser",
	"python manage.py loaddata", "python3 manage.py migrate", "python3 manage.py makemigrations", "python3 manage.py collectstatic",
	"flask db upgrade", "alembic upgrade", "bundle install", "rake db:migrate", "rails db:migrate", "bundle exec rake db:migrate",
	"bundle exec rails db:migrate", "bin/rails db:migrate", "php artisan migrate", "composer install", "go build", "mvn package", "gradle build",
}

func isStep(command string) bool {
	for _, step := range steps {
		if rest, ok := strings.CutPrefix(command, step); ok && (rest == "" || rest[0] == ' ') {
			return true
		}
	}
	return false
}
