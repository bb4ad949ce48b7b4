package subject

import (
	"github.com/proclint/proclint/lint/ecosystem"
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

// NodeStart is the command that starts an app by the framework that its package.json lists, or "".
func NodeStart(n *repository.NodePackage) string {
	for _, start := range nodeStarts {
		if n.Lists(start.pkg) {
			return start.command
		}
	}
	return ""
}

// SurelyHasNoStart reports whether nothing starts an app of Node.js: it has neither a Procfile nor a script for that.
func SurelyHasNoStart(a *App) bool {
	n := a.Node()
	hasNone := a.Lacks("Procfile") && n != nil && !n.HasScript("start")
	return hasNone && (NodeStart(n) != "" || !HasRival(a, ecosystem.RuntimeOf("node")))
}
