package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/proclint/proclint/internal/disk"
	"github.com/proclint/proclint/internal/patch"
	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/fix"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
	"github.com/proclint/proclint/lint/report"
)

// correct corrects an app until neither a finding nor the cause in a log remains.
func (f *fixer) correct(ctx context.Context, args []string) error {
	at := orFolder(args)[0]
	if len(args) > 1 || at == stdinArg {
		return errors.New("--log is for one app: pass its folder or its Procfile")
	}
	log, err := f.readLog()
	if err != nil {
		return err
	}
	found := apps{at: at, logFile: f.log, configurations: f.configurations, read: func(s source) (lint.Input, error) {
		in, _, err := f.configurations.input(s, nil, *f.targets)
		return in, err
	}}
	a, err := found.of(log)
	if err != nil {
		return err
	}
	if *f.targets != nil {
		a.in.Targets = *f.targets
	}
	corrected, err := a.correct(log, shownPath)
	if err != nil {
		return err
	}
	said := f.stdout
	if f.diff {
		said = f.stderr
		err = writeText(f.stdout, diffsOf(corrected, patch.Unified))
	} else if err = a.store(ctx, corrected, f.stderr); err == nil && !f.quiet {
		err = writeText(f.stdout, doneText(corrected))
	}
	if err == nil && !f.quiet {
		err = writeText(said, leftText(corrected, log))
	}
	if err != nil {
		return err
	}
	if len(corrected.Left)+len(corrected.Run) > 0 {
		return errFindings
	}
	return nil
}

// mostToCorrect is how much of a log is read to its end before anything is corrected, in bytes.
const mostToCorrect = 64 << 20

// readLog reads the log. Of a long one, it has the first and the last lines.
func (f *fixer) readLog() (string, error) {
	in := f.stdin
	if f.log != stdinArg {
		file, err := disk.Named(f.log).OpenStream()
		if err != nil {
			return "", err
		}
		defer file.Close()
		in = file
	}
	limited := &io.LimitedReader{R: in, N: mostToCorrect + 1}
	log, err := follow(limited, mostLog, func(*followed) bool { return false })
	if err != nil {
		return "", err
	}
	if limited.N == 0 {
		return "", fmt.Errorf("the log is larger than %d MiB: pass its last lines, such as those of tail -n 10000", mostToCorrect>>20)
	}
	return log.numbered(), nil
}

func (a *app) correct(log string, shown func(path string) string) (*fix.Corrected, error) {
	corrected, err := fix.App(a.in, log)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", a.source, err)
	}
	for i := range corrected.Files {
		if file := &corrected.Files[i]; file.IsBeside {
			file.OnDisk = filepath.Join(a.top(), filepath.FromSlash(file.Path))
			file.Path = shown(file.OnDisk)
		}
	}
	return corrected, nil
}

// top is the folder from which paths of the repository are.
func (s source) top() string {
	return filepath.FromSlash(strings.TrimSuffix(filepath.ToSlash(s.absolute), "/"+s.root))
}

// other is another file of the source's repository, by its path from the root.
func (s source) other(path string) source {
	at := filepath.Join(s.top(), filepath.FromSlash(path))
	s.path, s.file = shownPath(at), disk.Found(at, s.top())
	return s
}

func (a *app) store(ctx context.Context, m *fix.Corrected, stderr io.Writer) error {
	a.replaced, a.stopped = true, ctx.Err
	for i := range m.Files {
		file := &m.Files[i]
		var err error
		if file.IsBeside {
			s := a.source
			s.path, s.file = file.Path, disk.Found(file.OnDisk, a.top())
			err = replace(s, file.Before, file.After, stderr)
		} else {
			err = storeFixed(a.source, a.in, &lint.Fixed{Source: file.After, Path: file.NewPath()}, stderr)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// diffsOf are what changes in all files, without secrets, as a kind of diff.
func diffsOf(m *fix.Corrected, diff func(oldPath, newPath string, before, after []byte) string) string {
	var b strings.Builder
	for i := range m.Files {
		f := &m.Files[i]
		secrets := lint.SecretsOf(procfile.Parse(f.Before), procfile.Parse(f.After))
		b.WriteString(secrets.Mask(diff(f.Path, f.NewPath(), f.Before, f.After)))
	}
	return b.String()
}

func doneText(m *fix.Corrected) string {
	if len(m.Done) == 0 {
		return ""
	}
	names := namesOf(m.Files, func(f fix.File) string { return report.Printable(f.NewPath()) })
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %d %s\n", strings.Join(names, ", "), len(m.Done), prose.Plural(len(m.Done), "fix", "fixes"))
	for _, title := range countedTitles(m.Done) {
		fmt.Fprintf(&b, "  %s\n", report.Printable(title))
	}
	return b.String()
}

// leftText says what to run, and what is left.
func leftText(m *fix.Corrected, log string) string {
	var b strings.Builder
	for _, place := range m.Already {
		fmt.Fprintf(&b, "already corrected: the cause in %s\n", place)
	}
	for _, command := range m.Run {
		fmt.Fprintf(&b, "run: %s\n", report.Printable(command))
	}
	for _, p := range m.Left {
		wrap(&b, "left: ", "  ", p.Place+": "+p.Message)
		if p.Help != "" {
			wrap(&b, "  help: ", "    ", p.Help)
		}
	}
	isDone := len(m.Run)+len(m.Left) == 0
	var state, scope []string
	switch {
	case len(m.Platforms) == 0:
		scope = append(scope, withoutProcfile(m.CheckedInPart, log != ""))
		if isDone && !m.Cured && log != "" {
			state = append(state, "The log shows no failure.")
		}
	case isDone:
		no := "No"
		if len(m.Done) > 0 {
			no = "No other"
		}
		state = append(state, no+" mistake was found in the Procfile on "+titles(m.Platforms)+".")
		if !m.Cured {
			state = append(state, "Only a deploy shows whether the app starts.")
		}
	default:
		return b.String()
	}
	if isDone && m.Cured {
		state = append(state, "Deploy again: only that shows whether the app starts.")
	}
	names := prose.Codes(m.CheckedInPart, "and")
	if text := report.InImages(m.InImages); text != "" && (names == "" || names == "`Dockerfile`") {
		scope = append(scope, text)
	} else if names != "" && len(m.Platforms) > 0 {
		scope = append(scope, "Only a part of "+names+" was checked.")
	}
	for _, line := range [][]string{state, scope} {
		if line != nil {
			b.WriteString(strings.Join(line, " ") + "\n")
		}
	}
	return b.String()
}

// withoutProcfile says what was checked of an app without a Procfile, where some files build or start it.
func withoutProcfile(files []string, hasLog bool) string {
	switch names := prose.Codes(files, "and"); {
	case names == "" && hasLog:
		return "Only the log was checked: there is no Procfile."
	case names == "":
		return "Nothing was checked: there is no Procfile, and no log."
	case hasLog:
		return "There is no Procfile: the log was checked, and a part of " + names + "."
	default:
		return "There is no Procfile, and no log: only a part of " + names + " was checked."
	}
}
