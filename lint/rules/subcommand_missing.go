package rules

import (
	"path"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:  "subcommand-missing",
	Group: check.CommandsGroup,
	Kind:  check.Slip,
	Title: "Program without its subcommand",
	Reach: check.InText,
	Applies: check.RunsProgram(func(r *command.Run) bool {
		g, _ := groupOf(r)
		return g != nil
	}),
	CheckCommand: checkSubcommandMissing,
})

// group is a program, or one of its subcommands, that only shows its help, or an error, until one more word says what to do.
type group struct {
	programs ecosystem.Words
	// below are the words between the program and the missing one.
	below string
	// values are options with a value before that word.
	values ecosystem.Words
	// wants is what usually follows, by the role of the process where that decides, or "".
	wants string
	// wrong are words that people write there, which the program doesn't have, with the program that is meant. Without them, the word is missing.
	wrong   ecosystem.Words
	instead string
}

// groups are from celery/celery celery/bin/celery.py, pallets/flask src/flask/cli.py, miguelgrinberg/Flask-Migrate src/flask_migrate/cli.py,
// sqlalchemy/alembic alembic/config.py and alembic/command.py, prisma/prisma packages/cli/src/CLI.ts and packages/migrate/src/commands
// (MigrateCommand.ts, DbCommand.ts), Unitech/pm2 lib/binaries/CLI.js and Runtime4Docker.js, rails/rails railties/lib/rails/command.rb, django/django
// django/core/management/__init__.py, symfony/console Application.php, rq/rq rq/cli/cli.py, streamlit/streamlit lib/streamlit/web/cli.py,
// typeorm/typeorm src/cli.ts, tortoise/aerich aerich/cli.py, litestar-org/litestar litestar/cli/main.py, mlflow/mlflow mlflow/cli.py,
// apache/airflow airflow/cli/cli_parser.py, scrapy/scrapy scrapy/cmdline.py, dotnet/sdk src/Cli/dotnet/Program.cs, and nestjs/nest-cli bin/nest.ts.
var groups = []group{
	{"celery", "", "-A --app -b --broker --result-backend --loader --config --workdir", "worker", "", ""},
	{"flask", "", "-A --app -e --env-file", "run", "", ""},
	{"flask", "db", "-d --directory -x --x-arg", "upgrade", "", ""},
	{"alembic", "", "-c --config -n --name -x --app", "upgrade head", "", ""},
	{"alembic", "upgrade", "-c --config -n --name -x --tag", "head", "", ""},
	{"prisma", "", "--schema", "", "", ""},
	{"prisma", "migrate", "--schema --config", "deploy", "", ""},
	{"prisma", "db", "--schema --config", "push", "", ""},
	{"pm2", "", "", "", "run-time runtime run_time", "pm2-runtime"},
	{"pm2 pm2-runtime", "", "", "", "", ""},
	{"rails", "", "", "server", "", ""},
	{djangoPrograms, "", "--settings --pythonpath -v --verbosity", "", "", ""},
	{"artisan", "", "--env", "", "", ""},
	{"rq", "", "", "worker", "", ""},
	{"aerich streamlit litestar mlflow airflow scrapy dotnet nest typeorm", "", "", "", "", ""},
}

// djangoPrograms are those of Django. manage.py may also be another program, which starts without a word: smurfix/flask-script
// flask_script/__init__.py has a default command, and so has code that starts the server by itself.
const djangoPrograms ecosystem.Words = "manage.py django-admin"

// serving are the subcommands that start a server.
const serving ecosystem.Words = "run server"

// asks are options that only ask for a text, or that take the place of a subcommand.
const asks ecosystem.Words = "-h --help -V --version help version -v --info --list-sdks --list-runtimes"

// groupOf is the group of which a run is a member without its subcommand, or nil, with the wrong word in the place of that.
func groupOf(run *command.Run) (*group, *command.Word) {
	if run.Program != nil && run.Program.Sub != "" {
		return nil, nil // it has one
	}
	for i := range groups {
		g := &groups[i]
		if !g.programs.Has(run.Base) || slices.ContainsFunc(run.Args, func(w command.Word) bool { return asks.Has(w.Value) || !w.Static }) {
			continue
		}
		words := command.Operands(run.Args, g.values)
		below := strings.Fields(g.below)
		if len(words) < len(below) || !slices.Equal(words[:len(below)], below) {
			continue
		}
		switch rest := words[len(below):]; {
		case g.wrong == "" && len(rest) == 0:
			return g, nil
		case len(rest) > 0 && g.wrong.Has(rest[0]):
			at := slices.IndexFunc(run.Args, func(w command.Word) bool { return w.Value == rest[0] })
			return g, &run.Args[at]
		}
	}
	return nil, nil
}

func checkSubcommandMissing(p *check.Pass, v *check.View) {
	run := v.Main()
	g, wrong := groupOf(run)
	script, seen := scriptText(p, run)
	if seen && !strings.Contains(script, "execute_from_command_line") {
		return
	}
	name := run.Base
	if g.below != "" {
		name += " " + g.below
	}
	e := check.NewEffect(check.Error, platform.Crash, "`%s` shows its help, and the process ends.", name)
	if check.IsRelease(v.Type) {
		e = check.NewEffect(check.Error, platform.Differs, "`%s` does nothing of the release.", name)
	}
	f := check.Finding{Range: v.At(run.Naming()), Headline: prose.T("`%s` needs a subcommand", name), Help: prose.T("Add the subcommand that does the work.")}
	end := run.Naming().End
	if len(run.Args) > 0 {
		end = max(end, run.Args[len(run.Args)-1].Range.End)
	}
	edits := []procfile.TextEdit{{Range: procfile.Range{Start: end, End: end}, NewText: " " + g.wants}}
	use := name + " " + g.wants
	switch role := command.RoleOf(v.Type, nil); {
	case wrong != nil:
		f.Headline, use = prose.T("`%s` has no command `%s`", name, wrong.Value), g.instead
		e = check.NewEffect(check.Error, platform.Crash, "`%s` exits with an error.", name).Logged("[PM2][ERROR] Command not found")
		edits = []procfile.TextEdit{{Range: procfile.Range{Start: run.Name.Range.Start, End: wrong.Range.End}, NewText: g.instead}}
	case g.wants == "", serving.Has(g.wants) && !p.GetsTraffic(v.Type):
		edits = nil
	case run.Base == "celery" && role == ecosystem.Clock:
		use, edits[0].NewText = "celery beat", " beat"
	}
	if edits != nil {
		want := check.UseText(use)
		f.Help, f.HelpUnfixed = prose.Text{}, prose.T("%s.", want)
		f.Fixes = check.Suggestion(want.Fit(prose.MaxTitle), v.Edits(edits)...)
	}
	f.Effects = p.Everywhere().Of(v).All(e)
	if run.Base == "manage.py" && !seen {
		f.Effects = f.Effects.AtMost(check.Warning)
	}
	p.Report(f)
}

// scriptText is the text of the manage.py that a run starts, if that is seen.
func scriptText(p *check.Pass, run *command.Run) (text string, seen bool) {
	if run.Base != "manage.py" || p.Repository == nil {
		return "", false
	}
	for _, folder := range p.WorkingFolders(run) {
		if text, seen = p.Repository.Text(path.Join(folder, run.Name.Value)); seen {
			return text, true
		}
	}
	return "", false
}
