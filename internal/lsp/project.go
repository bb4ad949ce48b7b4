package lsp

import (
	"slices"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/config"
	"github.com/proclint/proclint/lint/procfile"
)

// turnOff is the change of the project's configuration that turns a rule off, or that makes the configuration. It reports
// false where the rule would still apply to the document, or the editor can't make the change.
func (s *server) turnOff(d *document, name string) (workspaceEdit, bool) {
	configuration, err := s.configuration(d)
	project := configuration.Project
	rule, ok := lint.RuleByName(name)
	if err != nil || project == nil || !ok {
		return workspaceEdit{}, false
	}
	text, ok := config.TurnOff(project.Text, project.File, rule)
	if !ok {
		return workspaceEdit{}, false
	}
	edit, ok := replacement(procfile.Parse([]byte(project.Text)), text)
	if !ok {
		return workspaceEdit{}, false
	}
	client := s.editor().Workspace.WorkspaceEdit
	if !project.Exists && !(client.DocumentChanges && slices.Contains(client.ResourceOperations, "create")) {
		return workspaceEdit{}, false
	}
	return s.edit(fileEdit{versionedID: versionedID{URI: uriOf(project.Path, d.uri)}, edits: []textEdit{edit}, creates: !project.Exists}), true
}
