package cli

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/api"
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/config"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/spelling"
)

// choice is a flag that takes one of a few words.
type choice struct {
	kind  string // what the word names, such as "format"
	value string
	valid []string
}

// Set takes a word. The error for another word names the nearest valid one, or all.
func (c *choice) Set(word string) error {
	if !slices.Contains(c.valid, word) {
		return spelling.NewUnknown(c.kind, word, c.valid)
	}
	c.value = word
	return nil
}

// String is the word that was chosen.
func (c *choice) String() string { return c.value }

// Type lists the words for the help text.
func (c *choice) Type() string { return strings.Join(c.valid, "|") }

// addFormat adds the flag --format; the first of valid is the default.
func addFormat(cmd *cobra.Command, valid ...string) *choice {
	format := &choice{kind: "format", value: valid[0], valid: valid}
	cmd.Flags().Var(format, "format", "output format")
	complete(cmd, "format", valid)
	return format
}

// platformList is a flag that takes platform IDs: once each, or several with commas between them. A platform that is named twice counts once.
type platformList []*platform.Target

// Set adds platforms.
func (l *platformList) Set(ids string) error {
	for _, id := range strings.Split(ids, ",") {
		target, err := api.Choose(strings.TrimSpace(id))
		if err != nil {
			return err
		}
		if !slices.Contains(*l, target) {
			*l = append(*l, target)
		}
	}
	return nil
}

// String lists the IDs of the platforms.
func (l *platformList) String() string { return strings.Join(idsOf(*l), ",") }

// Type names the value in the help text.
func (l *platformList) Type() string { return "ID" }

// platformNames are the names that flags of a command take for platforms, as they are given.
type platformNames struct {
	pflag.Value
	given []string
}

// Set keeps the names.
func (n *platformNames) Set(names string) error {
	n.given = append(n.given, strings.Split(names, ",")...)
	return n.Value.Set(names)
}

// tellStandIns names what Proclint uses for each platform without an entry that a flag names.
func tellStandIns(cmd *cobra.Command, _ []string) {
	cmd.Flags().Visit(func(flag *pflag.Flag) {
		names, ok := flag.Value.(*platformNames)
		if !ok {
			return
		}
		for _, name := range names.given {
			if s := platform.AliasFor(name); s != nil && !s.Nearest {
				notes(cmd.ErrOrStderr(), []string{fmt.Sprintf("Proclint treats %s as %s. Details: proclint platforms %s", s.Title, s.Target().Title(), s.Page())})
			}
		}
	})
}

func addPlatform(cmd *cobra.Command, id *string, name, usage string) {
	flags := cmd.Flags()
	flags.StringVar(id, name, "", usage)
	flag := flags.Lookup(name)
	flag.Value = &platformNames{Value: flag.Value}
	completeWith(cmd, name, completePlatform)
}

func addPlatforms(cmd *cobra.Command) *platformList {
	list := &platformList{}
	cmd.Flags().Var(&platformNames{Value: list}, "platform", "platform to check for, such as drycc or drycc:image, also several (default: what the file's comment or files beside it name, or "+strings.Join(idsOf(platform.Defaults()), ", ")+")")
	completeWith(cmd, "platform", completePlatforms)
	return list
}

// completePlatforms completes the last of several IDs with commas between them.
func completePlatforms(_ *cobra.Command, _ []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
	return completeIDs(append(platform.AllNames(), platform.AsDefault.ID()), typed)
}

func completePlatform(_ *cobra.Command, given []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
	if strings.Contains(typed, ",") || len(given) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return completeIDs(platform.AllNames(), typed)
}

func completeIDs(ids []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
	named := typed[:strings.LastIndexByte(typed, ',')+1]
	var list []cobra.Completion
	for _, name := range ids {
		if t, ok := platform.Choose(name); ok && strings.HasPrefix(named+name, typed) && !slices.Contains(strings.Split(named, ","), name) {
			list = append(list, cobra.CompletionWithDesc(named+name, t.Title()))
		}
	}
	return list, cobra.ShellCompDirectiveNoFileComp
}

func complete(cmd *cobra.Command, flag string, values []string) {
	completeWith(cmd, flag, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp))
}

func completeWith(cmd *cobra.Command, flag string, completion cobra.CompletionFunc) {
	if err := cmd.RegisterFlagCompletionFunc(flag, completion); err != nil {
		panic(err) // the flag does not exist, or has completions already
	}
}

func idsOf(targets []*platform.Target) []string { return namesOf(targets, (*platform.Target).ID) }

func namesOf[T any](list []T, name func(T) string) []string {
	names := make([]string, len(list))
	for i, one := range list {
		names[i] = name(one)
	}
	return names
}

type flaggedLevel struct {
	config.Level
	flag, text string // the name of the flag, and what was typed
}

// flaggedLevels are the severities of --ignore and --rule, in the order of the arguments.
type flaggedLevels []flaggedLevel

// inOrder are the severities of which the last one of a rule counts: those of --ignore take precedence.
func (l flaggedLevels) inOrder() flaggedLevels {
	ordered := slices.Clone(l)
	slices.SortStableFunc(ordered, func(a, b flaggedLevel) int { return -strings.Compare(a.flag, b.flag) })
	return ordered
}

func (l flaggedLevels) flagOf(rule *check.Rule) (flag string) {
	for _, level := range l.inOrder() {
		if level.Rule == rule {
			flag = level.flag
		}
	}
	return flag
}

// levelFlag is a flag that sets rules: once each, or several with commas between them.
type levelFlag struct {
	all   *flaggedLevels
	name  string
	kind  string // of the values, in the help
	parse func(text string) (config.Level, error)
}

// Set adds rules.
func (f levelFlag) Set(texts string) error {
	for text := range strings.SplitSeq(texts, ",") {
		text = strings.TrimSpace(text)
		level, err := f.parse(text)
		if err != nil {
			return err
		}
		*f.all = append(*f.all, flaggedLevel{level, f.name, text})
	}
	return nil
}

// String lists what was typed.
func (f levelFlag) String() string {
	var texts []string
	for _, level := range *f.all {
		if level.flag == f.name {
			texts = append(texts, level.text)
		}
	}
	return strings.Join(texts, ",")
}

// Type names the value in the help text.
func (f levelFlag) Type() string { return f.kind }

// The flags that addLevels adds.
const (
	ignoreFlag = "ignore"
	ruleFlag   = "rule"
)

// addLevels adds the flags --ignore and --rule.
func (c *configurations) addLevels(cmd *cobra.Command) {
	cmd.Flags().Var(levelFlag{&c.levels, ignoreFlag, "RULE", ignored}, ignoreFlag, "rule to turn off; repeatable or comma-separated")
	complete(cmd, ignoreFlag, api.RuleNames())
	cmd.Flags().Var(levelFlag{&c.levels, ruleFlag, "RULE=SEVERITY", config.ParseLevel}, ruleFlag, "severity of a rule ("+strings.Join(config.LevelNames(), ", ")+"); repeatable or comma-separated")
	completeWith(cmd, ruleFlag, completeLevel)
}

func ignored(name string) (config.Level, error) {
	rule, ok := lint.RuleByName(name)
	if !ok {
		return config.Level{}, spelling.NewUnknown("rule", name, api.RuleNames())
	}
	return config.Level{Rule: rule}, nil
}

// completeLevel completes a rule, then its severity.
func completeLevel(_ *cobra.Command, _ []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
	var list []cobra.Completion
	rule, _, named := strings.Cut(typed, "=")
	if named {
		for _, severity := range config.LevelNames() {
			list = append(list, rule+"="+severity)
		}
		return list, cobra.ShellCompDirectiveNoFileComp
	}
	for _, name := range api.RuleNames() {
		list = append(list, name+"=")
	}
	return list, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace
}
