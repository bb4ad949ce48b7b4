package platform

import (
	"slices"
	"strings"
)

// ProcessEquivalents returns those of one process, the most useful one first. left reports that it omits commands whose tool
// would read the process type or the command as an option. Nothing runs several of a clock, or a command once that isn't there.
func (t *Target) ProcessEquivalents(u Use) (es []Equivalent, left bool) {
	if t.Equivalents == nil {
		return nil, false
	}
	for _, e := range t.Equivalents.Process(u) {
		if e.many && u.single() || e.Purpose == Once && u.Command == "" {
			continue
		}
		if e.Kind == "cli" && (givesOption(e.Text, u.Type) || givesOption(e.Text, u.Command) || givesOption(e.Older, u.Type)) {
			left = true
			continue
		}
		es = append(es, e)
	}
	return es, left
}

// AppEquivalents returns those of the whole app, from its creation on, without any that would run a clock twice.
func (t *Target) AppEquivalents(u Use) []Equivalent {
	if t.Equivalents == nil {
		return nil
	}
	es := t.Created(u.App)
	if files := t.platform.CommandFiles; t.Export != "" && len(files) > 0 {
		file := files[0]
		es = append(es, cli("Write `"+file+"`", "proclint export --to "+t.Export+" --app "+shellQuote(u.App)+" > "+file, ""))
	}
	return append(es, slices.DeleteFunc(t.Equivalents.App(u), func(e Equivalent) bool { return e.all && u.Single })...)
}

// givesOption reports whether a word of a command line starts with a text that starts with a dash. After "--" no word of the command is an option.
func givesOption(line, text string) bool {
	if !strings.HasPrefix(text, "-") {
		return false
	}
	operands := false
	for _, word := range lineWords(line) {
		switch {
		case word == "&&" || word == "|":
			operands = false
		case word == "--" && text != "--":
			operands = true
		case !operands && strings.HasPrefix(word, text):
			return true
		}
	}
	return false
}

// lineWords returns the words of a command line that is quoted like shellQuote quotes.
func lineWords(line string) []string {
	var words []string
	var word strings.Builder
	quote := byte(0)
	for i := 0; i < len(line); i++ {
		switch c := line[i]; {
		case c == quote:
			quote = 0
		case quote == 0 && (c == '\'' || c == '"'):
			quote = c
		case quote == 0 && c == '\\' && i+1 < len(line):
			i++
			word.WriteByte(line[i])
		case quote == 0 && (c == ' ' || c == '\n'):
			words = append(words, word.String())
			word.Reset()
		default:
			word.WriteByte(c)
		}
	}
	return append(words, word.String())
}

// Documented are what the platform shows for a typical app, each once, with how it is known what does the task of each.
func (p *Platform) Documented() (es []Equivalent, ways []Way) {
	uses := []Use{{Type: "web", Role: "http"}, {Type: "worker", Role: "worker"}, {Type: "release", Role: "release"}}
	seen := map[string]bool{}
	for i := range p.Strategies {
		t := &p.Strategies[i]
		all := t.AppEquivalents(Use{App: "my-app", Text: "web: bin/web\n"})
		for _, u := range uses {
			u.App, u.Command, u.Kept = "my-app", "bin/"+u.Type, t.Reads()
			if u.Type != "web" {
				u.OtherProcesses = []Process{{Type: "web", Command: "bin/web"}}
			}
			if t.Scale != nil {
				n, _ := t.Scale(u.Type, []string{"web", "worker", "release", "clock"})
				u.Starts = n > 0
			}
			of, _ := t.ProcessEquivalents(u)
			all = append(all, of...)
		}
		for _, e := range all {
			if key := e.Title + "\n" + e.Text; !seen[key] {
				seen[key] = true
				es, ways = append(es, e), append(ways, t.wayOf(e))
			}
		}
	}
	return es, ways
}

// wayOf is how it is known what does the first task that an equivalent does, or no way.
func (t *Target) wayOf(e Equivalent) Way {
	for task := range taskCount {
		if e.Does(task) {
			return t.Way(task)
		}
	}
	return Way{}
}
