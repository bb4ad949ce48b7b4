package cli

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/mattn/go-shellwords"
	"go.yaml.in/yaml/v3"
)

// agentsPage is what agents and their users copy.
const agentsPage = "../../docs/agents.md"

// TestTheCommandsForAgents runs each command that the page for agents names, in the folder of an app.
func TestTheCommandsForAgents(t *testing.T) {
	text := read(t, agentsPage)
	t.Chdir(plant(t, "Procfile", "web : gunicorn shop.wsgi\n", "heroku.yml", "", "deploy.log", "H14\n"))
	ran := 0
	for _, code := range regexp.MustCompile("`(proclint [^`]+)`").FindAllStringSubmatch(text, -1) {
		words, err := shellwords.Parse(strings.ReplaceAll(code[1], "FOLDER", "."))
		if err != nil {
			t.Fatal(err)
		}
		if words[1] == "serve" {
			continue // it would listen
		}
		ran++
		if stdout, stderr, code := run(t, words[1:]...); code == exitFailure {
			t.Errorf("%q: exit code %d: %s%s", words, code, stdout, stderr)
		}
	}
	if ran < 10 {
		t.Errorf("only %d commands", ran)
	}
}

// The recipes on the page have their form: the file of a client, the skill, and a row for each tool.
func TestTheRecipesForAgents(t *testing.T) {
	text := read(t, agentsPage)
	blocks := map[string]string{}
	for _, block := range fenced.FindAllStringSubmatch(text, -1) {
		blocks[block[1]] = block[3]
	}
	var client struct {
		Servers map[string]struct {
			Command string
			Args    []string
		} `json:"mcpServers"`
	}
	if err := json.Unmarshal([]byte(blocks["json"]), &client); err != nil {
		t.Fatal(err)
	}
	if server := client.Servers["proclint"]; server.Command != "proclint" || !slices.Equal(server.Args, []string{"mcp"}) {
		t.Errorf("it starts %+v", server)
	}
	var skill struct{ Name, Description string }
	parts := strings.SplitN(blocks["markdown"], "---\n", 3)
	if len(parts) != 3 || yaml.Unmarshal([]byte(parts[1]), &skill) != nil || skill.Name == "" || skill.Description == "" {
		t.Errorf("the skill begins with %q: %+v", parts, skill)
	}
	var tools []string
	for _, row := range regexp.MustCompile("(?m)^\\| `([a-z]+)` \\|").FindAllStringSubmatch(text, -1) {
		tools = append(tools, row[1])
	}
	slices.Sort(tools)
	if want := toolNames(t); !slices.Equal(tools, want) {
		t.Errorf("the page has the tools %q, and the server %q", tools, want)
	}
}

// What AGENTS.md names exists: the targets of make, files and folders.
func TestTheTextForAgentsOfContributors(t *testing.T) {
	text, makefile := read(t, "../../AGENTS.md"), read(t, "../../Makefile")
	found := 0
	for _, code := range regexp.MustCompile("`([^`]+)`").FindAllStringSubmatch(text, -1) {
		words := strings.Fields(code[1])
		switch {
		case words[0] == "make":
			found++
			if !strings.Contains(makefile, "\n"+words[1]+":") {
				t.Errorf("there is no target %s", words[1])
			}
		case words[0] == "go":
			for _, word := range words[2:] {
				if name := strings.TrimSuffix(word, "/..."); strings.Contains(name, "/") {
					found++
					if _, err := os.Stat(filepath.Join("../..", name)); err != nil {
						t.Error(err)
					}
				}
			}
		case strings.ContainsAny(code[1], "/."):
			found++
			if _, err := os.Stat(filepath.Join("../..", code[1])); err != nil {
				t.Error(err)
			}
		}
	}
	if found < 10 {
		t.Errorf("only %d names", found)
	}
}
