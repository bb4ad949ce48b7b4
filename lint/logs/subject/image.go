package subject

import (
	"github.com/proclint/proclint/lint/logs/lex"
	"path"
	"strings"

	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/platform"
)

// IsLeftOut reports whether the last stage of a Dockerfile leaves out a file of the app, which it copies in parts.
func (d *Subject) IsLeftOut(file string) bool {
	s := d.App.LastStage()
	isOf := d.Building || lex.IsOutside(file) || lex.IsUnderModules(file) || !strings.Contains(file, "/") && BuiltFolders.Has(file)
	return !isOf && len(s.Copied) > 0 && !s.Reaches(file)
}

// OutsideWorkdir is the folder of a file that the image has in the folder that it works in, where the path names another one, or "".
func (d *Subject) OutsideWorkdir(file string) string {
	s := d.App.LastStage()
	inApp := lex.InApp(file)
	isElsewhere := lex.IsAbsolute(file) && inApp != file && s.Folder != "/" && !strings.HasPrefix(file, s.Folder+"/")
	if !isElsewhere || d.Building || !d.UsesDockerfile() || !s.Reaches(inApp) {
		return ""
	}
	return strings.TrimSuffix(file, "/"+inApp)
}

// NearOutput is the only path that a step of the Dockerfile makes beside one that it copies, and that no step makes, or "".
func (d *Subject) NearOutput(copied string) (found string) {
	outputs := []string{d.Values["released"], d.Values["built"]}
	words := strings.Fields(d.App.CodeAt("Dockerfile"))
	for i, word := range words {
		if i > 0 && outputOptions.Has(words[i-1]) {
			outputs = append(outputs, strings.Trim(word, `"'`))
		}
	}
	for _, output := range outputs {
		folder := strings.Trim(path.Dir(output), "/")
		if folder == "." || folder == "" || !strings.HasSuffix("/"+path.Dir(copied), "/"+folder) || strings.HasSuffix(output, "/") {
			continue
		}
		near := path.Join(path.Dir(copied), path.Base(output))
		if near == path.Clean(copied) || found != "" && found != near {
			return ""
		}
		found = near
	}
	return found
}

const outputOptions ecosystem.Words = "-o --output --outfile --out"

// UsesDockerfile reports whether the app may run in the image of its Dockerfile.
func (d *Subject) UsesDockerfile() bool {
	_, ok := platform.Lookup(d.OnPlatform + ":dockerfile")
	return d.App.Repo.HasFile("Dockerfile") && (ok || d.OnPlatform == "" && d.First.Process == "")
}
