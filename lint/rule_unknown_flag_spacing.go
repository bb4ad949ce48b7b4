package lint

import (
	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/procfile"
)

var _ = register(Rule{
	Name:       "unknown-flag-spacing",
	Group:      CommandsGroup,
	Order:      16,
	Title:      "An option is torn apart, or has the wrong dashes",
	Documented: unknownFlagSpacingDocs{},
	Suspects:   startingKnown(func(r *command.Run) bool { return len(r.Slips) > 0 }),
	Check:      checkUnknownFlagSpacing,
})

type unknownFlagSpacingDocs struct{}

// Docs is the documentation.
func (unknownFlagSpacingDocs) Docs() Docs {
	return Docs{
		Summary: "A blank, a missing dash or a colon keeps an option from being one.",
		Why: "A blank ends a word for every shell and every platform. So --bind= 0.0.0.0 is an empty address and a second word, " +
			"- p is a lone dash, and -host is a row of one-letter options. The program decides what comes of it: uvicorn, flask run " +
			"and streamlit stop with “No such option”; gunicorn takes -bind for -b with the address ind, takes the word left over " +
			"for its application when that one has not come yet, and ignores it when it has, so that it starts on another port than the " +
			"one that was meant. The same holds for --port:5000, where an equals sign belongs.",
		Bad:     Sample{Text: "web: uvicorn main:app -host=0.0.0.0 --port=$PORT\n", Platforms: []string{"heroku"}},
		Good:    Sample{Text: "web: uvicorn main:app --host=0.0.0.0 --port=$PORT\n", Platforms: []string{"heroku"}},
		Logs:    []string{"No such option: -h", "Error: No such option '-b'.", "unrecognized arguments: …", "'' is not a valid port number"},
		Sources: []string{"20186322/segundoparcialamadis Procfile (-host=0.0.0.0)", "encode/uvicorn uvicorn/main.py", "benoitc/gunicorn gunicorn/config.py", "run: gunicorn, uvicorn, flask run"},
	}
}

func checkUnknownFlagSpacing(p *Pass) {
	for _, v := range p.suspects() {
		for _, s := range v.main().Slips {
			p.flagSlip(v, s)
		}
	}
}

func (p *Pass) flagSlip(v *commandView, s command.Slip) {
	run := v.main()
	severity, effect := Warning, run.Program.Name+" does not take it for "+s.Flag
	if s.Stops {
		severity, effect = Error, run.Program.Name+" stops there"
	}
	written := v.cmd.Text[s.Range.Start:s.Range.End]
	if s.Kind == command.BlankAfterEquals && takenForTarget(run, s) {
		severity, effect = Error, run.Program.Name+" takes the word behind it for its application"
	}
	text, err := procfile.Apply(v.cmd.Text, []procfile.TextEdit{s.Edit})
	if err != nil {
		return
	}
	mended := text[s.Range.Start : s.Range.End+len(text)-len(v.cmd.Text)]
	cs := v.concerns(severity, effect)
	p.Report(Finding{
		Range:    v.at(s.Range),
		Concerns: cs,
		Message:  p.Sentence(quote(written)+slipWords(s), cs, "write "+quote(mended)),
		Fixes: p.listenFix(v, "Write "+mended, []procfile.TextEdit{s.Edit}, func(r *command.Run) bool {
			return len(r.Slips) < len(run.Slips)
		}),
	})
}

func slipWords(s command.Slip) string {
	switch s.Kind {
	case command.OneDash:
		return " has one dash, but an option of a whole word has two"
	case command.DashApart:
		return " has a blank behind the dash, so it is no option"
	case command.BlankAfterEquals:
		return " has a blank behind the equals sign, which leaves " + s.Flag + " without its value"
	case command.BlankBeforeEquals:
		return " has a blank before the equals sign, which makes that sign a part of the value"
	}
	return " has a colon where an equals sign belongs"
}

// takenForTarget reports whether the value that stands apart comes before the
// application of the program, so that it is taken for that.
func takenForTarget(run *command.Run, s command.Slip) bool {
	return run.Program.Reference == command.Module && len(run.Positional) > 0 && run.Positional[0].Range.Start > s.Range.End
}
