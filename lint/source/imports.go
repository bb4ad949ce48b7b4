package source

import (
	"slices"
	"strings"
)

// Import is what a file loads as soon as it runs: a file of the app by a literal path, or a package of Node.js.
type Import struct {
	Line int    // one-based
	Text string // as written
	Path string // with slashes, and without a leading one
	// FromStart says that the path is from the folder in which the program starts, and not from that of the file.
	FromStart bool
	// Package is the package's name. Then there is no Path.
	Package string
}

// mayNotRun are in the line of an import that may be reached only sometimes, or never.
var mayNotRun = []string{"?", "&&", "||", "=>", "@", "function", "catch", "rescue", " if ", " unless ", "import type ", "export type "}

// Imports are those of a text, by the ending of its file. Those in blocks may depend on something, and are left out.
func Imports(text, ending string) (found []Import) {
	var c code
	switch ending {
	case ".py":
		c = PythonModule(text).code
	case ".rb", ".ru":
		c = newCode(text, "#", `"`, "'")
	case ".php", ".js", ".mjs", ".cjs", ".ts", ".mts", ".cts", ".tsx", ".jsx":
		c = newCode(text, "//", "`", `"`, "'")
	}
	at, number := 0, 0
	for line := range strings.Lines(c.bare) {
		written := text[at : at+len(line)]
		at += len(line)
		number++
		word := wordStart(line)
		switch {
		case word == "" && line[0] != '}' && line[0] != '$', word == "if", word == "else", word == "unless", slices.ContainsFunc(mayNotRun, func(part string) bool { return strings.Contains(line, part) }):
		case ending == ".py":
			found = append(found, pythonImports(line, word, number)...)
		default:
			found = append(found, quotedImports(line, written, ending, number)...)
		}
	}
	return found
}

// pythonImports are those of a statement, but for modules of one name, which a package may have.
func pythonImports(line, word string, number int) (found []Import) {
	names := strings.TrimPrefix(line, word)
	if word == "from" {
		names, _, _ = strings.Cut(names, " import")
	} else if word != "import" {
		return nil
	}
	for name := range strings.SplitSeq(names, ",") {
		name, _, _ = strings.Cut(strings.TrimSpace(name), " ")
		inside := strings.TrimLeft(name, ".")
		dots := len(name) - len(inside)
		if inside != "" && (dots > 0 || strings.Contains(inside, ".")) {
			up := strings.Repeat("../", max(0, dots-1))
			found = append(found, Import{Line: number, Text: name, Path: up + strings.ReplaceAll(inside, ".", "/"), FromStart: dots == 0})
		}
	}
	return found
}

func quotedImports(line, written, ending string, number int) (found []Import) {
	for from := strings.IndexAny(line, `"'`); from >= 0; {
		length := strings.IndexByte(line[from+1:], line[from])
		if length < 0 {
			break
		}
		to := from + 1 + length
		i := Import{Line: number, Text: written[from+1 : to]}
		i.Path = strings.TrimPrefix(i.Text, "/")
		after := strings.TrimSpace(line[to+1:])
		isLiteral := !strings.ContainsAny(i.Text, "*?!$#{ \\") && (after == "" || strings.ContainsAny(after[:1], ";),"))
		if isLiteral && isImport(&i, line[:from], ending) {
			found = append(found, i)
		}
		next := strings.IndexAny(line[to+1:], `"'`)
		if next < 0 {
			break
		}
		from = to + 1 + next
	}
	return found
}

// isImport reports whether what precedes a path in quotes loads it.
func isImport(i *Import, before, ending string) bool {
	before, opened := strings.CutSuffix(strings.TrimRight(before, " "), "(")
	before = strings.TrimRight(before, " ")
	word := wordEnd(before)
	here := strings.HasPrefix(i.Text, "./") || strings.HasPrefix(i.Text, "../")
	switch ending {
	case ".php":
		call, isHere := strings.CutSuffix(strings.ReplaceAll(before, " ", ""), "__DIR__.")
		call = strings.TrimSuffix(call, "(")
		return isHere && i.Path != i.Text && (strings.HasSuffix(call, "require") || strings.HasSuffix(call, "require_once"))
	case ".rb", ".ru":
		i.FromStart = word == "require"
		return word == "require_relative" || here && i.FromStart
	}
	loads := opened && word == "require" && !strings.HasSuffix(before, "."+word) || !opened && (word == "from" || word == "import")
	if loads && !here {
		i.Path, i.Package = "", packageIn(i.Text)
	}
	return loads && (here || i.Package != "")
}

// KeepsImport reports whether tsc keeps an import of TypeScript, which it leaves out where the names only stand for types.
func KeepsImport(text string, i *Import) bool {
	c := newCode(text, "//", "`", `"`, "'")
	rows := strings.Split(c.bare, "\n")
	names, _, isFrom := strings.Cut(rows[i.Line-1], " from ")
	names, isImport := strings.CutPrefix(names, "import ")
	if !isFrom || !isImport {
		return true // for its effects, or by require
	}
	return slices.ContainsFunc(strings.FieldsFunc(names, notInWord), func(name string) bool {
		return slices.ContainsFunc(rows[i.Line:], func(row string) bool { return isCalled(row, name) })
	})
}

// isCalled reports whether a line calls a function, or a method of it.
func isCalled(line, name string) bool {
	for before, rest, found := strings.Cut(line, name); found; before, rest, found = strings.Cut(rest, name) {
		behind, isMember := strings.CutPrefix(rest, ".")
		if isMember {
			behind = strings.TrimLeftFunc(behind, inWord)
		}
		if wordEnd(before) == "" && !strings.HasSuffix(before, ".") && strings.HasPrefix(behind, "(") {
			return true
		}
	}
	return false
}

// PackageOf is the package of a name that Node.js loads, such as dotenv/config or @nestjs/cli/bin/nest.js.
func PackageOf(module string) string {
	parts := strings.SplitN(module, "/", 3)
	if strings.HasPrefix(module, "@") && len(parts) > 1 {
		return parts[0] + "/" + parts[1]
	}
	return parts[0]
}

// packageIn is the package of Node.js that a path in an import names, or "".
func packageIn(path string) string {
	name := PackageOf(path)
	if name == "" || name[0] == '.' || strings.Contains(name, ":") { // "node:fs" is a part of Node.js
		return ""
	}
	return name
}
