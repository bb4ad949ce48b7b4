package platform

import "fmt"

// Reading is the result of a platform's parser for a file.
type Reading struct {
	Processes []Process // in the order of the file
	Error     string    // the parser's own text if it rejects the file, or ""
	ErrorLine int       // the zero-based line of the error, or -1 if it names none
	Warnings  []Warning // the parser's own texts about what it changed or skipped
}

// Warning is a text that the platform prints about a line.
type Warning struct {
	Text string
	Line int // zero-based
}

// Process is an entry as the parser returns it.
type Process struct {
	// Type and Command are exactly what the parser returns, including blanks.
	Type, Command string
	// Declared is the type in the file, if the parser changed it.
	Declared string
	// Line is the zero-based line of the entry. Lines end as in package procfile.
	Line int
	// NotStarted is a sentence that says why the platform doesn't use the process, or "" if it does.
	NotStarted string
	// OtherStarts says that the platform dropped the process because it starts only another one, as the reason of Scale says too.
	OtherStarts bool
}

// Implied is a process that starts although the file doesn't declare it.
type Implied struct {
	Type   string
	Starts string // a phrase for what it runs, such as "the image's `CMD`"
	Unless string // says in a sentence or two which apps it doesn't start for, or is "" where it always starts
	Idle   bool   // it starts without a command, so nothing answers the traffic
}

func (r Reading) fail(text string, line int) Reading {
	r.Error, r.ErrorLine, r.Processes = text, line, nil
	return r
}

func (r *Reading) warn(text string, line int) {
	r.Warnings = append(r.Warnings, Warning{Text: text, Line: line})
}

// withoutTwins fails with a text at the first duplicate entry.
func (r Reading) withoutTwins(text string) Reading {
	seen := map[string]bool{}
	for _, p := range r.Processes {
		if seen[p.Type] {
			return r.fail(text, p.Line)
		}
		seen[p.Type] = true
	}
	return r
}

// warnTwice adds the buildpack's warnings about duplicate entries, which it prints after all others.
func (r *Reading) warnTwice() {
	seen := map[string]bool{}
	for _, p := range r.Processes {
		if seen[p.Type] {
			r.warn(fmt.Sprintf("Duplicate key `%s` found. The value `%s` will be used.", p.Type, p.Command), p.Line)
		}
		seen[p.Type] = true
	}
}

// Parser reads a file like one program or library. Targets that use the same program share the value.
type Parser struct {
	// Name of the program or library, such as "yaml.v2".
	Name string
	// Parse reads the bytes of a file. Its errors are those of the program.
	Parse func(src []byte) Reading
	// ByType is set if it reads entries of some process types differently, so that no file is plain for it, see Readings.Plain.
	ByType bool
}
