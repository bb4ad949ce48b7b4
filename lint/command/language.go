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

// languages are the programs of each language, apart from those that python -m starts, and how the names of others end.
var languages = [...]struct {
	name     string
	programs Words
	ending   string
}{
	{Python, "python python3 uwsgi manage.py django-admin", ".py"},
	{Node, "node npm npx yarn pnpm bun bunx next nuxt serve http-server pm2 pm2-runtime nodemon ts-node tsx vite", ""},
	{Ruby, "ruby puma rails rackup thin unicorn passenger bundle rake sidekiq", ".rb"},
	{Java, "java mvn mvnw gradle gradlew", ".jar"},
	{Go, "go", ""},
	{OtherLanguage, "dotnet php artisan mix", ".dll"},
}

// Language is the language of the app that a program runs: one of the constants, or "" for an unknown one. r may be nil.
func (r *Run) Language() string {
	if r == nil {
		return ""
	}
	for _, l := range languages {
		if l.programs.Has(r.Base) || l.ending != "" && strings.HasSuffix(r.Base, l.ending) || l.name == Python && r.Program != nil && r.Program.Modules != "" {
			return l.name
		}
	}
	return ""
}
