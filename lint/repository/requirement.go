package repository

import (
	"path"
	"regexp"
	"strings"

	"github.com/proclint/proclint/lint/ecosystem"
)

var (
	pipComment = regexp.MustCompile(`(^|\s+)#.*$`)
	// pipName, extras, and the rest of a requirement.
	pipRequirement = regexp.MustCompile(`^([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)\s*(?:\[[\w\s,.-]*\])?\s*(.*)$`)
	pipVersions    = regexp.MustCompile(`^` + pipVersion + `(?:\s*,\s*` + pipVersion + `)*\s*,?$`)
	pipPin         = regexp.MustCompile(`^\(?\s*===?\s*([^\s,*)]+)\s*\)?$`)
	pipAddress     = regexp.MustCompile(`^(?:\w+\+)?\w+:`)
	pipArchive     = regexp.MustCompile(`(?i)\.(?:whl|zip|tgz|tbz|txz|tar(?:\.\w+)?)$`)
	localAddress   = regexp.MustCompile(`(?:^|[\s+])file:/+[^\s;#]*|^(?:/home|/Users|/mnt/\w|[A-Za-z]:[\\/])[^\s;]*`)
)

// pipVersion is a comparison with a version, which pip takes only in the form of PEP 440 since 24.1, and before that finds no other one.
const pipVersion = `(?:(?:~=|[=!]=|<=|>=|<|>)\s*v?(?:\d+!)?\d+(?:\.\d+)*(?:\.\*|[-_.]?(?:a|b|c|rc|alpha|beta|pre|preview)[-_.]?\d*)?(?:-\d+|[-_.]?(?:post|rev|r)[-_.]?\d*)?(?:[-_.]?dev[-_.]?\d*)?(?:\+[A-Za-z0-9._-]+)?|===\s*\S+)`

// pipOptions are those of a requirements file, which may be shortened. The others would be options of a requirement.
const pipOptions ecosystem.Words = "--index-url --extra-index-url --pypi-url --no-index --find-links --no-binary --only-binary --prefer-binary --require-hashes --pre " +
	"--trusted-host --use-feature --requirement --constraint --editable --global-option --install-option --hash --config-settings --no-deps"

// Requirements are the lines of a requirements file and of those that it includes.
func (r *Repository) Requirements(file string) []Requirement {
	if _, known := r.listed[file]; !known {
		r.listed[file] = r.requirementsIn(file, map[string]bool{})
	}
	return r.listed[file]
}

func (r *Repository) requirementsIn(file string, seen map[string]bool) (found []Requirement) {
	text, known := r.Text(file)
	if !known || seen[file] || strings.ContainsRune(text, 0) || strings.HasPrefix(text, "version https://git-lfs") {
		return nil
	}
	seen[file] = true
	rows := strings.Split(text, "\n")
	for i := 0; i < len(rows); i++ {
		first, line := i, strings.TrimSuffix(rows[i], "\r")
		for strings.HasSuffix(line, `\`) && i+1 < len(rows) && !strings.HasPrefix(strings.TrimSpace(line), "#") {
			i++
			line = strings.TrimSuffix(line, `\`) + strings.TrimSuffix(rows[i], "\r")
		}
		line = strings.TrimSpace(pipComment.ReplaceAllString(line, ""))
		if line == "" || strings.Contains(line, "${") {
			continue
		}
		made := r.requirement(file, line)
		made.File, made.Line, made.Text = file, first, line
		found = append(found, made)
		if included := made.include(); included != "" {
			found = append(found, r.requirementsIn(path.Join(parent(file), included), seen)...)
		}
	}
	return found
}

// Named is the name of the package in the line.
func (q *Requirement) Named() string {
	if m := pipRequirement.FindStringSubmatch(q.Text); m != nil {
		return m[1]
	}
	return q.Name
}

// include is the file that the line includes, or "".
func (q *Requirement) include() string {
	option, value := requirementOption(q.Text)
	if option == "-r" || option == "--requirement" || option == "-c" || option == "--constraint" {
		return value
	}
	return ""
}

func (r *Repository) requirement(file, line string) (q Requirement) {
	if strings.HasPrefix(line, "-") {
		return r.requirementOption(file, line)
	}
	words := strings.Split(line, " ")
	for i, word := range words {
		if strings.HasPrefix(word, "-") {
			words = words[:i]
			break
		}
	}
	text := strings.TrimSpace(strings.Join(words, " "))
	if q.Local = strings.TrimLeft(localAddress.FindString(text), " +"); q.Local != "" {
		return q
	}
	switch {
	case strings.HasPrefix(text, "."), strings.Contains(text, "/") && !strings.Contains(text, "@") && !strings.Contains(text, ";"), pipAddress.MatchString(text), pipArchive.MatchString(text):
		return q // a folder, an address or an archive, whose names are not read here
	}
	m := pipRequirement.FindStringSubmatch(text)
	if m == nil {
		q.Invalid = true
		return q
	}
	rest, _, isConditional := strings.Cut(m[2], ";")
	rest = strings.TrimSpace(rest)
	q.Name, q.Conditional = pipName(m[1]), isConditional
	inner := strings.TrimSpace(strings.TrimSuffix(strings.TrimPrefix(rest, "("), ")"))
	switch {
	case rest == "" || strings.HasPrefix(rest, "@"):
	case !pipVersions.MatchString(inner):
		q.Invalid = true
	default:
		if pin := pipPin.FindStringSubmatch(rest); pin != nil && !isConditional {
			q.Pin = pin[1]
		}
	}
	return q
}

// requirementOption reads a line that begins with an option. pip ignores a line that begins with a lone hyphen.
func (r *Repository) requirementOption(file, line string) (q Requirement) {
	option, value := requirementOption(line)
	switch {
	case option == "-r" || option == "--requirement":
		included := path.Join(parent(file), value)
		if value != "" && !strings.Contains(value, ":") && Relevant(included) && !r.IsFile(included) {
			q.Missing = included
		}
	case option == "-e" || option == "--editable":
		q.Local = strings.TrimLeft(localAddress.FindString(value), " +")
	case strings.HasPrefix(option, "--"):
		q.Invalid = len(option) > 2 && pipOptions.First(func(known string) bool { return strings.HasPrefix(known, option) }) == ""
	case option != "-" && option != "":
		q.Invalid = !strings.Contains("cifC", option[1:2])
	}
	return q
}
