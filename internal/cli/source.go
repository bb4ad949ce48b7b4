package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/proclint/proclint/internal/disk"
	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/export"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/report"
)

// stdinArg is the PATH that stands for standard input.
const stdinArg = "-"

type source struct {
	path string // as it is reported; "" for standard input without a name
	// absolute is the path from the root of the system. It's "" where path is.
	absolute string
	root     string // the path from the project's root, with slashes
	given    string // the path from the folder of an argument, with slashes; "" where the argument is the file
	stdin    bool   // read from standard input, whatever path says
	// unplaced: nothing shows where the file's project starts, so that its place there is unknown.
	unplaced bool
	// variant: the folder of an argument has only variants, such as Procfile.dev.
	variant bool
	file    disk.File
	// beside are the entries of the file's folder, where the walk has read them.
	beside listing
	// replaced reports that the command writes the file, which then must be a regular one.
	replaced bool
	// stopped is the error once the command is to end, for one that writes; else nil.
	stopped func() error
}

func named(path string) source {
	s := placed(path, absoluteOf(path), gitRoots{})
	s.file = disk.Named(path)
	return s
}

// found is a file in a folder that an argument names. Its place in the project doesn't depend on the argument.
func found(folder, path string) source { return named(path).foundIn(folder) }

func (s source) foundIn(folder string) source {
	s.given = below(folder, s.path)
	s.file = disk.Found(s.path, folder)
	return s
}

// placed is a file in its project. The project's root is the nearest folder above it that contains .git. Without one, the
// file isn't in a project that is known: its path from there is the bare name, whatever the working folder is.
func placed(path, absolute string, roots gitRoots) source {
	s := source{path: path, absolute: absolute, unplaced: true}
	if path == "" {
		return s
	}
	s.root = filepath.Base(path)
	if root := roots.of(filepath.Dir(absolute), nil); root != "" {
		s.root, s.unplaced = below(root, absolute), false
	}
	return s
}

// absoluteOf is the absolute path of a file, or path where that isn't known.
func absoluteOf(path string) string {
	if absolute, err := filepath.Abs(path); err == nil && path != "" {
		return absolute
	}
	return path
}

// String names the source in messages.
func (s source) String() string {
	if s.path == "" {
		return "<stdin>"
	}
	return report.Printable(s.path)
}

// read reads the source, at most as much as the engine takes.
func (s source) read(stdin io.Reader) ([]byte, error) {
	if s.stdin {
		return readLimited(stdin, s)
	}
	open := s.file.OpenStream
	if s.replaced {
		open = s.file.Open
	}
	f, err := open()
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return readLimited(f, s)
}

func readLimited(r io.Reader, s source) ([]byte, error) {
	src, err := io.ReadAll(io.LimitReader(r, lint.MaxBytes+1))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", s, without(err))
	}
	if len(src) > lint.MaxBytes {
		return nil, fmt.Errorf("%s is larger than 1 MiB, the limit for a file", s)
	}
	return src, nil
}

// interruptible reads until its context is done.
type interruptible struct {
	ctx context.Context
	r   io.Reader
}

// Read reads from r; once the context is done it returns that error at once.
func (i interruptible) Read(p []byte) (int, error) {
	type result struct {
		n   int
		err error
	}
	// A read that nobody waits for any more must not write into p.
	buffer := make([]byte, len(p))
	done := make(chan result, 1)
	go func() {
		n, err := i.r.Read(buffer)
		done <- result{n, err}
	}()
	select {
	case <-i.ctx.Done():
		return 0, i.ctx.Err()
	case r := <-done:
		return copy(p, buffer[:r.n]), r.err
	}
}

func (s source) input(stdin io.Reader, targets []*platform.Target) (lint.Input, error) {
	src, err := s.read(stdin)
	if err != nil {
		return lint.Input{}, err
	}
	return lint.Input{Path: s.path, RootPath: s.root, Unplaced: s.unplaced, Source: src, Targets: targets, Unlimited: true}, nil
}

var errNoProcfile = errors.New("no Procfile")

// errSeveral is the error for a folder with several Procfiles, none of which is the one that is meant.
var errSeveral = errors.New("several Procfiles, choose one")

// sources finds the files that args name, in their order and each once: a file is itself, "-" is standard input under the name stdinPath, and a
// folder is its Procfile or, with recursive, every Procfile in it. What cannot be found is an error in its place, and the rest goes on.
func sources(args []string, stdinPath string, recursive bool) iter.Seq2[source, error] {
	return func(yield func(source, error) bool) {
		seen := map[string]bool{}
		once := func(s source, err error) bool {
			if len(args) > 1 && err == nil && !s.stdin {
				if seen[s.absolute] {
					return true
				}
				seen[s.absolute] = true
			}
			return yield(s, err)
		}
		for _, arg := range args {
			if !sourcesOf(arg, stdinPath, recursive, once) {
				return
			}
		}
	}
}

// selection is which files a command works on.
type selection struct {
	stdinPath                string
	onlyProcfiles, recursive bool
}

func addSelection(cmd *cobra.Command) *selection {
	s := &selection{}
	cmd.Flags().BoolVar(&s.onlyProcfiles, "only-procfiles", false, "leave out files that aren't Procfiles by their name and lines")
	cmd.Flags().BoolVarP(&s.recursive, "recursive", "r", false, "take every Procfile below a folder")
	cmd.Flags().StringVar(&s.stdinPath, "stdin-path", "", "`path` that standard input is the text of, for its configuration and the files next to it")
	return s
}

// of are the files that args name; without any, the Procfile of the current folder.
func (s *selection) of(args []string) (iter.Seq2[source, error], error) {
	switch at := slices.Index(args, stdinArg); {
	case at >= 0 && slices.Contains(args[at+1:], stdinArg):
		return nil, errStdinTwice
	case s.stdinPath != "" && at < 0:
		return nil, errors.New("--stdin-path is for standard input: add - as the PATH")
	}
	files := sources(orFolder(args), s.stdinPath, s.recursive)
	if !s.onlyProcfiles {
		return files, nil
	}
	return func(yield func(source, error) bool) {
		for file, err := range files {
			if err == nil && !file.stdin && kindOfFile(file) == notProcfile {
				continue
			}
			if !yield(file, err) {
				return
			}
		}
	}, nil
}

// text are the arguments of a command that selects the same files, each after a space.
func (s *selection) text(args []string) string {
	text := ""
	if s.recursive {
		text += " -r"
	}
	if s.onlyProcfiles {
		text += " --only-procfiles"
	}
	if s.stdinPath != "" {
		text += " --stdin-path " + report.Printable(export.ShellQuote(s.stdinPath))
	}
	return text + argsText(args)
}

// orFolder are args, or the current folder without any.
func orFolder(args []string) []string {
	if len(args) == 0 {
		return []string{"."}
	}
	return args
}

func sourcesOf(arg, stdinPath string, recursive bool, yield func(source, error) bool) bool {
	if arg == stdinArg {
		s := placed(stdinPath, absoluteOf(stdinPath), gitRoots{})
		s.stdin = true
		return yield(s, nil)
	}
	info, err := os.Stat(arg)
	switch {
	case err != nil:
		return yield(source{}, err)
	case !info.IsDir():
		return yield(named(arg), nil)
	case recursive:
		return walk(arg, arg, yield)
	}
	procfiles, err := procfilesOf(arg)
	if err != nil {
		return yield(source{}, err)
	}
	for _, s := range procfiles {
		if !yield(s, nil) {
			return false
		}
	}
	return true
}

// gitRoot is the nearest folder from dir upwards that contains .git, or "".
func gitRoot(dir string) string { return gitRoots{}.of(dir, nil) }

// gitRoots keeps what gitRoot is for each folder, so that none is looked into twice.
type gitRoots map[string]string

// of is the root of a folder, whose entries may be known.
func (g gitRoots) of(dir string, entries listing) string {
	root, ok := g[dir]
	if ok {
		return root
	}
	if entries.look(dir, ".git") == nil {
		root = dir
	} else if parent := filepath.Dir(dir); parent != dir {
		root = g.of(parent, nil)
	}
	g[dir] = root
	return root
}

// listing are all entries of a folder; nil where it wasn't read.
type listing []fs.DirEntry

// lacks reports whether the entries rule out a file below the folder. The disk may ignore the case of letters.
func (l listing) lacks(name string) bool {
	first, _, _ := strings.Cut(name, "/")
	return l != nil && !slices.ContainsFunc(l, func(e fs.DirEntry) bool { return strings.EqualFold(e.Name(), first) })
}

// look is the error of a look at a file below the folder, for which the disk is asked where the entries don't rule it out.
func (l listing) look(folder, name string) error {
	if l.lacks(name) {
		return fs.ErrNotExist
	}
	_, err := os.Lstat(filepath.Join(folder, filepath.FromSlash(name)))
	return err
}

func inGit(path string) bool { return gitRoot(filepath.Dir(absoluteOf(path))) != "" }

// onlySource is the one file that the optional argument of a command names; without one it is the Procfile of the current folder.
func onlySource(args []string) (source, error) {
	arg := orFolder(args)[0]
	var all []source
	for s, err := range sources([]string{arg}, "", false) {
		if err != nil {
			return source{}, err
		}
		all = append(all, s)
	}
	if len(all) > 1 {
		return source{}, fmt.Errorf("%s has %w: %s", report.Printable(arg), errSeveral, strings.Join(namesOf(all, source.String), ", "))
	}
	return all[0], nil
}
