package platform

// Upload says which files of a repository reach a platform. Sources: Heroku Dev Center, Slug Compiler;
// Google Cloud SDK, gcloud topic gcloudignore; Cloud Foundry documentation, Considerations for
// Designing and Running an App; AWS Elastic Beanstalk Developer Guide, Configure the EB CLI; Railway
// documentation, Using the CLI; and the documentation of the platforms that are deployed with git.
type Upload struct {
	// Git says that only files that git tracks do, so that .gitignore matters for the others.
	Git bool
	// Ignore is the file in the app's folder whose patterns leave out files, or "".
	Ignore string
	// OrGit says that without that file the patterns of .gitignore do so.
	OrGit bool
}

// IsIgnoreFile reports whether a file of that name leaves files out of a repository or of what a
// platform gets.
func IsIgnoreFile(name string) bool {
	if name == "" || name[0] != '.' {
		return false
	}
	if name == ".gitignore" {
		return true
	}
	for _, p := range registered {
		if p.Strategies[0].Upload.Ignore == name {
			return true
		}
	}
	return false
}
