package source

// Listens are the calls in the text of a file with that ending, such as ".py"; none in a long one.
func Listens(text, ending string) []Listen {
	if len(text) > mostBytes {
		return nil
	}
	switch ending {
	case ".py":
		return python(newCode(text, "#", `"""`, "'''", `"`, "'"))
	case ".js", ".cjs", ".mjs":
		return node(newCode(text, "//", "`", `"`, "'"))
	}
	return nil
}
