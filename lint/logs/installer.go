package logs

import (
	"path"
	"strings"

	"github.com/proclint/proclint/lint/jsontext"
	"github.com/proclint/proclint/lint/repository"
)

// nodeInstallers are the package managers of Node.js, with what adds a package, also to an app in a folder.
var nodeInstallers = []struct{ program, add, addInFolder string }{
	{"yarn", "yarn add", "yarn --cwd <folder> add"},
	{"pnpm", "pnpm add", "pnpm --dir <folder> add"},
	{"bun", "bun add", "bun add --cwd <folder>"},
	{"npm", "npm install", "npm install --prefix <folder>"},
}

// nodeInstaller is the package manager of Node.js whose lock file the app has, or that its package.json names.
func (d *draft) nodeInstaller() string { return d.nodeInstallerIn("") }

// nodeInstallerIn is that of a folder of the app.
func (d *draft) nodeInstallerIn(folder string) string {
	for _, n := range nodeInstallers {
		for _, lock := range lockFilesOf(n.program, d.OnPlatform).List() {
			if d.app.hasFile(path.Join(folder, lock)) {
				return n.program
			}
		}
	}
	text, _ := d.app.codeAt(path.Join(folder, "package.json"))
	if o, err := jsontext.ParseObject(text); err == nil {
		value, _ := o.Fields["packageManager"].(string)
		for _, n := range nodeInstallers {
			if strings.HasPrefix(value, n.program+"@") {
				return n.program
			}
		}
	}
	return "npm"
}

// adds is the command that adds a package to the app in a folder, which is "" for the root.
func (d *draft) adds(folder string) string {
	program := d.nodeInstallerIn(folder)
	for _, n := range nodeInstallers {
		if n.program == program && folder != "" {
			return strings.Replace(n.addInFolder, "<folder>", folder, 1)
		} else if n.program == program {
			return n.add
		}
	}
	return ""
}

// nodeStarts are the commands that start what a framework of Node.js builds, by the package of the framework.
var nodeStarts = []named[string]{
	{"nuxt", "node .output/server/index.mjs"},
	{"next", "next start"},
	{"@nestjs/core", "node dist/main"},
	{"@sveltejs/adapter-node", "node build"},
	{"@react-router/serve", "react-router-serve ./build/server/index.js"},
	{"@remix-run/serve", "remix-serve ./build/server/index.js"},
	{"@astrojs/node", "node ./dist/server/entry.mjs"},
	{"@strapi/strapi", "strapi start"},
	{"@medusajs/medusa", "medusa start"},
}

// nodeStart is the command that starts an app by the framework that its package.json lists, or "".
func nodeStart(n *repository.NodePackage) string {
	for _, start := range nodeStarts {
		if n != nil && n.Lists(start.name) {
			return start.is
		}
	}
	return ""
}

// surelyHasNoStart reports whether nothing starts an app of Node.js: it has neither a Procfile nor a script for that.
func (a *app) surelyHasNoStart() bool {
	n := a.node()
	if !a.lacks("Procfile") || n == nil || n.HasScript("start") {
		return false
	}
	return nodeStart(n) != "" || !runtimeOf("node").hasRival(a.repo)
}
