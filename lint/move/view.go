package move

import (
	"strings"

	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
)

// view is what a platform makes of a file.
type view struct {
	target   *platform.Target
	doc      *procfile.Document
	reading  platform.Reading
	rejected string
	// assumed says that the platform gives no process of this file, because it reads none or rejects it, and that processes come from its lines.
	assumed   bool
	processes []platform.Process
	// kept are the types of the processes that are not dropped, in order.
	kept []string
	// byLine is the index of the process of a line.
	byLine map[int]int
}

func look(t *platform.Target, doc *procfile.Document) view {
	v := view{target: t, doc: doc, byLine: map[int]int{}}
	v.reading, v.rejected = t.ReadFile(doc.Source)
	v.processes = v.reading.Processes
	if !t.Reads() || v.reading.Error != "" {
		v.assumed, v.processes = true, declared(doc)
	}
	for i := range v.processes {
		p := &v.processes[i]
		// In UTF-16, a byte of a character may look like the end of a line to a platform that reads no UTF-16.
		p.Line = min(p.Line, len(doc.Lines)-1)
		v.byLine[p.Line] = i
		if p.NotStarted == "" {
			v.kept = append(v.kept, p.Type)
		}
	}
	return v
}

// declared are the entries of a file as anybody would read them, the last one of each type.
func declared(doc *procfile.Document) []platform.Process {
	last := map[string]int{}
	var ps []platform.Process
	for _, e := range doc.Entries() {
		p := platform.Process{Type: e.Type, Command: e.Command, Line: e.Line}
		if at, ok := last[p.Type]; ok {
			ps[at] = p
			continue
		}
		last[p.Type] = len(ps)
		ps = append(ps, p)
	}
	return ps
}

func (v *view) at(line int) *platform.Process {
	if i, ok := v.byLine[line]; ok {
		return &v.processes[i]
	}
	return nil
}

// deployed reports whether the platform takes the file.
func (v *view) deployed() bool { return v.reading.Error == "" && v.rejected == "" }

// duty is all that the name of a process type decides on a platform.
type duty struct {
	http    bool
	trigger platform.Trigger
	scale   int
	remark  *platform.Remark
}

func (v *view) duty(name string) duty {
	t := v.target
	d := duty{http: t.IsHTTP(name), trigger: t.RunsAt(name), remark: t.Remark(name)}
	if t.Scale != nil {
		d.scale, _ = t.Scale(name, v.kept)
	}
	return d
}

// sameWords reports whether two commands are the same to whoever runs them: blanks at their ends mean nothing.
func sameWords(a, b string) bool { return strings.Trim(a, " \t\r") == strings.Trim(b, " \t\r") }
