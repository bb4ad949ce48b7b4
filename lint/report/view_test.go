package report

import (
	"strings"
	"testing"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/platform"
)

// TestViewOf: what reads alike is there once, platforms are grouped by outcome, and the lead is true of the first group.
func TestViewOf(t *testing.T) {
	all := []string{"heroku", "deis", "drycc", "sevalla", "code-capsules"}
	const daemon = "The command ends at once, and so does the process."
	for name, tt := range map[string]struct {
		draft    *draft
		selected []string // all if it is empty
		groups   []string
		verdicts string
		leads    []string
		help     string // that is shown beside the fix
	}{
		"one effect, unverified on one platform": {
			draft: at(lint.Error, "background-process", "", "").
				effect(lint.Error, platform.Crash, true, daemon, "heroku", "deis", "drycc", "sevalla").
				effect(lint.Warning, platform.Crash, false, daemon, "code-capsules"),
			groups:   []string{"Heroku, Deis v1, Drycc, Sevalla, Code Capsules (unverified): " + daemon},
			verdicts: "breaks: Heroku, Deis v1, Drycc, Sevalla; may break: Code Capsules",
			leads:    []string{daemon, "the process fails"},
		},
		"the same words for two outcomes": {
			draft: at(lint.Error, "missing-colon", "", "").
				effect(lint.Error, platform.Rejected, true, "The deploy fails.", "deis").
				effect(lint.Error, platform.NotStarted, true, "The deploy fails.", "drycc"),
			groups:   []string{"Deis v1, Drycc: The deploy fails."},
			verdicts: "breaks: Deis v1, Drycc; ok: Heroku, Sevalla, Code Capsules",
			leads:    []string{"The deploy fails.", "the file is rejected, or the process doesn't start"},
		},
		"codes first, and words for what differs": {
			draft: at(lint.Error, "process-type-typo", "", "").
				effect(lint.Error, platform.NoTraffic, true, "No web process runs.", "deis").
				effect(lint.Error, platform.NoTraffic, true, "Visitors see H14.", "heroku").code("H14").
				effect(lint.Warning, platform.Differs, true, "It runs by luck.", "sevalla").
				effect(lint.Warning, platform.Rejected, false, "The build fails.", "code-capsules"),
			groups:   []string{"Deis v1: No web process runs.", "Heroku: Visitors see H14.", "Sevalla: It runs by luck.", "Code Capsules: The build fails. (unverified)"},
			verdicts: "breaks: Heroku (H14), Deis v1; may break: Code Capsules; ok: Sevalla, Drycc",
			leads:    []string{"no requests arrive"},
		},
		"one platform": {
			draft:    at(lint.Warning, "no-shell", "", "").effect(lint.Warning, platform.Crash, false, "The program ends.", "drycc"),
			selected: []string{"drycc"},
			groups:   []string{"Drycc: The program ends. (unverified)"},
			leads:    []string{"The program ends (unverified)"},
		},
		"nothing breaks": {
			draft: at(lint.Warning, "development-server", "", "").
				effect(lint.Warning, platform.Differs, true, "The server is slow.", "heroku", "deis", "drycc").
				effect(lint.Info, platform.Differs, true, "The guides do this.", "sevalla"),
			groups: []string{"Heroku, Deis v1, Drycc: The server is slow.", "Sevalla: The guides do this."},
			leads:  []string{"Heroku, Deis v1, Drycc: The server is slow.", "The server is slow."},
		},
		"all platforms may break": {
			draft: at(lint.Warning, "no-http-process", "", "").
				effect(lint.Warning, platform.NoTraffic, true, "The router has no target.", "heroku", "deis").
				effect(lint.Warning, platform.NoTraffic, true, "The port is closed.", "drycc", "sevalla", "code-capsules"),
			groups: []string{"Heroku, Deis v1: The router has no target.", "Drycc, Sevalla, Code Capsules: The port is closed."},
			leads:  []string{"may break: no requests arrive"},
		},
		"a help that the fix repeats": {
			draft: at(lint.Error, "port-hardcoded", "", "").help("Use `$PORT`.").fix(lint.Suggested, "Use `$PORT`", "", "$PORT"),
		},
		"a help that the fix carries out": {
			draft: at(lint.Error, "missing-colon", "", "").help("Write `worker: celery`.").fix(lint.Safe, "Add a colon", "", ":"),
		},
		"a help beside a fix that only removes": {
			draft: at(lint.Warning, "makemigrations", "", "").help("Run it on your machine.").fix(lint.Suggested, "Remove `makemigrations`", "", ""),
			help:  "Run it on your machine.",
		},
		"a help without a fix": {
			draft: at(lint.Warning, "development-server", "", "").help("Use gunicorn."),
			help:  "Use gunicorn.",
		},
	} {
		t.Run(name, func(t *testing.T) {
			selected := tt.selected
			if selected == nil {
				selected = all
			}
			v := ViewOf(&tt.draft.d, selected)
			var groups, verdicts []string
			for i := range v.Groups {
				groups = append(groups, v.Groups[i].Line(selected))
			}
			for i := range v.Verdicts {
				verdicts = append(verdicts, string(v.Verdicts[i].Label)+": "+v.Verdicts[i].Names(len(selected)))
			}
			help := ""
			if v.HelpAdds {
				help = v.Help
			}
			for _, part := range []struct{ what, got, want string }{
				{"groups", strings.Join(groups, "\n"), strings.Join(tt.groups, "\n")},
				{"verdicts", strings.Join(verdicts, "; "), tt.verdicts},
				{"leads", strings.Join(v.Leads, "\n"), strings.Join(tt.leads, "\n")},
				{"help", help, tt.help},
			} {
				if part.got != part.want {
					t.Errorf("%s: %q, want %q", part.what, part.got, part.want)
				}
			}
		})
	}
}

// TestBestFix: a safe fix goes before others, which are in their order.
func TestBestFix(t *testing.T) {
	for _, tt := range []struct {
		kinds []lint.Applicability
		want  int
	}{
		{[]lint.Applicability{lint.Suggested, lint.Safe}, 1},
		{[]lint.Applicability{lint.Suggested, lint.Suggested}, 0},
		{[]lint.Applicability{lint.Safe, lint.Safe}, 0},
	} {
		fixes := make([]lint.Fix, len(tt.kinds))
		for i, kind := range tt.kinds {
			fixes[i].Applicability = kind
		}
		if got := bestFix(fixes); got != &fixes[tt.want] {
			t.Errorf("%v: not fix %d", tt.kinds, tt.want)
		}
	}
}
