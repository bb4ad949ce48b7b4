package cli

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/api"
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/config"
	"github.com/proclint/proclint/lint/spelling"
)

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
