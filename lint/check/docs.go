package check

import (
	"cmp"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/repository"
)

var documented func() map[string]Docs

// TakeDocs gives rules their documentation: what docs returns, by their names. A program without it takes it from elsewhere,
// since few requests need it. docs is called each time that a rule is asked.
func TakeDocs(docs func() map[string]Docs) struct{} {
	documented = docs
	return struct{}{}
}

// Docs is the documentation of the rule, or nothing before TakeDocs.
func (r *Rule) Docs() Docs {
	if documented == nil {
		return Docs{}
	}
	return documented()[r.Name]
}

// Docs is the documentation of a rule.
type Docs struct {
	// Summary is one sentence on what is wrong.
	Summary string
	// Why is a paragraph of at most 100 words on what happens because of it, platform by platform where they differ.
	Why string
	// Exceptions are short texts on what the rule doesn't report, or reports as less severe, although it looks alike.
	Exceptions []string
	// Bad gives exactly this rule once; Good gives nothing.
	Bad, Good Sample
	// Logs are the lines, or the parts of lines, that the platform or the program prints because of it, the most typical first.
	// "…" matches any text. A code such as H14 is an entry without other text. A line with many possible reasons, such as
	// "Permission denied", is shown but explains no log.
	Logs []string
	// Failure is the kind of failure that these lines report, such as permission.
	Failure string
	// Remarks are those of Logs that report no failure by themselves, such as a warning.
	Remarks []string
	// Sources are the evidence: repositories with paths, issues, pages.
	Sources []string
}

// Sample is an example file of a rule's documentation.
type Sample struct {
	// Text of the file.
	Text string
	// Path of the file; empty is Procfile.
	Path string
	// Platforms are those to check the sample for; empty means the default ones.
	Platforms []string
	// Files are those beside it that can be seen, by path; none when the sample is the file alone.
	Files []SampleFile
	// Plain is the one of Files that git tracks as a file that nobody may run, or "".
	Plain string
	// InGit is a file that git tracks, which need not be listed, or "".
	InGit string
}

// Shown are the samples as a person is shown them. Where the text alone doesn't make the difference, each file has its
// path above it, as a comment, and the platforms are named.
func (d Docs) Shown() (bad, good string) {
	if d.Bad.path() == d.Good.path() && d.Bad.Text != d.Good.Text {
		return d.Bad.Text, d.Good.Text
	}
	bad, good = d.Bad.shownBeside(d.Good), d.Good.shownBeside(d.Bad)
	if bad == good {
		return d.Bad.onPlatforms() + d.Bad.Text, d.Good.onPlatforms() + d.Good.Text
	}
	return bad, good
}

func (s Sample) path() string { return cmp.Or(s.Path, stem) }

// shownBeside are the files of a sample that have a text, or that the other sample doesn't have.
func (s Sample) shownBeside(other Sample) string {
	shown := "# " + s.path() + "\n" + s.Text
	for _, f := range s.Files {
		if f.Path != s.path() && (f.Text != "" || !slices.Contains(other.Files, f)) {
			shown += "\n# " + f.Path + "\n" + f.Text
		}
	}
	return shown
}

func (s Sample) onPlatforms() string {
	var titles []string
	for _, id := range s.Platforms {
		if t, ok := platform.Lookup(id); ok {
			titles = append(titles, t.Title())
		}
	}
	return "# On " + strings.Join(titles, ", ") + "\n"
}

// SampleFile is a file of the repository of a sample.
type SampleFile struct {
	Path string `json:"path"` // from the root folder, with slashes
	Text string `json:"text"` // of the file; "" also where it does not matter
}

// Repository is that of the files, or nil.
func (s Sample) Repository() *repository.Repository {
	if len(s.Files) == 0 {
		return nil
	}
	texts := map[string]string{}
	var paths []string
	for _, f := range s.Files {
		texts[f.Path] = f.Text
		paths = append(paths, f.Path)
	}
	dir, _ := SplitPath(s.Path)
	return repository.New(repository.List{Listed: paths, Texts: texts, Plain: map[string]bool{s.Plain: true}, InGit: map[string]bool{s.InGit: true}}, dir)
}
