//go:build !js

package mcp

import (
	"errors"
	"fmt"
	"io"

	"github.com/proclint/proclint/internal/disk"
	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/api"
	"github.com/proclint/proclint/lint/logs/messages"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/report"
)

func explainLog(c *call) (*result, error) {
	log, err := c.log()
	if err == nil && log.Text == "" {
		err = errors.New("pass the lines of a log as log, or a file with them as log_path")
	}
	if err != nil {
		return nil, err
	}
	app, introduction, err := c.app(log)
	if err != nil {
		return nil, err
	}
	if id := c.Text("platform"); id != "" {
		target, err := api.Target(id)
		if err != nil {
			return nil, err
		}
		app.Targets = []*platform.Target{target}
	}
	answer := messages.Table().Explain(log.Text, app)
	return &result{text: introduction + c.Explain(answer, log.Text, c.Flag(allArg.name)), data: answer}, nil
}

func (c *call) log() (Log, error) {
	path, log := c.Text("log_path"), c.Text("log")
	if path == "" && api.NamesLog(log) {
		return Log{}, fmt.Errorf("%q is the name of a file: pass it as log_path", log)
	}
	if path == "" {
		if len(log) > lint.MaxBytes {
			return Log{}, fmt.Errorf("the log is larger than %d MiB: pass only its last lines", lint.MaxBytes>>20)
		}
		text, err := api.LogText([]byte(log))
		return Log{Text: text}, err
	}
	root, found, err := c.find(c.request, path)
	if err != nil {
		return Log{}, err
	}
	file, err := disk.Found(found, root).Open()
	if err != nil {
		return Log{}, err
	}
	defer file.Close()
	if info, err := file.Stat(); err == nil && info.Size() > lint.MaxBytes {
		_, _ = file.Seek(-lint.MaxBytes, io.SeekEnd) // what failed is near the end
	}
	text, err := io.ReadAll(io.LimitReader(file, lint.MaxBytes))
	if err != nil {
		return Log{}, fmt.Errorf("%s can't be read", report.Printable(path))
	}
	decoded, err := api.LogText(text)
	return Log{Text: decoded, File: found}, err
}

// app is the app that wrote a log. Nothing has to be known of it unless a path names it.
func (c *call) app(log Log) (*lint.Input, string, error) {
	path := c.Text(pathArg.name)
	root, found, err := c.find(c.request, path)
	if err != nil && path == "" && !errors.Is(err, errAskForRoots) {
		return &lint.Input{}, "", nil
	}
	if err != nil {
		return nil, "", err
	}
	return c.App(root, found, log)
}
