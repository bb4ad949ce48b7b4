package lint

import (
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	_ "github.com/proclint/proclint/lint/rules" // each registers itself
	"github.com/proclint/proclint/lint/secret"
)

// What a caller of this package needs of package check.
type (
	// Severity says how bad a diagnostic is.
	Severity = check.Severity
	// Fix is one way to correct a diagnostic.
	Fix = check.Fix
	// Applicability says how far a fix can be trusted.
	Applicability = check.Applicability
	// TextEdit replaces the text of a range.
	TextEdit = check.TextEdit
	// Rename is the new path of a file.
	Rename = check.Rename
	// Related is another place that belongs to a diagnostic.
	Related = check.Related
	// Input is a file and what it is checked for.
	Input = check.Input
	// Severities replace those of the findings of some rules.
	Severities = check.Severities
	// Cache keeps what was read of commands from one call to the next.
	Cache = check.Cache
	// Secrets are the secrets in the commands of a file.
	Secrets = secret.Set
	// Rule is one check with its documentation.
	Rule = check.Rule
	// Docs is the documentation of a rule.
	Docs = check.Docs
)

// The severities, rising.
const (
	None    = check.None
	Hint    = check.Hint
	Info    = check.Info
	Warning = check.Warning
	Error   = check.Error
)

// The kinds of fixes.
const (
	Safe      = check.Safe
	Suggested = check.Suggested
)

// Limits of one call.
const (
	MaxBytes = check.MaxBytes // the largest file that the engine takes
	MaxLines = check.MaxLines // how many lines of a file are looked at, without its blank lines and comments
)

// SecretMask replaces a secret in a text that a person reads.
const SecretMask = secret.Mask

// SecretsOf finds the secrets in files, such as one before and after a change.
func SecretsOf(docs ...*procfile.Document) *Secrets { return check.SecretsOf(docs...) }

// ParseSeverity finds a severity by its name; none is not one of them.
func ParseSeverity(name string) (Severity, error) { return check.ParseSeverity(name) }

// Rules are all rules, group by group, by name.
func Rules() []*Rule { return check.Rules() }

// RuleByName finds a rule.
func RuleByName(name string) (*Rule, bool) { return check.RuleByName(name) }

// TargetsOf are the platforms that a file is checked for, see check.Select.
func TargetsOf(in Input, doc *procfile.Document) []*platform.Target {
	return check.Select(in, doc, check.Directives(doc)).Targets
}

// ReadAlike reports whether every target reads the same processes in two files, or rejects both.
func ReadAlike(targets []*platform.Target, a, b []byte) bool { return sameReadings(targets, a, b) }
