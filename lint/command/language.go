package command

import "strings"

// The languages of Language.
const (
	Python = "python"
	Node   = "node"
)

// The programs of each language, apart from those that python -m starts.
const (
	pythonPrograms Words = "python python3 uwsgi manage.py django-admin"
	nodePrograms   Words = "node npm npx yarn pnpm bun bunx next nuxt serve http-server pm2 pm2-runtime nodemon ts-node tsx vite"
	otherPrograms  Words = "java dotnet php ruby puma rails rackup thin unicorn passenger bundle artisan mvn gradle mix"
)

// Language is the language of the app that a program runs: Python, Node, "other" for one that is
// known to be neither, and "" for an unknown one. r may be nil.
func (r *Run) Language() string {
	switch {
	case r == nil:
		return ""
	case pythonPrograms.Has(r.Base), r.Program != nil && r.Program.Modules != "", strings.HasSuffix(r.Base, ".py"):
		return Python
	case nodePrograms.Has(r.Base):
		return Node
	case otherPrograms.Has(r.Base), strings.HasSuffix(r.Base, ".jar"), strings.HasSuffix(r.Base, ".dll"):
		return "other"
	}
	return ""
}
