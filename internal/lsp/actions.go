package lsp

import (
	"slices"
	"strings"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/assist"
	"github.com/proclint/proclint/lint/config"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/report"
)

// The kinds of code actions.
const (
	quickFix = "quickfix"
	fixAll   = "source.fixAll"
)

// codeAction lists the fixes of what is found in a range, with the ways to ignore each rule, and the one change that makes all safe fixes.
func (s *server) codeAction(v view, params codeActionParams) (any, error) {
	if v.wrong != nil {
		return nil, v.wrong
	}
	wants := func(kind string) bool {
		only := params.Context.Only
		return len(only) == 0 || slices.ContainsFunc(only, func(o string) bool {
			return o == "" || o == kind || strings.HasPrefix(kind, o+".") || kind == fixAll && o == fixAll+"."+section
		})
	}
	actions := []codeAction{}
	if wants(quickFix) {
		var err error
		if actions, err = s.quickFixes(v.document, v.in, params.Range); err != nil {
			return nil, err
		}
	}
	if !wants(fixAll) {
		return actions, nil
	}
	fixed, err := lint.FixAll(v.in, false)
	if err != nil {
		return nil, err
	}
	if edit, ok := replacement(v.doc, procfile.Parse(fixed.Source).Text); ok {
		actions = append(actions, codeAction{Title: "Apply all safe fixes", Kind: fixAll, Edit: s.edit(v.edit(edit))})
	}
	return actions, nil
}

func (s *server) quickFixes(d *document, in lint.Input, span procfile.Span) ([]codeAction, error) {
	report, err := lint.Lint(in)
	if err != nil {
		return nil, err
	}
	actions, ignores := []codeAction{}, []codeAction{}
	seen := map[string]bool{}
	for i := range report.Diagnostics {
		found := &report.Diagnostics[i]
		if !meets(found.OwnSpan(), span) {
			continue
		}
		told := []diagnostic{s.diagnostic(d.uri, report, found)}
		for j := range found.Fixes {
			if action, ok := s.fix(d, &found.Fixes[j]); ok {
				action.Diagnostics = told
				action.IsPreferred = j == 0 && found.Fixes[j].Applicability == lint.Safe
				actions = append(actions, action)
			}
		}
		if seen[found.Rule] {
			continue
		}
		seen[found.Rule] = true
		comment, ok, err := assist.Suppress(in, found.Rule, found.OwnSpan().Start.Line)
		if err != nil {
			return nil, err
		}
		if ok {
			edit := s.edit(d.edit(comment.Edits...))
			ignores = append(ignores, codeAction{Title: comment.Title, Kind: quickFix, Diagnostics: told, Edit: edit})
		}
		if edit, ok := s.turnOff(d, found.Rule); ok {
			ignores = append(ignores, codeAction{Title: "Ignore " + found.Rule + " in this project", Kind: quickFix, Diagnostics: told, Edit: edit})
		}
	}
	return append(actions, ignores...), nil
}

// fix is a fix as a code action. It reports false for one that the editor cannot make: another encoding, or a new name
// of the file where it renames none.
func (s *server) fix(d *document, fix *lint.Fix) (codeAction, bool) {
	client := s.editor().Workspace.WorkspaceEdit
	renames := client.DocumentChanges && slices.Contains(client.ResourceOperations, "rename")
	if fix.Encode != "" || fix.Rename != nil && !renames {
		return codeAction{}, false
	}
	change := d.edit(fix.Edits...)
	if fix.Rename != nil {
		change.newURI = uriOf(fix.Rename.NewPath, d.uri)
	}
	changes := []fileEdit{change}
	root, known := d.root()
	if len(fix.Files) > 0 && !known {
		return codeAction{}, false
	}
	for _, other := range fix.Files {
		changes = append(changes, fileEdit{versionedID: versionedID{URI: uriOf(root+other.Path, d.uri)}, edits: other.Edits})
	}
	if len(fix.Edits) == 0 && fix.Rename == nil {
		changes = changes[1:]
	}
	return codeAction{Title: fix.Title, Kind: quickFix, Edit: s.edit(changes...)}, true
}

// fileEdit is a change of a file, which the editor need not have open.
type fileEdit struct {
	versionedID
	edits   []lint.TextEdit
	creates bool
	newURI  string // "" without a new name
}

func (d *document) edit(edits ...lint.TextEdit) fileEdit {
	return fileEdit{versionedID: versionedID{d.uri, d.version}, edits: edits}
}

func (s *server) edit(files ...fileEdit) workspaceEdit {
	if !s.editor().Workspace.WorkspaceEdit.DocumentChanges {
		changes := map[string][]lint.TextEdit{}
		for _, f := range files {
			changes[f.URI] = f.edits
		}
		return workspaceEdit{Changes: changes}
	}
	var changes []any
	for _, f := range files {
		if f.creates {
			changes = append(changes, createFile{"create", f.URI, options{"ignoreIfExists": true}})
		}
		if len(f.edits) > 0 {
			changes = append(changes, documentEdit{f.versionedID, f.edits})
		}
		if f.newURI != "" {
			changes = append(changes, renameFile{"rename", f.URI, f.newURI})
		}
	}
	return workspaceEdit{DocumentChanges: changes}
}

func (s *server) formatting(v view, _ documentParams) (any, error) {
	if v.wrong != nil {
		return nil, v.wrong
	}
	laidOut, err := lint.Format(v.in)
	if err != nil {
		return nil, err
	}
	edits := []lint.TextEdit{}
	if edit, ok := replacement(v.doc, procfile.Parse(laidOut).Text); ok {
		edits = append(edits, edit)
	}
	return edits, nil
}

func (s *server) hover(v view, params positionParams) (any, error) {
	texts, at := findingsAt(v.in, params.Position)
	if found := assist.Hover(v.doc, v.doc.Offset(params.Position), v.targets(), v.in.Repository); found != nil {
		texts, at = append(texts, found.Markdown), found.Span
	}
	if texts == nil {
		return nil, nil
	}
	return hoverResult{markup(strings.Join(texts, "\n\n---\n\n"), s.editor().TextDocument.Hover.ContentFormat), at}, nil
}

// findingsAt are the findings at a place, in Markdown, and the place of the last of them. Not every editor shows them in a hover by itself.
func findingsAt(in lint.Input, at procfile.Position) (texts []string, span procfile.Span) {
	r, err := lint.Lint(in)
	if err != nil {
		return nil, span
	}
	here := procfile.Span{Start: at, End: at}
	for i := range r.Diagnostics {
		if d := &r.Diagnostics[i]; d.File == "" && d.Span.Start != d.Span.End && meets(d.Span, here) {
			lines := append([]string{"**" + d.Message + "**"}, report.Lines(d, r.Platforms)...)
			texts = append(texts, strings.Join(lines, "\n\n"))
			span = d.Span
		}
	}
	return texts, span
}

// markup is a text in Markdown, marked as plain for an editor that knows nothing else.
func markup(text string, formats []string) markupContent {
	if slices.Contains(formats, "markdown") || len(formats) == 0 {
		return markupContent{"markdown", text}
	}
	return markupContent{"plaintext", text}
}

// itemKinds are the kinds of completions in the numbers of the protocol.
var itemKinds = map[string]int{
	assist.TypeKind:      7,  // class
	assist.LineKind:      15, // snippet
	assist.ProgramKind:   3,  // function
	assist.FlagKind:      10, // property
	assist.ValueKind:     12, // value
	assist.ReferenceKind: 18, // reference
	assist.VariableKind:  6,  // variable
	assist.DirectiveKind: 14, // keyword
	assist.RuleKind:      20, // enum member
	assist.PlatformKind:  20, // enum member
}

func (s *server) completion(v view, params positionParams) (any, error) {
	formats := s.editor().TextDocument.Completion.CompletionItem.DocumentationFormat
	list := completionList{Items: []completionItem{}}
	for _, item := range assist.Complete(v.doc, v.doc.Offset(params.Position), v.targets(), v.in.Repository) {
		list.Items = append(list.Items, completionItem{
			Label: item.Label, Kind: itemKinds[item.Kind], Detail: item.Detail, Documentation: markup(item.Documentation, formats),
			SortText: item.Sort, FilterText: item.Filter, TextEdit: item.Edit,
		})
	}
	return list, nil
}

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
	return s.edit(fileEdit{versionedID: versionedID{URI: uriOf(project.Path, d.uri)}, edits: []lint.TextEdit{edit}, creates: !project.Exists}), true
}
