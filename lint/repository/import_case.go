package repository

import (
	"path"
	"regexp"
	"strings"

	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/source"
)

// otherNames are modules with uppercase letters that packages of other names install, and those of Python 2. Source: the packages on PyPI.
const otherNames ecosystem.Words = "PIL Crypto Cryptodome OpenSSL MySQLdb IPython Xlib Levenshtein Bio Cython Image DateTime Adafruit_DHT RPi " +
	"Queue ConfigParser StringIO Tkinter SocketServer HTMLParser"

// importsModule begins a line that imports a module of one name.
var importsModule = regexp.MustCompile(`^(?:from|import)[ \t]+([A-Za-z_]\w*)(?:[ \t]|$)`)

// ModuleCaseMistakes are imports of Python whose module is a file beside the start whose case differs, in the files that load as soon as a
// program starts. Linux tells such names apart.
func (r *Repository) ModuleCaseMistakes(start, file string) (found []Mistake) {
	packages := r.Python(start)
	for _, file := range r.Loaded(start, file) {
		text, _ := r.Text(file)
		if path.Ext(file) != ".py" || strings.Contains(text, "sys.path") {
			continue
		}
		for statement := range source.PythonModule(text).Top() {
			name := importsModule.FindStringSubmatch(strings.TrimRight(statement, "\r\n"))
			if name == nil || name[1] == strings.ToLower(name[1]) || otherNames.Has(name[1]) || packages.Open || packages.Mention(ecosystem.Words(name[1])) {
				continue
			}
			module := path.Join(start, name[1])
			spelled := r.Spelled(module + ".py")
			if spelled == "" || r.IsFile(module+".py") || r.IsFolder(module) || path.Dir(spelled) != path.Dir(module+".py") || spelled == file {
				continue
			}
			line := 1 + strings.Count(text[:max(0, strings.Index("\n"+text, "\n"+strings.TrimRight(statement, "\r\n")))], "\n")
			found = append(found, Mistake{Path: file, Line: line, Text: name[1], Right: strings.TrimSuffix(path.Base(spelled), ".py")})
		}
	}
	return found
}
