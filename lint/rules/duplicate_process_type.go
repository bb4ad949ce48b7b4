package rules

import (
	"slices"
	"strconv"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:  "duplicate-process-type",
	Group: check.TypesGroup,
	Kind:  check.Slip,
	Title: "Duplicate process type",
	Check: checkDuplicateProcessType,
})

func checkDuplicateProcessType(p *check.Pass) {
	if p.Template() || !p.HasDuplicates() {
		return
	}
	entries := p.DeclaredEntries()
	byType := make(map[string][]check.Entry, len(entries))
	for _, e := range entries {
		byType[e.Type] = append(byType[e.Type], e)
	}
	for _, e := range entries {
		if same := byType[e.Type]; len(same) > 1 && same[0].Line == e.Line && slices.ContainsFunc(same, func(e check.Entry) bool { return !p.Claimed(e.Line) }) {
			reportDuplicates(p, same)
		}
	}
}

func reportDuplicates(p *check.Pass, same []check.Entry) {
	first := same[0]
	identical := !slices.ContainsFunc(same[1:], func(e check.Entry) bool { return e.Command != first.Command })
	broken := slices.ContainsFunc(same, func(e check.Entry) bool { return p.Claimed(e.Line) })
	effects := p.On(platform.DuplicateKey).Except(func(t *platform.Target) bool {
		r, rejected := p.Read(t)
		return broken && rejected == "" && r.Error == "" && !slices.ContainsFunc(same, func(e check.Entry) bool {
			_, ok := check.ProcessAt(r.Processes, e.Line)
			return ok
		})
	}).Each(func(t *platform.Target) check.Effect { return duplicateEffect(p, t, same, identical) }).Harmful()
	if len(effects) == 0 {
		return
	}
	f := check.Finding{
		Range:    same[1].TypeRange,
		Headline: prose.T("`%s` is declared twice", first.Type),
		Effects:  effects,
		Help:     duplicateHelp(p, same, identical),
		Related:  []check.Related{{Message: prose.T("`%s` is first declared here", first.Type).String(), Range: first.TypeRange}},
	}
	if len(same) > 2 {
		f.Headline = prose.T("`%s` is declared %s times", first.Type, len(same))
	}
	for _, e := range same[2:] {
		f.Related = append(f.Related, check.Related{Message: prose.T("`%s` is declared again here", e.Type).String(), Range: e.TypeRange})
	}
	if !broken { // what is wrong with a line comes first
		f.Fixes = duplicateFixes(p, same, identical)
	}
	p.Report(f)
}

func duplicateHelp(p *check.Pass, same []check.Entry, identical bool) prose.Text {
	switch {
	case identical:
		return prose.Text{} // the fix says it
	case onlyInstalls(same):
		return prose.T("Keep only the last line: the build installs the packages.")
	case isScript(same) && anyShell(p):
		return prose.T("Join the commands with `&&`: the lines of a Procfile don't run one after the other.")
	case isScript(same):
		return prose.T("Put the steps into one script: the lines of a Procfile don't run one after the other.")
	case canSplit(p, same):
		return prose.T("Give each process a different name.")
	}
	return prose.T("Keep only one of the lines.")
}

// duplicateEffect is what a target does with lines of the same process type.
func duplicateEffect(p *check.Pass, t *platform.Target, same []check.Entry, identical bool) check.Effect {
	severity, outcome := check.Error, platform.Ignored
	if identical {
		severity, outcome = check.Hint, platform.Harmless
	}
	switch t.Duplicates() {
	case platform.FirstWins:
		return check.NewEffect(severity, outcome, "Only `%s` on line %s starts; the platform ignores the other lines.", same[0].Type, same[0].Line+1)
	case platform.LastWins:
		if onlyInstalls(same) {
			return check.NewEffect(check.Hint, platform.Harmless, "Only `%s` on line %s starts, after the build has installed the packages.", same[0].Type, same[len(same)-1].Line+1)
		}
		return check.NewEffect(severity, outcome, "Only `%s` on line %s starts; the platform ignores the other lines.", same[0].Type, same[len(same)-1].Line+1)
	case platform.DuplicatesRejected:
		return p.RejectedAt(t, same[1].Line)
	case platform.DuplicatesUnknown:
		return check.NewEffect(severity, outcome, "Only one `%s` starts; the platform ignores the other lines.", same[0].Type)
	}
	return check.Effect{}
}

// duplicateFixes are the possible corrections, the best first: one line for the steps of
// a script, another name for a second process, or only one of the lines.
func duplicateFixes(p *check.Pass, same []check.Entry, identical bool) []check.Fix {
	if identical {
		return []check.Fix{keepOnly(p, same, 0, prose.Title("Remove the repeated `%s`", same[0].Type))}
	}
	var fixes []check.Fix
	keep := func(i int) check.Fix {
		return keepOnly(p, same, i, prose.Title("Keep only `%s` on line %s", same[i].Type, same[i].Line+1))
	}
	if onlyInstalls(same) {
		return []check.Fix{keep(len(same) - 1)}
	}
	if isScript(same) && anyShell(p) {
		commands := make([]string, len(same))
		for i, e := range same {
			commands[i] = e.Command
		}
		text := strings.Join(commands, " && ")
		joined := keepOnly(p, same, 0, prose.Title("Join the %s commands: `%s`", len(same), text))
		joined.Edits = append([]check.TextEdit{check.Replace(same[0].CommandRange, text)}, joined.Edits...)
		fixes = append(fixes, joined)
	}
	if canSplit(p, same) {
		fixes = append(fixes, differentNames(p, same)...)
	}
	first, last := started(p, same)
	switch {
	case first == last:
		return append(fixes, keep(first))
	case firstWins(p):
		return append(fixes, keep(first), keep(last))
	}
	return append(fixes, keep(last), keep(first))
}

// started are the first and the last line whose command does more than install or build, or those of all lines.
func started(p *check.Pass, same []check.Entry) (first, last int) {
	builds := func(i int) bool { return check.OnlyBuilds(p.ParsedCommandOf(same[i]).Programs()) }
	for last = len(same) - 1; last > 0 && builds(last); last-- {
	}
	for first < last && builds(first) {
		first++
	}
	if first == last && builds(first) {
		return 0, len(same) - 1
	}
	return first, last
}

// installCommands are those that only install packages, as the build does without them.
const installCommands = "|npm install|npm i|npm ci|yarn|yarn install|pnpm install|bundle install|composer install|pip install -r requirements.txt|pip3 install -r requirements.txt|pipenv install|poetry install|"

// onlyInstalls reports whether all lines but the last one are such commands.
func onlyInstalls(same []check.Entry) bool {
	return !slices.ContainsFunc(same[:len(same)-1], func(e check.Entry) bool { return !strings.Contains(installCommands, "|"+e.Command+"|") })
}

// maxSplit is how many lines of a process type get different names.
const maxSplit = 10

// canSplit reports whether the lines can be processes side by side. Only one process gets traffic, and only one is the release.
func canSplit(p *check.Pass, same []check.Entry) bool {
	return len(same) <= maxSplit && !check.IsRelease(same[0].Type) && !p.GetsTraffic(same[0].Type)
}

// differentNames gives each line after the first one another name.
func differentNames(p *check.Pass, same []check.Entry) []check.Fix {
	f := check.Fix{Applicability: check.Suggested}
	var names prose.Names
	for i, e := range same[1:] {
		name, ok := p.ProposeType(e.Type+strconv.Itoa(i+2), check.InLetters(e.Type, i+2))
		if !ok {
			return nil
		}
		names = append(names, name)
		f.Edits = append(f.Edits, check.Replace(e.TypeRange, name))
	}
	if len(same) == 2 {
		return []check.Fix{check.RenameType(same[1], f.Edits[0].NewText, check.Suggested)}
	}
	f.Title = prose.Title("Rename the others to %s", names)
	return []check.Fix{f}
}

// firstWins reports whether more targets use the first of two lines than the last.
func firstWins(p *check.Pass) bool {
	balance := 0
	for _, t := range p.Targets {
		switch t.Duplicates() {
		case platform.FirstWins:
			balance++
		case platform.LastWins:
			balance--
		}
	}
	return balance > 0
}

// anyShell reports whether && joins commands on some platform, and breaks them on none.
func anyShell(p *check.Pass) bool {
	found := false
	for _, t := range p.Targets {
		if t.Shell == platform.ExecSh || t.Shell == platform.EvalEcho {
			return false
		}
		found = found || t.Shell == platform.Bash || t.Shell == platform.BashQuoted
	}
	return found
}

// keepOnly removes all lines but one.
func keepOnly(p *check.Pass, same []check.Entry, keep int, title string) check.Fix {
	f := check.Fix{Title: title, Applicability: check.Suggested}
	for i, e := range same {
		if i != keep {
			f.Edits = append(f.Edits, check.Delete(p.WholeLine(e.Line)))
		}
	}
	return f
}

// The most commands of a script, and the most bytes of their line.
const (
	maxJoined      = 20
	maxJoinedBytes = 1000
)

// isScript reports whether the lines read as the steps of a script: plain commands of which each but the last one ends by itself.
func isScript(same []check.Entry) bool {
	if len(same) > maxJoined {
		return false
	}
	size := 0
	for i, e := range same {
		size += len(e.Command) + len(" && ")
		// Joined to others, it must stay the same, also for a YAML parser.
		plain := e.Command != "" && !strings.ContainsAny(strings.ReplaceAll(e.Command, " && ", " "), "#\"'`\\;|&<>(){}[]!*%@~\r\x00") && !strings.Contains(e.Command, ": ") && !strings.HasSuffix(e.Command, ":")
		if !plain || i < len(same)-1 && !isStep(e.Command) {
			return false
		}
	}
	return size <= maxJoinedBytes
}

// steps are how commands start that end by themselves.
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
	return slices.ContainsFunc(steps, func(step string) bool { return strings.HasPrefix(command+" ", step+" ") })
}
