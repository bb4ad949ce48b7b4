package lsp

import (
	"encoding/json"
	"maps"
	"reflect"
	"slices"

	"github.com/proclint/proclint/lint/api"
	"github.com/proclint/proclint/lint/config"
)

// section is where an editor keeps the settings.
const section = "proclint"

// settings are those that an editor may give; nil where it gives none.
type settings struct {
	Platforms []string          `json:"platforms"` // IDs as "drycc" or "drycc:image"; "default" means the default platforms
	Rules     map[string]string `json:"rules"`     // severities by the names of rules, as in a configuration
}

// over is the settings with those of base where they give none.
func (s settings) over(base settings) settings {
	if s.Platforms == nil {
		s.Platforms = base.Platforms
	}
	if s.Rules == nil {
		s.Rules = base.Rules
	}
	return s
}

// read takes settings from JSON, in the section or beside it.
func (s *server) read(raw json.RawMessage) settings {
	var both struct {
		settings
		Proclint settings `json:"proclint"`
	}
	if len(raw) > 0 && raw[0] == '{' {
		if err := json.Unmarshal(raw, &both); err != nil {
			go s.warn("Invalid settings: " + err.Error())
		}
	}
	return both.Proclint.over(both.settings)
}

// applied is what settings mean, with those of initialize where they set nothing. It leaves out unknown platforms and rules
// with a warning. The caller has locked mu.
func (s *server) applied(given settings) config.Applied {
	given = given.over(s.initial)
	var a config.Applied
	for _, id := range given.Platforms {
		target, err := api.Choose(id)
		if err != nil {
			go s.warn("In the settings: " + err.Error())
			continue
		}
		if !slices.Contains(a.Platforms, target) {
			a.Platforms = append(a.Platforms, target)
		}
	}
	for _, rule := range slices.Sorted(maps.Keys(given.Rules)) {
		one, err := config.Of(map[string]any{"rules": map[string]any{rule: given.Rules[rule]}})
		if err != nil {
			go s.warn("In the settings: " + err.Error())
			continue
		}
		a.Levels = append(a.Levels, one.For("").Levels...)
	}
	return a
}

func (s *server) didChangeConfiguration(params struct{ Settings json.RawMessage }) {
	if s.editor().Workspace.Configuration {
		// Whoever waits for the answer here would keep the editor waiting.
		go s.pullConfiguration()
		return
	}
	s.set(s.read(params.Settings))
}

func (s *server) pullConfiguration() {
	var answers []json.RawMessage
	if !s.call("workspace/configuration", options{"items": []options{{"section": section}}}, &answers) || len(answers) == 0 {
		return
	}
	s.set(s.read(answers[0]))
}

// set takes new settings, and checks all documents again where they change anything.
func (s *server) set(given settings) {
	s.mu.Lock()
	before := s.settings
	s.settings = s.applied(given)
	same := reflect.DeepEqual(before, s.settings)
	s.mu.Unlock()
	if !same {
		s.lintAll()
	}
}
