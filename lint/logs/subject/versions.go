package subject

import (
	"strings"

	"github.com/proclint/proclint/lint/ecosystem"
)

// In is the first language that a line, in lowercase, names by a word that means nothing else, or "".
func In(line string) string {
	const names ecosystem.Words = "python ruby node node.js nodejs php java jdk openjdk elixir erlang rust swift deno bun dotnet .net golang"
	for _, word := range strings.Fields(line) {
		if word = strings.Trim(word, "`'\",:;!()[]"); names.Has(word) {
			return word
		}
	}
	return ""
}
