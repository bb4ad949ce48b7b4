package main

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"

	yaml2 "go.yaml.in/yaml/v2"
	yaml3 "go.yaml.in/yaml/v3"

	"github.com/proclint/proclint/lint/platform"
)

// reading is what a parser makes of a file: processes, or an error.
type reading struct {
	processes [][2]string
	err       string
}

func (r reading) String() string {
	if r.err != "" {
		return fmt.Sprintf("error %q", r.err)
	}
	return fmt.Sprintf("%q", r.processes)
}

// readerPeer compares a parser with those of targets: whether it reads a file, and which processes, in the order of their names.
// sameErrors compares the texts of errors too.
func readerPeer(name string, read func([]byte) (reading, error), sameErrors bool, ids ...string) *peer {
	return &peer{name: name, differs: func(src []byte) (string, error) {
		theirs, err := read(src)
		if err != nil {
			return "", err
		}
		sorted(theirs.processes)
		for _, id := range ids {
			ours := ourReading(id, src)
			same := (ours.err == "") == (theirs.err == "") && (!sameErrors || ours.err == theirs.err) && slices.Equal(ours.processes, theirs.processes)
			if !same {
				return fmt.Sprintf("%s reads %v, the real one %v", id, ours, theirs), nil
			}
		}
		return "", nil
	}}
}

// secondPeer compares a parser with the one that a target runs after its own: the error with which it rejects a file.
func secondPeer(name string, read func([]byte) (reading, error), id string) *peer {
	return &peer{name: name, differs: func(src []byte) (string, error) {
		theirs, err := read(src)
		if err != nil {
			return "", err
		}
		target, ok := platform.Lookup(id)
		if !ok {
			panic("conformance: no target " + id)
		}
		if r, rejected := target.ReadFile(src); r.Error == "" && rejected != theirs.err {
			return fmt.Sprintf("%s rejects with %q, the real one with %q", id, rejected, theirs.err), nil
		}
		return "", nil
	}}
}

func sorted(processes [][2]string) {
	slices.SortStableFunc(processes, func(a, b [2]string) int { return cmp.Compare(a[0], b[0]) })
}

// ourReading is what the parser of a target makes of a file.
func ourReading(id string, src []byte) reading {
	target, ok := platform.Lookup(id)
	if !ok {
		panic("conformance: no target " + id)
	}
	r := target.Read(src)
	ours := reading{err: r.Error}
	for _, p := range r.Processes {
		ours.processes = append(ours.processes, [2]string{p.Type, p.Command})
	}
	sorted(ours.processes)
	return ours
}

// yamlPeers are the YAML libraries, called as the platforms call them.
func yamlPeers() []*peer {
	v2 := func(src []byte) (reading, error) { return yamlReading(yaml2.Unmarshal, src) }
	return []*peer{
		readerPeer("yaml.v2 as Cloud Foundry and Deis", v2, false, "cloud-foundry", "deis"),
		readerPeer("yaml.v2 as Railway", func(src []byte) (reading, error) {
			return v2(bytes.ReplaceAll(src, []byte("\r\n"), []byte("\n")))
		}, false, "railway"),
		readerPeer("yaml.v3 as Drycc", func(src []byte) (reading, error) { return yamlReading(yaml3.Unmarshal, src) }, false, "drycc"),
	}
}

func yamlReading(unmarshal func([]byte, any) error, src []byte) (r reading, err error) {
	processes := map[string]string{}
	if err := unmarshal(src, &processes); err != nil {
		return reading{err: err.Error()}, nil
	}
	for name, command := range processes {
		r.processes = append(r.processes, [2]string{name, command})
	}
	return r, nil
}
