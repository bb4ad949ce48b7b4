package lsp

import (
	"encoding/json"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/procfile"
)

// This file has what the server uses of the Language Server Protocol 3.17. Positions are those of package
// procfile: zero-based lines, and UTF-16 units in them.

// Error codes of the protocol.
const (
	notInitialized   = -32002
	requestCancelled = -32800
	serverCancelled  = -32802
	requestFailed    = -32803
)

// options is an object that is written in one place, with its members in the order of their names.
type options map[string]any

type initializeParams struct {
	// ProcessID is the process that started the server, nil for none.
	ProcessID             *int               `json:"processId"`
	Capabilities          clientCapabilities `json:"capabilities"`
	InitializationOptions json.RawMessage    `json:"initializationOptions"`
	// WorkspaceFolders are the open folders. A client without several of them gives only RootURI.
	WorkspaceFolders []documentID `json:"workspaceFolders"`
	RootURI          string       `json:"rootUri"`
}

type clientCapabilities struct {
	Workspace struct {
		Configuration          bool `json:"configuration"`
		DidChangeConfiguration struct {
			DynamicRegistration bool `json:"dynamicRegistration"`
		} `json:"didChangeConfiguration"`
		DidChangeWatchedFiles struct {
			DynamicRegistration bool `json:"dynamicRegistration"`
		} `json:"didChangeWatchedFiles"`
		Diagnostics   refreshable `json:"diagnostics"`
		CodeLens      refreshable `json:"codeLens"`
		InlayHint     refreshable `json:"inlayHint"`
		WorkspaceEdit struct {
			DocumentChanges    bool     `json:"documentChanges"`
			ResourceOperations []string `json:"resourceOperations"`
		} `json:"workspaceEdit"`
	} `json:"workspace"`
	TextDocument struct {
		PublishDiagnostics struct {
			RelatedInformation bool `json:"relatedInformation"`
		} `json:"publishDiagnostics"`
		Hover struct {
			ContentFormat []string `json:"contentFormat"`
		} `json:"hover"`
		Completion struct {
			CompletionItem struct {
				DocumentationFormat []string `json:"documentationFormat"`
			} `json:"completionItem"`
		} `json:"completion"`
		// Diagnostic is there if the client asks for diagnostics.
		Diagnostic     *struct{} `json:"diagnostic"`
		DocumentSymbol struct {
			HierarchicalDocumentSymbolSupport bool `json:"hierarchicalDocumentSymbolSupport"`
		} `json:"documentSymbol"`
		Rename struct {
			PrepareSupport bool `json:"prepareSupport"`
		} `json:"rename"`
		CodeAction struct {
			CodeActionLiteralSupport *struct{} `json:"codeActionLiteralSupport"`
		} `json:"codeAction"`
	} `json:"textDocument"`
}

// refreshable is a feature whose answers a client asks for again when the server wants that.
type refreshable struct {
	RefreshSupport bool `json:"refreshSupport"`
}

type initializeResult struct {
	Capabilities serverCapabilities `json:"capabilities"`
	ServerInfo   serverInfo         `json:"serverInfo"`
}

type serverInfo struct {
	Name    string `json:"name"`
	Version string `json:"version"`
}

type serverCapabilities struct {
	PositionEncoding           string         `json:"positionEncoding"`
	TextDocumentSync           syncOptions    `json:"textDocumentSync"`
	CodeActionProvider         any            `json:"codeActionProvider"`
	CodeLensProvider           struct{}       `json:"codeLensProvider"`
	CompletionProvider         options        `json:"completionProvider"`
	DiagnosticProvider         options        `json:"diagnosticProvider"`
	DocumentFormattingProvider bool           `json:"documentFormattingProvider"`
	DocumentLinkProvider       struct{}       `json:"documentLinkProvider"`
	DocumentSymbolProvider     bool           `json:"documentSymbolProvider"`
	ExecuteCommandProvider     commandOptions `json:"executeCommandProvider"`
	HoverProvider              bool           `json:"hoverProvider"`
	InlayHintProvider          bool           `json:"inlayHintProvider"`
	RenameProvider             any            `json:"renameProvider"`
	Workspace                  options        `json:"workspace"`
}

type syncOptions struct {
	OpenClose bool `json:"openClose"`
	Change    int  `json:"change"`
	Save      bool `json:"save"`
}

type foldersOptions struct {
	Supported           bool `json:"supported"`
	ChangeNotifications bool `json:"changeNotifications"`
}

type commandOptions struct {
	Commands []string `json:"commands"`
}

type commandParams struct {
	Command   string   `json:"command"`
	Arguments []string `json:"arguments"`
}

type documentID struct {
	URI string `json:"uri"`
}

type versionedID struct {
	URI     string `json:"uri"`
	Version *int   `json:"version"`
}

type openParams struct {
	TextDocument struct {
		URI        string `json:"uri"`
		LanguageID string `json:"languageId"`
		Version    *int   `json:"version"`
		Text       string `json:"text"`
	} `json:"textDocument"`
}

type changeParams struct {
	TextDocument   versionedID `json:"textDocument"`
	ContentChanges []struct {
		Range *procfile.Span `json:"range"`
		Text  string         `json:"text"`
	} `json:"contentChanges"`
}

type documentParams struct {
	TextDocument documentID `json:"textDocument"`
}

func (p documentParams) uri() string { return p.TextDocument.URI }

type positionParams struct {
	documentParams
	Position procfile.Position `json:"position"`
}

type rangeParams struct {
	documentParams
	Range procfile.Span `json:"range"`
}

type codeActionParams struct {
	rangeParams
	Context struct {
		Only []string `json:"only"`
	} `json:"context"`
}

type publishParams struct {
	URI         string       `json:"uri"`
	Version     *int         `json:"version,omitempty"`
	Diagnostics []diagnostic `json:"diagnostics"`
}

// diagnosticReport answers a client that asks for diagnostics. Its kind is "unchanged" where the client has them.
type diagnosticReport struct {
	Kind     string       `json:"kind"`
	ResultID string       `json:"resultId"`
	Items    []diagnostic `json:"items,omitzero"`
}

type diagnosticParams struct {
	documentParams
	PreviousResultID string `json:"previousResultId"`
}

type workspaceDiagnosticParams struct {
	PreviousResultIDs []previousResult `json:"previousResultIds"`
}

type previousResult struct {
	URI   string `json:"uri"`
	Value string `json:"value"`
}

// workspaceReport answers a client that asks for the diagnostics of all Procfiles in its folders.
type workspaceReport struct {
	Items []fileReport `json:"items"`
}

// fileReport has the diagnostics of a file, unless its kind is "unchanged".
type fileReport struct {
	Kind     string       `json:"kind"`
	URI      string       `json:"uri"`
	Version  *int         `json:"version"`
	ResultID string       `json:"resultId"`
	Items    []diagnostic `json:"items,omitzero"`
}

type foldersParams struct {
	Event struct {
		Added   []documentID `json:"added"`
		Removed []documentID `json:"removed"`
	} `json:"event"`
}

type diagnostic struct {
	Range              procfile.Span    `json:"range"`
	Severity           int              `json:"severity"`
	Code               string           `json:"code,omitempty"`
	CodeDescription    *codeDescription `json:"codeDescription,omitempty"`
	Source             string           `json:"source"`
	Message            string           `json:"message"`
	RelatedInformation []related        `json:"relatedInformation,omitempty"`
	Data               *diagnosticData  `json:"data,omitempty"`
}

type codeDescription struct {
	HRef string `json:"href"`
}

// diagnosticData is what a client may want to know of a diagnostic besides.
type diagnosticData struct {
	Docs      string   `json:"docs"`      // the path of the rule's documentation on the page, such as "rules/NAME"
	Platforms []string `json:"platforms"` // the IDs of the platforms that it concerns; empty for all that are selected
}

type related struct {
	Location location `json:"location"`
	Message  string   `json:"message"`
}

type location struct {
	URI   string        `json:"uri"`
	Range procfile.Span `json:"range"`
}

// workspaceEdit has either Changes, by URI, or DocumentChanges: each a documentEdit, a createFile or a renameFile.
type workspaceEdit struct {
	Changes         map[string][]lint.TextEdit `json:"changes,omitempty"`
	DocumentChanges []any                      `json:"documentChanges,omitempty"`
}

type documentEdit struct {
	TextDocument versionedID     `json:"textDocument"`
	Edits        []lint.TextEdit `json:"edits"`
}

type createFile struct {
	Kind    string  `json:"kind"`
	URI     string  `json:"uri"`
	Options options `json:"options"`
}

type renameFile struct {
	Kind   string `json:"kind"`
	OldURI string `json:"oldUri"`
	NewURI string `json:"newUri"`
}

type codeAction struct {
	Title       string        `json:"title"`
	Kind        string        `json:"kind"`
	Diagnostics []diagnostic  `json:"diagnostics,omitempty"`
	IsPreferred bool          `json:"isPreferred,omitempty"`
	Edit        workspaceEdit `json:"edit"`
}

type markupContent struct {
	Kind  string `json:"kind"`
	Value string `json:"value"`
}

type hoverResult struct {
	Contents markupContent `json:"contents"`
	Range    procfile.Span `json:"range"`
}

type completionList struct {
	IsIncomplete bool             `json:"isIncomplete"`
	Items        []completionItem `json:"items"`
}

type completionItem struct {
	Label         string        `json:"label"`
	Kind          int           `json:"kind"`
	Detail        string        `json:"detail,omitempty"`
	Documentation markupContent `json:"documentation"`
	SortText      string        `json:"sortText"`
	FilterText    string        `json:"filterText"`
	TextEdit      lint.TextEdit `json:"textEdit"`
}

type renameParams struct {
	positionParams
	NewName string `json:"newName"`
}

type renameRange struct {
	Range       procfile.Span `json:"range"`
	Placeholder string        `json:"placeholder"`
}

type codeLens struct {
	Range   procfile.Span `json:"range"`
	Command editorCommand `json:"command"`
}

// editorCommand is a command that an editor runs when a person chooses it.
type editorCommand struct {
	Title     string   `json:"title"`
	Command   string   `json:"command"`
	Arguments []string `json:"arguments"`
}

type inlayHint struct {
	Position    procfile.Position `json:"position"`
	Label       string            `json:"label"`
	Tooltip     markupContent     `json:"tooltip"`
	PaddingLeft bool              `json:"paddingLeft"`
}

type documentLink struct {
	Range  procfile.Span `json:"range"`
	Target string        `json:"target"`
}

type showMessageParams struct {
	Type    int    `json:"type"`
	Message string `json:"message"`
}

// The types of messages.
const (
	warningMessage = 2
	infoMessage    = 3
)

type watchedParams struct {
	Changes []fileEvent `json:"changes"`
}

type fileEvent struct {
	URI  string `json:"uri"`
	Type int    `json:"type"`
}

// changedFile is the type of an event of a file that was there before and is there still.
const changedFile = 2

type documentSymbol struct {
	Name           string        `json:"name"`
	Detail         string        `json:"detail,omitempty"`
	Kind           int           `json:"kind"`
	Range          procfile.Span `json:"range"`
	SelectionRange procfile.Span `json:"selectionRange"`
}

// symbolInformation is a symbol for a client that knows no documentSymbol.
type symbolInformation struct {
	Name     string   `json:"name"`
	Kind     int      `json:"kind"`
	Location location `json:"location"`
}
