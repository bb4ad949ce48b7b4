package repository

// Raw is the content of a file in its bytes.
func (r *Repository) Raw(path string) ([]byte, bool) {
	content, ok := r.index.files.Text(clean(path))
	return content, ok && len(content) <= MaxText
}

// With is the repository after some of its files changed: their new contents, by path.
func (r *Repository) With(contents map[string][]byte) *Repository {
	return New(&changed{r.index.files, trackerOf(r.index.files), contents}, r.folder)
}

// changed is Files of which some have other contents.
type changed struct {
	Files
	Tracker
	contents map[string][]byte
}

// Text is the content of a file.
func (c *changed) Text(path string) ([]byte, bool) {
	if content, ok := c.contents[path]; ok {
		return content, true
	}
	return c.Files.Text(path)
}

// Excludes are as in Excluder.
func (c *changed) Excludes() []Exclude {
	if excluder, ok := c.Files.(Excluder); ok {
		return excluder.Excludes()
	}
	return nil
}
