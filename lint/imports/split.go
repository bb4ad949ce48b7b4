package imports

import (
	"errors"
	"strings"
)

var errQuote = errors.New("a command has an unclosed quote")

// splitter takes a command apart as the libraries do with which tools read a command that is one text.
type splitter struct {
	// comments: a word that starts with # ends the command.
	comments bool
	// operators: an unquoted ; & | < or > ends the command.
	operators bool
}

// split gives the words, and what was cut off behind them.
func (s splitter) split(text string) (words []string, cut string, err error) {
	var word []byte
	in, escaped := false, false
	var quote byte
	end := func() {
		if in {
			words = append(words, string(word))
		}
		word, in = nil, false
	}
	for i := 0; i < len(text); i++ {
		c := text[i]
		switch {
		case escaped:
			word, escaped = append(word, c), false
		case c == '\\' && quote != '\'':
			in, escaped = true, true
		case quote != 0:
			if c == quote {
				quote = 0
			} else {
				word = append(word, c)
			}
		case c == '"' || c == '\'':
			in, quote = true, c
		case c == ' ' || c == '\t' || c == '\r' || c == '\n':
			end()
		case s.comments && c == '#' && !in:
			return words, text[i:], nil
		case s.operators && (c == '(' || c == ')'):
			return nil, "", errors.New("a command has an unquoted bracket, which isn't allowed: " + text)
		case s.operators && strings.IndexByte(";&|<>", c) >= 0:
			if c == '>' && len(word) > 0 && word[0] >= '0' && word[0] <= '9' {
				in = false // the number of a file
			}
			end()
			return words, text[i:], nil
		default:
			word, in = append(word, c), true
		}
	}
	if quote != 0 || escaped {
		return nil, "", errQuote
	}
	end()
	return words, "", nil
}
