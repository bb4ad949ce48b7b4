package prosecheck

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// wrong is a text that was bad, with a part of what the check reports, and its correction, which passes.
type wrong struct {
	kind           Kind
	was, problem   string
	correctedAs    string
	correctionKind Kind
}

var pairs = []wrong{
	// The page.
	{Prose, "Judged for", "write check or lint", "Check for", Prose},
	{Prose, "Readers that agree stand together; what differs from the first group is marked.", "write are grouped", "Platforms that read the file the same way are grouped. Differences from the largest group are highlighted.", Prose},
	{Prose, "{count} refuses it later", "write reject", "{count} rejects it after the build", Prose},
	{Prose, "nothing is deployed from a file that the platform refuses", "write reject", "Not deployed: {platform} rejects this file.", Prose},
	{Prose, "Colours of the system", "American spelling", "Match system", Prose},
	{Prose, "It is of a version that never was: ask for the link again.", "write doesn't exist", "This link is damaged. Ask for a new one.", Prose},
	{Prose, "The request comes when 1 field is mended.", "write fix or correct", "Fill in 1 more field to see the request.", Prose},
	{Prose, "0 instances at first deploy: a capsule starts only web, and nothing runs a release; give it one of its own", "of its own", "Not started. Code Capsules runs only `web` and has no release phase.", Prose},
	{Prose, "Probably it starts what web starts: nothing passes the process type (read, not run).", "write may", "May run the `web` command instead. Drycc's source doesn't pass the process type to buildpack images; we haven't tested this.", Prose},

	// Findings.
	{Headline, "“wbe” looks like a slip for “web”: cmd=1 is started instead; rename it.", "write typo", "`wbe` is probably a typo for `web`", Headline},
	{Headline, "The port of “web” is always 8000: on Heroku the dyno is stopped after 60 seconds; write $PORT.", "headline has 94 characters", "`web` listens on port 8000, not `$PORT`", Headline},
	{Effect, "No request reaches it: it has a machine of its own", "of its own", "The dyno is stopped after 60 s (R10); visitors see H10.", Effect},
	{Prose, "The host of “web” is 127.0.0.1: no request ever reaches it; write 0.0.0.0.", "2 colons or semicolons, at most 1", "web listens only on 127.0.0.1, so it can't receive requests. Use 0.0.0.0.", Prose},
	{Prose, "No whole shell runs the command of “release”, which needs one for “&&” and “export”", "without curly quotes", "`release` uses `&&`, but Drycc runs it without a shell", Headline},
	{Prose, "“clock” does not start from this file: on Code Capsules only “web” is started; give each other process a capsule of its own.", "write starts or runs", "Create a separate capsule for `clock`.", Help},
	{Prose, "“release” does not run before each deploy: on Deis v1, and probably on Code Capsules, nothing runs it.", "unverified", "Run the command manually after each deploy.", Help},
	{Prose, "The lines end with CR LF: this does no harm, but it may elsewhere; save the file with LF.", "it may elsewhere", "Windows line endings (CRLF). Harmless on these platforms, but others may reject them. Convert to LF; to keep it, add `Procfile text eol=lf` to `.gitattributes`.", Prose},
	{Prose, `"Web" is not "web": write it in small letters.`, "lowercase", "`Web` isn't `web`: process types are case-sensitive", Headline},
	{Prose, `"w" is no entry: it has no process type with a colon`, "write isn't a", "Line 1 is not an entry. Write `type: command`.", Prose},
	{Prose, "Rename it, because some disks do not tell capitals apart.", "uppercase, or capital P", "The file must be named `Procfile`, with a capital P", Headline},
	{FixTitle, "Rename it in git by its name, by way of a second name that nobody else has", "fix title has", "Rename `wbe` to `web`", FixTitle},
	{Help, "Fix it now!", "exclamation mark", "Fix it now.", Help},
	{Effect, "The process comes to its end before it listens.", "fails, crashes or exits", "The process exits before it listens.", Effect},
	{Effect, "The app is without requests.", "receives no traffic", "The app receives no traffic.", Effect},

	{Headline, "`web` listens on port 8000.", "end it without a period", "`web` listens on port 8000", Headline},
	{FixTitle, "Rename it.", "end it without a period", "Rename it", FixTitle},
	{Effect, "Nothing runs. Nobody sees it.", "2 sentences, at most 1", "Nothing runs, and nobody sees it.", Effect},
	{Help, "Use `$PORT`", "end it with a period", "Use `$PORT`.", Help},
	{Headline, "`gunicorn shop.wsgi --bind :80` is wrong", "code has 29 characters, at most 24", "`gunicorn … --bind :80` is wrong", Headline},

	{Effect | Shared, "Heroku rejects the file.", "leave out the platform", "The file is rejected.", Effect | Shared},
	{Effect, "The build fails because the program that the command starts in its own folder isn't there after the build has ended.", "effect has 116 characters, at most 100", "The build fails.", Effect},
	{Help, "Move the program that the command starts to a folder that the build keeps, or build it in the release phase.", "help has 108 characters, at most 100", "Move the program to a folder that the build keeps.", Help},

	// Rules and documents.
	{Prose, "Nothing is said of a server whose code or configuration file decides.", "who reports it", "Proclint doesn't report servers that set their port in code or in a configuration file.", Prose},
	{Prose, "A property of Java that is written for nothing.", "has no effect", "Exception: a Java `-Dserver.port` after the jar, where it has no effect.", Prose},
	{Prose, "It has to stand before the jar.", "write is, has or contains", "It must come before the jar.", Prose},
	{Prose, "A process type is one slip of the fingers away from `web`.", "write typo", "A process type is one typo away from `web`.", Prose},
	{Prose, "Who scales worker does not find it.", "a subject", "Scaling `worker` then fails because it doesn't exist.", Prose},
	{Prose, "What is judged is said by the query.", "start with the subject", "Choose platforms in the query string or the JSON body; the body takes precedence.", Prose},
	{Prose, "Every error of the API is a problem as RFC 9457 has it, in JSON.", "name who defines it", "Errors are RFC 9457 problem documents (JSON). Malformed HTTP requests get a plain-text response instead.", Prose},
	{Prose, "The server answers it in words of its own.", "of its own", "Malformed HTTP requests get a plain-text response.", Prose},
	{Prose, "A comment that is none", "isn't one", "Text that looks like a comment", Prose},
	{Prose, "You are told what is wrong.", "shown, printed or reported", "The command shows what is wrong.", Prose},
	{Prose, "The words with dashes come last.", "option or flag", "The options come last.", Prose},
	{Prose, "The file is run by a shell.", "write runs", "A shell runs the file.", Prose},
	{Prose, "It recognised the file.", "American spelling", "It recognized the file.", Prose},
	{Prose, "A sign that only looks right", "write character", "Look-alike character", Prose},
	{Prose, "An option is torn apart", "misplaced space or dash", "Misplaced space or dash in an option", Prose},
	{Prose, "The parser is started by the reader.", "write parser", "The shell starts the parser.", Prose},
	{Prose, "The file holds one entry.", "contains", "The file contains one entry.", Prose},
	{Prose, "The begin of the line", "beginning or start", "The beginning of the line", Prose},
	{Prose, "The report says so.", "shows, reports or means", "The report shows it.", Prose},
	{Prose, "The page tells which platforms read the file.", "shows, reports or names", "The page shows which platforms read the file.", Prose},
	{Prose, "UTF-8 without a mark", "write character", "UTF-8 without a byte order mark", Prose},
	{Prose, "one two three four five six seven eight nine ten one two three four five six seven eight nine ten one two three four five six.", "26 words", "one two three four five six seven eight nine ten one two three four five six seven eight nine ten one two three four five.", Prose},

	// A comment may be long, but its words count, also across a line end.
	{Comment, "a list\nof its\nown", "of its own", "a separate list: it is short; one two three four five six seven eight nine ten one two three four five six seven eight nine ten!", Comment},
	{Output, "Procfile:1:1: error: it stands here", "write is, has or contains", "Procfile:1:1: error: it is here: there", Output},
}

func TestCheck(t *testing.T) {
	for _, pair := range pairs {
		if problems := strings.Join(Check(pair.kind, pair.was), "\n"); !strings.Contains(problems, pair.problem) {
			t.Errorf("%q has the problems\n%s\nwithout %q", pair.was, problems, pair.problem)
		}
		if problems := Check(pair.correctionKind, pair.correctedAs); len(problems) > 0 {
			t.Errorf("%q has the problems\n%s", pair.correctedAs, strings.Join(problems, "\n"))
		}
	}
}

// TestEveryRowHasAWrongText: a word or limit that no wrong text has might find nothing.
func TestEveryRowHasAWrongText(t *testing.T) {
	allWords, allLimits := words, limits
	t.Cleanup(func() { words, limits = allWords, allLimits })
	isWrong := func(pair wrong) bool { return len(Check(pair.kind, pair.was)) > 0 }
	for _, w := range allWords {
		if words, limits = []word{w}, nil; !slices.ContainsFunc(pairs, isWrong) {
			t.Errorf("no wrong text has %s", w.not)
		}
	}
	for _, l := range allLimits {
		if words, limits = nil, []limit{l}; !slices.ContainsFunc(pairs, isWrong) {
			t.Errorf("no %s has more than %d %s", l.name, l.most, l.units)
		}
	}
}

func TestOtherSensesPass(t *testing.T) {
	for _, text := range []string{
		"Google Sign-in, a sign-up page, sign in, and a dollar sign",
		"A screen reader reads it.",
		"`$PORT` stands for the number.",
		"The program prints \"connection refused\" or `refused to connect`.",
		"The connection refused by the peer",
		"A standalone binary understands it; the threshold is assigned.",
		"The rule `port-refused` and the field `stands`",
		"```\nhold: it stands!\n```",
		"See https://example.com/mend?judge=1 for more.",
		"There is no file in the folder.",
		"What is a Procfile?",
		"It uses Go 1.26, e.g. Version 1.26.8. It works.",
		"a != b, and !important",
	} {
		if problems := Check(Prose, text); len(problems) > 0 {
			t.Errorf("%q has the problems\n%s", text, strings.Join(problems, "\n"))
		}
	}
}

func TestTitles(t *testing.T) {
	for text, want := range map[string]int{
		"Heroku ignores the line.": 1,
		"Deis v1 ignores it.":      1,
		"`Heroku` is ignored.":     0,
		"Herokuish ignores it.":    0,
	} {
		if problems := Check(Effect|Shared, text); len(problems) != want {
			t.Errorf("%q has the problems %q, want %d", text, problems, want)
		}
		if problems := Check(Effect, text); len(problems) > 0 {
			t.Errorf("%q has the problems %q where no platform is listed", text, problems)
		}
	}
}

func TestSentences(t *testing.T) {
	tests := []struct {
		text string
		want int
	}{
		{"One. Two? Three.", 3},
		{"One\nline. Two, e.g. here, is at 1.5 s.", 2},
		{"A heading\n\nA paragraph, etc.\n\nAnother one.", 3},
		{"(In parentheses.) Next.", 2},
		{". Next.", 2},
		{"It is at https://a.example/b. Next.", 2},
		{"It is at https://a.example/b, which is long.", 1},
	}
	for _, test := range tests {
		problems := strings.Join(Check(Help, test.text), "\n")
		if want := fmt.Sprintf("text has %d sentences, at most 1", test.want); strings.Contains(problems, want) != (test.want > 1) || test.want == 1 && problems != "" {
			t.Errorf("%q has the problems %q, want %d sentences", test.text, problems, test.want)
		}
	}
}
