//go:build !externaldocs

package rules

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strconv"
	"strings"
	"sync"

	"github.com/proclint/proclint/lint/check"
)

//go:embed docs/*.txt
var docFiles embed.FS

var _ = check.TakeDocs(sync.OnceValue(func() map[string]check.Docs {
	docs, _ := readDocs(docFiles) // a test reads them without an error
	return docs
}))

// readDocs reads the documentation of rules, by their names. CONTRIBUTING.md explains a file.
func readDocs(files fs.FS) (map[string]check.Docs, error) {
	names, err := fs.Glob(files, "docs/*.txt")
	docs, problems := map[string]check.Docs{}, []error{err}
	for _, name := range names {
		text, err := fs.ReadFile(files, name)
		d, unread := parseDocs(string(text))
		for _, line := range unread {
			err = errors.Join(err, fmt.Errorf("%s has %q", name, line))
		}
		problems = append(problems, err)
		docs[strings.TrimSuffix(path.Base(name), ".txt")] = d
	}
	return docs, errors.Join(problems...)
}

// section is a sample, or a file beside one or both.
type section struct{ header, text string }

// parseDocs reads the documentation of a rule, and returns the lines that it can't read.
func parseDocs(text string) (d check.Docs, unread []string) {
	head, samples, _ := strings.Cut(text, "\n\n")
	for line := range strings.SplitSeq(strings.ReplaceAll(strings.TrimSuffix(head, "\n"), "\n  ", " "), "\n") {
		key, value, _ := strings.Cut(line, " ")
		switch key {
		case "#":
		case "summary":
			d.Summary = value
		case "why":
			d.Why = value
		case "except":
			d.Exceptions = append(d.Exceptions, value)
		case "failure":
			d.Failure = value
		case "remark":
			d.Remarks = append(d.Remarks, value)
			fallthrough
		case "log":
			d.Logs = append(d.Logs, value)
		case "source":
			d.Sources = append(d.Sources, value)
		default:
			unread = append(unread, line)
		}
	}
	var sections []section
	for line := range strings.Lines(samples) {
		if header, ok := strings.CutPrefix(line, "-- "); ok {
			sections = append(sections, section{header: strings.TrimSuffix(header, " --\n")})
		} else if len(sections) > 0 {
			sections[len(sections)-1].text += line
		}
	}
	for _, s := range sections {
		if !s.addTo(&d) {
			unread = append(unread, s.header)
		}
	}
	return d, unread
}

// addTo reports whether it can read the header.
func (s section) addTo(d *check.Docs) bool {
	which, options, _ := strings.Cut(s.header, " ")
	samples := map[string][]*check.Sample{"bad": {&d.Bad}, "good": {&d.Good}, "both": {&d.Bad, &d.Good}}[which]
	for _, sample := range samples {
		text := &sample.Text
		for option := range strings.FieldsSeq(options) {
			switch key, value, _ := strings.Cut(option, "="); key {
			case "file":
				sample.Files = append(sample.Files, check.SampleFile{Path: strings.ReplaceAll(value, "␠", " ")})
				text = &sample.Files[len(sample.Files)-1].Text
			case "plain":
				sample.Plain = value
			case "ingit":
				sample.InGit = value
			case "path":
				sample.Path = value
			case "platforms":
				sample.Platforms = strings.Split(value, ",")
			case "quoted":
				unquoted, err := strconv.Unquote(strings.TrimSpace(s.text))
				if err != nil {
					return false
				}
				s.text = unquoted
			default:
				return false
			}
		}
		*text = s.text
	}
	return samples != nil
}
