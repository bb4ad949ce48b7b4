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
