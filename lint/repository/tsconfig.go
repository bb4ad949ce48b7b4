package repository

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/ecosystem"
)

var (
	lineComment  = regexp.MustCompile(`(?m)(^|[\s,{\[])//.*$`)
	blockComment = regexp.MustCompile(`(?s)(^|[\s,{\[])/\*.*?\*/`)
	tsPath       = regexp.MustCompile(`"(outDir|rootDir)"\s*:\s*"([^"]*)"`)
	tsList       = regexp.MustCompile(`(?s)"(include|exclude)"\s*:\s*\[([^\]]*)\]`)
	// othersTS are settings that decide which files tsc reads or writes, besides those above.
	othersTS = regexp.MustCompile(`"(extends|files|references|composite|noEmit|allowJs|outFile|rootDirs|emitDeclarationOnly)"`)
	// compiles is a build that runs tsc alone for the tsconfig.json of its folder.
	compiles = regexp.MustCompile(`^(?:(?:npm run clean|(?:npx )?rimraf [\w./]+|rm -rf [\w./]+|(?:npx )?prisma generate) && )?(?:npx )?tsc(?: (?:-b|--build|(?:-p|--project) (?:\./?|(?:\./)?tsconfig\.json)))?$`)
)

// bundlers write packages into the files that they make.
const bundlers ecosystem.Words = "esbuild webpack rollup ncc tsup vite parcel bun swc rspack rolldown tsdown unbuild"

// KeepsPackages reports whether the build of a package compiles each file of TypeScript alone, so that what it imports isn't in the output.
func (n *NodePackage) KeepsPackages() bool {
	return slices.ContainsFunc(buildScripts.List(), func(name string) bool {
		script := n.Script(name)
		return slices.Contains(strings.Fields(script), "tsc") && !bundlers.AnyIn(script)
	})
}

// Compiled is where tsc writes the program that a command looks for in another place, in outDir or in a folder that the repository
// lacks. It is from the folder of tsconfig.json, and "" where that isn't known. Source: TypeScript documentation, rootDir.
func (r *Repository) Compiled(folder, script string) string {
	text, known := r.Text(path.Join(folder, "tsconfig.json"))
	n := r.Node(folder)
	if !known || n == nil || !slices.ContainsFunc(buildScripts.List(), func(name string) bool { return compiles.MatchString(n.Script(name)) }) {
		return ""
	}
	text = blockComment.ReplaceAllString(lineComment.ReplaceAllString(text, "$1"), "$1")
	set := map[string]string{}
	for _, m := range tsPath.FindAllStringSubmatch(text, -1) {
		set[m[1]] = path.Clean(m[2])
	}
	out, root := set["outDir"], set["rootDir"]
	inside, inOut := strings.CutPrefix(path.Clean(script), out+"/")
	if !inOut {
		first, rest, _ := strings.Cut(inside, "/")
		if inside = rest; r.IsFolder(path.Join(folder, first)) {
			return ""
		}
	}
	if out == "" || out == "." || path.Ext(inside) != ".js" || othersTS.MatchString(text) {
		return ""
	}
	if root == "" {
		if root, _ = r.commonFolder(folder, out, text); root == "" {
			return ""
		}
	}
	source := strings.TrimSuffix(inside, ".js") + ".ts"
	if r.IsFile(path.Join(folder, root, source)) {
		if inOut {
			return ""
		}
		return path.Join(out, inside)
	}
	for _, other := range []string{path.Join("src", source), source} {
		from := strings.TrimPrefix(other, root+"/")
		if r.IsFile(path.Join(folder, other)) && (root == "." || from != other) {
			return path.Join(out, strings.TrimSuffix(from, ".ts")+".js")
		}
	}
	return ""
}

// commonFolder is the longest folder that has all files of TypeScript which tsc compiles, from the folder of tsconfig.json, or ""
// where it's src or another one. Only "." is so in all versions: from 6.0, it's the default (microsoft/TypeScript issue 62194). known is false where
// a list isn't plain.
func (r *Repository) commonFolder(folder, out, text string) (common string, known bool) {
	lists := map[string][]string{}
	for _, m := range tsList.FindAllStringSubmatch(text, -1) {
		for entry := range strings.SplitSeq(m[2], ",") {
			if entry = strings.Trim(strings.TrimSpace(entry), `"`); entry != "" {
				lists[m[1]] = append(lists[m[1]], path.Clean(entry))
			}
		}
	}
	for _, p := range r.index.open().paths {
		file, inFolder := strings.CutPrefix(p, path.Join(folder, ".")+"/")
		if folder == "" {
			file, inFolder = p, true
		}
		isTS := (path.Ext(file) == ".ts" || path.Ext(file) == ".tsx") && !strings.HasSuffix(file, ".d.ts")
		if !inFolder || !isTS || strings.HasPrefix(file, "src/") || strings.HasPrefix(file, out+"/") {
			continue
		}
		included := len(lists["include"]) == 0
		for _, kind := range []string{"include", "exclude"} {
			for _, entry := range lists[kind] {
				in, known := withinEntry(file, entry)
				if !known {
					return "", false
				}
				if in {
					included = kind == "include"
				}
			}
		}
		if included {
			return ".", true
		}
	}
	return "", true
}

// withinEntry reports whether an entry of tsconfig.json has a file, where that is known.
func withinEntry(file, entry string) (in, known bool) {
	start, pattern, isPattern := strings.Cut(entry, "*")
	if ending := strings.TrimPrefix(strings.TrimPrefix(pattern, "*"), "/*"); isPattern && ending != "" && ending != ".ts" {
		return strings.HasSuffix(file, ending), !strings.ContainsAny(ending, "*/") && strings.HasPrefix(pattern, "*/*")
	}
	start = strings.TrimSuffix(start, "/")
	return start == "" || start == "." || strings.HasPrefix(file, start+"/") || file == start, true
}

var (
	// nestBuilds is a build that runs Nest's compiler alone.
	nestBuilds = regexp.MustCompile(`^(?:(?:npm run (?:clean|prebuild)|(?:npx )?rimraf [\w./]+|(?:npx )?prisma generate) && )?(?:npx )?nest build$`)
	// otherNest are settings of nest-cli.json that choose another compiler, or other files.
	otherNest = regexp.MustCompile(`"(webpack|builder|monorepo|projects|entryFile|tsConfigPath|root)"`)
	extendsTS = regexp.MustCompile(`"extends"\s*:\s*"\./tsconfig\.json"`)
	// beforeTS6 is a version of TypeScript whose default of rootDir is the common folder.
	beforeTS6 = regexp.MustCompile(`"typescript"\s*:\s*"[~^]?[345]\.`)
)

// NestCompiled is where Nest's build writes the main file that a command looks for in another place of its output, or "". It compiles by
// tsconfig.build.json, so that a file of TypeScript beside src moves all others to dist/src.
// Sources: nestjs/nest-cli lib/compiler/compiler.ts, and TypeScript documentation, rootDir.
func (r *Repository) NestCompiled(folder, script string) string {
	read := func(name string) string {
		text, _ := r.Text(path.Join(folder, name))
		return blockComment.ReplaceAllString(lineComment.ReplaceAllString(text, "$1"), "$1")
	}
	n, cli, base, build := r.Node(folder), read("nest-cli.json"), read("tsconfig.json"), read("tsconfig.build.json")
	if n == nil || !nestBuilds.MatchString(n.Script("build")) || otherNest.MatchString(cli) || base == "" {
		return ""
	}
	if build == "" {
		build = base
	} else if !extendsTS.MatchString(build) {
		return ""
	}
	out, own := "", extendsTS.ReplaceAllString(build, "")
	for _, m := range tsPath.FindAllStringSubmatch(base+own, -1) {
		if m[1] == "rootDir" {
			return ""
		}
		out = path.Clean(m[2])
	}
	common, known := r.commonFolder(folder, out, own)
	if out == "" || !known || othersTS.MatchString(base+own) || !r.IsFile(path.Join(folder, "src/main.ts")) {
		return ""
	}
	written := path.Join(out, "src/main.js")
	if common == "" {
		manifest, _ := r.Text(n.Path)
		if !beforeTS6.MatchString(manifest) || strings.Contains(base+own, "resolveJsonModule") {
			return ""
		}
		written = path.Join(out, "main.js")
	}
	name := strings.TrimSuffix(path.Clean(script), ".js")
	if name+".js" == written || name != path.Join(out, "main") && name != path.Join(out, "src/main") {
		return ""
	}
	if path.Ext(script) == "" {
		return strings.TrimSuffix(written, ".js")
	}
	return written
}
