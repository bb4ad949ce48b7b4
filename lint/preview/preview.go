// Package preview shows how a platform runs a Procfile: a card for each of its processes, with the equivalent fields, commands
// and requests, and the matrix of how every platform's parser reads the file.
package preview

import (
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/repository"
)

// Schema names the shape of the JSON.
const Schema = "proclint/1"

// DefaultApp stands for the name of the app in commands when none is given.
const DefaultApp = "my-app"

// MaxProcesses bounds the cards of a preview; what is left out is counted.
const MaxProcesses = 500

// Options of a preview.
type Options struct {
	App        string                 // the name of the app in commands; DefaultApp where it is empty or not valid UTF-8
	Path       string                 // that of the file, or "" if it is unknown
	Repository *repository.Repository // what can be seen of the files beside the file, or nil
	Missing    bool                   // the file is missing, so the document is empty
}

// Preview is how one platform with one build strategy runs a file. Notes, reasons and remarks are Markdown whose only markup is code.
type Preview struct {
	Schema string `json:"schema"`
	// Platform is its ID, Title its name for people.
	Platform string `json:"platform"`
	Title    string `json:"title"`
	// Reads is false for a strategy that reads no Procfile.
	Reads bool `json:"reads"`
	// OK is false when the platform's parser rejects the file; Error is its text.
	OK    bool   `json:"ok"`
	Error string `json:"error"`
	// Rejected is the text with which the platform later rejects what its parser accepted, or "".
	Rejected string `json:"rejected"`
	// The former name of Rejected, for clients of an earlier version.
	Refused string `json:"refused"`
	// Shell says how the platform runs a command.
	Shell string `json:"shell"`
	// WithoutTraffic are the process types that get HTTP traffic there, if the app needs one and
	// the file declares none. The first of the notes is about that.
	WithoutTraffic []string `json:"withoutTraffic,omitempty"`
	// Notes are sentences about the file as a whole.
	Notes []string `json:"notes"`
	// NotVerified are sentences that say what nobody could check.
	NotVerified []string `json:"notVerified"`
	// Processes in the order of the file; at most MaxProcesses.
	Processes []Process `json:"processes"`
	// Omitted counts the processes beyond MaxProcesses.
	Omitted int `json:"omitted,omitempty"`
	// Equivalents are those of the app as a whole.
	Equivalents []platform.Equivalent `json:"equivalents"`
}

// Process is the card of one process.
type Process struct {
	// Type and Command are what the platform's parser yields, blanks and all.
	Type    string `json:"type"`
	Command string `json:"command"`
	// Line is the zero-based line of the entry; 0 for an implied process.
	Line int `json:"line"`
	// Role is "http", "worker", "clock", "release", "job" or "other".
	Role string `json:"role"`
	// Traffic says that the platform sends HTTP requests to the process.
	Traffic bool `json:"traffic"`
	// TrafficUnverified says that nobody verified that.
	TrafficUnverified bool `json:"trafficUnverified,omitempty"`
	// InBuild says that it runs while the image is built.
	InBuild bool `json:"inBuild,omitempty"`
	// Scale is the number of instances after the first deploy; null when that is not known, or nothing is deployed.
	Scale *int `json:"scale"`
	// ScaleSource is "default" for what the platform does by itself, "rejected"
	// when nothing is deployed, else "not verified"; ScaleReason says it in a sentence.
	ScaleSource string `json:"scaleSource"`
	ScaleReason string `json:"scaleReason"`
	// Env are the variables that the process reads, as far as its command shows, and PORT where the platform sets it.
	Env []Variable `json:"env"`
	// Port and Host are where it listens; null and "" when that does not matter or is not known.
	Port *Port  `json:"port"`
	Host string `json:"host"`
	// Program is the name of the program that goes on running, or "".
	Program string `json:"program"`
	// Shell says how the platform runs the command.
	Shell string `json:"shell"`
	// Read is false for an entry that the platform's parser does not yield, because it rejects the file or reads none, and for an implied process.
	Read bool `json:"read"`
	// Kept is false for a process that the platform drops after reading it.
	Kept bool `json:"kept"`
	// Implied says that the process starts although the file does not declare it.
	Implied bool `json:"implied"`
	// Notes are sentences about this process.
	Notes []string `json:"notes"`
	// Equivalents are other ways to say or do the same, the most useful first.
	Equivalents []platform.Equivalent `json:"equivalents"`
}

// Variable is a variable that a process reads from its environment.
type Variable struct {
	Name string `json:"name"`
	// Default is the value that the platform gives, "" where it chooses one. For a variable that no platform gives, it
	// is what the command falls back to.
	Default string `json:"default"`
	// Set says that the platform sets the variable by itself.
	Set bool `json:"set"`
}

// Port is where a process listens.
type Port struct {
	// Source is "env" for the variable PORT, "flag" or "argument" for a value in the command, "assignment", "config", "code", "socket" or "default".
	Source string `json:"source"`
	// Value is the text as written or the program's default, "" when not known.
	Value string `json:"value"`
}

// Mask puts the texts of a preview that may repeat a part of the file through a function, which hides what nobody should see.
func (p *Preview) Mask(mask func(string) string) {
	for _, text := range []*string{&p.Error, &p.Rejected, &p.Refused} {
		*text = mask(*text)
	}
	maskAll(p.Notes, mask)
	maskEquivalents(p.Equivalents, mask)
	for i := range p.Processes {
		process := &p.Processes[i]
		for _, text := range []*string{&process.Type, &process.Command, &process.Host, &process.Program, &process.ScaleReason} {
			*text = mask(*text)
		}
		maskAll(process.Notes, mask)
		for j := range process.Env {
			process.Env[j].Default = mask(process.Env[j].Default)
		}
		if process.Port != nil {
			process.Port.Value = mask(process.Port.Value)
		}
		maskEquivalents(process.Equivalents, mask)
	}
}

func maskAll(texts []string, mask func(string) string) {
	for i := range texts {
		texts[i] = mask(texts[i])
	}
}

func maskEquivalents(es []platform.Equivalent, mask func(string) string) {
	for i := range es {
		for _, text := range []*string{&es[i].Title, &es[i].Text, &es[i].Note, &es[i].Older} {
			*text = mask(*text)
		}
		for j := range es[i].Fields {
			value := &es[i].Fields[j].Value
			*value = mask(*value)
		}
	}
}
