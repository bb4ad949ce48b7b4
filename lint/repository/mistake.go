package repository

// Mistake is a text in a file beside the Procfile that can't be right.
type Mistake struct {
	Path string
	Line int // one-based
	// Text is what is written, and Right is what was meant.
	Text, Right string
	// Stage is the stage of a Dockerfile that doesn't make Text, and Asking is the manifest that an image is too old for. Setting is
	// the one that Text sets. Without them and Host, there is no file Text.
	Stage, Asking string
	Setting       *FrameworkSetting
	// Port is the one that the line fixes, or "". Host says that Text is the address on which the server listens.
	Port string
	Host bool
}

// FrameworkSetting is a setting of a web framework with which an app doesn't work in a deploy.
type FrameworkSetting struct {
	Framework, Name string
	// Status is the one with which the framework answers each request. Without it, the build needs the line Missing.
	Status, Missing string
	// files may have the setting, as often as count says. {django} is the module that manage.py names. needs is in them, too.
	files string
	count int
	needs string
	// key is in front of the value, after "^" at the start of a line. The value is wrong where it has only hosts of the own machine,
	// and with isEmpty where it has none.
	key     string
	isEmpty bool
	// Wildcard is in front of a domain where the list means each of its hosts, or "" where it has no such form.
	Wildcard string
}
