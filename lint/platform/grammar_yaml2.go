package platform

import (
	"sort"
	"strconv"
	"strings"

	yaml2 "go.yaml.in/yaml/v2"
)

// decodeYAML2 reads with the library itself.
func decodeYAML2(src []byte) Reading {
	var m yaml2Map
	if err := contained(func() error { return yaml2.Unmarshal(src, &m) }); err != nil {
		return yamlFailure(src, shortened(err))
	}
	r := Reading{ErrorLine: -1}
	for name, command := range m.commands {
		r.Processes = append(r.Processes, Process{Type: name, Command: command, Line: max(m.lines[name], 1)})
	}
	sort.Sort(byLine(r.Processes))
	lines := newYAMLLines(src)
	for i := range r.Processes {
		r.Processes[i].Line = lines.at(r.Processes[i].Line)
	}
	return r
}

// maxMisfits limits the values that an error names.
const maxMisfits = 50

// shortened is an error of yaml.v2 that names no more than maxMisfits values.
func shortened(err error) error {
	// errors.As would add 28 KB to the browser's download.
	if misfits, ok := err.(*yaml2.TypeError); ok && len(misfits.Errors) > maxMisfits {
		return &yaml2.TypeError{Errors: misfits.Errors[:maxMisfits]}
	}
	return err
}

// yaml2Map is a map of strings as yaml.v2 decodes it, and for each key the last line that has it, counted from one as YAML counts.
type yaml2Map struct {
	commands map[string]string
	lines    map[string]int
}

// UnmarshalYAML decodes the map, and then the lines.
func (m *yaml2Map) UnmarshalYAML(unmarshal func(any) error) error {
	if err := unmarshal(&m.commands); err != nil {
		return err
	}
	// This value was decoded before, so its only possible error is too many aliases. The keys up to there have their lines.
	var keys map[yaml2Key]yaml2Ignored
	_ = unmarshal(&keys)
	m.lines = make(map[string]int, len(m.commands))
	for key := range keys {
		m.lines[key.text] = max(m.lines[key.text], int(key.line))
	}
	if _, ok := m.commands[""]; ok && m.lines[""] == 0 { // a null, which has the line of its value
		var values map[string]yaml2Line
		_ = unmarshal(&values)
		m.lines[""] = int(values[""])
	}
	return nil
}

// yaml2Key is a key and its line. For a null, both are zero.
type yaml2Key struct {
	text string
	line yaml2Line
}

// UnmarshalYAML decodes the key.
func (k *yaml2Key) UnmarshalYAML(unmarshal func(any) error) error {
	if err := unmarshal(&k.text); err != nil {
		return err
	}
	return k.line.UnmarshalYAML(unmarshal)
}

// yaml2Ignored is a value that isn't decoded.
type yaml2Ignored struct{}

// UnmarshalYAML leaves the value alone.
func (yaml2Ignored) UnmarshalYAML(func(any) error) error { return nil }

// yaml2Line is the line of a node, which is zero for a null.
type yaml2Line int

// UnmarshalYAML takes the line from an error: yaml.v2 shows it nowhere else. No value fits a function.
func (l *yaml2Line) UnmarshalYAML(unmarshal func(any) error) error {
	var unfit func()
	err := unmarshal(&unfit)
	misfit, ok := err.(*yaml2.TypeError)
	if !ok {
		return err
	}
	digits, _, _ := strings.Cut(strings.TrimPrefix(misfit.Errors[0], "line "), ":")
	line, err := strconv.Atoi(digits)
	*l = yaml2Line(line)
	return err
}

var yaml2Parser = &Parser{Name: "yaml.v2", Parse: parseYAML2}

// parseYAML2 reads a file with yaml.v2 as a map of strings: the last of equal keys wins. Error is the library's text.
func parseYAML2(src []byte) Reading {
	if ps, ok := plainYAML(src); ok {
		return Reading{Processes: keepLast(ps), ErrorLine: -1}
	}
	if tooDeep(src) {
		return Reading{Error: yamlTooDeep, ErrorLine: -1}
	}
	return decodeYAML2(src)
}
