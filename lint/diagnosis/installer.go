package diagnosis

// nodeInstaller is the package manager of Node.js whose lock file the app has.
func (d *draft) nodeInstaller() string {
	for _, program := range []string{"yarn", "pnpm", "bun"} {
		if firstFile(d.app.repo, lockFilesOf(program, d.platform)) != "" {
			return program
		}
	}
	return "npm"
}
