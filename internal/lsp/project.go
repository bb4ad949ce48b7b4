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
	return s.editProject(uriOf(project.Path, d.uri), edit, project.Exists)
}

// editProject is an edit of a file that the editor need not have open, and may have to create.
func (s *server) editProject(uri string, edit textEdit, exists bool) (workspaceEdit, bool) {
	client := s.editor().Workspace.WorkspaceEdit
	if !client.DocumentChanges {
		return workspaceEdit{Changes: map[string][]textEdit{uri: {edit}}}, exists
	}
	var changes []any
	if !exists {
		if !slices.Contains(client.ResourceOperations, "create") {
			return workspaceEdit{}, false
		}
		changes = append(changes, createFile{"create", uri, options{"ignoreIfExists": true}})
	}
	return workspaceEdit{DocumentChanges: append(changes, documentEdit{versionedID{URI: uri}, []textEdit{edit}})}, true
}
