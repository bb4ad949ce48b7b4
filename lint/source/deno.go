package source

import (
	"slices"
	"strings"
)

// Access is what a file asks of Deno as soon as it runs, and for which Deno needs a permission.
type Access struct {
	Line int // one-based
	// Permission is its name in the option, such as "env" of --allow-env.
	Permission string
	// Call is the function, and Variable the one of the environment that it reads, or "".
	Call, Variable string
}

// denoCalls are functions that end the program without a permission. Source: denoland/docs runtime/fundamentals/security.md.
var denoCalls = []struct{ permission, calls string }{
	{"env", " env.get env.has env.toObject"},
	{"net", " serve listen listenTls"},
	{"read", " readTextFile readTextFileSync readFile readFileSync readDirSync"},
}

// alwaysReadable are variables that need no permission. Source: denoland/deno ext/os/lib.rs.
const alwaysReadable = " FORCE_COLOR NODE_DEBUG NODE_OPTIONS NO_COLOR "

// DenoAccesses are the accesses of a text, one of each permission and variable. A text that asks for permissions itself has
// none. isStarted says that the file isn't only imported.
func DenoAccesses(text string, isStarted bool) (found []Access) {
	if len(text) > mostBytes || strings.Contains(text, "Deno.permissions") || !strings.Contains(text, "Deno.") {
		return nil
	}
	c := newCode(text, "//", "`", `"`, "'")
	for at := range c.named("Deno") {
		rest, isMember := strings.CutPrefix(c.bare[at+len("Deno"):], ".")
		name, _, isCall := strings.Cut(rest, "(")
		i := slices.IndexFunc(denoCalls, func(of struct{ permission, calls string }) bool { return isMember && isCall && endsAs(name, of.calls) })
		if i < 0 || !c.runsAtOnce(at, isStarted) {
			continue
		}
		given, closed := c.arguments(at + len("Deno.") + len(name) + 1)
		a := Access{c.lineOf(at), denoCalls[i].permission, "Deno." + name, ""}
		if a.Permission == "env" && len(given) == 1 {
			a.Variable = literal(given[0])
		}
		isSocket := slices.ContainsFunc(given, func(text string) bool { return part("path", text) != "" })
		isKnown := slices.ContainsFunc(found, func(f Access) bool { return f.Permission == a.Permission && f.Variable == a.Variable })
		if closed && !isSocket && !isKnown && len(found) < mostCalls && !strings.Contains(alwaysReadable, " "+a.Variable+" ") {
			found = append(found, a)
		}
	}
	return found
}

// mayNotCount are in front of a part of an expression that something decides, or that runs later.
var mayNotCount = []string{"=>", "&&", "||", "?", "function", "if ", "else", "case "}

// runsAtOnce reports whether what is at a place of JavaScript or TypeScript runs whenever the file does: it's in no block of
// braces, and nothing in front of it in the statement decides. What only a started file does is in a block, too.
func (c code) runsAtOnce(at int, isStarted bool) bool {
	depth, isPast := 0, false // isPast says that the rest of what brackets enclose isn't of the same statement
	var before []byte         // what is in front in the statement, from its end on
	for i := at - 1; i >= 0; i-- {
		ch := c.bare[i]
		switch {
		case strings.IndexByte(")]}", ch) >= 0:
			depth++
		case strings.IndexByte("([{", ch) < 0:
			isPast = isPast || depth == 0 && (ch == ',' || ch == ';' || ch == '\n' && wordStart(c.bare[i+1:]) != "")
			if depth == 0 && !isPast {
				before = append(before, ch)
			}
		case depth > 0:
			depth--
		case ch == '{' && isStarted && strings.HasSuffix(strings.TrimRight(c.bare[:i], " "), "\nif (import.meta.main)"):
			isPast = true
		case ch == '{' && opensBlock(c.bare[:i]):
			return false
		default:
			isPast = false
		}
	}
	slices.Reverse(before)
	return !hasOneOf(mayNotCount, string(before))
}

// opensBlock reports whether a brace after a text is that of statements or of a class, and not that of an object.
func opensBlock(before string) bool {
	before = strings.TrimRight(before, " \t\r\n")
	switch word := wordEnd(before); {
	case before == "" || strings.HasSuffix(before, "=>"):
		return true
	case word != "":
		return word != "return" && word != "default" && word != "await"
	}
	return strings.IndexByte("(,=:[?|&", before[len(before)-1]) < 0
}
