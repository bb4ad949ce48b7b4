package repository

import (
	"path"
	"regexp"
)

// builders make an app of ASP.NET Core. One without the arguments of the command ignores options such as --urls. Source: dotnet/AspNetCore.Docs
// aspnetcore/fundamentals/configuration/index.md.
var builders = regexp.MustCompile(`\b(?:Create(?:Default|Slim|Empty)?Builder|WebApplication\.Create)\(\s*(\)?)`)

// IgnoresArguments is how a Program.cs makes its app without the arguments of the command, such as CreateBuilder(), or "" where one takes them.
func (r *Repository) IgnoresArguments() (call string) {
	for _, p := range r.Paths() {
		if path.Base(p) != "Program.cs" {
			continue
		}
		text, _ := r.Text(p)
		for _, found := range builders.FindAllStringSubmatch(text, -1) {
			if found[1] == "" {
				return ""
			}
			call = found[0]
		}
	}
	return call
}
