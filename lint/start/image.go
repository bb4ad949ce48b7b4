package start

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/dockerfile"
	"github.com/proclint/proclint/lint/repository"
)

// imageFile describes an image.
const imageFile = "Dockerfile"

// IsImage reports whether a file describes an image.
func IsImage(file string) bool { return path.Base(file) == imageFile }

// imageStart is what an image starts: its ENTRYPOINT, or its CMD without one. The command is "" where it isn't in one row, or is both.
func imageStart(text string, rows []string) []Start {
	last := dockerfile.Read(text).Last
	word, rest := "CMD", last.Cmd
	if last.Entrypoint != "" {
		word, rest = "ENTRYPOINT", last.Entrypoint
	}
	if rest == "" {
		return nil
	}
	s := Start{Type: "web"}
	all := last.All()
	i := slices.IndexFunc(all, func(in dockerfile.Instruction) bool { return in.Word == word && in.Rest == rest })
	if i < 0 {
		return nil
	}
	row := all[i].Line - 1
	at := strings.Index(rows[row], rest)
	before := 0
	for _, r := range rows[:row] {
		before += len(r) + 1
	}
	s.Range.Start, s.Range.End = before, before+len(rows[row])
	if at < 0 || last.Entrypoint != "" && last.Cmd != "" || strings.Contains(rest, `\`) {
		return []Start{s}
	}
	if s.list = rest[0] == '['; s.list {
		if strings.ContainsAny(rest, "$;&|'") || strings.Count(rest, `"`) != 2*len(all[i].Words()) {
			return []Start{s} // a word with a space, or one for a shell
		}
		rest = strings.NewReplacer("[", " ", "]", " ", `"`, " ", ",", " ").Replace(rest)
	}
	s.write(before+at, rest)
	return []Start{s}
}

// keepsPaths reports whether the files that a stage copies keep their paths, from the folder of its command.
func keepsPaths(repo *repository.Repository, s *dockerfile.Stage) bool {
	copies := 0
	for _, in := range s.All() {
		words := in.Words()
		if in.Word != "COPY" && in.Word != "ADD" || len(words) < 2 {
			continue
		}
		last := len(words) - 1
		to := dockerfile.In(in.Folder, words[last])
		for _, from := range words[:last] {
			at, inApp := dockerfile.In(s.Folder, strings.TrimPrefix(from, "/")), path.Join(repo.Folder(), from)
			if !repo.IsFolder(inApp) && (strings.HasSuffix(words[last], "/") || path.Base(to) != path.Base(from)) {
				at = path.Dir(at)
			}
			switch isOther := in.From() != "" || at != to; {
			case isOther && strings.HasPrefix(to+"/", strings.TrimSuffix(s.Folder, "/")+"/"):
				return false
			case !isOther:
				copies++
			}
		}
	}
	return copies > 0
}

// Steps of a build whose result is known: those that install what the manifests of the app name, and those that install no program by which
// an app starts, but for those that they name.
var (
	installs = regexp.MustCompile(`^(?:pip3?|python3? -m pip) install(?: --?[\w=-]+)* (?:-r requirements\.txt|\.)$|^pipenv install(?: --?[\w-]+)* --system(?: --?[\w-]+)*$|^(?:npm (?:ci|install|i)|yarn|yarn install|pnpm (?:install|i)|bundle install|composer install|mix deps\.get)(?: --?[\w=-]+)*$`)
	prepares = regexp.MustCompile(`^(?:mkdir|chmod|chown|rm|useradd|groupadd|adduser|addgroup|echo|cd|apt-get|apt|apk|npm run|npm cache|yarn (?:run )?build|pnpm (?:run )?build|python3? manage\.py|npx prisma|bundle config|mix local\.)\b|^pip3? install (?:-U|--upgrade)(?: pip| setuptools| wheel)+$|^pip3? install(?: --?[\w-]+)* pipenv$`)
)

// OnlyInstalls reports whether the steps of a build install the packages of the app, if they install any, and nothing else that isn't named
// in them.
func OnlyInstalls(s *dockerfile.Stage) bool {
	for _, in := range s.All() {
		if in.From() != "" {
			return false
		}
		if in.Word != "RUN" {
			continue
		}
		if only, _ := onlyInstalls(in.Text()); !only {
			return false
		}
	}
	return true
}

// onlyInstalls reports whether the steps of a command install what the manifests name, if any does, and nothing else.
func onlyInstalls(text string) (only, any bool) {
	for _, call := range command.Parse(text).Calls {
		var words []string
		for _, w := range call.Words {
			words = append(words, w.Value)
		}
		step := strings.Join(words, " ")
		isListed := installs.MatchString(step)
		if !isListed && !prepares.MatchString(step) {
			return false, false
		}
		any = any || isListed
	}
	return true, any
}
