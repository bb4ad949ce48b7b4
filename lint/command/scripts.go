package command

import "strings"

func isShell(base string) bool { return base == "sh" || base == "bash" || base == "dash" }

// scriptOf is the word that a shell runs as a script, from its arguments.
func scriptOf(args []Word) (Word, bool) {
	for i, w := range args {
		if !strings.HasPrefix(w.Raw, "-") {
			return Word{}, false
		}
		if strings.HasSuffix(w.Raw, "c") && !strings.HasPrefix(w.Raw, "--") {
			if i+1 < len(args) {
				return args[i+1], true
			}
			return Word{}, false
		}
		if strings.HasSuffix(w.Raw, "o") && i+2 < len(args) && args[i+1].Value == "pipefail" {
			return scriptOf(args[i+2:])
		}
	}
	return Word{}, false
}

func (c *Command) markScripts() {
	if len(c.Variables) == 0 {
		return
	}
	for i := range c.Calls {
		words := c.Calls[i].Words
		for j := range words {
			if !words[j].Static || !isShell(baseName(words[j].Value)) {
				continue
			}
			script, ok := scriptOf(words[j+1:])
			if !ok {
				continue
			}
			for k := range c.Variables {
				v := &c.Variables[k]
				if v.Range.Start >= script.Range.Start && v.Range.End <= script.Range.End {
					v.Script = true
				}
			}
		}
	}
}
