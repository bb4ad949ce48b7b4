// Docs prints the documentation that the page shows, of the rules, of the platforms and of the version, as one
// JSON object: the engine does not hold it.
package main

import (
	"encoding/json"
	"fmt"
	"os"

	"github.com/proclint/proclint/internal/version"
	"github.com/proclint/proclint/lint/api"
)

func main() {
	encoder := json.NewEncoder(os.Stdout)
	encoder.SetEscapeHTML(false)
	err := encoder.Encode(struct {
		Version   string         `json:"version"`
		Rules     []api.Rule     `json:"rules"`
		Platforms []api.Platform `json:"platforms"`
	}{version.String(), api.Rules().Rules, api.Platforms().Platforms})
	if err != nil {
		fmt.Fprintln(os.Stderr, "docs:", err)
		os.Exit(1)
	}
}
