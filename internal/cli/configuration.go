package cli

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"

	"github.com/spf13/cobra"

	"github.com/proclint/proclint/internal/disk"
	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/api"
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/config"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/report"
)

// configurations finds the configuration of each source and reads it once. The zero value has no flags.
type configurations struct {
	file    string // the one of --config, which applies to every source
	none    bool   // --no-config
	within  string // a folder that no configuration is outside of; "" for any
	levels  flaggedLevels
	mutex   sync.Mutex                // the mutex guards what is looked up once
	read    map[string]*configuration // by their paths
	roots   gitRoots
	working string // the working folder
}

type configuration struct {
	path   string
	folder string // that its patterns start from
	text   []byte
	config *config.Config
	err    error
}

// applied is what a configuration says about a source.
type applied struct {
	config.Applied
	path  string        // of the configuration, as it is shown; "" without one
	flags flaggedLevels // the severities that don't come from it
}

func (a applied) from(line int) string { return a.path + ":" + strconv.Itoa(line) }

func addConfiguration(cmd *cobra.Command) *configurations {
	c := &configurations{}
	cmd.Flags().StringVar(&c.file, "config", "", "use this configuration `file` instead of the nearest "+config.FileName)
	cmd.Flags().BoolVar(&c.none, "no-config", false, "use no configuration file")
	cmd.MarkFlagsMutuallyExclusive("config", "no-config")
	return c
}

// input is a source as the engine takes it, with what its configuration says. An excluded source isn't read.
func (c *configurations) input(s source, stdin io.Reader, targets platformList) (lint.Input, applied, error) {
	a, err := c.of(s)
	if err != nil || a.ExcludedBy != "" {
		return lint.Input{}, a, err
	}
	in, err := s.input(stdin, targets)
	a.To(&in)
	return in, a, err
}

// toShow is a source for a command that shows what becomes of it. Such a command also shows an excluded source.
func (c *configurations) toShow(s source, stdin io.Reader) (lint.Input, error) {
	a, err := c.of(s)
	if err != nil {
		return lint.Input{}, err
	}
	in, err := s.input(stdin, nil)
	a.To(&in)
	return in, err
}

// onlyToShow is toShow of the one file that the optional argument of a command names.
func (c *configurations) onlyToShow(args []string, stdin io.Reader) (lint.Input, error) {
	s, err := onlySource(args)
	if err != nil {
		return lint.Input{}, err
	}
	in, err := c.toShow(s, stdin)
	in.Repository = new(repositories).of(s)
	return in, err
}

// platformOf is the platform of a command that takes only one: the flag's, else the only one that the file's comment or
// its configuration names, or that other files show, which a note says. Without one, and for the ID default, it is nil.
func platformOf(in lint.Input, flag, id string, stderr io.Writer) (*platform.Target, error) {
	switch id {
	case "":
	case platform.AsDefault.ID():
		return nil, nil
	default:
		return api.Target(id)
	}
	doc := procfile.Parse(in.Source)
	selection := check.Select(in, doc, check.Directives(doc))
	switch {
	case selection.ByDefault:
		return nil, nil
	case len(selection.Targets) > 1:
		return nil, severalPlatforms{flag, strings.Join(idsOf(selection.Targets), ", "), selection.Shown != nil}
	case selection.Shown != nil:
		notes(stderr, []string{fmt.Sprintf("The platform is %s because of %s. --%s chooses another one.",
			selection.Targets[0].Title(), report.ShownBy(check.Recognized(selection.Shown)), flag)})
	}
	return selection.Targets[0], nil
}

// severalPlatforms is the error for a file with several platforms, which somebody named or files only show.
type severalPlatforms struct {
	flag, list string
	shown      bool
}

// Error asks for one of them.
func (s severalPlatforms) Error() string {
	return fmt.Sprintf("choose one platform with --%s: %s", s.flag, s.list)
}

// of is what applies to a source. An error about a configuration is the same value for every source.
func (c *configurations) of(s source) (applied, error) {
	found, err := c.find(s)
	if err != nil {
		return applied{}, err
	}
	var a applied
	if found != nil {
		if found.err != nil {
			return applied{}, found.err
		}
		a = applied{Applied: found.config.For(found.pathOf(s)), path: shownPath(found.path)}
	}
	a.flags = c.levels
	for _, l := range c.levels.inOrder() {
		a.Set(l.Level)
	}
	return a, nil
}

func (c *configuration) pathOf(s source) string {
	if s.absolute == "" {
		return ""
	}
	return below(c.folder, s.absolute)
}

func (c *configurations) find(s source) (*configuration, error) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	if err := c.findWorking(); err != nil {
		return nil, fmt.Errorf("find the configuration: %w", err)
	}
	switch {
	case c.none:
		return nil, nil
	case c.file != "":
		path, err := filepath.Abs(c.file)
		return c.open(disk.Named(c.file), path, c.working, nil), err
	}
	folders := c.folders(s)
	entries := s.beside
	for _, folder := range folders {
		path := filepath.Join(folder, config.FileName)
		found := c.open(disk.Found(path, folders[len(folders)-1]), path, folder, entries)
		entries = nil // of the folders above it nothing is known
		if !errors.Is(found.err, fs.ErrNotExist) {
			return found, nil
		}
	}
	return nil, nil
}

// folders are those that may have the configuration of a source, the nearest first.
func (c *configurations) folders(s source) []string {
	top := c.topOf(s)
	folders := []string{c.folderOf(s)}
	for folder := folders[0]; folder != top; folders = append(folders, folder) {
		folder = filepath.Dir(folder)
	}
	return folders
}

// forget leads to new looks at the configurations.
func (c *configurations) forget() {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	c.read, c.roots = nil, nil
}

func (c *configurations) findWorking() (err error) {
	if c.working == "" {
		c.working, err = os.Getwd()
	}
	return err
}

// folderOf is the absolute folder of a source; the working folder without a path.
func (c *configurations) folderOf(s source) string {
	if s.absolute == "" {
		return c.working
	}
	return filepath.Dir(s.absolute)
}

// topOf is the last folder to look into for the configuration of a source: the root of the repository, else the working
// folder where that is above, else the folder that an argument names.
func (c *configurations) topOf(s source) string {
	folder := c.folderOf(s)
	if c.roots == nil {
		c.roots = gitRoots{}
	}
	root := c.roots.of(folder, s.beside)
	if c.within != "" && len(root) < len(c.within) {
		root = c.within // both are above the file
	}
	if root != "" {
		return root
	}
	if inside, err := filepath.Rel(c.working, folder); err == nil && filepath.IsLocal(inside) {
		return c.working
	}
	root, ok := strings.CutSuffix(filepath.Join(folder, filepath.Base(s.path)), filepath.FromSlash("/"+s.given))
	if ok && root != "" {
		return root
	}
	return folder
}

func (c *configurations) open(file disk.File, path, folder string, entries listing) *configuration {
	if known := c.read[path]; known != nil {
		return known
	}
	made := &configuration{path: path, folder: folder}
	made.config, made.err = made.parse(file, entries)
	if c.read == nil {
		c.read = map[string]*configuration{}
	}
	c.read[path] = made
	return made
}

func (c *configuration) parse(file disk.File, entries listing) (*config.Config, error) {
	if err := entries.look(filepath.Dir(c.path), filepath.Base(c.path)); err != nil {
		return nil, cmp.Or(c.elsewhere(entries), err) // most folders have none, and to open one would first follow all links on the way to it
	}
	f, err := file.Open()
	if err != nil {
		return nil, err
	}
	defer f.Close()
	c.text, err = io.ReadAll(io.LimitReader(f, config.MaxBytes+1))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", shownPath(c.path), without(err))
	}
	parsed, err := config.Parse(c.text)
	if wrong, ok := errors.AsType[*config.Error](err); ok && wrong.Line > 0 {
		return nil, fmt.Errorf("%s:%d: %w", shownPath(c.path), wrong.Line, err)
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", shownPath(c.path), err)
	}
	return parsed, nil
}

// elsewhere is an error about a configuration in a file of the folder that isn't read, or nil.
func (c *configuration) elsewhere(entries listing) error {
	if filepath.Base(c.path) != config.FileName {
		return nil
	}
	for _, name := range []string{"proclint.toml", ".config/proclint.toml", ".config/.proclint.toml"} {
		if entries.look(c.folder, name) == nil {
			path := filepath.Join(c.folder, filepath.FromSlash(name))
			return fmt.Errorf("%s isn't read, so move it to %s", shownPath(path), shownPath(c.path))
		}
	}
	path := filepath.Join(c.folder, "pyproject.toml")
	if entries.look(c.folder, "pyproject.toml") == nil && toolTable.MatchString(textOf(path)) {
		return fmt.Errorf("[tool.proclint] in %s isn't read, so move it to %s", shownPath(path), shownPath(c.path))
	}
	return nil
}

var toolTable = regexp.MustCompile(`(?m)^[ \t]*\[+[ \t]*tool[ \t]*\.[ \t]*"?proclint"?[ \t]*[].]`)

// shownPath is a path as it is shown: from the working folder where the file is in it.
func shownPath(path string) string {
	working, err := os.Getwd()
	if err != nil {
		return report.Printable(path)
	}
	inside, err := filepath.Rel(working, path)
	if err != nil || !filepath.IsLocal(inside) {
		return report.Printable(path)
	}
	return report.Printable(inside)
}
