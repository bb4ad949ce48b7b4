//go:build !js

package mcp

//lint:file-ignore SA1019 Most clients name roots, until the protocol has no more of them.

import (
	"cmp"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"regexp"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"github.com/proclint/proclint/lint/report"
)

// workspace finds files inside of the roots.
type workspace struct{ Options }

// folder is a root as it is named, and without links.
type folder struct{ named, real string }

// roots are the folders that paths stay inside of. The error is errAskForRoots where the client has to answer first.
func (w *workspace) roots(request *sdk.CallToolRequest) ([]folder, error) {
	names := w.Options.Roots
	if names == nil {
		var err error
		if names, err = rootsOf(request); err != nil {
			return nil, err
		}
	}
	var folders []folder
	for _, name := range names {
		if real, err := filepath.EvalSymlinks(name); err == nil {
			folders = append(folders, folder{name, real})
		}
	}
	if folders == nil {
		return nil, errors.New("there is no folder whose files may be read: pass the text of the file")
	}
	return folders, nil
}

// errAskForRoots is the error for a call that needs the client's roots.
var errAskForRoots = errors.New("the client has not named its roots yet")

// rootsInput is the name of the question for the roots, and of its answer.
const rootsInput = "roots"

// askForRoots is the result with which a client calls again, with its roots. It is asked each time, since they change.
func askForRoots() *sdk.CallToolResult {
	return &sdk.CallToolResult{InputRequests: sdk.InputRequestMap{rootsInput: &sdk.ListRootsParams{}}}
}

// rootsOf are the roots that a client names. One that names none starts the server in the folder.
func rootsOf(request *sdk.CallToolRequest) ([]string, error) {
	list := &sdk.ListRootsResult{}
	if params := request.Session.InitializeParams(); params != nil && params.Capabilities != nil && params.Capabilities.RootsV2 != nil {
		answered := false
		if list, answered = request.Params.InputResponses[rootsInput].(*sdk.ListRootsResult); !answered {
			return nil, errAskForRoots
		}
	}
	if len(list.Roots) == 0 {
		working, err := os.Getwd()
		return []string{working}, err
	}
	folders := []string{}
	for _, root := range list.Roots {
		if folder := folderOf(root.URI); folder != "" {
			folders = append(folders, folder)
		}
	}
	return folders, nil
}

// drive begins the path of a URI on Windows.
var drive = regexp.MustCompile(`^/[A-Za-z]:`)

// folderOf is the absolute path in a URI of a file, or "".
func folderOf(uri string) string {
	parsed, err := url.Parse(uri)
	if err != nil || parsed.Scheme != "file" || parsed.Host != "" && parsed.Host != "localhost" {
		return ""
	}
	path := parsed.Path
	if filepath.Separator == '\\' && drive.MatchString(path) {
		path = path[1:]
	}
	if path = filepath.FromSlash(path); !filepath.IsAbs(path) {
		return ""
	}
	return filepath.Clean(path)
}

// elsewhere begins a path that isn't from a root: a home folder, a drive, or a URI.
var elsewhere = regexp.MustCompile(`^(~|[A-Za-z][A-Za-z0-9+.-]*:)`)

// find is the path or the URI of a file that a client names, and the root that it is inside of, both without links. "" is the first root.
func (w *workspace) find(request *sdk.CallToolRequest, path string) (root, found string, err error) {
	roots, err := w.roots(request)
	if err != nil {
		return "", "", err
	}
	outside := fmt.Errorf("%s is outside of the roots, which are the folders whose files may be read", report.Printable(path))
	err = outside
	named := cmp.Or(folderOf(path), filepath.FromSlash(path))
	for _, root := range roots {
		inside, ok := root.inside(named)
		if !ok {
			continue
		}
		real, missing := filepath.EvalSymlinks(filepath.Join(root.real, inside))
		if missing != nil && !filepath.IsAbs(named) && elsewhere.MatchString(path) {
			continue
		}
		if missing != nil {
			err = fmt.Errorf("%s isn't there, or can't be read", report.Printable(path))
			continue
		}
		if relative, err := filepath.Rel(root.real, real); err == nil && filepath.IsLocal(relative) {
			return root.real, filepath.Join(root.real, relative), nil
		}
		return "", "", outside
	}
	return "", "", err
}

// inside is a path from the folder, and whether it is inside of it by its name.
func (f folder) inside(path string) (relative string, ok bool) {
	if path == "" {
		return ".", true
	}
	if !filepath.IsAbs(path) {
		return path, filepath.IsLocal(path)
	}
	for _, name := range []string{f.named, f.real} {
		if relative, err := filepath.Rel(name, path); err == nil && filepath.IsLocal(relative) {
			return relative, true
		}
	}
	return "", false
}
