package cli

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/logs/messages"
	"github.com/proclint/proclint/lint/logs/signal"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/report"
)

// app is an app on the disk. Its Procfile may be missing.
type app struct {
	source
	in      lint.Input
	applied applied // where the Procfile is missing
	chosen  bool    // whether the folder has others, so that the log chose it
}

// apps finds the app that an argument names.
type apps struct {
	at string
	// place puts a source into its project, or is nil, and read reads it with its configuration.
	place func(source) source
	read  func(source) (lint.Input, error)
	// configurations have those of apps without a Procfile.
	configurations *configurations
	// early is whether the log isn't known yet, so that no app is looked for below the folder.
	early bool
	// logFile is the file of the log, or another text.
	logFile string
}

// mostApps is how many apps of a folder are tried for a log, and mostEntries how many entries of folders are looked at for them.
const mostApps, mostEntries = 50, 5000

// of is the app of a Procfile, or of a folder with one or none. In a folder of several apps, it's the one in whose folder the log is, else the one
// that wrote the log. With errSeveral, that one isn't known, and the result is the folder.
func (a *apps) of(log string) (*app, error) {
	if s, ok := a.aroundLog(); ok {
		opened, err := a.open(s)
		opened.chosen = true
		return opened, err
	}
	s, err := onlySource([]string{a.at})
	isMissing := errors.Is(err, errNoProcfile)
	switch {
	case isMissing || errors.Is(err, errSeveral):
		var unknown error
		if !a.early {
			writer, several := writerOf(log, a.below())
			if writer != nil {
				return writer, nil
			}
			unknown = several
		}
		found, err := a.without()
		return found, cmp.Or(unknown, err)
	case err != nil:
		return nil, err
	}
	return a.open(s)
}

// without is the app in the folder, without its Procfile.
func (a *apps) without() (*app, error) {
	s := a.placed(named(filepath.Join(a.at, "Procfile")))
	applied, err := a.configurations.of(s)
	in := lint.Input{Repository: new(repositories).of(s)}
	applied.To(&in)
	return &app{source: s, in: in, applied: applied}, err
}

// aroundLog is the Procfile of the nearest folder around the log's file, below the folder of the apps.
func (a *apps) aroundLog() (source, bool) {
	info, err := os.Stat(a.logFile)
	if err != nil || info.IsDir() {
		return source{}, false // a line of a log, not a file
	}
	at, atErr := filepath.Abs(a.at)
	file, fileErr := filepath.Abs(a.logFile)
	relative, err := filepath.Rel(at, filepath.Dir(file))
	if errors.Join(atErr, fileErr, err) != nil || !filepath.IsLocal(relative) {
		return source{}, false
	}
	for ; relative != "."; relative = filepath.Dir(relative) {
		if s, err := onlySource([]string{filepath.Join(a.at, relative)}); err == nil {
			return s, true
		}
	}
	return source{}, false
}

func (a *apps) placed(s source) source {
	if a.place != nil {
		return a.place(s)
	}
	return s
}

func (a *apps) open(s source) (*app, error) {
	s = a.placed(s)
	in, err := a.read(s)
	in.Repository = new(repositories).of(s)
	return &app{source: s, in: in}, err
}

func (a *apps) below() (all []*app) {
	w := walker{left: mostEntries, yield: func(s source, err error) bool {
		if err == nil && path.Base(s.root) == "Procfile" {
			if opened, err := a.open(s); err == nil {
				all = append(all, opened)
			}
		}
		return len(all) < mostApps
	}}
	w.walk(a.at, a.at)
	return all
}

// writerOf is the only one of some apps that fits a log best.
func writerOf(log string, all []*app) (*app, error) {
	var best *app
	most := 0
	var paths []string
	for _, a := range all {
		paths = append(paths, a.in.Path)
		switch fits := a.fits(log); {
		case fits > most:
			best, most = a, fits
		case fits == most:
			best = nil
		}
	}
	switch {
	case len(all) == 0:
		return nil, nil
	case best == nil && len(all) == 1:
		return nil, nil // the folder above it may have written the log
	case best == nil:
		return nil, fmt.Errorf("%w, which may have written the log: %s", errSeveral, strings.Join(paths, ", "))
	}
	best.chosen = true
	return best, nil
}

// fits says how well an app fits a log: by the causes that its files confirm, its commands, and the names of its folders.
func (a *app) fits(log string) (points int) {
	for _, c := range messages.Table().Of(log, &a.in).Causes {
		if c.Certainty == signal.Sure && (c.Place != nil || len(c.Fixes) > 0) {
			points += 2
		}
	}
	for _, d := range procfile.Parse(a.in.Source).Entries() {
		if command := strings.TrimSpace(d.Command); command != "" && strings.Contains(log, command) {
			points += 3
		}
	}
	for folder := range strings.SplitSeq(path.Dir(a.root), "/") {
		if len(folder) > 2 && strings.Contains(log, folder) {
			points++
		}
	}
	return points
}

// introduction names the app of a log, where the log chose it.
func (a *app) introduction() string {
	if !a.chosen {
		return ""
	}
	return "App: " + report.Printable(filepath.ToSlash(filepath.Dir(a.in.Path))) + "\n"
}
