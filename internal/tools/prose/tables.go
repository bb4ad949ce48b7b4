package main

import (
	"regexp"
	"strings"
)

// ignored are files whose texts other people wrote, that are generated from a checked file, that are in another
// language than English, or that show what the check finds.
var ignored = regexp.MustCompile(`(^|/)(package-lock\.json|go\.sum)$` +
	`|^web/openapi\.json$|^internal/cli/report\.schema\.json$|^static/api\.html$|^docs/rules/|^static/src/messages/(de|es|fr|pt|zh)\.ts$|^static/e2e/fixtures-sites/` +
	`|^internal/prosecheck/|/testdata/fuzz/|^LICENSE$`)

// form is where the texts of a kind of file are.
type form struct {
	files    *regexp.Regexp
	comments []*regexp.Regexp // whose groups are comments
	prose    *regexp.Regexp   // whose groups are texts
	noProse  *regexp.Regexp   // matches the names of files without texts
	whole    *document        // for a file that is a text, except for its markup
}

// document is how a text with markup becomes plain.
type document struct {
	markup []replacement
	ends   *regexp.Regexp // matches between its parts
	code   bool           // the parts may be code
}

// replacement replaces what matches. Line ends stay, so that places are right.
type replacement struct {
	match *regexp.Regexp
	by    string
}

var (
	hashComment  = regexp.MustCompile(`(?m)^\s*# (.*)$`)
	paragraphEnd = `\n[ \t]*\n|(?m:^(?:\s*[-*] |\s*\d+\. |#+ |\|))|[ \t]*\|[ \t]*`

	markdown = &document{
		markup: []replacement{
			{regexp.MustCompile("(?ms)^ *(?:```|~~~).*?^ *(?:```|~~~)$"), ""},
			{regexp.MustCompile(`(?m)^\|[-| :]+\|$`), ""},
			{regexp.MustCompile(`!?\[([^\]]*)\]\([^)]*\)`), "$1"},
			{regexp.MustCompile(`[*_]{1,2}([^*_\n]+)[*_]{1,2}`), "$1"},
		},
		ends: regexp.MustCompile(paragraphEnd),
	}
	paragraphs = &document{ends: markdown.ends}
	// scriptComments are the comments of a golden file that is a script, without its commands.
	scriptComments = &document{markup: []replacement{{regexp.MustCompile(`(?m)^([^#\n].*|#|#[^ \n].*)$`), ""}, {regexp.MustCompile(`(?m)^# `), ""}}, ends: markdown.ends}
	page           = &document{
		code: true,
		markup: []replacement{
			{regexp.MustCompile(`(?s)<!--.*?-->|\{\{/\*.*?\*/\}\}`), ""},
			{regexp.MustCompile(`(?is)<(?:script|style|pre|code|kbd)\b[^>]*>.*?</(?:script|style|pre|code|kbd)>|<!doctype[^>]*>`), "CODE"},
			{regexp.MustCompile(`(?s)\{\{.*?\}\}`), " CODE "},
			{regexp.MustCompile(`(?is)</?(?:a|b|i|em|strong|span|abbr|small|sup|sub|br|var|samp|wbr)\b[^>]*>`), ""},
		},
		ends: regexp.MustCompile(`(?s)<[^>]+>`),
	}

	// forms are the forms of all files but those of Go, golden files, JSON and YAML.
	forms = []form{
		{
			files:    regexp.MustCompile(`\.(ts|mts|mjs|js|css|jsonc)$`),
			comments: []*regexp.Regexp{regexp.MustCompile(`(?m)(?:^|[\s;{}(])// (.*)$`), regexp.MustCompile(`(?s)(?:^|\s)/\*(.*?)\*/`)},
			prose:    regexp.MustCompile(`"((?:[^"\\\n]|\\.)*)"`),
			noProse:  regexp.MustCompile(`^static/e2e/|\.css$`),
		},
		{
			files:    regexp.MustCompile(`\.(sh|service)$|(^|/)(Makefile|Containerfile|wasm-exec|run|\.gitignore|_headers)$`),
			comments: []*regexp.Regexp{hashComment},
			prose:    regexp.MustCompile(`(?m)^[a-z-]+:.*## (.*)$`),
		},
		{files: regexp.MustCompile(`\.md$`), whole: markdown},
		{
			files: regexp.MustCompile(`\.(html|tmpl)$`),
			prose: regexp.MustCompile(`(?i)\b(?:title|alt|aria-label|placeholder|content)="([^"]*)"`),
			whole: page,
		},
	}

	// shown are the sections of golden files whose lines people read.
	shown = regexp.MustCompile(`^(out|preview|text|github|report|want|card)\b`)
	// described are the keys of JSON and YAML documents whose values are prose.
	described = []string{"description", "summary", "detail", "title", "message", "help", "label"}
	// quoting are fields of values in Go code that quote what platforms and programs print, samples, sources and names.
	quoting = []string{"Logs", "Log", "Sources", "Source", "Bad", "Good", "LengthError", "Checked", "programs", "also", "forms"}

	// threeWords matches three words in a row, which are prose.
	threeWords = regexp.MustCompile(`(^|\s)[A-Za-z][a-z']*,? [a-z'$%-]+,? ['$%A-Za-z-]+`)
	// procfile matches an example file.
	procfile  = regexp.MustCompile(`^\w+: .*\n\w+: `)
	firstWord = regexp.MustCompile(`^\w+`)
	stars     = regexp.MustCompile(`(?m)^\s*\*+`)
	// identifier matches an identifier in a comment of a script.
	identifier = regexp.MustCompile(`\b[a-z]+[A-Z]\w*\b|\b\w+\.[a-z]+\(|\B@\w+`)
	// directive matches a directive, or a block of code in a doc comment or in help.
	directive = regexp.MustCompile(`(?m)^(go:|nolint|\t|    ).*$`)
	// name matches an identifier: with an inner uppercase letter, or a call.
	name = regexp.MustCompile(`\b[a-z]+[A-Z]\w*\b|\b[A-Z]\w*[a-z]\w*[A-Z]\w*\b|\b\w+\(\)|\b\w+\.[A-Z]\w+`)
	// capitalized matches a capitalized word within a sentence, which is a name too.
	capitalized = regexp.MustCompile(`([a-z,] )[A-Z][a-z]+\b`)
)

// The most lines that lint prints of a file with findings on average, and those of a file with a typo, with the last lines.
const (
	maxMeanLines = 6
	maxTypoLines = 8
)

// What the lines of an answer are.
var (
	sourceLine   = regexp.MustCompile(`^ *\d+ \|`)
	besideCaret  = regexp.MustCompile(`^ *\|[ ^]*(.*?)[ ^]*$`)
	notASentence = regexp.MustCompile(`^(\S.*|  (fix|breaks|may break|source):.*|  +\d+:\d+ .*| *fix: .*)$`)
	continued    = regexp.MustCompile(`\n    ([^|\s])`)
	place        = regexp.MustCompile(`^.*:\d+:\d+: `)
)

func isProse(text string) bool { return threeWords.MatchString(text) && !procfile.MatchString(text) }

// plain is a document without its markup.
func (d *document) plain(text string) string {
	for _, r := range d.markup {
		text = r.match.ReplaceAllStringFunc(text, func(match string) string {
			by := r.match.ReplaceAllString(match, r.by)
			return by + strings.Repeat("\n", strings.Count(match, "\n")-strings.Count(by, "\n"))
		})
	}
	return text
}
