package source

// Listens are the calls in the text of a file with that ending, such as ".py"; none in a long one. flask says that the app
// of another file is one of Flask.
func Listens(text, ending string, flask bool) []Listen {
	if len(text) > mostBytes {
		return nil
	}
	switch ending {
	case ".py":
		return python(newCode(text, "#", `"""`, "'''", `"`, "'"), flask)
	case ".js", ".cjs", ".mjs", ".ts":
		return node(newCode(text, "//", "`", `"`, "'"))
	case ".go":
		return golang(newCode(text, "//", "`", `"`, "'"))
	}
	return nil
}
