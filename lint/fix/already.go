package fix

import (
	"cmp"
	"github.com/proclint/proclint/lint/ecosystem"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/dockerfile"
	"github.com/proclint/proclint/lint/logs"
	"github.com/proclint/proclint/lint/logs/signal"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/start"
)

// now are texts that a file has once a cause no longer exists, or that are gone then. Those in angle brackets are values of the log. A line of
// the file begins with one that ends with an equals sign.
var now = []struct {
	cause, file, text string
	isGone            bool
}{
	{"django-static-root", "settings.py", "STATIC_ROOT=", false},
	{"django-no-hosts", "settings.py", "ALLOWED_HOSTS=", false},
	{"django-disallowed-host", "settings.py", "<host>", false},
	{"bundler-platform", "Gemfile.lock", "\n  <system>\n", false},
	{"node-lockfile", "package-lock.json", `"node_modules/<missing>"`, false},
	{"npm-script-missing", "package.json", `"<script>":`, false},
	{"port-value", "railway.json", `"sh -c '`, false},
	{"build-copy", "Dockerfile", "<looked>", true},
	{"java-memory-plan", "manifest.yml", "<limit>", true},
	{"elixir-version", "elixir_buildpack.config", "<version>", true},
}

// isAlready reports whether the app's folder no longer has what a log is about.
func (s *state) isAlready(c *logs.Cause, log string) bool {
	if s.in.Repository == nil || !s.in.Repository.Complete() {
		return false
	}
	for _, n := range now {
		text, known := filled(n.text, c.Values)
		if n.cause == c.Name && known && s.anyHas(n.file, "") && s.anyHas(n.file, text) != n.isGone {
			return true
		}
	}
	isOfNode := c.Values["package"] != "" && path.Base(c.Values["manifest"]) == "package.json"
	installsAll := isOfNode && s.anyHas("render.yaml", "--include=dev") && !strings.Contains(log, "--include=dev")
	return s.isNewer(c, log) || s.isRenamed(c, log) || s.runsOther(c) || c.Kind == "version" && s.isOtherImage(log) || installsAll
}

// isOtherImage reports whether the Dockerfile's images have other versions than those in a log, and none is too old.
func (s *state) isOtherImage(log string) (isOther bool) {
	text, _ := s.in.Repository.Text(path.Join(s.in.Repository.Folder(), "Dockerfile"))
	log = strings.ReplaceAll(log, "docker.io/library/", "")
	for _, stage := range dockerfile.Read(text).Stages {
		name, _, _ := strings.Cut(stage.Image, ":")
		uses := wordsWith(log, name+":")
		isOther = isOther || uses != nil && !slices.ContainsFunc(uses, func(use string) bool { return strings.HasPrefix(use+"@", stage.Image+"@") })
	}
	return isOther && len(s.in.Repository.ImageMistakes()) == 0
}

// filled is a text with its value, if there is one.
func filled(text string, values map[string]string) (string, bool) {
	before, rest, found := strings.Cut(text, "<")
	name, after, _ := strings.Cut(rest, ">")
	value := strings.TrimPrefix(values[name], "v")       // of a version
	if at := strings.LastIndexByte(value, '@'); at > 0 { // of a package
		value = value[:at]
	}
	return before + value + after, !found || value != ""
}

func (s *state) anyHas(name, text string) bool {
	key, begins := strings.CutSuffix(text, "=")
	set := regexp.MustCompile(`(?m)^` + regexp.QuoteMeta(key) + ` *=[ \t]*(?:[^\s\["N]|N[^o]|\[[^\]]|"[^"])`)
	return slices.ContainsFunc(s.in.Repository.Paths(), func(p string) bool {
		return path.Base(p) == name && (begins && set.MatchString(s.textOf(p)) || !begins && strings.Contains(s.textOf(p), text))
	})
}

// isNewer reports whether a file of Python's packages has one that pip, which names each in the log, knew nothing of.
func (s *state) isNewer(c *logs.Cause, log string) bool {
	pkg := cmp.Or(c.Values["package"], c.Values["program"])
	file := s.in.Repository.Declared(ecosystem.Python, pkg)
	if file == "" || pkg == "" || !strings.Contains(log, "Successfully installed ") {
		return false
	}
	const pip ecosystem.Words = "Collecting satisfied: Successfully Ignoring"
	for line := range strings.Lines(log) {
		_, from, names := strings.Cut(line, "-r ")
		if pip.AnyIn(line) && strings.Contains(strings.ToLower(line), strings.ToLower(pkg)) || names && !strings.HasPrefix(from, file) {
			return false
		}
	}
	return true
}

// runsOther reports whether the process that failed runs another command by now. The log has its variables with their values.
func (s *state) runsOther(c *logs.Cause) bool {
	ran, process := strings.Fields(c.Values["ran"]), c.Values["process"]
	process, _, _ = strings.Cut(process, ".")
	for _, e := range procfile.Parse(s.in.Source).Entries() {
		if e.Type != process || len(ran) == 0 || strings.Contains(c.Values["ran"], lint.SecretMask) {
			continue
		}
		pattern := variables.ReplaceAllString(regexp.QuoteMeta(strings.Join(strings.Fields(e.Command), " ")), ".*")
		return !regexp.MustCompile("^" + pattern + "$").MatchString(strings.Join(ran, " "))
	}
	return false
}

// variables are those of a shell, in the pattern of a command.
var variables = regexp.MustCompile(`\\\$(?:\w+|\\\{.*?\\\})`)

// isRenamed reports whether no file has the name any more that a command of the log had, and that wasn't found.
func (s *state) isRenamed(c *logs.Cause, log string) bool {
	name := strings.TrimPrefix(cmp.Or(c.Values["path"], c.Values["script"], c.Values["module"]), "/app/")
	rule, _ := lint.RuleByName(c.Rule)
	isPath := strings.Contains(strings.TrimPrefix(name, "./"), "/") || path.Ext(name) != ""
	switch uses := wordsWith(log, name+":"); {
	case c.Values["program"] != "" && c.Stage == signal.Start:
		return s.startsNone(c.Values["program"])
	case c.Values["task"] != "":
		return s.startsNone(c.Values["task"])
	case c.Values["module"] != "" && (c.Values["own"] == name || c.Values["near"] != "") && uses == nil:
		return s.startsNone(name+":") && s.startsNone(name+".") && !slices.ContainsFunc(s.in.Repository.Paths(), func(p string) bool {
			return path.Ext(p) == ".py" && (mentions(s.textOf(p), "import "+name) || mentions(s.textOf(p), "from "+name))
		})
	case name == "" || rule == nil || rule.Group != check.RepositoryGroup:
		return false
	case uses != nil:
		return !slices.ContainsFunc(uses, func(use string) bool { return !s.startsNone(use) })
	case !isPath:
		return (c.Kind == "process" || strings.HasPrefix(name, "./")) && s.startsNone(name)
	}
	name = strings.TrimPrefix(name, "./")
	files := s.in.Repository.Paths()
	return len(files) <= mostFiles && s.startsNone(name) && !slices.ContainsFunc(files, func(p string) bool { return mentions(s.textOf(p), name) })
}

// startsNone reports whether no file with commands has a word, of an app of which commands are known.
func (s *state) startsNone(word string) bool {
	var names []string
	for _, p := range platform.All() {
		names = slices.Concat(names, p.CommandFiles, p.ScriptFiles)
	}
	texts, isKnown := []string{string(s.in.Source)}, len(s.in.Source) > 0
	for _, p := range s.in.Repository.Paths() {
		text, isStart := s.textOf(p), slices.Contains(names, p)
		isKnown = isKnown || isStart && slices.ContainsFunc(start.In(p, text), func(c start.Start) bool { return c.Command != "" })
		if ext := path.Ext(p); isStart || ext == "" || ext == ".sh" {
			texts = append(texts, text)
		}
	}
	texts = append(texts, s.scriptsFor(texts)...)
	return isKnown && !slices.ContainsFunc(texts, func(text string) bool { return mentions(text, word) })
}

// buildScripts are scripts of package.json that package managers and platforms run by themselves.
const buildScripts ecosystem.Words = "build heroku-prebuild heroku-postbuild gcp-build preinstall install postinstall prepare start"

// scriptsFor are the scripts of package.json that some commands run, and those that they run in turn.
func (s *state) scriptsFor(commands []string) (texts []string) {
	node := s.in.Repository.Node(s.in.Repository.Folder())
	if node == nil {
		return nil
	}
	names := slices.Clone(node.Scripts)
	for i := -1; i < len(texts); i++ {
		if i >= 0 {
			commands = texts[i : i+1]
		}
		names = slices.DeleteFunc(names, func(name string) bool {
			isRun := buildScripts.Has(name) || slices.ContainsFunc(commands, func(text string) bool {
				return mentions(text, strings.TrimPrefix(name, "pre")) || mentions(text, strings.TrimPrefix(name, "post")) || mentions(text, name)
			})
			if isRun {
				texts = append(texts, node.Script(name))
			}
			return isRun
		})
	}
	return texts
}

// wordsWith are the words of a log that begin with a text.
func wordsWith(log, begin string) (words []string) {
	for _, word := range strings.FieldsFunc(log, func(r rune) bool { return strings.ContainsRune(" \t\r\n'\"`", r) }) {
		if strings.HasPrefix(word, begin) && len(word) > len(begin) && !slices.Contains(words, word) {
			words = append(words, word)
		}
	}
	return words
}

// mentions reports whether a text has a name, and not as a part of another one.
func mentions(text, name string) bool {
	end := map[bool]string{false: `(?:$|[^\w-])`}[strings.ContainsAny(name[max(0, len(name)-1):], ".:")]
	return strings.Contains(text, name) && regexp.MustCompile(`(?:^|[^\w.-])`+regexp.QuoteMeta(name)+end).MatchString(text)
}
