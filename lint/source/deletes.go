package source

import (
	"regexp"
	"slices"
	"strings"
)

// Deletion is a call that deletes data whenever its file runs.
type Deletion struct {
	// Line is one-based, and Call is the call as to quote it, or the statement for a database.
	Line int
	Call string
}

var statements = []string{"DROP DATABASE", "DROP SCHEMA", "DROP TABLE", "DROP OWNED", "TRUNCATE ", "FLUSHALL", "FLUSHDB", "dropDatabase()"}

// DeletingStatement is a statement in a text for a database that deletes data, or "".
func DeletingStatement(text string) string {
	text = strings.ToUpper(text) + " "
	for _, statement := range statements {
		if strings.Contains(text, strings.ToUpper(statement)) {
			return strings.TrimSpace(statement)
		}
	}
	return ""
}

// deleters are functions that delete data, with their arguments without spaces; "*" is any argument, and "…" is further ones.
var deleters = [...]struct{ name, with string }{
	{"drop_all", "*"},        // sqlalchemy/sqlalchemy lib/sqlalchemy/sql/schema.py
	{"drop_tables", "*"},     // coleifer/peewee peewee.py
	{"drop_database", "*"},   // mongodb/mongo-python-driver pymongo/synchronous/mongo_client.py
	{"dropDatabase", "*"},    // mongodb/node-mongodb-native src/db.ts
	{"delete_many", "{}"},    // mongodb/mongo-python-driver pymongo/synchronous/collection.py
	{"deleteMany", "{}"},     // mongodb/node-mongodb-native src/collection.ts
	{"deleteMany", ""},       // prisma/prisma packages/client
	{"sync", "{force:true…"}, // sequelize/sequelize packages/core/src/sequelize.js
	{"execute", "statement"}, // PEP 249
	{"executescript", "statement"},
	{"query", "statement"}, // brianc/node-postgres packages/pg/lib/client.js
	{"exec", "statement"},
	{"run", "statement"},
	{"raw", "statement"}, // knex/knex lib/raw.js
}

// deliberate are parts of code that asks, takes options, ends early, or has a database that lasts no longer than it.
var deliberate = []string{"input(", "exit(", "quit(", "prompt", "confirm", "argv", "argparse", "raise ", "throw "}

// mostPlaces is how many calls of one file are looked at: those that may delete data, and those of the functions around them.
const mostPlaces = 60

// reach finds out whether calls are reached.
type reach struct {
	code
	imported bool // no block for scripts runs
	left     int
}

// Deletes is the first call in the text of a file with that ending, such as ".py", that deletes data whenever the file runs. A
// file that another program imports runs no block for scripts. ok is false for a long file.
func Deletes(text, ending string, imported bool) (d Deletion, ok bool) {
	var c code
	switch ending {
	case ".py":
		c = newCode(text, "#", `"""`, "'''", `"`, "'")
	case ".js", ".cjs", ".mjs", ".ts":
		c = newCode(text, "//", "`", `"`, "'")
	}
	if len(text) > mostBytes || strings.Contains(text, ":memory:") {
		return Deletion{}, false
	}
	var names []string
	for _, d := range deleters {
		names = append(names, d.name)
	}
	r := reach{c, imported, mostPlaces}
	for at, name := range c.calls(names...) {
		given, closed := c.arguments(at + 1)
		call := deleting(name, given)
		if !closed || call == "" {
			continue
		}
		if r.left <= 0 || hasOneOf(deliberate, c.bare[:at]) {
			break
		}
		if r.runs(at - len(name)) {
			return Deletion{c.lineOf(at), call}, true
		}
	}
	return Deletion{}, false
}

// deleting is a call that deletes data, as to quote it, or "".
func deleting(name string, given []string) string {
	arguments := strings.Join(strings.Fields(strings.Join(given, ",")), "")
	for _, d := range deleters {
		start, more := strings.CutSuffix(d.with, "…")
		switch {
		case d.name != name:
		case d.with == "statement":
			if len(given) > 0 {
				return DeletingStatement(given[0])
			}
		case d.with == "*":
			return name + "()"
		case arguments == d.with, more && strings.HasPrefix(arguments, start):
			return name + "(" + strings.Trim(start, "…") + strings.Repeat("}", strings.Count(start, "{")-strings.Count(start, "}")) + ")"
		}
	}
	return ""
}

var (
	// plainly is what may precede a call that nothing in its line decides about.
	plainly = regexp.MustCompile(`^(?:(?:const |let |var )?\w+ *= *)?(?:await |return )?[\w.$("'` + "`" + ` )]*$`)
	// deciding are words at the start of a line that decide whether the rest of it runs.
	deciding = []string{"if", "elif", "else", "while", "for", "switch", "def", "function", "async", "assert", "lambda"}
	// entered is the start of a block that always runs.
	entered = regexp.MustCompile(`^(?:(?:async )?with\b.*:|try ?[:{]|;?\((?:async )?(?:function ?\(\)|\(\) ?=>) ?\{)$`)
	// function is the start of one with a name.
	function = regexp.MustCompile(`^(?:async )?(?:def |function )(\w+)|^(?:const|let|var) (\w+) = (?:async )?(?:function ?\(|\()`)
)

// runs reports whether what is at a place runs whenever the file does: in no block that decides about it, or in a function
// that is called at such a place.
func (c *reach) runs(at int) bool {
	if c.left--; c.left < 0 {
		return false
	}
	start := strings.LastIndexByte(c.bare[:at], '\n') + 1
	line := c.bare[start:at]
	if word := strings.TrimLeft(line, " \t"); !plainly.MatchString(word) || slices.Contains(deciding, wordStart(word)) {
		return false
	}
	blocks := strings.Count(c.bare[:start], "{") - strings.Count(c.bare[:start], "}")
	for depth := indent(line); depth > 0; {
		if start == 0 {
			return false
		}
		end := start - 1
		start = strings.LastIndexByte(c.bare[:end], '\n') + 1
		line = c.bare[start:end]
		header := strings.TrimSpace(line)
		if header == "" || indent(line) >= depth {
			continue
		}
		depth = indent(line)
		blocks--
		name := function.FindStringSubmatch(header)
		switch {
		case entered.MatchString(header), !c.imported && strings.HasPrefix(header, "if __name__"):
		case name != nil && depth == 0 && !strings.Contains(c.bare[start:at], "return "):
			return (c.statements || blocks == 0) && c.isCalled(name[1]+name[2])
		default:
			return false
		}
	}
	return c.statements || blocks == 0
}

// isCalled reports whether a function is called whenever the file runs.
func (c *reach) isCalled(function string) bool {
	for at := range c.calls(function) {
		if c.runs(at - len(function)) {
			return true
		}
	}
	return false
}
