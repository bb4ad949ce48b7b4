package imports

import (
	"errors"
	"strings"
)

var errQuote = errors.New("a command has an unclosed quote")

// splitter takes a command apart as the libraries do with which tools read a command that is one text.
type splitter struct {
	comments  bool // a word that starts with # ends the command
	operators bool // an unquoted ; & | < or > ends the command
}

// split gives the words, and what was cut off behind them.
func (s splitter) split(text string) (words []string, cut string, err error) {
	var w word
	for i := 0; i < len(text); i++ {
		c := text[i]
		switch {
		case w.takes(c):
		case strings.IndexByte(" \t\r\n", c) >= 0:
			words = w.end(words)
		case s.comments && c == '#' && !w.in:
			return words, text[i:], nil
		case s.operators && (c == '(' || c == ')'):
			return nil, "", errors.New("a command has an unquoted bracket, which isn't allowed: " + text)
		case s.operators && strings.IndexByte(";&|<>", c) >= 0:
			if c == '>' && len(w.text) > 0 && w.text[0] >= '0' && w.text[0] <= '9' {
				w.in = false // the number of a file
			}
			return w.end(words), text[i:], nil
		default:
			w.text, w.in = append(w.text, c), true
		}
	}
	if w.quote != 0 || w.escaped {
		return nil, "", errQuote
	}
	return w.end(words), "", nil
}

type word struct {
	text        []byte
	quote       byte
	in, escaped bool
}

// takes takes a character with a backslash or a quote before it, or such a character itself.
func (w *word) takes(c byte) bool {
	switch {
	case w.escaped:
		w.text, w.escaped = append(w.text, c), false
	case c == '\\' && w.quote != '\'':
		w.in, w.escaped = true, true
	case w.quote != 0 && c == w.quote:
		w.quote = 0
	case w.quote != 0:
		w.text = append(w.text, c)
	case c == '"' || c == '\'':
		w.in, w.quote = true, c
	default:
		return false
	}
	return true
}

func (w *word) end(words []string) []string {
	if w.in {
		words = append(words, string(w.text))
	}
	*w = word{}
	return words
}
