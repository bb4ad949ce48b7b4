package main

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"runtime/debug"
	"slices"

	"github.com/proclint/proclint/internal/cli"
	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/web"
)

// The laws, as the output names them.
const (
	noPanic     = "a panic"
	hasAnError  = "a rejected file without an error"
	isRejected  = "an error that says rejected for a file that the platform takes"
	fixSettles  = "fix changes a fixed file"
	fixKeeps    = "a safe fix changes what a platform runs"
	fmtSettles  = "fmt changes a formatted file"
	fmtKeeps    = "fmt changes what a platform runs"
	sameReports = "the command and the API differ"
)

// laws checks the laws on all platforms that read a Procfile.
type laws struct {
	targets []*platform.Target
	broken  *broken
	alone   int64 // the texts before this index are checked for each platform alone, too
	api     http.Handler
}

func newLaws(b *broken, alone int64) *laws {
	return &laws{targets: readers(), broken: b, alone: alone, api: web.API("exhaustive")}
}

// readers are the platforms and build strategies that read a Procfile.
func readers() []*platform.Target {
	var targets []*platform.Target
	for _, t := range platform.Targets() {
		if t.Reads() {
			targets = append(targets, t)
		}
	}
	return targets
}

func (l *laws) check(index int64, src []byte) {
	defer func() {
		if cause := recover(); cause != nil {
			l.broken.add(noPanic, fmt.Sprintf("%q: %v\n%s", src, cause, debug.Stack()))
		}
	}()
	l.checkFor(l.targets, src)
	if index >= l.alone {
		return
	}
	l.sameReports(src)
	for i := range l.targets {
		l.checkFor(l.targets[i:i+1], src)
	}
}

func (l *laws) checkFor(targets []*platform.Target, src []byte) {
	in := check.Input{Path: "Procfile", Source: src, Targets: targets}
	report := must(lint.Lint(in))
	readings := platform.Readings{Source: src}
	for _, t := range targets {
		l.rejections(t, &readings, report)
	}
	l.fix(in, report)
	l.fmt(in)
}

// rejections compares the findings on a platform with its parser. Facts that nobody verified need not agree.
func (l *laws) rejections(t *platform.Target, readings *platform.Readings, report *lint.Report) {
	if !t.Sure(platform.Grammar) || !t.Sure(platform.Names) {
		return
	}
	reading, rejected := readings.ReadFile(t)
	rejects := reading.Error != "" || rejected != ""
	explained, says := false, ""
	for _, d := range report.Diagnostics {
		explained = explained || d.Effects == nil && d.Severity == check.Error
		for _, e := range d.Effects {
			if !slices.Contains(e.Platforms, t.ID()) {
				continue
			}
			explained = explained || e.Severity == check.Error || !e.Verified
			if e.Severity == check.Error && e.Outcome == platform.Rejected {
				says = d.Rule
			}
		}
	}
	switch {
	case rejects && !explained:
		l.broken.add(hasAnError, fmt.Sprintf("%s %q: %s%s", t.ID(), readings.Source, reading.Error, rejected))
	case !rejects && says != "":
		l.broken.add(isRejected, fmt.Sprintf("%s %q: %s", t.ID(), readings.Source, says))
	}
}

// fix applies the safe fixes of a file, each alone and all together.
func (l *laws) fix(in check.Input, report *lint.Report) {
	safe := false
	for _, d := range report.Diagnostics {
		for _, f := range d.Fixes {
			if f.Applicability != lint.Safe {
				continue
			}
			safe = true
			after := must(lint.ApplyFix(in, report.Document, f))
			if spared := unharmed(in.Targets, d); !lint.ReadAlike(spared, in.Source, after.Source) {
				l.broken.add(fixKeeps, fmt.Sprintf("%s %q: %s makes %q", names(spared), in.Source, d.Rule, after.Source))
			}
		}
	}
	if !safe {
		return
	}
	once := must(lint.FixAll(in, false))
	again := in
	again.Source, again.Path = once.Source, once.Path
	if twice := must(lint.FixAll(again, false)); !bytes.Equal(twice.Source, once.Source) {
		l.broken.add(fixSettles, fmt.Sprintf("%s %q: %q, then %q", names(in.Targets), in.Source, once.Source, twice.Source))
	}
}

// unharmed are the platforms on which a finding is harmless.
func unharmed(targets []*platform.Target, d check.Diagnostic) []*platform.Target {
	return slices.DeleteFunc(slices.Clone(targets), func(t *platform.Target) bool {
		if d.Effects == nil {
			return d.Severity >= check.Warning
		}
		return slices.ContainsFunc(d.Effects, func(e check.PlatformEffect) bool {
			return e.Severity >= check.Warning && slices.Contains(e.Platforms, t.ID())
		})
	})
}

func (l *laws) fmt(in check.Input) {
	once := must(lint.Format(in))
	if bytes.Equal(once, in.Source) {
		return
	}
	if !lint.ReadAlike(in.Targets, in.Source, once) {
		l.broken.add(fmtKeeps, fmt.Sprintf("%s %q: %q", names(in.Targets), in.Source, once))
	}
	again := in
	again.Source = once
	if twice := must(lint.Format(again)); !bytes.Equal(twice, once) {
		l.broken.add(fmtSettles, fmt.Sprintf("%s %q: %q, then %q", names(in.Targets), in.Source, once, twice))
	}
}

// sameReports compares what the command prints as JSON with what the API answers, for the default platforms.
func (l *laws) sameReports(src []byte) {
	var printed, failed bytes.Buffer
	args := []string{"lint", "--format", "json", "--no-config", "--stdin-path", "Procfile", "-"}
	code := cli.Run(context.Background(), args, bytes.NewReader(src), &printed, &failed)
	request := httptest.NewRequest(http.MethodPost, "/v1/lint?path=Procfile", bytes.NewReader(src))
	request.Header.Set("Content-Type", "text/plain")
	answer := httptest.NewRecorder()
	l.api.ServeHTTP(answer, request)
	if got, want := bytes.TrimSpace(printed.Bytes()), bytes.TrimSpace(answer.Body.Bytes()); code == 2 || !bytes.Equal(got, want) {
		l.broken.add(sameReports, fmt.Sprintf("%q: exit code %d %s, %.500s and %.500s", src, code, failed.Bytes(), got, want))
	}
}

// names are the IDs of platforms, for a message.
func names(targets []*platform.Target) string {
	if len(targets) > 1 {
		return fmt.Sprintf("%d platforms", len(targets))
	}
	return targets[0].ID()
}

// must passes a value on. The files are small, so the engine takes all of them.
func must[T any](value T, err error) T {
	if err != nil {
		panic(err)
	}
	return value
}
