package sevalla

import (
	"errors"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/preview"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/spelling"
)

// Suggestion is how a form may begin for a process of a Procfile.
type Suggestion struct {
	// Type is the process type of the Procfile.
	Type string `json:"type"`
	// Action is what is to be done first: web exists, others have to be created.
	Action Action `json:"action"`
	// Update and Create are the values for each action.
	Update []Value `json:"update"`
	Create []Value `json:"create"`
	// Note says why, or "".
	Note string `json:"note"`
}

// Suggest proposes what a process of a Procfile is on Sevalla.
func Suggest(p *preview.Process) Suggestion {
	kind, note := kindOf(p)
	s := Suggestion{Type: p.Type, Action: Create, Note: note}
	if kind == "web" {
		s.Action = Update
	}
	common := []Value{{"type", kind}}
	if entrypoint := strings.TrimSpace(p.Command); entrypoint != "" {
		common = append(common, Value{"entrypoint", entrypoint})
	}
	if kind == "web" && p.Port != nil && p.Port.Source != "default" && command.IsDigits(p.Port.Value) {
		common = append(common, Value{"port", p.Port.Value})
	}
	if kind == "job" {
		common = append(common, Value{"job_start_policy", "beforeDeployment"})
	}
	s.Update = common
	s.Create = slices.Concat([]Value{{"display_name", p.Type}}, oneInstance, common)
	return s
}

// For are the values with which a request of an action starts. SetDefaults adds the scaling.
func (s Suggestion) For(action Action) []Value {
	if action == Create {
		return append([]Value{{"display_name", s.Type}}, s.Update...)
	}
	return s.Update
}

// oneInstance is the scaling of a new process for which none is set: that of the example in the documentation. The
// provider of Terraform requires one.
var oneInstance = []Value{{"scaling_strategy.type", "manual"}, {"scaling_strategy.config.instanceCount", "1"}}

// SetDefaults sets what a new process needs and the form leaves open, as Suggest does.
func (f Form) SetDefaults() {
	if f.Action != Create {
		return
	}
	for _, field := range Fields() {
		if _, set := f.Values[field.Name]; set && field.Group == scaling {
			return
		}
	}
	for _, v := range oneInstance {
		f.Values[v.Name] = v.Value
	}
}

func kindOf(p *preview.Process) (kind, note string) {
	switch {
	case p.Type == "web":
		return "web", ""
	case p.Role == "release" || p.Role == "job" || p.Type == "release":
		return "job", "A job that starts before the deployment replaces a release phase."
	case p.Role == "clock":
		return "worker", "A worker always runs, like a clock. If its command runs once and exits, use cron with a schedule."
	case p.Role == "http":
		return "worker", "An application has one web process, and only that one gets traffic."
	}
	return "worker", ""
}

// ErrNoProcess is the error for a Procfile of which Sevalla reads no process.
var ErrNoProcess = errors.New("the Procfile has no process")

// ProcessOf is the process of a type that Sevalla reads in a Procfile, or the only one without a type. The error is
// ErrNoProcess, a SeveralError or a spelling.Unknown.
func ProcessOf(doc *procfile.Document, processType string) (*preview.Process, error) {
	target, ok := platform.Lookup(platform.Sevalla)
	if !ok {
		return nil, errors.New("the platform of the form is missing")
	}
	processes := preview.Of(doc, target, preview.Options{}).Processes
	var types []string
	for i, p := range processes {
		if p.Type == processType || processType == "" && len(processes) == 1 {
			return &processes[i], nil
		}
		types = append(types, p.Type)
	}
	switch {
	case len(types) == 0:
		return nil, ErrNoProcess
	case processType == "":
		return nil, SeveralError{types}
	}
	return nil, spelling.NewUnknown("process", processType, types)
}
