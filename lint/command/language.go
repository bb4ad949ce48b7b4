package command

import "strings"

// The languages of Language.
const (
	Python        = "python"
	Node          = "node"
	Ruby          = "ruby"
	Java          = "java"
	Go            = "go"
	OtherLanguage = "other" // that of an app that is known to be in none of them
)

// The programs of each language, apart from those that python -m starts.
const (
	pythonPrograms Words = "python python3 uwsgi manage.py django-admin"
	nodePrograms   Words = "node npm npx yarn pnpm bun bunx next nuxt serve http-server pm2 pm2-runtime nodemon ts-node tsx vite"
	rubyPrograms   Words = "ruby puma rails rackup thin unicorn passenger bundle rake sidekiq"
	javaPrograms   Words = "java mvn mvnw gradle gradlew"
	otherPrograms  Words = "dotnet php artisan mix"
)

// Language is the language of the app that a program runs: one of the constants, or "" for an unknown one. r may be nil.
func (r *Run) Language() string {
	switch {
	case r == nil:
		return ""
	case pythonPrograms.Has(r.Base), r.Program != nil && r.Program.Modules != "", strings.HasSuffix(r.Base, ".py"):
		return Python
	case nodePrograms.Has(r.Base):
		return Node
	case rubyPrograms.Has(r.Base), strings.HasSuffix(r.Base, ".rb"):
		return Ruby
	case javaPrograms.Has(r.Base), strings.HasSuffix(r.Base, ".jar"):
		return Java
	case r.Base == "go":
		return Go
	case otherPrograms.Has(r.Base), strings.HasSuffix(r.Base, ".dll"):
		return OtherLanguage
	}
	return ""
}
