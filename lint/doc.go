// Package lint finds and fixes problems of a Procfile on the platforms that read it. It is pure: no I/O, no clock, no globals but tables.
//
// The life of a diagnostic: Lint parses the bytes into a procfile.Document and runs every rule over it in order. A rule reports findings with byte
// ranges and with an effect on each of the selected platforms. Lint drops findings without an effect, sorts the rest, and adds positions in UTF-16
// units (Language Server Protocol). Fix applies the fixes and lints again until nothing changes.
//
// One defect gives one diagnostic. A rule that explains why a line cannot be read claims the line, and later rules are silent on
// it; they run in the order of their groups: File, Syntax, Process types, Commands, Repository, Proclint comments.
//
// A rule is one file, rules/<name>.go, that registers itself, and one golden file, rules/testdata/<name>.txtar. Package check has
// what several rules need, and knows none of them. Package prose makes text of findings.
//
// Other programs may use this package and lint/platform, lint/procfile, lint/preview, lint/move, lint/explain, lint/logs and lint/export. Before
// version 1.0, a minor version may change them. The JSON of their results, whose schema is "proclint/1", only gains fields.
package lint
