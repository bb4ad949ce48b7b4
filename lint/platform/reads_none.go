package platform

import (
	"slices"
	"strings"
)

// A platform that reads no Procfile is here too, because people move there and wonder why nothing
// runs. Its facts name the place where the commands belong instead.

// readsNone is the only strategy of such a platform. sure are the topics whose facts somebody verified.
func readsNone(t Target, sure ...Topic) []Target {
	t.Unsure = slices.DeleteFunc(Topics(), func(topic Topic) bool { return slices.Contains(sure, topic) })
	t.Port.Env = t.Port.Default != ""
	t.Release = ReleaseNever
	t.Scale = instances(0, "the Procfile isn't read")
	return []Target{t}
}

// builtFrom is the strategy of a host that builds a Dockerfile and then reads no Procfile. with is the host's other one.
func builtFrom(dockerfile Facts, with *Target) Target {
	return Target{
		Name:           "dockerfile",
		Summary:        "a Dockerfile, without reading the Procfile",
		Known:          dockerfile,
		Unsure:         []Topic{Running, Ports, Traffic, Releasing},
		Elsewhere:      "the `Dockerfile`, or the command of each process",
		Equivalents:    with.Equivalents,
		WithoutFile:    "The image's `CMD` runs.",
		Image:          true,
		HTTP:           with.HTTP,
		Port:           with.Port,
		Release:        ReleaseNever,
		ReleaseInstead: with.ReleaseInstead,
		OthersAdvice:   with.OthersAdvice,
		Scale:          instances(0, "the image is built from the `Dockerfile`, and the Procfile isn't read"),
	}
}

// ReadsNone reports whether no strategy of the platform reads a Procfile.
func (p *Platform) ReadsNone() bool {
	return !slices.ContainsFunc(p.Strategies, func(t Target) bool { return t.Reads() })
}

// StartsImages reports whether the platform builds a Dockerfile that it finds, and starts the command that it names. One that
// starts a process runner has the commands of the Procfile.
func (p *Platform) StartsImages(dockerfileText string) bool {
	isRunner := slices.ContainsFunc(registered, func(other *Platform) bool {
		return other.Runner && slices.ContainsFunc(startedByImage(other.ID)[0].Has, func(start string) bool { return strings.Contains(dockerfileText, start) })
	})
	return slices.Contains(p.CommandFiles, dockerfile) && !isRunner
}

// elsewhere has the equivalents on a platform that reads no Procfile: the fields or files for its commands, with gaps for fill.
type elsewhere struct {
	// web, worker and release are the first ones of such a process. None where it has no place.
	web, worker, release list
	// process are further ones of each process that keeps running, and task those of one that exits when it's done.
	process, task list
	// app are those of the app.
	app list
}

func (e elsewhere) Process(u Use) []Equivalent {
	switch {
	case u.Command == "":
		return nil
	case u.Role == "http":
		return append(fill(e.web, u), fill(e.process, u)...)
	case u.Type == "release":
		return append(fill(e.release, u), fill(e.task, u)...)
	case u.runsOnce():
		return fill(e.task, u)
	}
	return append(fill(e.worker, u), fill(e.process, u)...)
}

func (e elsewhere) App(u Use) []Equivalent { return fill(e.app, u) }
