// Package config reads the configuration of a project, .proclint.toml or the same object in JSON, and tells what it says about a file.
package config

import (
	"slices"
	"strconv"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
)

// FileName is the name of the file. The nearest one applies, from a file's folder upwards to the project's root.
const FileName = ".proclint.toml"

// MaxBytes is the size of the largest file that Parse takes.
const MaxBytes = 64 << 10

// Off is the severity of a rule whose findings are removed.
const Off = "off"

// Config is a configuration.
type Config struct {
	set       Applied // what it says about platforms and failures
	exclude   []pattern
	rules     []Level
	overrides []override
}

// Level is a rule with its severity; check.None turns it off.
type Level struct {
	Rule     *check.Rule
	Severity check.Severity
	Line     int
	Files    string // the pattern of an override, or ""
}

type override struct {
	files []pattern
	rules []Level
}

// Applied is what a configuration says about one file. Lines are from 1; they are 0 where nothing is set, or where the configuration isn't a file.
type Applied struct {
	Platforms     []*platform.Target // those to check for, nil where none is set
	PlatformsLine int
	FailOn        check.Severity // the lowest severity that makes a command fail, check.None where it isn't set
	FailOnLine    int
	ExcludedBy    string // the pattern that excludes the file, or ""
	ExcludedLine  int
	Levels        []Level // the rules that are set, each once
}

// Parse reads the text of a file. The error is an *Error.
func Parse(text []byte) (*Config, error) {
	if len(text) > MaxBytes {
		return nil, wrong(0, "the file is larger than "+strconv.Itoa(MaxBytes>>10)+" KiB")
	}
	table, err := parseTOML(text)
	if err != nil {
		return nil, err
	}
	return read(table)
}

// Of reads a value that package jsontext gave: an object with the members of the file, or a string with the text of
// the file. The error is an *Error.
func Of(json any) (*Config, error) {
	if text, ok := json.(string); ok {
		return Parse([]byte(text))
	}
	table := fromJSON(json)
	if table.kind != tableKind {
		return nil, wrong(0, "use an object, or the text of a "+FileName)
	}
	return read(table)
}

// The keys of a configuration, and those of an override.
const (
	platformsKey = "platforms"
	failOnKey    = "fail-on"
	excludeKey   = "exclude"
	rulesKey     = "rules"
	overridesKey = "overrides"
	filesKey     = "files"
)

var (
	keys         = []string{platformsKey, failOnKey, excludeKey, rulesKey, overridesKey}
	overrideKeys = []string{filesKey, rulesKey}
)

func read(table *value) (*Config, error) {
	c := &Config{}
	for _, k := range table.keys {
		var err error
		switch k.name {
		case platformsKey:
			c.set.PlatformsLine = k.line
			c.set.Platforms, err = readPlatforms(k)
		case failOnKey:
			c.set.FailOnLine = k.line
			c.set.FailOn, err = readSeverity(k, severityNames())
		case excludeKey:
			c.exclude, err = readPatterns(k)
		case rulesKey:
			c.rules, err = readRules(k)
		case overridesKey:
			c.overrides, err = readOverrides(k)
		default:
			err = unknown(k.line, "key", k.name, keys)
		}
		if err != nil {
			return nil, err
		}
	}
	return c, nil
}

func readPlatforms(k *key) ([]*platform.Target, error) {
	ids, err := k.texts()
	if err != nil {
		return nil, err
	}
	var targets []*platform.Target
	seen := map[*platform.Target]bool{}
	for _, id := range ids {
		target, ok := platform.Choose(id.text)
		if !ok {
			return nil, &Error{Line: id.line, Unknown: platform.UnknownName(id.text)}
		}
		if !seen[target] {
			seen[target] = true
			targets = append(targets, target)
		}
	}
	return targets, nil
}

func severityNames() []string {
	var names []string
	for s := check.Error; s > check.None; s-- {
		names = append(names, s.String())
	}
	return names
}

// LevelNames are what a rule can be set to.
func LevelNames() []string { return append([]string{Off}, severityNames()...) }

// readSeverity takes one of the valid names of severities. Off gives check.None.
func readSeverity(k *key, valid []string) (check.Severity, error) {
	if k.value.kind != textKind {
		return check.None, wrong(k.line, strconv.Quote(k.name)+" must be a string")
	}
	if !slices.Contains(valid, k.value.text) {
		return check.None, unknown(k.line, "severity", k.value.text, valid)
	}
	severity, _ := check.ParseSeverity(k.value.text) // None for Off
	return severity, nil
}

func readPatterns(k *key) ([]pattern, error) {
	texts, err := k.texts()
	if err != nil {
		return nil, err
	}
	if len(texts) > maxPatterns {
		return nil, wrong(k.line, strconv.Quote(k.name)+" has more than "+strconv.Itoa(maxPatterns)+" patterns")
	}
	var patterns []pattern
	for _, t := range texts {
		p, reason := newPattern(t.text)
		if reason != "" {
			return nil, wrong(t.line, "the pattern "+strconv.Quote(t.text)+" "+reason)
		}
		p.line = t.line
		patterns = append(patterns, p)
	}
	return patterns, nil
}

// ParseLevel reads a rule with its severity, such as "sudo=off". The error is an *Error.
func ParseLevel(text string) (Level, error) {
	name, severity, ok := strings.Cut(text, "=")
	if !ok {
		return Level{}, wrong(0, strconv.Quote(text)+" has no severity, write a rule and its severity such as \""+strings.TrimSpace(text)+"=off\"")
	}
	return readLevel(&key{name: strings.TrimSpace(name), value: value{kind: textKind, text: strings.TrimSpace(severity)}})
}

func readLevel(k *key) (Level, error) {
	rule, ok := check.RuleByName(k.name)
	if !ok {
		return Level{}, unknown(k.line, "rule", k.name, ruleNames())
	}
	severity, err := readSeverity(k, LevelNames())
	return Level{Rule: rule, Severity: severity, Line: k.line}, err
}

func readRules(k *key) ([]Level, error) {
	if k.value.kind != tableKind {
		return nil, wrong(k.line, strconv.Quote(k.name)+" must be a table of rules with their severities")
	}
	var levels []Level
	for _, r := range k.value.keys {
		level, err := readLevel(r)
		if err != nil {
			return nil, err
		}
		levels = append(levels, level)
	}
	return levels, nil
}

func ruleNames() []string {
	var names []string
	for _, r := range check.Rules() {
		names = append(names, r.Name)
	}
	return names
}

func readOverrides(k *key) ([]override, error) {
	if k.value.kind != listKind {
		return nil, wrong(k.line, "write [[overrides]] with two brackets, once for each group of files")
	}
	var overrides []override
	for i := range k.value.list {
		one, err := readOverride(&k.value.list[i])
		if err != nil {
			return nil, err
		}
		overrides = append(overrides, one)
	}
	return overrides, nil
}

func readOverride(v *value) (override, error) {
	var o override
	if v.kind != tableKind {
		return o, wrong(v.line, "an override must be a table with files and rules")
	}
	for _, k := range v.keys {
		var err error
		switch k.name {
		case filesKey:
			o.files, err = readPatterns(k)
		case rulesKey:
			o.rules, err = readRules(k)
		default:
			err = unknown(k.line, "key", k.name, overrideKeys)
		}
		if err != nil {
			return o, err
		}
	}
	if len(o.files) == 0 {
		return o, wrong(v.line, "the override has no files")
	}
	return o, nil
}
