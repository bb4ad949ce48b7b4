package command

import (
	"github.com/proclint/proclint/lint/ecosystem"
	"path"
	"strings"
)

// invocation is the program that is left when the wrappers are taken away.
type invocation struct {
	// cmd is the command whose text the words belong to: an inner one for sh -c.
	cmd    *Command
	name   Word
	base   string
	module bool
	// interpreted is set when an interpreter before the name runs it.
	interpreted bool
	args        []Word
	assigns     []Assign
	// earlier is how many of them apply before the shell expands the words.
	earlier int
	// hidden is set when variables may be set that the text does not show.
	hidden bool
	// prepared is set when a step before may write a configuration file.
	prepared bool
	// fronted is set when a proxy in front of the program listens on PORT.
	fronted bool
	// proxy is that one if it doesn't listen on PORT.
	proxy *Proxy
	// wrappers are the base names of the wrappers that were taken away.
	wrappers []string
	// beside is what the programs in the background do, see Run.
	beside ecosystem.Role
	// dir is the folder that cd left; lost is set when it is not known.
	dir  string
	lost bool
}

// writes reports whether a call may write a file that a server reads: a script of the shell, a copy, a redirection.
func writes(call *Call) bool {
	name := baseName(call.Words[0].Value)
	return len(call.Redirects) > 0 || isShell(name) || strings.HasSuffix(name, ".sh") || strings.HasPrefix(call.Words[0].Value, "./") ||
		ecosystem.Words("cp mv ln tee sed envsubst make").Has(name)
}

// exporting are the builtins that set a variable for what comes after them.
const exporting ecosystem.Words = "export declare typeset readonly"

// onlySometimes reports whether a call runs only if the one before it fails, or a test succeeds.
func (c *Command) onlySometimes(i int) bool {
	if c.Calls[i].Join != "&&" || i == 0 {
		return c.Calls[i].Join == "||"
	}
	words := c.Calls[i-1].Words
	return len(words) > 0 && (words[0].Value == "[" || words[0].Value == "test")
}

func (inv *invocation) changeDir(args []Word) {
	if len(args) != 1 || !args[0].Static || args[0].Value == "" || strings.ContainsAny(args[0].Value[:1], "-/~") {
		inv.lost = true
		return
	}
	inv.dir = path.Join(inv.dir, args[0].Value)
}
