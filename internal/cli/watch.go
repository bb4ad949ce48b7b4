package cli

import (
	"errors"
	"fmt"
	"hash"
	"hash/fnv"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"github.com/proclint/proclint/lint/config"
)

// How long watch waits between two looks at the files: at least leastWait, and so many times as long as a look takes.
const (
	leastWait = 300 * time.Millisecond
	waitTimes = 20
)

// watch lints the files that args name, and again after each change, until the command is stopped.
func (l *lintCommand) watch(cmd *cobra.Command, args []string) error {
	if slices.Contains(args, stdinArg) {
		return errors.New("--watch needs files, and standard input is read only once")
	}
	if err := l.configurations.findWorking(); err != nil {
		return err
	}
	ctx := cmd.Context()
	for first := true; ; first = false {
		if !first {
			l.startAgain()
		}
		before, wait := l.look(args)
		files, err := l.selected.of(args)
		if err != nil {
			return err
		}
		if err := l.print(cmd, args, files); err != nil && !errors.Is(err, errFindings) && !errors.Is(err, errTold) && ctx.Err() == nil {
			return err
		}
		for now := before; now == before; now, wait = l.look(args) {
			select {
			case <-ctx.Done():
				return nil
			case <-time.After(wait):
			}
		}
	}
}

// startAgain forgets what was read, and takes the last report from the terminal, or separates the next one from it.
func (l *lintCommand) startAgain() {
	l.repositories.forget()
	l.configurations.forget()
	if terminal, ok := l.stderr.(*os.File); ok && l.outputFile == "" && isTerminal(terminal) && isTerminal(l.stdout) {
		fmt.Fprint(terminal, "\x1b[H\x1b[2J\x1b[3J")
		return
	}
	fmt.Fprintf(l.stderr, "--- %s: files changed\n", time.Now().Format(time.TimeOnly))
}

// look gives a number that changes when a file does that the reports depend on, and how long to wait for the next look.
func (l *lintCommand) look(args []string) (seen uint64, wait time.Duration) {
	started := time.Now()
	sum := fnv.New64a()
	roots := map[string]bool{}
	for s, err := range sources(orFolder(args), "", l.selected.recursive) {
		if err != nil {
			fmt.Fprintln(sum, err)
			continue
		}
		stamp(sum, s.absolute)
		for _, folder := range l.configurations.folders(s) {
			stamp(sum, filepath.Join(folder, config.FileName))
		}
		root := projectOf(s)
		if roots[root] {
			continue
		}
		roots[root] = true
		paths, _ := (&tree{root: root}).Paths()
		for _, path := range paths {
			stamp(sum, filepath.Join(root, filepath.FromSlash(path)))
		}
	}
	if l.configurations.file != "" {
		stamp(sum, l.configurations.file)
	}
	return sum.Sum64(), max(leastWait, waitTimes*time.Since(started))
}

func stamp(sum hash.Hash, path string) {
	info, err := os.Stat(path)
	if err != nil {
		fmt.Fprintln(sum, path)
		return
	}
	fmt.Fprintln(sum, path, info.Size(), info.ModTime().UnixNano(), info.Mode())
}
