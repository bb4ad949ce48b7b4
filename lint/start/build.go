package start

import (
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/command"
)

// buildKeys are those of a command that builds the app, beside the one that starts it.
const buildKeys command.Words = "buildCommand"

// installsListed reports whether a build installs what the manifests list, and no other packages.
func installsListed(build string) bool {
	installs := false
	for _, s := range command.Parse(build).Starts() {
		switch s.Base {
		case "pip", "pip3":
			if !installsFromList(s.Args) {
				return false
			}
			installs = true
		case "python", "python3":
		case "npm", "yarn", "pnpm":
			what, names := "install", 0
			for _, w := range s.Args {
				switch {
				case !w.Static:
					return false
				case !strings.HasPrefix(w.Value, "-") && names == 0:
					what, names = w.Value, 1
				case !strings.HasPrefix(w.Value, "-"):
					names++
				}
			}
			const installing command.Words = "install i ci"
			if installing.Has(what) && names > 1 || what == "add" {
				return false
			}
			installs = installs || installing.Has(what)
		default:
			return false
		}
	}
	return installs
}

// installsFromList reports whether the words of pip name only requirements.txt, and the tools that install.
func installsFromList(words []command.Word) bool {
	const tools command.Words = "pip setuptools wheel requirements.txt ./requirements.txt"
	return len(words) > 0 && words[0].Value == "install" && !slices.ContainsFunc(words[1:], func(w command.Word) bool {
		return !w.Static || !strings.HasPrefix(w.Value, "-") && !tools.Has(w.Value) || strings.Contains(w.Value, "index") || strings.Contains(w.Value, "find-links")
	})
}
