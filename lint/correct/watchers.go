package correct

import (
	"path"
	"regexp"
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/logs/subject"
)

// watchers are programs that run a file with node, and again after each change of it. Only development needs them.
const watchers command.Words = "nodemon node-dev supervisor"

// startScript is the script that starts the app, in its line of a package.json.
var startScript = regexp.MustCompile(`"start"\s*:\s*"([^"\\]*)"`)

// withoutWatchers are the fixes of the lines of package.json whose scripts run a file by such a program.
func (s *state) withoutWatchers() (fixes []subject.Fix) {
	a := subject.NewApp(&s.in, "")
	for i, row := range a.Rows("package.json") {
		at := startScript.FindStringSubmatchIndex(row)
		if at == nil {
			continue
		}
		program, file, _ := strings.Cut(row[at[2]:at[3]], " ")
		const code command.Words = ".js .mjs .cjs"
		if watchers.Has(program) && !strings.Contains(file, " ") && code.Has(path.Ext(file)) {
			fixes = append(fixes, subject.ChangeOf(a, a.InRepository("package.json"), i+1, row[:at[2]]+"node "+file+row[at[3]:]))
		}
	}
	return fixes
}
