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
	// Host says that Text is the address on which the server listens, and Imports that the app loads Text when it starts.
	Host, Imports bool
}
