package subject

import (
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/repository"
)

// NodeStart is the command that starts an app by the framework that its package.json lists, or "".
func NodeStart(n *repository.NodePackage) string {
	for _, start := range ecosystem.Of(ecosystem.Node).ByFramework {
		if n.Lists(start.Package) {
			return start.Command
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
