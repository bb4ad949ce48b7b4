package platform

import "slices"

// Upload says which files of a repository reach a platform.
type Upload struct {
	// Git says that a deploy sends only files that git tracks, so that .gitignore matters for the others.
	Git bool
	// Command uploads a folder or an archive instead, such as "railway up", or is "" if there is only one way to deploy.
	Command string
	// Ignore are the files whose patterns leave out others. The first one that exists counts, but those in each folder decide one after the other.
	Ignore []IgnoreFile
	// Archive says that git archive makes what git sends, so that export-ignore in .gitattributes leaves files out.
	Archive bool
	// OrGit says that without any of them only files that git tracks are sent.
	OrGit bool
	// Image is the file whose patterns keep others from the image or slug, after the platform has read the Procfile.
	Image IgnoreFile
	// Rereads says that a process reads the Procfile in its image again.
	Rereads bool
	// Unsure says that nobody verified what Image leaves out.
	Unsure bool
	// Whole says that all files of a folder are sent.
	Whole bool
}

// IgnoreFile is a file in the app's folder whose patterns leave out other files.
type IgnoreFile struct {
	Name     string   // that of the file, or "" for none
	Patterns Patterns // how its lines are read
}

// Patterns is how a program reads the lines of an ignore file.
type Patterns uint8

// The ways to read an ignore file.
const (
	// GitPatterns are git's (git Documentation/gitignore.adoc).
	GitPatterns Patterns = iota
	// FolderPatterns are git's, also in the folders below and above (BurntSushi/ripgrep crates/ignore).
	FolderPatterns
	// ExportPatterns are those of lines with export-ignore in .gitattributes (git Documentation/gitattributes.adoc).
	ExportPatterns
	// GcloudPatterns are git's, with lines such as "#!include:.gitignore" (google-cloud-sdk lib/googlecloudsdk/command_lib/util/gcloudignore.py).
	GcloudPatterns
	// PathspecPatterns are git's, but "!" also takes back a file in a folder that is left out
	// (cpburnz/python-pathspec pathspec/patterns/gitwildmatch.py).
	PathspecPatterns
	// GoPatterns match in each folder unless they start with a slash, or have a slash before "*.". A
	// question mark is itself, and "!" works as in PathspecPatterns (sabhiram/go-gitignore ignore.go).
	GoPatterns
	// SlugPatterns are Ruby's globs between blanks. One with a slash starts at the root, and "!" means
	// nothing (heroku/slug-compiler lib/slug_compiler.rb).
	SlugPatterns
	// RootPatterns start at the root, and "!" means nothing (Scalingo documentation, .slugignore File).
	RootPatterns
	// TarPatterns are those of tar --exclude-from: they match in each folder, one that starts or ends
	// with a slash matches nothing, and "!" means nothing (GNU tar manual, exclude).
	TarPatterns
	// DockerPatterns start at the root, and "!" works as in PathspecPatterns (moby/patternmatcher patternmatcher.go).
	DockerPatterns
)

// TakesBack reports whether a line with "!" takes back a file that an earlier pattern leaves out.
func (p Patterns) TakesBack() bool {
	return p != SlugPatterns && p != RootPatterns && p != TarPatterns && p != ExportPatterns
}

// TakesBackInFolders reports whether it does so in a folder that is left out.
func (p Patterns) TakesBackInFolders() bool {
	return p == PathspecPatterns || p == GoPatterns || p == DockerPatterns
}

// Attributes is the name of git's files with export-ignore. Each folder may have one.
const Attributes = ".gitattributes"

// fromGit is a deploy with git push, or from a repository of GitHub and others.
var fromGit = Upload{Git: true}

// toDocker is fromGit where Docker builds a Dockerfile, which may get a file in another way. The Procfile is read from the
// source. archiveToDocker is the same with git archive.
var (
	toDocker        = Upload{Git: true, Image: IgnoreFile{".dockerignore", DockerPatterns}, Unsure: true}
	archiveToDocker = Upload{Git: true, Archive: true, Image: IgnoreFile{".dockerignore", DockerPatterns}, Unsure: true}
)

func (u *Upload) reads(name string) bool {
	return u.Image.Name == name || u.Archive && name == Attributes || slices.ContainsFunc(u.Ignore, func(f IgnoreFile) bool { return f.Name == name })
}
