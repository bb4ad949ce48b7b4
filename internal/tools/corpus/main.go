// Corpus lints real Procfiles and prints how often each rule speaks, on Heroku and on the default platforms together, so that a
// change of a rule shows. It fails when too many of the plain ones have an error. Real Procfiles are other people's and no part
// of this project: PROCLINT_CORPUS names their folder, and without one nothing is measured.
//
// -show RULE lists each finding of a rule with the text of its line, for a person to look at; "all" lists
// those of every rule. -platform ID lists them for that platform alone.
package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
)

// mostErrors is the limit for the share of plain Procfiles at the root that have an error on Heroku, in percent.
const mostErrors = 20

func main() {
	show := flag.String("show", "", "list the findings of this `rule`, or of all")
	only := flag.String("platform", "", "list the findings for the platform with this `id` alone")
	flag.Parse()
	if err := run(folder(), *show, *only); err != nil {
		fmt.Fprintf(os.Stderr, "corpus: %v\n", err)
		os.Exit(1)
	}
}

// folder is the place of the real Procfiles, by default beside the project.
func folder() string {
	if dir := os.Getenv("PROCLINT_CORPUS"); dir != "" {
		return dir
	}
	return filepath.Join("..", "shared", "corpus")
}

func run(dir, show, only string) error {
	if only != "" && show == "" {
		show = "all"
	}
	if _, ok := lint.RuleByName(show); !ok && show != "" && show != "all" {
		return fmt.Errorf("there is no rule %q", show)
	}
	index, err := os.ReadFile(filepath.Join(dir, "index.tsv"))
	if errors.Is(err, fs.ErrNotExist) {
		fmt.Printf("skipped: %s has no index.tsv of real Procfiles (set PROCLINT_CORPUS to a folder with one)\n", dir)
		return nil
	}
	if err != nil {
		return err
	}
	files, err := read(dir, string(index))
	if err != nil {
		return err
	}
	if only != "" {
		return showOn(only, files, show)
	}
	heroku, ok := platform.Lookup("heroku")
	if !ok {
		return errors.New("there is no platform heroku")
	}
	onHeroku, err := lintAll(files, []*platform.Target{heroku})
	if err != nil {
		return err
	}
	onDefaults, err := lintAll(files, nil)
	if err != nil {
		return err
	}
	if show != "" {
		showFindings("heroku", files, onHeroku, show)
		showFindings("defaults", files, onDefaults, show)
		return nil
	}
	printHits(onHeroku, onDefaults)
	passed := printShares(files, onHeroku)
	if !printMature(files, onHeroku) || !passed {
		return errors.New("a limit is passed")
	}
	return nil
}

// showOn lists the findings of a rule on one platform.
func showOn(id string, files []file, rule string) error {
	target, ok := platform.Lookup(id)
	if !ok {
		return fmt.Errorf("there is no platform %q", id)
	}
	reports, err := lintAll(files, []*platform.Target{target})
	if err != nil {
		return err
	}
	showFindings(id, files, reports, rule)
	return nil
}

// file is one real Procfile.
type file struct {
	// repo and path say where it comes from.
	repo, path string
	source     []byte
}

// plain reports whether a platform finds the file by itself.
func (f file) plain() bool { return f.path == "Procfile" }

// read reads the files that an index lists: the name in the folder, the repository, the path there.
func read(dir, index string) ([]file, error) {
	lines := strings.Split(strings.TrimRight(index, "\n"), "\n")
	var files []file
	for _, line := range lines[1:] {
		fields := strings.Split(line, "\t")
		if len(fields) < 3 {
			return nil, fmt.Errorf("index.tsv: %q has no path", line)
		}
		source, err := os.ReadFile(filepath.Join(dir, fields[0]))
		if err != nil {
			return nil, err
		}
		files = append(files, file{repo: fields[1], path: fields[2], source: source})
	}
	return files, nil
}

func lintAll(files []file, targets []*platform.Target) ([]*lint.Report, error) {
	reports := make([]*lint.Report, len(files))
	for i, f := range files {
		report, err := lint.Lint(lint.Input{Path: f.path, Source: f.source, Targets: targets})
		if err != nil {
			return nil, fmt.Errorf("%s %s: %w", f.repo, f.path, err)
		}
		reports[i] = report
	}
	return reports, nil
}

// showFindings lists the findings of a rule: severity, file and line, the text, the message.
func showFindings(title string, files []file, reports []*lint.Report, rule string) {
	for i, report := range reports {
		for _, d := range report.Diagnostics {
			if rule != "all" && d.Rule != rule {
				continue
			}
			line, _ := report.Document.LineColumn(d.Range.Start)
			fmt.Printf("%s: %s %s: %s %s:%d\n\t%s\n\t%s\n", title, d.Severity, d.Rule, files[i].repo, files[i].path, line, textOf(report, d), d.Message)
		}
	}
}

// textOf is the line in which a finding begins.
func textOf(report *lint.Report, d check.Diagnostic) string {
	doc := report.Document
	if len(doc.Lines) == 0 {
		return ""
	}
	line := bytes.TrimSpace([]byte(doc.Slice(doc.Lines[doc.LineAt(d.Range.Start)].Range)))
	return strings.ToValidUTF8(string(line), "\ufffd")
}

// counts are the findings of one rule by severity.
type counts [lint.Error + 1]int

func (c counts) String() string {
	return fmt.Sprintf("%6d%6d%6d%6d", c[lint.Error], c[lint.Warning], c[lint.Info], c[lint.Hint])
}

func count(reports []*lint.Report) map[string]counts {
	hits := map[string]counts{}
	for _, report := range reports {
		for _, d := range report.Diagnostics {
			c := hits[d.Rule]
			c[d.Severity]++
			hits[d.Rule] = c
		}
	}
	return hits
}

func printHits(onHeroku, onDefaults []*lint.Report) {
	heroku, defaults := count(onHeroku), count(onDefaults)
	fmt.Printf("%-26s%24s%26s\n", "", "Heroku", "default platforms")
	columns := fmt.Sprintf("%6s%6s%6s%6s", "error", "warn", "info", "hint")
	fmt.Printf("%-26s%s  %s\n", "rule", columns, columns)
	for _, rule := range lint.Rules() {
		fmt.Printf("%-26s%s  %s\n", rule.Name, heroku[rule.Name], defaults[rule.Name])
	}
	fmt.Println()
}

// printShares prints the shares of files with findings. It reports whether they are within the limit.
func printShares(files []file, reports []*lint.Report) bool {
	all := share(files, reports, func(file) bool { return true })
	plain := share(files, reports, file.plain)
	fmt.Printf("corpus: %d files\n", all.files)
	fmt.Printf("corpus-with-error: %.1f %%\n", all.percent(all.errors))
	fmt.Printf("corpus-with-error-or-warning: %.1f %%\n", all.percent(all.errors+all.warnings))
	fmt.Printf("plain-root: %d files\n", plain.files)
	fmt.Printf("plain-root-with-error-or-warning: %.1f %%\n", plain.percent(plain.errors+plain.warnings))
	rate := plain.percent(plain.errors)
	fmt.Printf("plain-root-with-error: %.1f %% (limit %d)\n", rate, mostErrors)
	return rate <= mostErrors
}

// mature are repositories whose Procfile works as it is written, however odd it looks: no error is right there.
const mature = " huginn/huginn mastodon/mastodon chatwoot/chatwoot zammad/zammad diaspora/diaspora gitlabhq/gitlabhq maybe-finance/maybe " +
	"jointakahe/takahe salesforce/refocus getredash/redash heroku/node-js-getting-started heroku/python-getting-started " +
	"heroku/java-getting-started heroku/clojure-getting-started heroku/scala-getting-started cookiecutter/cookiecutter-django " +
	"PostHog/posthog opf/openproject loomio/loomio errbit/errbit "

// printMature prints how many mature files have findings. It reports whether none has an error.
func printMature(files []file, reports []*lint.Report) bool {
	found := share(files, reports, func(f file) bool { return strings.Contains(mature, " "+f.repo+" ") })
	fmt.Printf("mature: %d files\n", found.files)
	fmt.Printf("mature-with-warning: %d files\n", found.warnings)
	fmt.Printf("mature-with-error: %d files (limit 0)\n", found.errors)
	return found.errors == 0
}

// tally counts files by the worst that was found in them.
type tally struct{ files, errors, warnings int }

func (t tally) percent(n int) float64 { return 100 * float64(n) / float64(max(t.files, 1)) }

func share(files []file, reports []*lint.Report, counted func(file) bool) tally {
	var t tally
	for i, report := range reports {
		if !counted(files[i]) {
			continue
		}
		t.files++
		switch report.Summary.Worst() {
		case lint.Error:
			t.errors++
		case lint.Warning:
			t.warnings++
		}
	}
	return t
}
