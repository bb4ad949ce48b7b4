package repository

import (
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/dockerfile"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/platform"
)

// imageIgnore is what docker build leaves out. Sources: docker/docs content/manuals/build/concepts/context.md, and moby/patternmatcher.
var imageIgnore = []platform.IgnoreFile{{Name: ".dockerignore", Patterns: platform.DockerPatterns}}

// ImageIgnored are the files that the Dockerfile copies or starts, and that .dockerignore leaves out: Right takes Text back there.
// Stage is the instruction that needs the file, and Asking the file.
func (r *Repository) ImageIgnored() (found []Mistake) {
	text, known := r.Text(path.Join(r.folder, "Dockerfile"))
	file := path.Join(r.folder, imageIgnore[0].Name)
	ignore, ignores := r.Text(file)
	if !known || !ignores || !r.Complete() || r.HasFile("Dockerfile.dockerignore") {
		return nil
	}
	image := dockerfile.Read(text)
	copiesAll := false
	for _, s := range image.Stages {
		for _, in := range s.Own {
			if in.Word == "COPY" && in.From() == "" && strings.HasPrefix(in.Rest, ". ") {
				copiesAll = true
			}
			for _, word := range needed(&in, copiesAll && len(image.Stages) == 1) {
				p := clean(path.Join(r.folder, word))
				by := r.IgnoredBy(imageIgnore, p).By
				if by == "" || !r.IsFile(p) || len(found) >= mostMissing || slices.ContainsFunc(found, func(m Mistake) bool { return m.Asking == word }) {
					continue
				}
				rows := strings.Split(strings.TrimRight(ignore, "\r\n"), "\n")
				m := Mistake{Path: file, Line: len(rows), Text: strings.TrimRight(rows[len(rows)-1], "\r"), Stage: in.Word, Asking: word}
				m.Right = m.Text + "\n!" + strings.TrimPrefix(strings.TrimPrefix(word, "./"), "/")
				found = append(found, m)
			}
		}
	}
	return found
}

// needed are the files of the app without which an instruction fails: those that it copies, and with all of the app in the image, those that
// it installs from or starts.
func needed(in *dockerfile.Instruction, all bool) (files []string) {
	words := in.Words()
	switch {
	case len(words) == 0 || strings.Contains(in.Rest, "<<"):
	case (in.Word == "COPY" || in.Word == "ADD") && in.From() == "":
		files = words[:len(words)-1]
	case all && in.Word == "RUN":
		for i, word := range words[:len(words)-1] {
			if word == "-r" {
				files = append(files, words[i+1])
			}
		}
	case all && (in.Word == "CMD" || in.Word == "ENTRYPOINT"):
		files = words
	}
	return slices.DeleteFunc(slices.Clone(files), func(word string) bool {
		return strings.ContainsAny(word, "*?$:{}()<>|&;\"'`=") || strings.HasPrefix(word, "-") || path.Clean(word) == "."
	})
}

const (
	// expanding are programs that expand variables of their arguments, or that run what does.
	expanding ecosystem.Words = "sh bash dash ash zsh ksh env envsubst eval npm npx yarn pnpm bun make just foreman honcho supervisord s6-svscan"
	// plainList are the bytes of a list in JSON that needs no quotes in a shell.
	plainList = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.:/,=+@%${}"
)

var portInList = regexp.MustCompile(`(?:^|[^{])\$(?:PORT\b|\{PORT(?::?-\d*)?\})`)

// UnexpandedPort is the list in JSON with which the image starts, where it has $PORT and nothing expands that, or nil. Right runs the same with
// a shell, and Stage is the instruction. Source: docker/docs reference/dockerfile (CMD, exec form).
func (r *Repository) UnexpandedPort() *Mistake {
	file := path.Join(r.folder, "Dockerfile")
	text, known := r.Text(file)
	if !known {
		return nil
	}
	last := dockerfile.Read(text).Last
	word, rest := "CMD", last.Cmd
	if last.Entrypoint != "" {
		word, rest = "ENTRYPOINT", last.Entrypoint
		if last.Cmd != "" {
			return nil // a script may expand its arguments
		}
	}
	rest = strings.TrimSpace(rest)
	if !strings.HasPrefix(rest, "[") || !portInList.MatchString(rest) {
		return nil
	}
	words := (&dockerfile.Instruction{Word: word, Rest: rest}).Words()
	isPlain := true
	for _, w := range words {
		if name := path.Base(w); expanding.Has(name) || strings.HasSuffix(name, ".sh") {
			return nil
		}
		isPlain = isPlain && strings.Trim(w, plainList) == ""
	}
	for i, row := range strings.Split(text, "\n") {
		if !strings.Contains(row, rest) {
			continue
		}
		m := &Mistake{Path: file, Line: i + 1, Text: rest, Stage: word}
		if isPlain && strings.Count(rest, `"`) == 2*len(words) {
			m.Right = `["sh", "-c", "exec ` + strings.Join(words, " ") + `"]`
		}
		return m
	}
	return nil
}

var (
	portKey    = regexp.MustCompile(`^\s*(\w+)\s*=\s*"?(\d+)"?`)
	processKey = regexp.MustCompile(`^\s*[\w-]+\s*=\s*["'](.+)["']\s*$`)
)

// OtherPort is the port that a platform's file in TOML sets, where the only command of the app listens on another one, or nil. Port is that
// one. Source: superfly/docs reference/configuration.html.md.erb.
func (r *Repository) OtherPort(s *platform.Setting) *Mistake {
	file := path.Join(r.folder, s.Files)
	text, _ := r.Text(file)
	var m *Mistake
	table, start, processes := "", "", 0
	for i, row := range strings.Split(text, "\n") {
		row = strings.TrimRight(row, "\r")
		key := portKey.FindStringSubmatch(row)
		switch trimmed := strings.TrimSpace(row); {
		case strings.HasPrefix(trimmed, "["):
			table = strings.Trim(trimmed, "[] ")
		case key != nil && key[1] == s.Keys:
			if m != nil {
				return nil // which one counts isn't known
			}
			m = &Mistake{Path: file, Line: i + 1, Text: trimmed, Port: key[2]}
		case table == "processes" && processKey.MatchString(row):
			start = processKey.FindStringSubmatch(row)[1]
			processes++
		}
	}
	if m == nil || processes > 1 {
		return nil
	}
	if image, known := r.Text(path.Join(r.folder, "Dockerfile")); processes == 0 && known {
		last := dockerfile.Read(image).Last
		if last.Entrypoint != "" {
			return nil
		}
		if start = last.Cmd; strings.HasPrefix(start, "[") {
			start = strings.Join((&dockerfile.Instruction{Word: "CMD", Rest: start}).Words(), " ")
		}
	}
	run := command.Parse(start).Main()
	if run == nil {
		return nil
	}
	port, isFixed := command.FixedPort(run)
	if number := strconv.Itoa(port); isFixed && number != m.Port {
		m.Port, m.Right = number, s.Keys+" = "+number
		return m
	}
	return nil
}
