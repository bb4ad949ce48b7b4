package platform

// WithProcfile is the target as if its commands were in a Procfile, and ran among the files of the app.
func (t *Target) WithProcfile() *Target {
	read := *t
	read.Parser, read.Image, read.IgnoresDockerfile, read.MarkNotStarted = cedarParser, false, true, nil
	return &read
}
