package main

import (
	"encoding/json"
	"html"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/proclint/proclint/internal/docpages"
	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
)

func made(t *testing.T) map[string]string {
	t.Helper()
	contents, err := pages(newSite())
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for name, content := range contents {
		out[name] = string(content)
	}
	return out
}

var (
	hrefs = regexp.MustCompile(`<a [^>]*href="([^"]*)"`)
	ids   = regexp.MustCompile(` id="([^"]*)"`)
)

func TestLinksLeadSomewhere(t *testing.T) {
	all := made(t)
	for name, content := range all {
		links := hrefs.FindAllStringSubmatch(content, -1)
		if len(links) < 10 {
			t.Errorf("%s has only %d links", name, len(links))
		}
		for _, match := range links {
			href := html.UnescapeString(match[1])
			if strings.HasPrefix(href, "https://") {
				continue
			}
			if problem := lead(all, name, href); problem != "" {
				t.Errorf("%s: %q %s", name, href, problem)
			}
		}
	}
}

// TestReferencesNameStrategies: no platform has an empty list of strategies behind its title, and those that read no
// Procfile aren't among those on which a rule finds nothing.
func TestReferencesNameStrategies(t *testing.T) {
	for name, content := range made(t) {
		if strings.Contains(content, "</a> ()") || strings.Contains(content, "</a> (, ") {
			t.Errorf("%s names a strategy without a name", name)
		}
	}
	rule, _ := lint.RuleByName("sudo")
	_, silent, err := docpages.Effects(rule)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range silent {
		if target, ok := platform.Lookup(r.ID); ok && target.Platform().ReadsNone() {
			t.Errorf("%s reads no Procfile, and sudo finds nothing there", r.ID)
		}
	}
}

var try = regexp.MustCompile(`^try=rules/([a-z0-9-]+)/(bad|good)$`)

// lead reports what is wrong with a link of a page, or nothing.
func lead(all map[string]string, name, href string) string {
	file, fragment, _ := strings.Cut(href, "#")
	target := path.Join(path.Dir(name), file)
	if file == "" {
		target = strings.TrimSuffix(name, ".html")
	}
	switch target {
	case "api", "embedding":
		return ""
	case ".": // the editor
		example := try.FindStringSubmatch(fragment)
		if fragment == "" {
			return ""
		}
		if example == nil {
			return "is no example"
		}
		if _, ok := lint.RuleByName(example[1]); !ok {
			return "names no rule"
		}
		return ""
	}
	content, ok := all[target+".html"]
	if !ok {
		return "leads nowhere"
	}
	if fragment != "" && !slices.ContainsFunc(ids.FindAllStringSubmatch(content, -1), func(m []string) bool { return m[1] == fragment }) {
		return "names no part of it"
	}
	return ""
}

func TestIdsAreUnique(t *testing.T) {
	for name, content := range made(t) {
		seen := map[string]bool{}
		for _, match := range ids.FindAllStringSubmatch(content, -1) {
			if seen[match[1]] {
				t.Errorf("%s: id %q stands twice", name, match[1])
			}
			seen[match[1]] = true
		}
	}
}

// attack is what must not become a part of a page.
const attack = `<script>alert("1")</script>' onload=x &amp;`

func TestTextsAreEscaped(t *testing.T) {
	s := newSite()
	sample := check.Sample{Text: attack + "\n", Path: attack}
	docs := lint.Docs{Summary: attack, Why: attack, Bad: sample, Good: sample, Logs: []string{attack}, Sources: []string{attack, "a/b " + attack}}
	s.Groups[0].Rules = append(s.Groups[0].Rules, newRulePage(documented("hostile", attack, docs)))
	all, err := pages(s)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"rules.html", "rules/hostile.html"} {
		content := string(all[name])
		if strings.Contains(content, `<script>alert`) || strings.Contains(content, `alert("1`) {
			t.Errorf("%s has an unescaped text", name)
		}
		if !strings.Contains(html.UnescapeString(content), attack) {
			t.Errorf("%s lacks the text", name)
		}
	}
}

// The site's policy forbids scripts and styles in a page.
func TestPagesHoldNeitherScriptNorStyle(t *testing.T) {
	inline := regexp.MustCompile(`<script>|<script [^>]*>[^<]|<style| style="| on[a-z]+="`)
	for name, content := range made(t) {
		if found := inline.FindString(content); found != "" {
			t.Errorf("%s has %q", name, found)
		}
	}
}

func TestEmptyPartsDoNotShow(t *testing.T) {
	empty := regexp.MustCompile(`<(ul|ol|dl|p|dd|section|code)[^>]*>\s*</`)
	for name, content := range made(t) {
		for _, found := range empty.FindAllString(content, -1) {
			if !strings.Contains(found, `id="results"`) && !strings.Contains(found, `id="found"`) {
				t.Errorf("%s has %q", name, found)
			}
		}
	}
}

func TestEffectsAreToldByPlatform(t *testing.T) {
	r, _ := lint.RuleByName("missing-colon")
	found, _, err := docpages.Effects(r)
	if err != nil {
		t.Fatal(err)
	}
	if found[0].Severity != lint.Error || !found[0].Concerns("heroku") || !found[0].Concerns("drycc") || found[0].Concerns("code-capsules") {
		t.Errorf("errors: %+v", found[0])
	}
	for _, j := range found {
		for _, e := range j.Effects {
			for _, p := range e.Platforms {
				if p.ID == "heroku" && j.Severity == lint.Error && !slices.Equal(p.Strategies, []string{"fir"}) {
					t.Errorf("an error on Heroku is that of %v", p.Strategies)
				}
			}
			if strings.Contains(e.Text, "write “web") {
				t.Errorf("%q still has the advice", e.Text)
			}
		}
	}
}

func TestRunWritesWhatTheSiteIsBuiltOf(t *testing.T) {
	folder := t.TempDir()
	gone := []string{"rules/gone.html", "public/sitemap.xml"}
	for _, name := range gone {
		old := filepath.Join(folder, name)
		if err := os.MkdirAll(filepath.Dir(old), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(old, nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := run(folder, "../../../docs"); err != nil {
		t.Fatal(err)
	}
	for _, name := range gone {
		if _, err := os.Stat(filepath.Join(folder, name)); err == nil {
			t.Errorf("%s of another build is still there", name)
		}
	}
	content, err := os.ReadFile(filepath.Join(folder, "src/engine/docs.json"))
	if err != nil {
		t.Fatal(err)
	}
	var docs struct {
		Rules []struct{ Logs []string }
	}
	if err := json.Unmarshal(content, &docs); err != nil || len(docs.Rules) != len(lint.Rules()) {
		t.Errorf("%v, %d rules", err, len(docs.Rules))
	}
	for _, name := range []string{"platforms/heroku.html", "public/llms.txt", "public/robots.txt", "public/proclint.schema.json", "public/report.schema.json"} {
		if _, err := os.Stat(filepath.Join(folder, name)); err != nil {
			t.Error(err)
		}
	}
}

// TestEachPageIsThereAsMarkdown: at the address of the page, and llms.txt lists it.
func TestEachPageIsThereAsMarkdown(t *testing.T) {
	s := newSite()
	shown, err := pages(s)
	if err != nil {
		t.Fatal(err)
	}
	texts := textPages(s)
	list := string(texts["public/llms.txt"])
	found := 0
	for name := range shown {
		page, isHTML := strings.CutSuffix(name, ".html")
		if !isHTML || !strings.Contains(page, "/") || isStandIn(path.Base(page)) {
			continue
		}
		found++
		text := string(texts["public/"+page+".md"])
		if !strings.HasPrefix(text, "# ") || !strings.Contains(text, "`"+path.Base(page)+"`") {
			t.Errorf("%s: %.100q", page, text)
		}
		if !strings.Contains(string(shown[name]), `<link rel="alternate" type="text/markdown" href="../`+page+`.md" />`) {
			t.Errorf("%s doesn't name its Markdown", page)
		}
		if strings.Count(list, "("+page+".md): ") != 1 {
			t.Errorf("llms.txt doesn't list %s once", page)
		}
		for _, link := range regexp.MustCompile(`\]\(\.\./([a-z0-9/-]+\.md)\)`).FindAllStringSubmatch(text, -1) {
			if texts["public/"+link[1]] == nil {
				t.Errorf("%s links to %s", page, link[1])
			}
		}
	}
	const others = 3 // llms.txt and the two lists
	if found != len(texts)-others || found != strings.Count(list, ".md): ")-len(guides) {
		t.Errorf("%d pages, %d texts", found, len(texts)-others)
	}
	if !strings.Contains(string(texts["public/platforms/heroku.md"]), "](../rules/") {
		t.Error("the page of a platform has no rules")
	}
}

// TestEachPlatformHasAPage: in its group of the list, with its other names, which the search reads.
func TestEachPlatformHasAPage(t *testing.T) {
	site := made(t)
	_, groups, _ := strings.Cut(site["platforms.html"], `<div id="all">`)
	for _, p := range platform.All() {
		page, ok := site["platforms/"+p.ID+".html"]
		if !ok || !strings.Contains(page, "<h1>"+html.EscapeString(p.Title)+"</h1>") {
			t.Errorf("%s has no page", p.ID)
		}
		if says := strings.Contains(page, "proclint lint --platform "+p.ID); says == p.ReadsNone() {
			t.Errorf("the page of %s shows how to check for it: %v", p.ID, says)
		}
		answers, rest, _ := strings.Cut(page, "</dl>")
		word := "<b>Yes"
		if p.ReadsNone() {
			word = "<b>No.</b>"
		}
		if !strings.Contains(answers, word) || !strings.Contains(answers, "How many processes start?") || !strings.Contains(rest, "<pre") {
			t.Errorf("the page of %s doesn't begin with what a newcomer asks", p.ID)
		}
		_, group, _ := strings.Cut(groups, `aria-labelledby="`+p.Group().String()+`"`)
		group, _, _ = strings.Cut(group, "</section>")
		if !strings.Contains(group, `<a href="platforms/`+p.ID+`">`) {
			t.Errorf("%s isn't in the group %s", p.ID, p.Group())
		}
		for _, alias := range p.AlsoNamed() {
			if !strings.Contains(group, alias) {
				t.Errorf("the list lacks the alias %s", alias)
			}
		}
	}
}

func isStandIn(name string) bool {
	return slices.ContainsFunc(platform.AllAliases(), func(s platform.Alias) bool { return s.Page() == name })
}

// TestANameWithoutAnEntryHasAPage: it says in a sentence what stands for the name, or what the nearest platform is.
func TestANameWithoutAnEntryHasAPage(t *testing.T) {
	site := made(t)
	for name, wants := range map[string][]string{
		"hephy":  {"<h1>Hephy Workflow</h1>", "with the same parser", `as for <a href="deis">Deis v1</a>`},
		"canine": {"<h1>Canine</h1>", "Paketo&#39;s", `the nearest is <a href="heroku">Heroku (fir)</a>`},
	} {
		for _, want := range wants {
			if !strings.Contains(site["platforms/"+name+".html"], want) {
				t.Errorf("the page of %s lacks %q", name, want)
			}
		}
	}
	if !strings.Contains(site["platforms/deis.html"], `Hephy Workflow (<code>hephy</code>)`) {
		t.Error("the page of Deis doesn't say that it stands for Hephy")
	}
}

// TestLogLinesNameTheirPlatforms: a line of a platform links to it, one of a program or a shell to none.
func TestLogLinesNameTheirPlatforms(t *testing.T) {
	all := made(t)
	for name, want := range map[string]string{
		"file-name": `<li><code>H14</code> <span class="soft"><a href="../platforms/heroku">Heroku</a></span></li>`,
		"sudo":      `<li><code>bash: sudo: command not found</code></li>`,
	} {
		if !strings.Contains(all["rules/"+name+".html"], want) {
			t.Errorf("the page of %s lacks %q", name, want)
		}
	}
}

// TestGuides: llms.txt begins with what an agent runs, and lists the guides. Their links lead somewhere.
func TestGuides(t *testing.T) {
	s := newSite()
	texts := textPages(s)
	for _, page := range []string{"rules", "platforms"} {
		if !strings.HasPrefix(string(texts["public/"+page+".md"]), "# The ") {
			t.Errorf("%s.md: %.100s", page, texts["public/"+page+".md"])
		}
	}
	list := string(texts["public/llms.txt"])
	for _, command := range []string{"proclint lint", "proclint explain", "proclint fix", "curl --data-binary @Procfile"} {
		if at := strings.Index(list, command); at < 0 || at > 1200 {
			t.Errorf("llms.txt has %s at %d", command, at)
		}
	}
	if strings.Contains(list, "openapi.json") {
		t.Error("llms.txt leads to a file that is too large to read")
	}
	guided, err := guidePages("../../../docs")
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range guided {
		if !strings.Contains(list, "("+strings.TrimPrefix(name, "public/")+"): ") || !strings.HasPrefix(string(text), "# ") {
			t.Errorf("llms.txt doesn't list %s", name)
		}
		for _, link := range regexp.MustCompile(`\]\(([^)#]*)`).FindAllStringSubmatch(string(text), -1) {
			onSite := guided["public/"+link[1]] != nil || texts["public/"+link[1]] != nil || link[1] == ""
			path, inRepository := strings.CutPrefix(link[1], "https://github.com/proclint/proclint/blob/main/")
			if inRepository {
				_, err := os.Stat("../../../" + path)
				onSite = err == nil
			}
			if !onSite && (inRepository || !strings.Contains(link[1], "://")) {
				t.Errorf("%s leads to %s", name, link[1])
			}
		}
	}
}
