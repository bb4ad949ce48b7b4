package repository

// Raw is the content of a file in its bytes.
func (r *Repository) Raw(path string) ([]byte, bool) { return r.index.files.Text(clean(path)) }

// With is the repository after some of its files changed: their new contents, by path.
func (r *Repository) With(contents map[string][]byte) *Repository {
	return New(&changed{r.index.files, contents}, r.folder)
}

// changed is Files of which some have other contents.
type changed struct {
	Files
	contents map[string][]byte
}

// Text is the content of a file.
func (c *changed) Text(path string) ([]byte, bool) {
	if content, ok := c.contents[path]; ok {
		return content, true
	}
	return c.Files.Text(path)
}

// TrackedAs is as in Tracker.
func (c *changed) TrackedAs(path string) string { return New(c.Files, "").TrackedAs(path) }

// IsTracked is as in Tracker.
func (c *changed) IsTracked(path string) (tracked, known bool) {
	return New(c.Files, "").IsTracked(path)
}

// IsPlain is as in Tracker.
func (c *changed) IsPlain(path string) bool { return New(c.Files, "").IsPlain(path) }

// Excludes are as in Excluder.
func (c *changed) Excludes() []Exclude {
	if excluder, ok := c.Files.(Excluder); ok {
		return excluder.Excludes()
	}
	return nil
}
