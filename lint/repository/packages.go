package repository

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/platform"
)

// Packages is what manifests of one language say is installed.
type Packages struct {
	// Manifests are the paths of the manifests, the one to add a package to first. Without any nothing is known.
	Manifests []string
	// Open is set when more may be installed than the manifests name: a part of them cannot be seen, or something else installs too.
	Open bool
	// Beside are files that may install more where the build of a platform reads them.
	Beside []*platform.BuildFile
	// Linked is set when a URL takes the place of a package's name, so that the package may bring others.
	Linked bool

	mentions strings.Builder
}

// Requirement is a line of a requirements file, as pip reads it. Source of all that is said here: pypa/pip
// src/pip/_internal/req/req_file.py and constructors.py, and packaging.python.org, dependency specifiers.
type Requirement struct {
	// File is the path of the file, and Line the first line, from zero, without comments and blanks around it.
	File string
	Line int
	Text string
	// Name is that of the package as pip compares it, or "". Pin is the only version that it asks for wherever it is installed, or "".
	Name, Pin string
	// Conditional means that it has a marker: it's installed only somewhere.
	Conditional bool
	// Invalid means that pip rejects the line.
	Invalid bool
	// Local is the path or the address of a file on a machine, or "".
	Local string
	// Missing is the path of a requirements file that it includes and that isn't there, or "".
	Missing string
}

// Mention reports whether one of the words is anywhere in the manifests, even as part of a name: a package of such a name often brings the other.
func (p *Packages) Mention(words ecosystem.Words) bool {
	return ecosystem.Words(folded(string(words))).AnyIn(p.mentions.String())
}

// Names reports whether one of the packages has the word as a whole part of its name, between hyphens or dots.
func (p *Packages) Names(word string) bool {
	word = folded(word)
	for rest := p.mentions.String(); word != ""; {
		at := strings.Index(rest, word)
		if at < 0 {
			return false
		}
		end := at + len(word)
		if (at == 0 || !isNamePart(rest[at-1])) && (end == len(rest) || !isNamePart(rest[end])) {
			return true
		}
		rest = rest[end:]
	}
	return false
}

// Major is the major version of a package that a manifest pins, as in celery==4.4.3, or 0 where none does.
func (p *Packages) Major(name string) int {
	name = folded(name)
	text := p.mentions.String()
	for from := 0; ; {
		at := strings.Index(text[from:], name)
		if at < 0 {
			return 0
		}
		start := from + at
		from = start + len(name)
		if start > 0 && isPackageByte(text[start-1]) || from < len(text) && isPackageByte(text[from]) {
			continue
		}
		if major := pinned(text[from:]); major > 0 {
			return major
		}
	}
}

func isPackageByte(c byte) bool { return isNamePart(c) || c == '-' || c == '.' || c == '/' }

// pinned reads the major version that follows the name of a package, in the same line or, in a lock file, in the next one or the object.
func pinned(rest string) int {
	if extras, after, ok := strings.Cut(rest, "]"); ok && strings.HasPrefix(extras, "[") {
		rest = after
	}
	line, next, _ := strings.Cut(rest, "\n")
	if strings.Trim(line, "\" \t\r") == "" && strings.HasPrefix(next, "version = ") {
		line, _, _ = strings.Cut(next, "\n")
	}
	if object, _, _ := strings.Cut(next, "}"); strings.Trim(line, "\": \r") == "{" {
		_, line, _ = strings.Cut(object, "\"version\":")
	}
	line = strings.ReplaceAll(strings.Replace(line, "version", "", 1), "~>", "~")
	version := strings.TrimLeft(line, "\" \t',=^~({:")
	major, _ := leadingNumber(version)
	if major > 0 || !strings.HasPrefix(version, ">") && !strings.HasPrefix(version, "<") {
		return major
	}
	_, below, _ := strings.Cut(version[:strings.IndexAny(version+";", "\"';")], "<")
	var after string
	major, after = leadingNumber(strings.TrimLeft(below, " ="))
	if !strings.HasPrefix(below, "=") && strings.Trim(after, " .0") == "" {
		major-- // as in celery>=4,<5
	}
	return max(0, major)
}

// leadingNumber is the number with which a text begins, or 0, and what follows it.
func leadingNumber(text string) (number int, rest string) {
	rest = strings.TrimLeft(text, "0123456789")
	number, _ = strconv.Atoi(text[:len(text)-len(rest)])
	return number, rest
}

func isNamePart(c byte) bool { return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' }

// folded is a name as manifests are compared: pip takes a hyphen for an underscore.
func folded(name string) string {
	return strings.ReplaceAll(strings.ToLower(name), "_", "-")
}

func (p *Packages) mention(text string) {
	p.mentions.WriteString(folded(text))
	p.mentions.WriteByte('\n')
}

// installsUnnamed reports whether a TOML manifest has a source whose packages it does not name, or leaves them to a program.
func installsUnnamed(text string) bool {
	tight := strings.ReplaceAll(text, " ", "")
	tight = strings.ReplaceAll(tight, `url="https://pypi.org/simple`, "")
	if _, list, ok := strings.Cut(tight, "dynamic=["); ok {
		list, _, _ = strings.Cut(list, "]")
		if strings.Contains(list, "dependencies") {
			return true
		}
	}
	for _, source := range []string{"git=", "path=", "url="} {
		for _, before := range []string{"\n", "{", ","} { // else a name such as django-taggit ends like one
			if strings.Contains("\n"+tight, before+source) {
				return true
			}
		}
	}
	return strings.Contains(tight, "git+") || strings.Contains(tight, "file:")
}

// isLink reports whether a requirement is a URL in place of a name.
func isLink(line string) bool {
	return strings.Contains(line, "://") && !strings.HasPrefix(line, "file:") && (!strings.Contains(line, " @") || strings.Contains(line, "git+"))
}

const unnamedOptions ecosystem.Words = "-e --editable -i --index-url --extra-index-url -f --find-links"

func requirementOption(line string) (option, value string) {
	if !strings.HasPrefix(line, "-") {
		return "", ""
	}
	end := strings.IndexAny(line, " =\t")
	if end < 0 {
		end = len(line)
		if len(line) > 2 && line[1] != '-' {
			end = 2 // as in -rbase.txt
		}
	}
	return line[:end], strings.Trim(line[end:], " =\t\"'")
}

// withoutComments drops the text after a # at the start of a line or after a blank.
func withoutComments(text string) string {
	if !strings.Contains(text, "#") {
		return text
	}
	var b strings.Builder
	for line := range strings.Lines(text) {
		for at := 0; at < len(line); at++ {
			if line[at] == '#' && (at == 0 || line[at-1] == ' ' || line[at-1] == '\t') {
				line = line[:at] + "\n"
				break
			}
		}
		b.WriteString(line)
	}
	return b.String()
}

// NodePackage is a package.json. One that is nil has nothing.
type NodePackage struct {
	Path string
	// Name is that of the package, or "".
	Name string
	// Main is the file that starts the package, as written, or "".
	Main string
	// Manager is the package manager that it names, with its version, or "".
	Manager string
	// Scripts are the names of its scripts, in no order.
	Scripts []string
	// Builds is set when a script may make files before a process starts.
	Builds bool
	// Workspaces is set when other packages are installed with it.
	Workspaces bool

	packages string
	// runs are the commands of the scripts, and development the packages that only devDependencies have.
	runs        map[string]any
	development map[string]any
}

// TypesForDevelopment are the packages with types that only devDependencies have, each behind a space.
func (n *NodePackage) TypesForDevelopment() (types string) {
	for _, name := range slices.Sorted(maps.Keys(n.development)) {
		if of, ok := strings.CutPrefix(name, "@types/"); ok && strings.Trim(of, "abcdefghijklmnopqrstuvwxyz0123456789-_.") == "" {
			types += " " + name
		}
	}
	return types
}

// Depends reports whether a dependency of any kind has one of the words in its name.
func (n *NodePackage) Depends(words ecosystem.Words) bool { return words.AnyIn(n.packages) }

// Lists reports whether a package is a dependency of any kind.
func (n *NodePackage) Lists(pkg string) bool {
	return n != nil && strings.Contains("\n"+n.packages, "\n"+pkg+"\n")
}

// DependsOnAny reports whether there is a dependency of any kind.
func (n *NodePackage) DependsOnAny() bool { return n.packages != "" }

// buildScripts run before an app starts.
const buildScripts ecosystem.Words = "build heroku-postbuild heroku-prebuild postinstall install preinstall prepare prebuild postbuild compile prestart gcp-build"

// DevelopmentOnly reports whether only devDependencies has the package.
func (n *NodePackage) DevelopmentOnly(pkg string) bool { return n != nil && n.development[pkg] != nil }

// Script is the command of a script, or "".
func (n *NodePackage) Script(name string) string {
	if n == nil {
		return ""
	}
	text, _ := n.runs[name].(string)
	return text
}

// runBy are the commands of the scripts that other commands may run.
func (n *NodePackage) runBy(commands string) (scripts []string) {
	if n == nil {
		return nil
	}
	for _, name := range n.Scripts {
		if strings.Contains(commands, name) {
			scripts = append(scripts, n.Script(name))
		}
	}
	return scripts
}

// HasScript reports whether there is a script of that name.
func (n *NodePackage) HasScript(name string) bool {
	return n != nil && slices.Contains(n.Scripts, name)
}
