package command

import (
	"github.com/proclint/proclint/lint/ecosystem"
	"strings"

	"mvdan.cc/sh/v3/syntax"

	"github.com/proclint/proclint/lint/procfile"
)

// parsePlain reads a command of plain words and simple variables, as most are, without the shell parser, at a tenth of the time.
// It reports false for a text that has any other syntax; FuzzParse compares it with the shell parser.
func parsePlain(text string) (*Command, bool) {
	// One allocation for both: nearly all commands have one call.
	room := &struct {
		Command
		calls [1]Call
	}{Command: Command{Text: text}}
	c := &room.Command
	var words []Word
	for i := 0; i < len(text); {
		if text[i] == ' ' {
			i++
			continue
		}
		end := c.plainWord(i)
		if end < 0 {
			return nil, false
		}
		if words == nil {
			words = make([]Word, 0, 1+strings.Count(text[end:], " "))
			if special(text[i:end]) {
				return nil, false
			}
		}
		w := Word{Raw: text[i:end], Range: procfile.Range{Start: i, End: end}}
		if strings.IndexByte(w.Raw, '$') < 0 {
			w.Value, w.Static = w.Raw, true
		}
		words = append(words, w)
		i = end
	}
	if len(words) == 0 {
		return c, true
	}
	room.calls[0] = Call{Range: procfile.Range{Start: words[0].Range.Start, End: words[len(words)-1].Range.End}, Words: words}
	c.Calls, c.ways = room.calls[:], onlyCall
	if words[0].Static && Builtins.Has(words[0].Value) {
		c.Features = []Feature{{Kind: Builtin, Text: words[0].Raw, Range: words[0].Range}}
	}
	c.markScripts()
	return c, true
}

// special reports whether the first word of a command is more than a name: an assignment, or a word that changes how the rest is read.
func special(word string) bool {
	const others ecosystem.Words = "declare local export readonly typeset nameref let then elif"
	return strings.IndexByte(word, '=') >= 0 || syntax.IsKeyword(word) || others.Has(word)
}

// plainWord reads the word at start and notes its variables. It gives the end of the word, or -1 where the word is not plain.
func (c *Command) plainWord(start int) int {
	text := c.Text
	i := start
	for i < len(text) && text[i] != ' ' {
		switch {
		case plainByte[text[i]]:
			i++
		case text[i] == '$':
			end := c.plainVariable(i)
			if end < 0 {
				return -1
			}
			i = end
		default:
			return -1
		}
	}
	return i
}

func (c *Command) plainVariable(start int) int {
	text := c.Text
	name := start + 1
	braced := name < len(text) && text[name] == '{'
	if braced {
		name++
	}
	end := name
	for end < len(text) && isNameByte(text[end]) {
		end++
	}
	if end == name || text[name] >= '0' && text[name] <= '9' {
		return -1
	}
	v := Variable{Name: text[name:end]}
	if braced {
		if strings.HasPrefix(text[end:], ":-") {
			from := end + 2
			for end = from; end < len(text) && isNameByte(text[end]); {
				end++
			}
			v.Operator, v.HasDefault, v.Default = ":-", true, text[from:end]
		}
		if end == len(text) || text[end] != '}' {
			return -1
		}
		end++
	}
	v.Range = procfile.Range{Start: start, End: end}
	c.Variables = append(c.Variables, v)
	return end
}

// plainByte are the bytes that mean nothing to a shell within a word.
var plainByte = func() (set [256]bool) {
	for _, b := range []byte("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./:=,@%+") {
		set[b] = true
	}
	return set
}()

// Builtins are words that only a shell runs: no file of that name is on a PATH.
const Builtins ecosystem.Words = ". : alias bg builtin cd declare eval exec exit export fg jobs local popd pushd read readonly return set shift " +
	"shopt source trap typeset ulimit umask unset wait"
