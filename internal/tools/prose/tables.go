package main

import (
	"regexp"

	"github.com/proclint/proclint/internal/prosecheck"
)

// ignored are files whose texts other people wrote, that are generated from a checked file, that are in another
// language than English, or that show what the check finds.
var ignored = regexp.MustCompile(`(^|/)(package-lock\.json|go\.sum)$` +
	`|^web/openapi\.json$|^internal/cli/report\.schema\.json$|^static/api\.html$|^docs/rules/|^static/src/messages/(de|es|fr|pt|zh)\.ts$|^static/e2e/fixtures-sites/` +
	`|^internal/prosecheck/|/testdata/fuzz/|^LICENSE$`)

// form is where the texts of a kind of file are, and what makes them plain.
type form struct {
	files, except *regexp.Regexp // match the names of files
	kind          prosecheck.Kind
	prose         bool // only three words in a row are a text
	plain         []replacement
}

// replacement replaces what matches.
type replacement struct {
	match *regexp.Regexp
	by    string
}

const (
	separator = "\x1e" // divides texts
	marker    = "\x1f"
)

var (
	// markdown, like the other forms here, has the texts that are a part of another file.
	markdown = form{
		kind: prosecheck.Prose,
		plain: append([]replacement{
			{regexp.MustCompile("(?ms)^ *(?:```|~~~).*?^ *(?:```|~~~)$"), ""},
			{regexp.MustCompile(`(?m)^\|[-| :]+\|$`), ""},
			{regexp.MustCompile(`!?\[([^\]]*)\]\([^)]*\)`), "$1"},
			{regexp.MustCompile(`[*_]{1,2}([^*_\n]+)[*_]{1,2}`), "$1"},
		}, paragraphs...),
	}
	goText    = form{kind: prosecheck.Prose, plain: []replacement{{regexp.MustCompile(`\n  `), "\n\n  "}}} // a list item or an example
	goComment = form{kind: prosecheck.Comment, plain: []replacement{
		{regexp.MustCompile(`(?m)^(nolint|\t|    ).*$`), ""}, // a directive, or a block of code
		{regexp.MustCompile(`\b[a-z]+[A-Z]\w*\b|\b[A-Z]\w*[a-z]\w*[A-Z]\w*\b|\b\w+\(\)|\b\w+\.[A-Z]\w+`), "CODE"},
		{regexp.MustCompile(`([a-z,] )[A-Z][a-z]+\b`), "${1}CODE"}, // a name, within a sentence
	}}

	paragraphs = []replacement{{regexp.MustCompile(`\n[ \t]*\n|(?m:^(?:\s*[-*] |\s*\d+\. |#+ |\|))|[ \t]*\|[ \t]*`), separator}}
	// lineComments are comments, of which adjacent lines are one text.
	lineComments = append([]replacement{
		{regexp.MustCompile(`(?m)^(?:[ \t]*# |(?:.*?[ \t;{}(])?// )`), marker},
		{regexp.MustCompile(`(?m)^(?:[^\x1f\n].*)?$`), separator},
		{regexp.MustCompile(marker), ""},
	}, names...)
	scripts  = regexp.MustCompile(`\.(ts|mts|mjs|js|css|jsonc)$`)
	golden   = regexp.MustCompile(`\.txtar$`)
	commands = regexp.MustCompile(`^internal/cli/testdata/script/`)
	pages    = regexp.MustCompile(`\.(html|tmpl)$`)

	// forms are the forms of all files but the texts of Go, JSON and YAML.
	forms = []form{
		{files: scripts, kind: prosecheck.Comment, plain: lineComments},
		{files: scripts, kind: prosecheck.Comment, plain: append([]replacement{{regexp.MustCompile(`(?s).*?(?:(?:^|\s)/\*(.*?)\*/|\z)`), separator + "$1"}}, names...)},
		{files: scripts, except: regexp.MustCompile(`^static/e2e/|\.css$`), kind: prosecheck.Prose, prose: true, plain: []replacement{{regexp.MustCompile(`(?s).*?(?:"((?:[^"\\\n]|\\[^\n])*)"|\z)`), separator + "$1"}}},
		{files: regexp.MustCompile(`\.(sh|service|ya?ml)$|(^|/)(Makefile|\w+\.mk|Containerfile|wasm-exec|run|\.gitignore|_headers)$`), kind: prosecheck.Comment, plain: lineComments},
		{files: regexp.MustCompile(`(^|/)(Makefile|\w+\.mk)$`), kind: prosecheck.Prose, prose: true, plain: []replacement{{regexp.MustCompile(`(?s).*?(?:(?m:^[a-z-]+:[^\n]*## ([^\n]*)$)|\z)`), separator + "$1"}}},
		{files: regexp.MustCompile(`\.md$`), kind: markdown.kind, plain: markdown.plain},
		{files: pages, kind: prosecheck.Prose, prose: true, plain: []replacement{{regexp.MustCompile(`(?s).*?(?:(?i:\b(?:title|alt|aria-label|placeholder|content)="([^"]*)")|\z)`), separator + "$1"}}},
		{files: pages, kind: prosecheck.Prose, prose: true, plain: []replacement{
			{regexp.MustCompile(`(?s)<!--.*?-->|\{\{/\*.*?\*/\}\}`), ""},
			{regexp.MustCompile(`(?is)<(?:script|style|pre|code|kbd)\b[^>]*>.*?</(?:script|style|pre|code|kbd)>|<!doctype[^>]*>`), "CODE"},
			{regexp.MustCompile(`(?s)\{\{.*?\}\}`), " CODE "},
			{regexp.MustCompile(`(?is)</?(?:a|b|i|em|strong|span|abbr|small|sup|sub|br|var|samp|wbr)\b[^>]*>`), ""},
			{regexp.MustCompile(`(?s)<[^>]+>`), separator},
		}},
		{files: golden, except: commands, kind: prosecheck.Prose, plain: append([]replacement{sections}, paragraphs...)},
		{files: commands, kind: prosecheck.Prose, plain: append([]replacement{
			sections,
			{regexp.MustCompile(`(?m)^([^#\n].*|#|#[^ \n].*)$`), ""},
			{regexp.MustCompile(`(?m)^# `), ""},
		}, paragraphs...)},
		{files: golden, except: regexp.MustCompile(`^lint/rules/testdata/`), kind: prosecheck.Output, prose: true, plain: []replacement{
			{regexp.MustCompile(`(?m)^-- `), marker + "-- "},
			{regexp.MustCompile(`(?s)^[^\x1f]*`), ""},
			{regexp.MustCompile(`\x1f-- (?:(?:out|preview|text|github|report|want|card)\b[^\n]* --\n([^\x1f]*)|[^\x1f]*)`), "$1"},
			{regexp.MustCompile(`\n`), "\n" + separator},
		}},
	}
	// sections are those of a golden file, which a comment precedes.
	sections = replacement{regexp.MustCompile(`(?ms)^-- [^\n]+ --$.*`), ""}
	// names are identifiers in the comment of a script.
	names = []replacement{
		{regexp.MustCompile(`(?m)^\s*\*+`), ""},
		{regexp.MustCompile(`\b[a-z]+[A-Z]\w*\b|\b\w+\.[a-z]+\(|\B@\w+`), "CODE"},
	}

	// described matches the keys of JSON and YAML documents whose values are prose.
	described = regexp.MustCompile(`^(description|summary|detail|title|message|help|label)$`)
	// quoting matches the fields, types and functions of Go code that quote what platforms and programs print, samples,
	// sources, names and expressions.
	quoting = regexp.MustCompile(`(^|\.)(Logs?|Sources?|Bad|Good|LengthError|Checked|programs|also|forms|Words|MustCompile|(?i:logged))$`)
	// finding matches the place of a finding.
	finding = regexp.MustCompile(`^finding .*`)

	// threeWords matches three words in a row, which are prose.
	threeWords = regexp.MustCompile(`(^|\s)[A-Za-z][a-z']*,? [a-z'$%-]+,? ['$%A-Za-z-]+`)
	// procfile matches an example file.
	procfile  = regexp.MustCompile(`^\w+: .*\n\w+: `)
	firstWord = regexp.MustCompile(`^\w+`)
)
