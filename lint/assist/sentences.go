package assist

import (
	"slices"
	"strconv"
	"strings"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/preview"
	"github.com/proclint/proclint/lint/prose"
	"github.com/proclint/proclint/lint/repository"
)

// typeText says what a process type means, beside the types of the whole file.
func typeText(name string, types []string, targets []*platform.Target, beside *repository.Repository) string {
	title := "**Process type** " + code(name)
	if len(targets) == 1 {
		title += " on " + markdown(targets[0].Title())
	}
	return title + "\n\n" + perTarget(targets, func(t *platform.Target) []remark {
		return typeRemarks(t, name, types, len(targets) == 1, beside)
	})
}

// typeRemarks say what a target does with a process type; full ones also why.
func typeRemarks(t *platform.Target, name string, types []string, full bool, beside *repository.Repository) []remark {
	if !t.Reads() {
		return []remark{fact(t, platform.Grammar)}
	}
	var list []remark
	for _, problemOf := range [...]func(string) platform.NameProblem{t.CheckName, t.Reserved} {
		if problemOf != nil {
			problem := problemOf(name)
			list = append(list, say(t, problem.Topic, problem.Text.String()))
		}
	}
	at := t.RunsAt(name)
	switch {
	case name == "release" && (full || at == platform.NoTrigger):
		list = append(list, fact(t, platform.Releasing), remark{text: markdown(preview.Sentence(t.ReleaseInstead))})
	case at != platform.NoTrigger:
		list = append(list, say(t, platform.Releasing, "it runs "+at.String()))
	default:
		list = append(list, trafficRemarks(t, name, full)...)
	}
	if at == platform.NoTrigger {
		list = append(list, scaleRemark(t, name, types, beside))
	}
	if known := t.Remark(name); known != nil && full {
		list = append(list, remark{text: markdown(known.Text)})
	}
	return list
}

func trafficRemarks(t *platform.Target, name string, full bool) []remark {
	switch {
	case len(t.HTTP) == 0:
		return nil
	case !t.IsHTTP(name):
		return []remark{say(t, platform.Traffic, "it gets no HTTP traffic. Only "+prose.Codes(t.HTTP, "and")+" "+prose.Plural(len(t.HTTP), "does", "do"))}
	case !full:
		return []remark{say(t, platform.Traffic, "it gets the HTTP traffic")}
	}
	return []remark{
		say(t, platform.Traffic, "it gets the HTTP traffic"),
		fact(t, platform.Ports),
	}
}

// scaleRemark says how many instances start by themselves.
func scaleRemark(t *platform.Target, name string, types []string, beside *repository.Repository) remark {
	if t.Scale == nil {
		return remark{}
	}
	n, why := beside.ScaleOn(t, name, types)
	why = strings.Replace(why, " (unverified)", "", 1) // the remark says that
	switch {
	case n < 0:
		return say(t, platform.Start, why)
	case n == 0:
		return say(t, platform.Start, "not started at first deploy: "+why)
	}
	return say(t, platform.Start, strconv.Itoa(n)+prose.Plural(n, " instance", " instances")+" at first deploy: "+why)
}

// variableText says what is known about a variable that a command uses.
func variableText(v *command.Variable, targets []*platform.Target) string {
	text := "**Variable** " + code(v.Name) + "\n\n"
	if v.HasDefault {
		text += "Default: " + code(v.Default) + ".\n\n"
	}
	if v.Quote == command.Single && !v.Script {
		text += "Nothing expands it inside single quotes.\n\n"
	}
	if readers := readersOf(v.Name); readers != "" {
		text += readers + "\n\n"
	}
	return text + perTarget(targets, func(t *platform.Target) []remark { return variableRemarks(t, v.Name) })
}

func variableRemarks(t *platform.Target, name string) []remark {
	if !t.Reads() {
		return nil
	}
	var list []remark
	if name == "PORT" {
		list = append(list, fact(t, platform.Ports))
		if t.Port.Assumed {
			list = append(list, remark{markdown(t.Platform().Title + " sets it."), true})
		}
	}
	if !t.Shell.Expands() {
		list = append(list, fact(t, platform.Running))
	}
	return list
}

func ruleText(rule *lint.Rule) string {
	return "**Rule** " + code(rule.Name) + "\n\n" + markdown(rule.Title) + "."
}

func platformText(t *platform.Target) string {
	text := "**" + markdown(t.Title()) + "**"
	if t.Summary != "" {
		text += "\n\n" + markdown(preview.Sentence(t.Summary))
	}
	return text
}

// assignmentText says what is known about a variable that a command sets.
func assignmentText(name string) string {
	text := "**Variable** " + code(name) + ", set for this command."
	if readers := readersOf(name); readers != "" {
		text += "\n\n" + readers
	}
	return text
}

// readersOf says which programs read a variable by themselves, or "".
func readersOf(name string) string {
	var names []string
	for _, p := range ecosystem.Programs() {
		if (p.Env.Has(name) || name == "PORT" && p.ReadsPort) && !slices.Contains(names, p.Name) {
			names = append(names, p.Name)
		}
	}
	switch {
	case len(names) == 0:
		return ""
	case name == "PORT":
		return "Programs such as " + markdown(prose.Join(names[:min(3, len(names))], "and")) + " read it by themselves."
	}
	return markdown(prose.Join(names, "and")) + prose.Plural(len(names), " reads", " read") + " it for the host, the port, or a flag."
}
