package check

// Limits of one call.
const (
	// MaxBytes is the largest file that the engine takes.
	MaxBytes = 1 << 20
	// MaxLines limits the lines of a file that Lint checks, without blank lines and
	// comments. It is more than anybody writes, and few enough for any computer.
	MaxLines = 5_000
	// MaxFindings limits the listed findings of one rule. A last one then has the number of all.
	MaxFindings = 100
	// maxWritten limits the findings of one rule that keep their texts. It is more than
	// MaxFindings because a rule may not report things in their order.
	maxWritten = 5 * MaxFindings
	// MaxLookedUp limits the findings of a rule that searches the files beside the Procfile for each of them.
	MaxLookedUp = 150
	// MaxFixBytes limits the fixes of a report. An edit counts as EditBytes and its text. FixAll also applies fixes that the report leaves out.
	MaxFixBytes = 3 << 19
	EditBytes   = 100
)
