package platform

import "strings"

// Task is something that people do with an app or one of its processes.
type Task uint8

// The tasks.
const (
	ToStart Task = iota
	ToScale
	ToReadLogs
	ToRunOnce
	ToRestart
	ToDeploy
	ToSetPort
	taskCount
)

var taskNames = [taskCount]string{"start", "scale", "logs", "one-off", "restart", "deploy", "port"}

// String is the name of the task as in JSON.
func (t Task) String() string { return taskNames[t] }

// Tasks are all tasks in their order.
func Tasks() []Task {
	var all []Task
	for t := range taskCount {
		all = append(all, t)
	}
	return all
}

// taskOf are the tasks that a step of a move does.
var taskOf = [...]Task{OnDemand: taskCount, Starting: ToStart, Listening: ToSetPort, Shelling: taskCount, Once: ToRunOnce, Deploying: ToDeploy}

// does returns an equivalent that does tasks.
func (e Equivalent) does(tasks ...Task) Equivalent {
	for _, t := range tasks {
		e.tasks |= 1 << t
	}
	return e
}

// Does reports whether an equivalent does a task.
func (e Equivalent) Does(t Task) bool { return e.tasks&(1<<t) != 0 || taskOf[e.Purpose] == t }

// Way says how it is known what does a task on a platform, or why nothing does it.
type Way struct {
	// Source names the repository and path, or the page, that has it.
	Source   string
	Verified Verified
	// None is a sentence that says why nothing does it, or "".
	None string
}

// Ways are those of all tasks.
type Ways [taskCount]Way

// none is a Way that doesn't exist.
func none(why string) Way { return Way{None: why} }

// allFrom are the ways of a platform from one source, but for those in except.
func allFrom(source string, verified Verified, except map[Task]Way) Ways {
	var ws Ways
	for t := range ws {
		ws[t] = Way{Source: source, Verified: verified}
	}
	for t, w := range except {
		ws[t] = w
	}
	return ws
}

// Way returns how it is known what does a task: the strategy's own way, else the platform's. Only the documentation
// uses it.
func (t *Target) Way(task Task) Way {
	if own, ok := t.Known.(interface{ Ways() Ways }); ok {
		if w := own.Ways()[task]; w != (Way{}) {
			return w
		}
	}
	return t.platform.Known.Ways()[task]
}

// fill returns equivalents whose texts have the app, the type and the command of u in their gaps. {app}, {type} and
// {command} are words of a shell in a command line, parts of a path in a request, and YAML in a file. {name} is the
// type in quotes, {text} the bare command, and {words} is YAML with a shell where the command needs one.
func fill(es []Equivalent, u Use) []Equivalent {
	filled := make([]Equivalent, 0, len(es))
	for _, e := range es {
		word := shellQuote
		switch e.Kind {
		case "ui":
			word = plainKey
		case "api":
			word = pathPart
		}
		command := word(u.Command)
		if e.Kind == "ui" {
			command = yamlText(u.Command)
		}
		e.Text = strings.NewReplacer("{app}", word(u.App), "{type}", word(u.Type), "{command}", command,
			"{text}", u.Command, "{name}", yamlText(u.Type), "{words}", yamlText(inShell(u.Command))).Replace(e.Text)
		filled = append(filled, e)
	}
	return filled
}

// inShell puts a shell in front of a command unless every tool that splits it at blanks runs the same.
func inShell(command string) string {
	first, _, _ := strings.Cut(command, " ")
	if strings.ContainsRune(first, '=') || strings.IndexFunc(strings.ReplaceAll(command, " ", ""), needsQuotes) >= 0 {
		return "/bin/sh -c " + shellQuote(command)
	}
	return command
}
