package platform

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/proclint/proclint/lint/platform/sources"
)

// docFiles have what only the documentation needs. The linker drops them where nothing uses documented.
//
//go:embed docs/*.txt
var docFiles embed.FS

// documented are the facts that no view shows, and the ways.
type documented struct {
	facts Facts
	ways  Ways
}

var read struct {
	once sync.Once
	docs map[string]*documented
}

func documentedOf(id string) *documented {
	read.once.Do(func() { read.docs, _ = readDocs(docFiles) }) // a test reads them without an error
	if d, ok := read.docs[id]; ok {
		return d
	}
	return &documented{}
}

// with adds the facts that views show.
func (d *documented) with(brief func(Topic) Fact) Facts {
	all := make(Facts, len(topicNames))
	copy(all, d.facts)
	for topic := range all {
		if Topic(topic).isBrief() {
			all[topic] = brief(Topic(topic))
		}
	}
	return all
}

// readDocs reads the text files, of which each has a platform, and then the strategies that differ. A strategy's ID has its name also where it is the default.
func readDocs(files fs.FS) (map[string]*documented, error) {
	names, err := fs.Glob(files, "docs/*.txt")
	docs, problems := map[string]*documented{}, []error{err}
	for _, name := range names {
		text, err := fs.ReadFile(files, name)
		problems = append(problems, err)
		for i, section := range strings.Split(string(text), "\n\n== ") {
			platform, d := strings.TrimSuffix(path.Base(name), ".txt"), &documented{facts: make(Facts, len(topicNames))}
			ids := []string{platform}
			if i > 0 {
				strategies, rows, _ := strings.Cut(section, "\n")
				section, ids = rows, strings.Fields(strategies)
				for i := range ids {
					ids[i] = platform + ":" + ids[i]
				}
			}
			for _, row := range strings.Split(strings.TrimSuffix(strings.ReplaceAll(section, "\n  ", "\t"), "\n"), "\n") {
				if !d.add(row) {
					problems = append(problems, fmt.Errorf("%s has %q", name, row))
				}
			}
			for _, id := range ids {
				docs[id] = d
			}
		}
	}
	return docs, errors.Join(problems...)
}

// add adds a fact, the way of a task, or that of all tasks, and reports whether it can read the row.
func (d *documented) add(row string) bool {
	key, text, _ := strings.Cut(row, " ")
	if topic := slices.Index(topicNames[:], key); topic > 0 && !Topic(topic).isBrief() {
		text, evidence, _ := strings.Cut(text, "\t")
		verified, source, _ := strings.Cut(evidence, " ")
		d.facts[topic] = Fact{text, source, Verified(verified)}
		return Verified(verified).known() && text != ""
	}
	kind, said, _ := strings.Cut(text, " ")
	way := Way{Source: said, Verified: Verified(kind)}
	if kind == "none" {
		way = Way{None: said}
	}
	if kind != "none" && !way.Verified.known() {
		return false
	}
	found := false
	for task := range d.ways {
		if key == "tasks" || key == sources.Task(Task(task).String()) {
			d.ways[task], found = way, true
		}
	}
	return found
}
