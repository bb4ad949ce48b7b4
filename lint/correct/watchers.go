package correct

import (
	"path"
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/logs/app"
	"github.com/proclint/proclint/lint/logs/subject"
)

// watchers are programs that run a file with node, and again after each change of it. Only development needs them.
const watchers command.Words = "nodemon node-dev supervisor"

// withoutWatchers are the fixes of the lines of package.json whose scripts run a file by such a program.
func (s *state) withoutWatchers() (fixes []subject.Fix) {
	a := app.New(&s.in, "")
	for i, row := range a.Rows("package.json") {
		key, _, script, _ := settingIn(row)
		program, file, _ := strings.Cut(script, " ")
		const code command.Words = ".js .mjs .cjs"
		if key == "start" && watchers.Has(program) && !strings.Contains(file, " ") && code.Has(path.Ext(file)) {
			fixes = append(fixes, subject.ChangeOf(a, a.InRepository("package.json"), i+1, strings.Replace(row, script, "node "+file, 1)))
		}
	}
	return fixes
}
