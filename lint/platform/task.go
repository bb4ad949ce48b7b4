package platform

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

func (e Equivalent) does(tasks ...Task) Equivalent {
	for _, t := range tasks {
		e.tasks |= 1 << t
	}
	return e
}

// scales returns an equivalent that runs several of a process.
func (e Equivalent) scales() Equivalent {
	e.many = true
	return e.does(ToScale)
}

// scalesAll returns an equivalent that runs several of all processes of the app.
func (e Equivalent) scalesAll() Equivalent {
	e.all = true
	return e.scales()
}

// Does reports whether an equivalent does a task.
func (e Equivalent) Does(t Task) bool { return e.tasks&(1<<t) != 0 || taskOf[e.Purpose] == t }
