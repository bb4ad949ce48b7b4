// Docs makes the site's documentation of rules and platforms: docs.json, which the page loads because the engine doesn't contain
// it, and one page for each rule and platform, which works without scripts. Each page is also there as Markdown. llms.txt lists
// them for agents, and sitemap.xml for search engines. Its argument is the folder of the site's sources. After -markdown, it is
// the folder of the rules' pages in the repository, and after -check that folder is only compared.
package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"

	"github.com/proclint/proclint/internal/schemas"
	"github.com/proclint/proclint/internal/version"
	"github.com/proclint/proclint/lint/api"
)

func main() {
	job := func(folder string) error { return run(folder, "docs") }
	args := os.Args[1:]
	switch {
	case len(args) == 2 && args[0] == "-markdown":
		job, args = onMarkdown(writeMarkdown), args[1:]
	case len(args) == 2 && args[0] == "-check":
		job, args = onMarkdown(checkMarkdown), args[1:]
	case len(args) != 1:
		fmt.Fprintln(os.Stderr, "usage: docs [-markdown|-check] FOLDER")
		os.Exit(2)
	}
	if err := job(args[0]); err != nil {
		fmt.Fprintln(os.Stderr, "docs:", err)
		os.Exit(1)
	}
}

// onMarkdown makes the pages of the rules as Markdown for a job.
func onMarkdown(job func(folder string, made map[string][]byte) error) func(folder string) error {
	return func(folder string) error {
		made, err := markdownPages(newSite())
		if err != nil {
			return err
		}
		return job(folder, made)
	}
}

// run writes the documentation into folder, with the guides of the folder docs. It removes pages that no longer exist.
func run(folder, docs string) error {
	s := newSite()
	outputs, err := pages(s)
	if err != nil {
		return err
	}
	crawled := crawlerFiles(version.Site(), outputs)
	maps.Copy(outputs, textPages(s))
	guides, err := guidePages(docs)
	if err != nil {
		return err
	}
	maps.Copy(outputs, guides)
	maps.Copy(outputs, crawled)
	if version.Site() != "" { // pages name their pictures by absolute addresses
		drawn, err := pictures(s)
		if err != nil {
			return err
		}
		maps.Copy(outputs, drawn)
	}
	outputs["public/proclint.schema.json"] = []byte(schemas.Configuration())
	outputs["public/report.schema.json"] = []byte(schemas.Report)
	if outputs["src/engine/docs.json"], err = data(); err != nil {
		return err
	}
	for _, made := range []string{"rules", "platforms", "public/rules", "public/platforms", "public/og", "public/sitemap.xml"} {
		if err := os.RemoveAll(filepath.Join(folder, filepath.FromSlash(made))); err != nil {
			return err
		}
	}
	for name, content := range outputs {
		path := filepath.Join(folder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(path, content, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// data is the documentation as one JSON object.
func data() ([]byte, error) {
	return json.Marshal(struct {
		Version   string         `json:"version"`
		Rules     []api.Rule     `json:"rules"`
		Platforms []api.Platform `json:"platforms"`
	}{version.String(), api.Rules().Rules, api.Platforms().Platforms})
}
