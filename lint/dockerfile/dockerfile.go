// Package dockerfile takes a Dockerfile apart into its stages and their instructions. Arguments and variables stay as they are.
package dockerfile

import (
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// Instruction is an instruction of a stage.
type Instruction struct {
	Word   string   // its name, in uppercase
	Rest   string   // what follows, with the lines that continue it
	Line   int      // the first of its lines, one-based
	Folder string   // where it runs: that of WORKDIR is the new one
	here   []string // the lines of its here-documents
}

// Text is Rest with the lines of its here-documents.
func (in *Instruction) Text() string { return in.Rest + "\n" + strings.Join(in.here, "\n") }

var options = regexp.MustCompile(`^(--\S+\s*)+`)

// Words are those of Rest after the options, also where they are a list in JSON.
func (in *Instruction) Words() []string {
	rest := options.ReplaceAllString(in.Rest, "")
	if strings.HasPrefix(rest, "[") {
		return strings.FieldsFunc(rest, func(r rune) bool { return strings.ContainsRune(" \t\",[]", r) })
	}
	return strings.Fields(rest)
}

// From is the stage or the image that a COPY takes files from, or "".
func (in *Instruction) From() string {
	_, rest, _ := strings.Cut(in.Rest, "--from=")
	if words := strings.Fields(rest); in.Word == "COPY" && len(words) > 0 {
		return words[0]
	}
	return ""
}

// Stage is a stage of a Dockerfile.
type Stage struct {
	Name            string // that after AS, or ""
	Image           string // the image that it starts from, maybe by other stages, or ""
	Folder          string // where its last instruction runs
	Entrypoint, Cmd string // the rest of those instructions, or ""

	Own    []Instruction // without those of the stage that it starts from
	base   *Stage        // that stage, or nil
	ownCmd bool
}

// All are the instructions of the stages that it starts from, and its own.
func (s *Stage) All() []Instruction {
	var all [][]Instruction
	for ; s != nil; s = s.base {
		all = append(all, s.Own)
	}
	slices.Reverse(all)
	return slices.Concat(all...)
}

// File is a Dockerfile.
type File struct {
	Stages []*Stage
	Last   *Stage // in a file without a FROM, what has the instructions
	names  map[string]*Stage
}

// Stage is the stage of a name or a number from 0, or nil.
func (f *File) Stage(name string) *Stage { return f.names[strings.ToLower(name)] }

// Read takes a Dockerfile apart.
func Read(text string) *File {
	f := &File{Last: &Stage{Folder: "/"}, names: map[string]*Stage{}}
	for _, in := range instructions(text) {
		words := append(in.Words(), "", "", "")
		if in.Word == "FROM" {
			f.start(words)
		}
		s := f.Last
		switch in.Word {
		case "WORKDIR":
			s.Folder = In(s.Folder, words[0])
		case "CMD":
			s.Cmd, s.ownCmd = in.Rest, true
		case "ENTRYPOINT":
			if s.Entrypoint = in.Rest; !s.ownCmd {
				s.Cmd = "" // that of another stage
			}
		}
		in.Folder = s.Folder
		s.Own = append(s.Own, in)
	}
	return f
}

// start starts a stage by the words of its FROM.
func (f *File) start(words []string) {
	s := &Stage{Image: words[0], Folder: "/"}
	if base := f.Stage(words[0]); base != nil {
		s = &Stage{Image: base.Image, Folder: base.Folder, Entrypoint: base.Entrypoint, Cmd: base.Cmd, base: base}
	}
	if strings.EqualFold(words[1], "AS") {
		s.Name = words[2]
		f.names[strings.ToLower(s.Name)] = s
	}
	f.names[strconv.Itoa(len(f.Stages))] = s
	f.Stages, f.Last = append(f.Stages, s), s
}

// In is a path of an image from the folder where an instruction runs.
func In(folder, name string) string {
	if path.IsAbs(name) {
		return path.Clean(name)
	}
	return path.Join(folder, name)
}

// hereDocument is the word of an instruction before the lines up to one with its end.
var hereDocument = regexp.MustCompile(`^\d*<<-?["']?(\w+)["']?$`)

// instructions are those of a text. Comments and empty lines are left out, also among the lines that continue an instruction.
func instructions(text string) (all []Instruction) {
	escape, start := `\`, 0
	var whole strings.Builder // the lines of an instruction so far
	var ends []string         // of the here-documents that the next lines are of
	rows := strings.Split(text+"\n", "\n")
	for i, row := range rows {
		trimmed := strings.TrimSpace(row)
		switch {
		case len(ends) > 0 && trimmed == ends[0]:
			ends = ends[1:]
		case len(ends) > 0:
			last := &all[len(all)-1]
			last.here = append(last.here, row)
		case strings.HasPrefix(trimmed, "#"):
			if len(all) == 0 && strings.ReplaceAll(strings.ToLower(trimmed), " ", "") == "#escape=`" {
				escape = "`"
			}
		case trimmed != "" || i == len(rows)-1:
			if whole.Len() == 0 {
				start = i + 1
			}
			more, continued := strings.CutSuffix(strings.TrimRight(row, " \t\r"), escape)
			if whole.WriteString(more); continued {
				continue
			}
			if in := newInstruction(whole.String()); in.Word != "" {
				in.Line, ends = start, in.ends()
				all = append(all, in)
			}
			whole.Reset()
		}
	}
	return all
}

func newInstruction(text string) Instruction {
	text = strings.TrimSpace(text)
	end := strings.IndexFunc(text+" ", unicode.IsSpace)
	return Instruction{Word: strings.ToUpper(text[:end]), Rest: strings.TrimSpace(text[end:])}
}

// ends are the lines that end its here-documents.
func (in *Instruction) ends() (ends []string) {
	if in.Word != "RUN" && in.Word != "COPY" && in.Word != "ADD" {
		return nil
	}
	for _, word := range strings.Fields(in.Rest) {
		if m := hereDocument.FindStringSubmatch(word); m != nil {
			ends = append(ends, m[1])
		}
	}
	return ends
}

// CopiedAs are the names of the files that may be a program of the last stage: its own name, and those of the files of other stages that
// are copied as it.
func (f *File) CopiedAs(program string) []string {
	names := []string{program}
	for _, in := range f.Last.All() {
		words := in.Words()
		if in.From() != "" && len(words) == 2 && path.Base(words[1]) == program {
			names = append(names, path.Base(words[0]))
		}
	}
	return names
}

// Sources are the folders of the app, from its own, whose files a stage may have in a folder.
func (s *Stage) Sources(folder string) (found []string) {
	for _, in := range s.All() {
		words := in.Words()
		if in.Word != "COPY" && in.Word != "ADD" || in.From() != "" || len(words) < 2 {
			continue
		}
		to := strings.TrimSuffix(In(in.Folder, words[len(words)-1]), "/") + "/"
		inside, isIn := strings.CutPrefix(folder+"/", to)
		for _, from := range words[:len(words)-1] {
			if path.Ext(from) != "" && from != "." {
				from = path.Dir(from) // of a file
			}
			if app := path.Join(from, inside); isIn && !slices.Contains(found, app) {
				found = append(found, app)
			}
		}
	}
	return found
}

// Mounted is the folder of the app, from its own, if a step has it where it runs, or none.
func (in *Instruction) Mounted() []string {
	for _, word := range strings.Fields(in.Rest) {
		if options, isMount := strings.CutPrefix(word, "--mount="); isMount && strings.Contains(options, "type=bind") && strings.Contains(options+",", "target=.,") && !strings.Contains(options, "source=") {
			return []string{"."}
		}
	}
	return nil
}
