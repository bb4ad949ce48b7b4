package platform

import (
	"cmp"
	"slices"
	"strings"
)

// A host that uses the builder of another platform reads a Procfile like that platform. Its file has only the differences.

// hosted is a strategy of a host that uses a builder: that of the builder, with the differences that change sets. Its equivalents, its own facts,
// and what reaches it aren't the builder's, but for what the image contains. A host may build a Dockerfile instead.
func hosted(builder *Target, change func(*Target)) Target {
	t := *builder
	t.Known, t.Equivalents, t.Versions, t.Builder, t.Codes = nil, nil, nil, "", Codes{}
	t.IgnoresDockerfile, t.like = false, builder
	t.Upload = Upload{Image: builder.Upload.Image, Unsure: true}
	change(&t)
	return t
}

// with is a strategy with the differences that change sets.
func with(t Target, change func(*Target)) Target {
	change(&t)
	return t
}

// oldBuilders is what a line that Heroku's builder rejects leads to on a host where people choose the
// builder (koyeb/builder builders/heroku/20/builder.toml, heroku/cnb-builder-images).
const oldBuilders = "The build fails, unless an old builder with version 2 of `heroku/procfile` ignores the line."

// webScale is the scale on a host that starts only web. release is a sentence about a release, and advice one about the others.
func webScale(release, advice string) func(string, []string) (int, string) {
	return startsWeb("the first deploy starts `web`", "Nothing runs `release`. "+release, advice)
}

// startsWeb is the scale on a platform that starts only web, with the reasons for web, for a release, and for all others. "" is also that of others.
func startsWeb(web, release, others string) func(string, []string) (int, string) {
	return func(name string, _ []string) (int, string) {
		switch name {
		case "web":
			return 1, web
		case "release":
			return 0, cmp.Or(release, others)
		}
		return 0, others
	}
}

// replaceWeb says why another program starts in place of web.
func (t *Target) replaceWeb(why string) {
	others := t.Scale
	t.Scale = func(name string, types []string) (int, string) {
		if name == "web" {
			return 0, why
		}
		return others(name, types)
	}
	t.MarkNotStarted = func(ps []Process) {
		for i := range ps {
			if ps[i].Type == "web" {
				ps[i].NotStarted = why
			}
		}
	}
}

// Reasons of several platforms.
const (
	untilScaled = "stays at 0 until you scale it"
	untilNamed  = "the image stores it, but it starts only if you name it"
)

// instances is the scale on a platform that starts n of each process type, with the reason.
func instances(n int, why string) func(string, []string) (int, string) {
	return func(string, []string) (int, string) { return n, why }
}

// hostEquivalents are those of a host that has the command of each process in a field.
type hostEquivalents struct {
	// field is the title of the field, or "". place leads to its form, and where is a note that says where it is.
	field, place, where string
	// elsewhere is the note for a process that doesn't start.
	elsewhere string
	// mode is the title of the field before it, in which a person chooses what the form starts, or "".
	mode string
	// byType is the field that chooses a process that doesn't start by its type, as in "/cnb/process/{type}", or the zero value.
	byType FormField
	// release is the title of the field for a command that runs before each release, or "".
	release string
	// process are further ones of each process that keeps running, with gaps for fill, web those of a web server, other those of
	// all others, and added those that create what runs another one that doesn't start.
	process, web, other, added list
	// task are those of a process that exits when it's done.
	task list
	// app are those of the app.
	app list
}

func (h hostEquivalents) Process(u Use) []Equivalent {
	switch {
	case u.Command == "":
		return nil
	case u.runsOnce():
		tasks := fill(h.task, u)
		if h.release == "" {
			return tasks
		}
		return append([]Equivalent{ui(h.release, u.Command, "").to(Starting)}, tasks...)
	}
	further := h.other
	if u.Role == "http" {
		further = h.web
	}
	if h.field == "" && h.byType.Label == "" {
		return append(fill(further, u), fill(h.process, u)...)
	}
	if u.Starts || u.Role == "http" {
		return slices.Concat([]Equivalent{h.start(u)}, fill(h.process, u), fill(further, u))
	}
	return slices.Concat([]Equivalent{h.start(u)}, fill(h.added, u), fill(h.process, u), fill(further, u))
}

func (h hostEquivalents) start(u Use) Equivalent {
	byType := strings.ReplaceAll(h.byType.Value, "{type}", u.Type)
	switch {
	case u.Starts && h.field != "":
		return h.inForm(h.field, u.Command, strings.TrimSpace(h.where+" It overrides the Procfile.")).does(ToStart)
	case u.Starts:
		return h.inForm(h.byType.Label, byType, "It starts by default.").does(ToStart)
	case byType != "":
		return h.inForm(h.byType.Label, byType, h.elsewhere).to(Starting)
	}
	return h.inForm(h.field, u.Command, h.elsewhere).to(Starting)
}

func (h hostEquivalents) inForm(field, text, note string) Equivalent {
	if h.mode == "" {
		return ui(field, text, note).at(h.place)
	}
	return ui(field, text, note).at(h.place, FormField{h.mode, field}, FormField{field, text})
}

func (h hostEquivalents) App(u Use) []Equivalent { return fill(h.app, u) }
