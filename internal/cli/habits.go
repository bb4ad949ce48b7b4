package cli

import (
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/export"
	"github.com/proclint/proclint/lint/report"
	"github.com/proclint/proclint/lint/spelling"
)

// habit is what other tools call a command or a flag.
type habit struct {
	of     ecosystem.Words // the commands with such a flag; "" for a habit that is a command
	others ecosystem.Words
	// here is what takes its place. With a command, that takes the place of the command. Without a word, nothing does, so
	// that the flag's value becomes a PATH.
	here string
	// note says what is similar, where nothing takes its place.
	note string
}

var habits = []habit{
	{others: "check validate verify analyze scan", here: "lint"},
	{others: "format", here: "fmt"},
	{others: "diff", here: "fix --diff"},
	{others: "compare", here: "matrix"},
	{others: "convert", here: "export"},
	{others: "migrate", here: "move"},
	{others: "rule", here: "rules"},
	{others: "diagnose why", here: "explain"},
	{others: "show run start", here: "preview"},
	{others: "language-server lsp-proxy", here: "lsp"},

	{of: "lint fix fmt", others: "--stdin-filename --stdin-filepath --stdin-file-path --stdin-display-name --filename", here: "--stdin-path"},
	{of: "lint fix fmt config", others: "--config-file --config-path --rcfile --settings-path -c", here: "--config"},
	{of: "lint fix fmt config", others: "--isolated --norc --no-rc --no-config-lookup", here: "--no-config"},
	{of: "lint fix fmt", others: "--silent", here: "--quiet"},
	{of: "lint fix fmt", others: "--exclude --extend-exclude --ignore-path --ignore-pattern", note: "exclude in .proclint.toml leaves files out"},
	{of: "lint fix fmt preview matrix move export config", others: "-f --file --procfile"},
	{of: "lint fix fmt preview matrix move explain", others: "--no-color --no-colors --no-colour", here: "--color never"},
	{of: "lint fix fmt preview export explain config", others: "--target --platforms", here: "--platform"},

	{of: "lint", others: "--output-format --formatter --reporter --out-format", here: "--format"},
	{of: "lint preview matrix move explain config rules platforms", others: "--json", here: "--format json"},
	{of: "lint", others: "--sarif", here: "--format sarif"},
	{of: "lint", others: "--output --out", here: "--output-file"},
	{of: "lint fix", others: "--disable --extend-ignore --ignore-rule --skip -e", here: "--ignore"},
	{of: "lint fix", others: "--select --extend-select --enable --only", note: "--rule RULE=SEVERITY sets the severity of a rule, and --ignore RULE turns it off"},
	{of: "lint", others: "--severity --min-severity --minimum-severity --level --failure-threshold --fail-level --diagnostic-level -S", here: "--fail-on"},
	{of: "lint", others: "--max-warnings", note: "--fail-on warning fails for warnings"},
	{of: "lint", others: "--write --apply --autocorrect --auto-correct --autofix -w", here: "--fix"},
	{of: "lint", others: "--diff", here: "fix --diff"},
	{of: "lint", others: "--unsafe-fixes --unsafe --suggested", here: "fix --suggested"},
	{of: "lint", others: "--list-rules", here: "rules"},
	{of: "lint", others: "--explain", here: "explain"},
	{of: "lint", others: "--init", here: "config --init"},
	{of: "fix", others: "--unsafe-fixes --unsafe --apply-unsafe", here: "--suggested"},
	{of: "fix fmt", others: "--dry-run -d", here: "--diff"},
	{of: "fix", others: "--check --fix-dry-run", here: "--diff"},
	{of: "fmt", others: "--list-different --verify -l", here: "--check"},
	{of: "fix fmt", others: "--write --fix --apply --in-place -w -i"},
}

// habitOf is the one that a command, or a flag of a command, is for.
func habitOf(of, word string) (habit, bool) {
	at := slices.IndexFunc(habits, func(h habit) bool {
		return h.others.Has(word) && (of == "" && h.of == "" || h.of.Has(of))
	})
	if at < 0 {
		return habit{}, false
	}
	return habits[at], true
}

// translated are arguments in the words of this command. What doesn't start with a command is for lint.
func translated(root *cobra.Command, args []string) []string {
	at, _, _ := root.Find(args)
	name, here := at.Name(), at.Name()
	if at == root {
		name, here = commandName(root, args), "lint"
		if h, ok := habitOf("", name); ok {
			here = h.here
		} else {
			name = ""
		}
	}
	args = slices.Clone(args)
	if i := slices.Index(args, name); i >= 0 {
		args = slices.Delete(args, i, i+1)
	}
	words := strings.Fields(here)
	for i, arg := range args {
		flag, value, hasValue := strings.Cut(arg, "=")
		h, ok := habitOf(words[0], flag)
		here := strings.Fields(h.here)
		switch {
		case !ok:
			words = append(words, arg)
			continue
		case h.note != "":
			return nil
		case flag == "-f" && slices.Contains(formatNames(), append(args[i+1:], "")[0]):
			words = append(words, "--format")
		case len(here) > 0 && here[0][0] != '-':
			words = append(here, words[1:]...)
		default:
			words = append(words, here...)
		}
		if hasValue && len(here) > 0 {
			words[len(words)-1] += "=" + value
		} else if hasValue {
			words = append(words, value)
		}
	}
	return words
}

// isCommand reports whether words are a command with arguments that it takes.
func isCommand(words []string) bool {
	if len(words) == 0 {
		return false
	}
	cmd, rest, err := newRoot().Find(words)
	return err == nil && cmd.HasParent() && cmd.ParseFlags(rest) == nil && cmd.ValidateArgs(cmd.Flags().Args()) == nil
}

func commandName(root *cobra.Command, args []string) string {
	flags := pflag.NewFlagSet("", pflag.ContinueOnError)
	flags.ParseErrorsAllowlist.UnknownFlags = true
	flags.Usage = func() {}
	flags.AddFlagSet(root.PersistentFlags())
	_ = flags.Parse(args) // the command reports the error
	return flags.Arg(0)
}

func typed(words []string) string {
	text := "proclint"
	for _, word := range words {
		text += " " + report.Printable(export.ShellQuote(word))
	}
	return text
}

// unknownFlag is the error for a flag, with its dashes, that a command doesn't have. args are all of the command line.
func unknownFlag(cmd *cobra.Command, name string, args []string) error {
	unknown := spelling.Unknown{Kind: "flag", Name: name}
	if words := translated(cmd.Root(), args); isCommand(words) {
		return fmt.Errorf("%w, run: %s", unknown, typed(words))
	}
	switch h, ok := habitOf(cmd.Name(), name); {
	case ok && h.note != "":
		return fmt.Errorf("%w: %s", unknown, h.note)
	case ok && h.here != "":
		return fmt.Errorf("%w, use %s", unknown, h.here)
	}
	var names []string
	cmd.Flags().VisitAll(func(flag *pflag.Flag) { names = append(names, flag.Name) })
	if near, ok := spelling.Near(strings.TrimLeft(name, "-"), names); ok {
		unknown.Nearest = "--" + near
	}
	return unknown
}

// unknownCommand is the error for a first argument that isn't a command, or nil.
func unknownCommand(root *cobra.Command, args []string) error {
	at, _, _ := root.Find(args)
	name := commandName(root, args)
	if at != root || name == "" {
		return nil
	}
	_, known := habitOf("", name)
	words := translated(root, args)
	switch {
	case known && isCommand(words):
		return fmt.Errorf("unknown command %q, run: %s", name, typed(words))
	case !known && isFile(name) && isCommand(words):
		return fmt.Errorf("%s is a PATH and not a command, run: %s", report.Printable(name), typed(words))
	}
	return spelling.NewUnknown("command", name, namesOf(root.Commands(), (*cobra.Command).Name))
}

// isFile reports whether a word names a file, or has the name of a Procfile.
func isFile(word string) bool {
	name := check.ClassifyName(word)
	_, err := os.Stat(word)
	return word == stdinArg || err == nil || name.Exact || name.Misnamed || name.Variant != ""
}
