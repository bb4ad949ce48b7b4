package platform

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/proclint/proclint/lint/prose"
)

// TestFactsAreWhatTheParserDoes compares what the file of each platform states with
// what its parser does.
func TestFactsAreWhatTheParserDoes(t *testing.T) {
	for _, target := range Targets() {
		for _, problem := range factProblems(target) {
			t.Errorf("%s: %s", target.ID(), problem)
		}
	}
}

// TestDocsAreRead: each file has a platform, each section its strategies, and each row is read.
func TestDocsAreRead(t *testing.T) {
	docs, err := readDocs(docFiles)
	if err != nil {
		t.Error(err)
	}
	for _, p := range All() {
		delete(docs, p.ID)
		for i := range p.Strategies {
			delete(docs, p.ID+":"+p.Strategies[i].Name)
		}
	}
	for id := range docs {
		t.Errorf("the facts of %s have no such platform or strategy", id)
	}
	for _, text := range []string{"nomes N.\n  read a/b\n", "names N.\n", "names N.\n  red a/b\n", "grammar G.\n  read a/b\n", "task-scare read a/b\n", "tasks red a/b\n"} {
		if _, err := readDocs(fstest.MapFS{"docs/a.txt": {Data: []byte(text)}}); err == nil {
			t.Errorf("%q gives no error", text)
		}
	}
}

// TestEachWrongFactIsFound proves that the comparison finds each wrong fact.
func TestEachWrongFactIsFound(t *testing.T) {
	skipped := Fact{Text: "A line that starts with # is skipped; a # after a command stays in it.", Verified: Run}
	right := Facts{
		Comments:     skipped,
		DuplicateKey: {Text: "Both of two entries run.", Verified: Run},
		Empty:        {Text: "An entry without a command is skipped.", Verified: Run},
		LineEnds:     {Text: "CRLF ends a line. A lone CR doesn't end one.", Verified: Run},
		Grammar:      {Text: "Other lines are silently skipped.", Verified: Run},
		Encodings:    {Text: "Invalid UTF-8 stops it with \"invalid byte sequence in UTF-8\".", Verified: Run},
		Mark:         {Text: "With a byte order mark the first line is skipped.", Verified: Run},
	}
	for _, c := range []struct {
		name  string
		wrong func(t *Target, facts Facts)
		want  string
	}{
		{"nothing", func(*Target, Facts) {}, ""},
		{"the first wins", func(_ *Target, f Facts) { f[DuplicateKey].Text = "The first of two entries wins." }, "duplicates"},
		{"the last wins", func(_ *Target, f Facts) { f[DuplicateKey].Text = "The last of two entries wins." }, "duplicates"},
		{"duplicates fail", func(_ *Target, f Facts) {
			f[DuplicateKey].Text = "A process type that the file has twice fails the build."
		}, "duplicates"},
		{"both run", func(t *Target, _ Facts) { t.Parser = yaml2Parser }, "duplicates"},
		{"nothing is known of duplicates", func(t *Target, _ Facts) { t.Unknown = []Topic{DuplicateKey} }, "Unknown"},
		{"it isn't known what is stated of duplicates", func(_ *Target, f Facts) { f[DuplicateKey].Verified = Unknown }, "Unknown"},
		{"an empty command is accepted", func(_ *Target, f Facts) { f[Empty].Text = "An entry without a command is accepted." }, "empty-command"},
		{"an empty command fails", func(_ *Target, f Facts) { f[Empty].Text = "An entry without a command fails the build." }, "empty-command"},
		{"an empty command takes the next line", func(_ *Target, f Facts) { f[Empty].Text = "It takes the next line." }, "empty-command"},
		{"YAML, and a # stays in a command", func(t *Target, _ Facts) { t.Parser = yaml3Parser }, "comments"},
		{"a # ends a command", func(_ *Target, f Facts) { f[Comments].Text = "YAML comments: a # after a space ends a command." }, "comments"},
		{"no comments", func(_ *Target, f Facts) { f[Comments].Text = "A # stays where it is." }, "comments"},
		{"comments, also indented", func(t *Target, _ Facts) { t.Parser = &Parser{Name: "node-foreman", Parse: parseNodeForeman} }, "indented"},
		{"a lone CR ends a line", func(_ *Target, f Facts) { f[LineEnds].Text = "CRLF and a lone CR end a line." }, "line-ends"},
		{"a lone CR ends no line", func(t *Target, _ Facts) { t.Parser = cedarParser }, "line-ends"},
		{"CR LF fails", func(_ *Target, f Facts) { f[LineEnds].Text = "A file with CR LF fails the build." }, "line-ends"},
		{"a mark is allowed", func(_ *Target, f Facts) { f[Mark].Text = "A byte order mark is allowed." }, "byte-order-mark"},
		{"a mark fails", func(_ *Target, f Facts) { f[Mark].Text = "With a byte order mark the build fails." }, "byte-order-mark"},
		{"a mark is part of the name", func(_ *Target, f Facts) { f[Mark].Text = "It becomes part of the first name." }, "byte-order-mark"},
		{"a bad line fails", func(_ *Target, f Facts) { f[Grammar].Text = "Anything else fails the build." }, "grammar"},
		{"a bad line is skipped", func(t *Target, _ Facts) { t.Parser = cnbParser }, "grammar"},
		{"a bad byte stays", func(_ *Target, f Facts) { f[Encodings].Text = "Invalid UTF-8 stays in a command unchanged." }, "encoding"},
		{"a bad byte fails", func(t *Target, _ Facts) { t.Parser = paketoParser }, "encoding"},
		{"a bad byte leaves the file in", func(t *Target, _ Facts) { t.Parser, t.LeavesOut = paketoParser, notTOML }, "encoding"},
		{"a bad byte is replaced", func(_ *Target, f Facts) { f[Encodings].Text = "Invalid UTF-8 becomes U+FFFD." }, "encoding"},
		{"UTF-16 is read", func(_ *Target, f Facts) { f[Encodings].Text = "UTF-8, or UTF-16, or it stops." }, "encoding"},
		{"UTF-16 isn't read", func(t *Target, _ Facts) { t.Parser = yaml2Parser }, "encoding"},
		{"another error", func(_ *Target, f Facts) { f[Encodings].Text = "Invalid UTF-8 stops it with \"bad bytes\"." }, "prints"},
		{"too low a limit", func(t *Target, _ Facts) { t.MaxName, t.LengthError = 20, "too long" }, "21 characters"},
		{"too high a limit", func(t *Target, _ Facts) { t.Parser, t.MaxName = cnbParser, 128 }, "128 characters"},
		{"no limit", func(t *Target, _ Facts) { t.Parser = cnbParser }, "1000 characters"},
		{"another error of the length", func(t *Target, _ Facts) { t.Parser, t.MaxName, t.LengthError = cnbParser, 63, "too long" }, "64 characters"},
		{"too low a minimum", func(t *Target, _ Facts) { t.RejectParsed, t.MinName = rejectShort, 1 }, "1 characters"},
		{"too high a minimum", func(t *Target, _ Facts) { t.MinName, t.LengthError = 3, "too short" }, "2 characters"},
		{"another limit in words", func(t *Target, _ Facts) { t.MaxName, t.NamePattern = 64, "letters, at most 63 characters" }, "NamePattern"},
		{"any name is fine", func(t *Target, _ Facts) { t.CheckName = nil }, "web.api"},
		{"a name is fine that is renamed", func(t *Target, _ Facts) { t.Parser = cnbParser }, "my_job"},
		{"a name is never read that is read", func(t *Target, _ Facts) {
			t.CheckName = func(string) NameProblem {
				return NameProblem{Text: prose.T("it is skipped"), Fatal: true, Topic: Grammar}
			}
		}, "my_job"},
	} {
		facts := slices.Clone(right)
		target := &Target{
			platform:  &Platform{ID: "made-up", Known: facts, Strategies: make([]Target, 1)},
			Parser:    foremanParser,
			CheckName: skippedName,
		}
		documentedOf("heroku") // reads all
		read.docs["made-up"] = &documented{facts: facts}
		c.wrong(target, facts)
		target.probing = &probing{}
		problems := strings.Join(factProblems(target), "\n")
		if c.want == "" && problems != "" || !strings.Contains(problems, c.want) {
			t.Errorf("%s: %q, expected %q", c.name, problems, c.want)
		}
	}
}

func rejectShort(_ []byte, r Reading) string {
	for _, p := range r.Processes {
		if len(p.Type) < 3 {
			return "too short"
		}
	}
	return ""
}

// factProblems are the facts about a target that its parser contradicts.
func factProblems(t *Target) []string {
	if !t.Reads() {
		return nil
	}
	return slices.Concat(unknownProblems(t), wordProblems(t), lengthProblems(t), nameProblems(t))
}

// unknownProblems are those of the topics about which nothing is known.
func unknownProblems(t *Target) []string {
	var problems []string
	for _, topic := range []Topic{DuplicateKey, Empty} {
		f := t.Fact(topic)
		known := f.Text != "" && f.Verified != Unknown && !strings.Contains(f.Text, "undefined")
		if known == slices.Contains(t.Unknown, topic) {
			problems = append(problems, fmt.Sprintf("Unknown has %s: %v, but the fact is %q: %s", topic, !known, f.Verified, f.Text))
		}
	}
	return problems
}

// The words that the text of a fact must have.
var (
	saysFails      = regexp.MustCompile(`(?i)\b(fails?|stops?|reject(s|ed)|error|rejects?|can't|throws?|thrown|allowed|match|unique)\b`)
	saysBuildFails = regexp.MustCompile(`(?i)\b(build fails|stops?|rejects?)\b`)
	saysSkipped    = regexp.MustCompile(`(?i)\b(skip(s|ped)|ignore(s|d)|drop(s|ped))\b`)
	saysPart       = regexp.MustCompile(`(?i)\bpart of\b`)
	saysAllowed    = regexp.MustCompile(`(?i)\b(allows?|allowed|accepts?|accepted)\b`)

	saysDuplicates = map[Duplicates]*regexp.Regexp{
		FirstWins:          regexp.MustCompile(`(?i)\bfirst\b`),
		LastWins:           regexp.MustCompile(`(?i)\blast\b`),
		DuplicatesBothRun:  regexp.MustCompile(`(?i)\bboth\b`),
		DuplicatesRejected: saysFails,
	}
	saysEmpty = map[EmptyCommand]*regexp.Regexp{
		EmptyIgnored:       saysSkipped,
		EmptyAccepted:      regexp.MustCompile(`(?i)\b(accepts?|accepted|empty command|passe[sd] over)\b`),
		EmptyRejected:      saysFails,
		EmptyTakesNextLine: regexp.MustCompile(`(?i)\bnext line\b`),
	}

	saysComment   = regexp.MustCompile(`(?i)\b(comments?|skip(s|ped)|ignore(s|d))\b`)
	saysInline    = regexp.MustCompile(`(?i)(# after a space|command ends|ends a command|YAML comments)`)
	saysNotInline = regexp.MustCompile(`(?i)# after a command stays`)
	saysIndented  = regexp.MustCompile(`(?i)\bindented\b`)

	saysKept         = regexp.MustCompile(`(?i)\b(stays?|unchanged)\b`)
	saysLeftOut      = regexp.MustCompile(`(?i)\bleaves out\b`)
	saysReplaced     = regexp.MustCompile(`U\+FFFD`)
	saysUTF16        = regexp.MustCompile(`or UTF-16`)
	saysLinesSkipped = regexp.MustCompile(`(?i)\bother lines are( silently)? skipped\b|\bskips? other lines\b`)
	saysLinesFail    = regexp.MustCompile(`(?i)\b(anything else|otherwise the (build|deploy)) fails\b`)

	quoted  = regexp.MustCompile(`"([^"]+)"`)
	aNumber = regexp.MustCompile(`\bN\b|\d+`)

	saysLoneCR   = regexp.MustCompile(`(?i)lone CR (ends? a|is a|are)( YAML)? line`)
	saysNoLoneCR = regexp.MustCompile(`(?i)lone CR (ends no|does not end|doesn't end)`)
	saysCRLF     = regexp.MustCompile(`(?i)CR ?LF[^.;]*\b(fails?|stops?|rejected|stays?)\b`)
)

// wordProblems are the texts of facts that differ from what the parser does.
func wordProblems(t *Target) []string {
	var problems []string
	// of compares the text of a topic with the words that it must have and must not have.
	of := func(topic Topic, does string, says, saysNot *regexp.Regexp) {
		f := t.Fact(topic)
		if f.Verified == Unknown || slices.Contains(t.Unknown, topic) || f.Text == "" && !t.Sure(topic) {
			return
		}
		text := prose.Plain(f.Text)
		if says != nil && !says.MatchString(text) || saysNot != nil && saysNot.MatchString(text) {
			problems = append(problems, fmt.Sprintf("%s: the parser %s, but the fact says: %s", topic, does, f.Text))
		}
	}
	of(DuplicateKey, fmt.Sprintf("has duplicates %d", t.Duplicates()), saysDuplicates[t.Duplicates()], nil)
	of(Empty, fmt.Sprintf("has empty commands %d", t.EmptyCommand()), saysEmpty[t.EmptyCommand()], nil)

	if t.InlineComment() {
		of(Comments, "ends a command at a #", saysInline, saysNotInline)
	} else {
		of(Comments, "leaves a # in a command", nil, saysInline)
	}
	switch {
	case t.commandOf("web: run\n# note: it\n", "# note") != absent:
		of(Comments, "makes a process of a comment", nil, saysComment)
	case !t.rejects("web: run\n# note: it\n"):
		of(Comments, "has comments", saysComment, nil)
	}
	if !t.rejects("web: run\n# note: it\n") && t.rejects("web: run\n  # note: it\n") {
		of(Comments, "rejects an indented comment", saysIndented, nil)
	}

	if command := t.commandOf("web: run\r\nother: run\r\n", "web"); command == "run" {
		of(LineEnds, "accepts CR LF", nil, saysCRLF)
	} else {
		of(LineEnds, fmt.Sprintf("reads %q before CR LF", command), saysCRLF, nil)
	}
	if t.commandOf("web: run\rother: run\r", "other") == "run" {
		of(LineEnds, "ends a line at a lone CR", nil, saysNoLoneCR)
	} else {
		of(LineEnds, "ends no line at a lone CR", nil, saysLoneCR)
	}

	const marked = "\ufeffother: run\nweb: run\n"
	switch {
	case t.rejects(marked):
		of(Mark, "rejects a mark", saysFails, nil)
	case t.commandOf(marked, "other") != absent:
		of(Mark, "allows a mark", saysAllowed, nil)
	case t.commandOf(marked, "\ufeffother") != absent:
		of(Mark, "makes a mark part of a name", saysPart, nil)
	default:
		of(Mark, "skips a line with a mark", saysSkipped, saysBuildFails)
	}

	switch command := t.commandOf(notUTF8, "other"); {
	case t.rejects(notUTF8):
		of(Encodings, "rejects a byte that isn't UTF-8", saysFails, saysKept)
	case command == absent:
		of(Encodings, "leaves a file out that isn't UTF-8", saysLeftOut, saysKept)
	case command == "a\ufffdb":
		of(Encodings, "replaces a byte that isn't UTF-8", saysReplaced, saysKept)
	default:
		of(Encodings, fmt.Sprintf("reads %q", command), nil, saysFails)
	}
	if t.commandOf("\xff\xfew\x00e\x00b\x00:\x00 \x00r\x00u\x00n\x00\n\x00", "web") == "run" {
		of(Encodings, "reads UTF-16", saysUTF16, nil)
	} else {
		of(Encodings, "reads no UTF-16", nil, saysUTF16)
	}

	if t.rejects("web: run\nhello\nother: run\n") {
		of(Grammar, "rejects a line that isn't an entry", nil, saysLinesSkipped)
	} else {
		of(Grammar, "skips a line that isn't an entry", nil, saysLinesFail)
	}
	return append(problems, quoteProblems(t)...)
}

// notUTF8 is a file whose second command has a byte that isn't UTF-8.
const notUTF8 = "web: run\nother: a\xe9b\n"

// quoteProblems are the facts about what a platform rejects that quote only other texts than its error.
func quoteProblems(t *Target) []string {
	var problems []string
	for topic, source := range map[Topic]string{
		Grammar:      "hello\n",
		DuplicateKey: "web: run\nweb: run\n",
		Empty:        "web: run\nother:\n",
		Mark:         "\ufeffother: run\nweb: run\n",
		Encodings:    notUTF8,
	} {
		f := t.Fact(topic)
		r, rejected := t.ReadFile([]byte(source))
		texts := []string{r.Error, rejected}
		for _, w := range r.Warnings {
			texts = append(texts, w.Text)
		}
		printed := aNumber.ReplaceAllString(strings.TrimSpace(strings.Join(texts, "\n")), "N")
		quotes := quoted.FindAllStringSubmatch(f.Text, -1)
		if printed == "" || quotes == nil || slices.Contains(t.Unknown, topic) {
			continue
		}
		if !slices.ContainsFunc(quotes, func(q []string) bool {
			text := aNumber.ReplaceAllString(q[1], "N")
			return strings.Contains(printed, text) || strings.Contains(text, printed)
		}) {
			problems = append(problems, fmt.Sprintf("%s: it prints %q, but the fact says: %s", topic, printed, f.Text))
		}
	}
	return problems
}

// lengthProblems are the limits of a process type that the parser contradicts. A limit without an
// error of the parser is one of a later step.
func lengthProblems(t *Target) []string {
	var problems []string
	check := func(length int, want string) {
		if length < 1 {
			return
		}
		r, rejected := t.ReadFile([]byte("web: run\n" + strings.Repeat("a", length) + ": run\n"))
		if got := r.Error + rejected; (got == "") != (want == "") || !strings.Contains(got, want) {
			problems = append(problems, fmt.Sprintf("a name of %d characters: %q, expected %q", length, got, want))
		}
	}
	check(max(t.MinName, 1), "")
	check(cmp.Or(t.MaxName, 1000), "")
	if t.LengthError != "" {
		check(t.MinName-1, t.LengthError)
	}
	if t.MaxName > 0 {
		check(t.MaxName+1, t.LengthError)
	}
	if m := regexp.MustCompile(`at most (\d+)`).FindStringSubmatch(t.NamePattern); m != nil && m[1] != strconv.Itoa(t.MaxName) {
		problems = append(problems, fmt.Sprintf("NamePattern says %q, MaxName is %d", t.NamePattern, t.MaxName))
	}
	return problems
}

// nameProblems are the names that CheckName accepts and the parser doesn't, or the reverse.
func nameProblems(t *Target) []string {
	var problems []string
	for _, name := range []string{"job", "Job", "JOB", "job2", "2job", "my-job", "my_job", "my--job", "-job", "job-", "_job", "job_", "web.api", "job@x", "my job", "jöb", "a/b", "a+b"} {
		r, rejected := t.ReadFile([]byte("web: run\n" + name + ": run\n"))
		taken := r.Error+rejected == "" && slices.ContainsFunc(r.Processes, func(p Process) bool { return p.Type == name })
		var problem NameProblem
		if t.CheckName != nil {
			problem = t.CheckName(name)
		}
		if !taken && problem.OK() {
			problems = append(problems, fmt.Sprintf("CheckName takes %q, but the parser makes %s of it, %q", name, shown(r), rejected))
		}
		if taken && problem.Fatal && problem.Topic == Grammar {
			problems = append(problems, fmt.Sprintf("CheckName says that %q is never read, but the parser reads it: %s", name, problem.Text.String()))
		}
	}
	return problems
}

// rejects reports whether the platform rejects a file.
func (t *Target) rejects(source string) bool {
	_, rejected := t.kept(source)
	return rejected
}
