package rules

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:     "lfs-pointer",
	Group:    check.RepositoryGroup,
	Kind:     check.Difference,
	Title:    "File in Git LFS that the platform doesn't fetch",
	Reach:    check.InImages,
	CheckRun: checkLFSPointer,
})

// lfsPointer begins each pointer. Source: git-lfs/git-lfs docs/spec.md.
const lfsPointer = "version https://git-lfs.github.com/spec/v1"

// dataFile is a path of data in quotes, as code names it.
var dataFile = regexp.MustCompile(`["']((?:\.?/)?[\w./-]+\.(?:pkl|pickle|joblib|sav|h5|hdf5|keras|pt|pth|bin|onnx|tflite|pb|ckpt|safetensors|gguf|npy|npz|csv|tsv|json|jsonl|parquet|feather|xlsx|db|sqlite|sqlite3|zip|gz|jar|mmdb|model|weights|caffemodel|txt))["']`)

// mostDataFiles is how many paths in code are looked at.
const mostDataFiles = 50

// checkLFSPointer reports a file that a command or the started code reads, and of which git has only the pointer.
func checkLFSPointer(p *check.Pass, v *check.View) {
	starts := p.WorkingFolders(v.Main())
	attributes, _ := p.Repository.Raw(".gitattributes")
	if len(starts) == 0 || p.Repository.NamesBuildpack("lfs") || p.Repository.Names("lfs ") {
		return
	}
	inLFS := func(file string) bool {
		text, known := p.Repository.Raw(file)
		return known && (strings.HasPrefix(string(text), lfsPointer) || tracksInLFS(string(attributes), file))
	}
	_, jar := check.JarOf(v.Main())
	words := []command.Word{jar, v.Main().Name}
	if ref := v.Main().Reference(); ref.Kind == ecosystem.File {
		words = append(words, command.Word{Value: ref.Name, Range: ref.Range, Static: true})
	}
	for _, w := range words {
		if file := path.Join(starts[0], w.Value); w.Value != "" && w.Static && strings.ContainsAny(w.Value, "/.") && inLFS(file) {
			reportPointer(p, v, v.At(w.Range), file, nil, check.NewEffect(check.Error, platform.Crash, "`%s` doesn't start: the platform has only the pointer of Git LFS.", v.Type))
			return
		}
	}
	app, seen := p.StartedApp(v.Main()), 0
	if app == "" {
		return
	}
	for _, code := range p.Repository.Loaded(starts[0], app) {
		text, _ := p.Repository.Text(code)
		for _, at := range dataFile.FindAllStringSubmatchIndex(text, mostDataFiles) {
			name := text[at[2]:at[3]]
			if seen++; seen > mostDataFiles {
				return
			}
			for _, folder := range []string{starts[0], path.Dir(code)} {
				if file := path.Join(folder, name); inLFS(file) {
					place := &check.CodePlace{Path: code, Line: strings.Count(text[:at[0]], "\n") + 1, Text: name, Subject: name}
					reportPointer(p, v, v.At(v.Main().Naming()), file, place, check.NewEffect(check.Warning, platform.Differs, "The app gets the text of a pointer: the platform has no Git LFS."))
					return
				}
			}
		}
	}
}

func reportPointer(p *check.Pass, v *check.View, at procfile.Range, file string, place *check.CodePlace, e check.Effect) {
	p.Report(check.Finding{
		Range:    at,
		Headline: prose.T("`%s` is in Git LFS, which the build doesn't fetch", check.PathPart(file)),
		Effects: p.InRepository(v).Each(func(t *platform.Target) check.Effect {
			if t.BuiltBy != platform.HerokuBuildpacks { // Heroku Dev Center, Deploying with Git: Git LFS
				return check.Effect{}
			}
			return e
		}),
		Help: prose.T("Commit the file without Git LFS, or add the buildpack `heroku-buildpack-git-lfs`."),
		Code: place,
	})
}

// tracksInLFS reports whether .gitattributes gives a file to Git LFS, by its ending, its name or its path.
func tracksInLFS(attributes, file string) bool {
	return slices.ContainsFunc(strings.Split(attributes, "\n"), func(row string) bool {
		words := strings.Fields(row)
		if len(words) < 2 || !slices.Contains(words, "filter=lfs") {
			return false
		}
		pattern := strings.TrimPrefix(words[0], "/")
		return pattern == file || pattern == path.Base(file) || pattern == "*"+path.Ext(file) && path.Ext(file) != ""
	})
}
