package rules

import (
	"path"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/jsontext"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:      "lock-file-stale",
	Group:     check.RepositoryGroup,
	Kind:      check.Slip,
	Title:     "Lock file without a package of package.json",
	Reach:     check.InOtherFiles,
	AboutFile: true,
	Check:     checkLockFileStale,
})

// nodeLocks are the lock files with which builds install exactly what is in them, and fail where package.json asks for more. Sources: npm
// documentation, npm ci; yarn documentation, yarn install --frozen-lockfile; pnpm documentation, pnpm install --frozen-lockfile.
var nodeLocks = []struct {
	name, command, log string
	has                func(text, name, asked string) bool
}{
	{"package-lock.json", "npm install", "npm error `npm ci` can only install packages when your package.json and package-lock.json are in sync.", inNPMLock},
	{"yarn.lock", "yarn install", "error Your lockfile needs to be updated, but yarn was run with `--frozen-lockfile`.", inYarnLock},
	{"pnpm-lock.yaml", "pnpm install", "ERR_PNPM_OUTDATED_LOCKFILE", inPNPMLock},
}

func checkLockFileStale(p *check.Pass) {
	r := p.Repository
	file := path.Join(r.Folder(), "package.json")
	text, known := r.Text(file)
	manifest, err := jsontext.ParseObject(text)
	// Overrides and workspaces change what a lock file has.
	if p.Variant() || !r.Complete() || !known || err != nil || manifest.Has("workspaces") || manifest.Has("overrides") || manifest.Has("resolutions") || manifest.Has("pnpm") {
		return
	}
	for _, lock := range nodeLocks {
		locked, known := r.Text(path.Join(r.Folder(), lock.name))
		if !known || strings.TrimSpace(locked) == "" {
			continue
		}
		for _, kind := range []string{"dependencies", "devDependencies"} {
			fields := manifest.Object(kind).Fields
			for _, name := range sortedKeys(fields) {
				asked, _ := fields[name].(string)
				if asked == "" || strings.ContainsAny(asked, ":/") || lock.has(locked, name, asked) {
					continue
				}
				p.Report(check.Finding{
					Headline: prose.T("`%s` of `package.json` isn't in `%s`", name, lock.name),
					Effects: p.BuildFailsIn("node", check.NewEffect(check.Error, platform.Rejected, "The build fails: `%s` is out of date.", lock.name).Logged(lock.log),
						platform.HerokuBuildpacks, platform.Herokuish, platform.HerokuCNB, platform.Nixpacks, platform.Railpack),
					Help: prose.T("Run `%s`, and commit `%s`.", lock.command, lock.name),
					Code: &check.CodePlace{Path: file, Line: 1 + strings.Count(text[:max(0, strings.Index(text, `"`+name+`"`))], "\n"), Subject: name},
				})
				return
			}
		}
	}
}

func sortedKeys(fields map[string]any) (names []string) {
	for name := range fields {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// inNPMLock reports whether npm's lock file has a package, by its folder or in version 1 by its name, and not in another major version.
func inNPMLock(text, name, asked string) bool {
	_, entry, has := strings.Cut(text, `"node_modules/`+name+`"`)
	if !has {
		return !strings.Contains(text, `"packages"`) && strings.Contains(text, `"`+name+`"`)
	}
	entry, _, _ = strings.Cut(entry, "}")
	_, version, _ := strings.Cut(entry, `"version": "`)
	wanted, locked := major(strings.TrimLeft(asked, "^~=v")), major(version)
	return wanted == "" || locked == "" || wanted == locked || strings.ContainsAny(asked, "<>|*x -")
}

// major is the number before the first dot of a version, or "".
func major(version string) string {
	number, _, hasDot := strings.Cut(version, ".")
	if !hasDot || strings.Trim(number, "0123456789") != "" {
		return ""
	}
	return number
}

// inYarnLock reports whether yarn's lock file has the entry of a package with the range that package.json asks for.
func inYarnLock(text, name, asked string) bool {
	return strings.Contains(text, name+"@"+asked) || strings.Contains(text, name+"@npm:"+asked)
}

// inPNPMLock reports whether pnpm's lock file names a package at all.
func inPNPMLock(text, name, _ string) bool { return strings.Contains(text, name) }
