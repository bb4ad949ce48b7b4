package logs

import (
	"github.com/proclint/proclint/lint/repository"
)

// nodeStarts are the commands that start what a framework of Node.js builds, by the package of the framework.
var nodeStarts = []struct{ pkg, command string }{
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
		if n.Lists(start.pkg) {
			return start.command
		}
	}
	return ""
}

// lookForStart looks for the script that starts an app of Node.js, and reports whether the app surely has none.
func lookForStart(d *draft) bool {
	repo := d.app.repo
	if repo == nil || !d.app.lacks("Procfile") {
		return false
	}
	n := d.app.node()
	if n == nil || n.HasScript("start") {
		return false
	}
	start := nodeStart(n)
	if start == "" && runtimeOf("node").hasRival(repo) {
		return false
	}
	d.become("start-script-missing", "manifest", n.Path, "start", start)
	d.addScript(n.Path, "start", start)
	return true
}
