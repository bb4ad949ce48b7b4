package api

import (
	"cmp"
	"slices"

	"github.com/proclint/proclint/internal/version"
	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/platform/sources"
	"github.com/proclint/proclint/lint/spelling"
)

// RuleList is the documentation of the rules.
type RuleList struct {
	Schema string `json:"schema"`
	Rules  []Rule `json:"rules"`
}

// Rule is the documentation of one rule.
type Rule struct {
	Name    string `json:"name"`
	Group   string `json:"group"`
	Title   string `json:"title"`
	Summary string `json:"summary"`
	Why     string `json:"why"`
	// Exceptions are what it doesn't report, or reports as less severe.
	Exceptions []string `json:"exceptions"`
	Docs       string   `json:"docs"`
	Bad        Sample   `json:"bad"`     // gives this rule once
	Good       Sample   `json:"good"`    // gives nothing
	Logs       []string `json:"logs"`    // as printed; "…" means any text
	Failure    string   `json:"failure"` // the kind that these lines report
	Remarks    []string `json:"remarks"` // those of Logs that report no failure
	Sources    []string `json:"sources"`
}

// Sample is an example file and its platforms; no platforms means the default ones.
type Sample struct {
	Path      string             `json:"path"`
	Text      string             `json:"text"`
	Shown     string             `json:"shown"` // the text, with the paths and texts of all files that make the difference
	Platforms []string           `json:"platforms"`
	Files     []check.SampleFile `json:"files"` // the other files of the repository; empty if it is linted alone
}

// Rules documents every rule, group by group.
func Rules() RuleList {
	list := RuleList{Schema: lint.Schema, Rules: []Rule{}}
	for _, rule := range lint.Rules() {
		list.Rules = append(list.Rules, newRule(rule))
	}
	return list
}

// RuleByName documents one rule, or gives an UnknownError.
func RuleByName(name string) (Rule, error) {
	if rule, ok := lint.RuleByName(name); ok {
		return newRule(rule), nil
	}
	return Rule{}, spelling.NewUnknown("rule", name, RuleNames())
}

// RuleNames are the names of all rules.
func RuleNames() []string {
	var names []string
	for _, rule := range lint.Rules() {
		names = append(names, rule.Name)
	}
	return names
}

func newRule(rule *lint.Rule) Rule {
	docs := rule.Docs()
	bad, good := docs.Shown()
	return Rule{
		Name:       rule.Name,
		Group:      string(rule.Group),
		Title:      rule.Title,
		Summary:    docs.Summary,
		Why:        docs.Why,
		Exceptions: append([]string{}, docs.Exceptions...),
		Docs:       rule.Page(),
		Bad:        newSample(docs.Bad, bad),
		Good:       newSample(docs.Good, good),
		Logs:       append([]string{}, docs.Logs...),
		Failure:    docs.Failure,
		Remarks:    append([]string{}, docs.Remarks...),
		Sources:    append([]string{}, docs.Sources...),
	}
}

func newSample(sample check.Sample, shown string) Sample {
	return Sample{Path: cmp.Or(sample.Path, "Procfile"), Text: visible(sample.Text), Shown: visible(shown), Platforms: append([]string{}, sample.Platforms...), Files: append([]check.SampleFile{}, sample.Files...)}
}

// visible is a text with a replacement character for each byte that isn't UTF-8, as in JSON.
func visible(text string) string { return string([]rune(text)) }

// PlatformList is the documentation of the platforms.
type PlatformList struct {
	Schema    string     `json:"schema"`
	Platforms []Platform `json:"platforms"`
}

// Platform is the documentation of one platform.
type Platform struct {
	ID          string          `json:"id"`
	Title       string          `json:"title"`
	Homepage    string          `json:"homepage"`
	Default     bool            `json:"default"` // checked when no platform is selected
	Runner      bool            `json:"runner"`  // a local process runner
	Builder     bool            `json:"builder"` // a program that builds images for several hosts
	Reads       bool            `json:"reads"`   // false if it reads no Procfile
	Group       string          `json:"group"`   // platform, builder, runner or reads-none
	Export      string          `json:"export"`  // the export that replaces the Procfile where it reads none, or ""
	Aliases     []string        `json:"aliases"` // other IDs for it
	StandsFor   []Alias         `json:"standsFor"`
	Checked     string          `json:"checked"` // the day of the facts, as YYYY-MM-DD
	Strategies  []Strategy      `json:"strategies"`
	Facts       []Fact          `json:"facts"`
	NotVerified []string        `json:"notVerified"`
	Links       []platform.Link `json:"links"`
	Equivalents []Documented    `json:"equivalents"` // for a typical app, each once
	Sources     []Source        `json:"sources"`     // of facts, tasks, and equivalents
}

// Alias is a platform without an entry, which another entry describes.
type Alias struct {
	ID    string `json:"id"` // one of the aliases
	Title string `json:"title"`
	Why   string `json:"why"` // what the two have in common, and what they don't
}

// Source is where the sources of facts, tasks, and equivalents are.
type Source struct {
	Text   string  `json:"text"`
	Places []Place `json:"places"`
}

// Place is a file, a page, a repository that lacks something, or what a program printed.
type Place struct {
	Kind string `json:"kind"` // file, page, absent, ran, or none
	Link string `json:"link"`
	Seen string `json:"seen"` // the day, as YYYY-MM-DD
}

// Strategy is one way to build on a platform; the default one comes first and has the platform's ID.
type Strategy struct {
	ID      string `json:"id"`
	Name    string `json:"name"`
	Title   string `json:"title"`
	Summary string `json:"summary"`
	Facts   []Fact `json:"facts"` // where they differ from the platform's
	Like    string `json:"like"`  // the strategy of a builder with the facts for the rest, or ""
	Tasks   []Task `json:"tasks"` // what people do with an app, in the order of lists
}

// Task says how it is known what does a task there, or why nothing does it. A preview has what does it.
type Task struct {
	Task         string `json:"task"` // start, scale, logs, one-off, restart, deploy or port
	Source       string `json:"source"`
	Verified     string `json:"verified"`
	None         string `json:"none"`         // why nothing does it, or ""
	InferredFrom string `json:"inferredFrom"` // a sentence where it is inferred, or ""
}

// Documented is a command, a request, or a form that a preview shows.
type Documented struct {
	Kind   string `json:"kind"`
	Title  string `json:"title"`
	Text   string `json:"text"`
	Source string `json:"source"` // the text of one of the sources, or "" if nothing proves it
}

// Fact is one thing known about a platform.
type Fact struct {
	Topic        string            `json:"topic"`
	Text         string            `json:"text"`
	Source       string            `json:"source"`
	Verified     platform.Verified `json:"verified"`
	InferredFrom string            `json:"inferredFrom"` // a sentence where it is inferred, or ""
}

// Platforms documents every platform, in the order of lists.
func Platforms() PlatformList {
	list := PlatformList{Schema: lint.Schema, Platforms: []Platform{}}
	for _, p := range platform.All() {
		list.Platforms = append(list.Platforms, newPlatform(p))
	}
	return list
}

// PlatformByID documents one platform, also by the ID of one of its strategies, or gives an UnknownError.
func PlatformByID(id string) (Platform, error) {
	target, err := Target(id)
	if err != nil {
		return Platform{}, err
	}
	return newPlatform(target.Platform()), nil
}

func newPlatform(p *platform.Platform) Platform {
	documented := Platform{
		ID:          p.ID,
		Title:       p.Title,
		Homepage:    p.Homepage,
		Default:     p.Default,
		Runner:      p.Runner,
		Builder:     p.Builder,
		Reads:       !p.ReadsNone(),
		Group:       p.Group().String(),
		Export:      p.Strategies[0].Export,
		Aliases:     p.AlsoNamed(),
		StandsFor:   []Alias{},
		Checked:     p.Checked,
		Strategies:  []Strategy{},
		Equivalents: []Documented{},
		Facts:       newFacts(p.ID, p.OwnFacts()),
		NotVerified: append([]string{}, p.NotVerified...),
		Links:       append([]platform.Link{}, p.Links...),
	}
	for _, s := range p.StandsFor() {
		documented.StandsFor = append(documented.StandsFor, Alias{s.Page(), s.Title, s.Why})
	}
	for i := range p.Strategies {
		target, like := &p.Strategies[i], ""
		if target.Like() != nil {
			like = target.Like().ID()
		}
		documented.Strategies = append(documented.Strategies, Strategy{
			ID:      target.ID(),
			Name:    target.Name,
			Title:   target.Title(),
			Summary: target.Summary,
			Facts:   newFacts(target.ID(), target.OwnFacts()),
			Like:    like,
			Tasks:   newTasks(target),
		})
	}
	es, ways := p.Documented()
	for i, e := range es {
		source := cmp.Or(sources.All().Shown(p.ID, e.Title, e.Text), ways[i].Source)
		documented.Equivalents = append(documented.Equivalents, Documented{e.Kind, e.Title, e.Text, source})
	}
	documented.Sources = sourcesOf(documented)
	return documented
}

// sourcesOf are the sources that a platform's facts, tasks, and equivalents name, each once.
func sourcesOf(p Platform) []Source {
	list := []Source{}
	add := func(text string) {
		if text == "" || slices.ContainsFunc(list, func(s Source) bool { return s.Text == text }) {
			return
		}
		source := Source{Text: text, Places: []Place{}}
		for _, place := range sources.All().Of(text) {
			source.Places = append(source.Places, Place{string(place.Kind), place.Link(), place.Day})
		}
		list = append(list, source)
	}
	facts := func(list []Fact) {
		for _, f := range list {
			add(f.Source)
		}
	}
	facts(p.Facts)
	for _, s := range p.Strategies {
		facts(s.Facts)
		for _, t := range s.Tasks {
			add(t.Source)
		}
	}
	for _, e := range p.Equivalents {
		add(e.Source)
	}
	return list
}

// inferredFrom is the sentence of an inferred fact or task, or "".
func inferredFrom(target, topic string, verified platform.Verified) string {
	if verified != platform.Inferred {
		return ""
	}
	return sources.All().InferredFrom(target, topic)
}

func newTasks(target *platform.Target) []Task {
	var list []Task
	for _, task := range platform.Tasks() {
		way := target.Way(task)
		from := inferredFrom(target.ID(), sources.Task(task.String()), way.Verified)
		list = append(list, Task{task.String(), way.Source, string(way.Verified), way.None, from})
	}
	return list
}

func newFacts(target string, facts platform.Facts) []Fact {
	list := []Fact{}
	for _, topic := range platform.Topics() {
		if fact := facts.Of(topic); fact.Text != "" {
			from := inferredFrom(target, topic.String(), fact.Verified)
			list = append(list, Fact{topic.String(), fact.Text, fact.Source, fact.Verified, from})
		}
	}
	return list
}

// Engine reports which engine answers.
type Engine struct {
	Schema  string `json:"schema"`
	Version string `json:"version"` // such as "0.1.0"
}

// Version names the engine. There is no error.
func Version(Request) (*Engine, error) {
	return &Engine{Schema: lint.Schema, Version: version.String()}, nil
}
