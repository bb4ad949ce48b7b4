package check

import (
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/procfile"
)

// PHPServer is how heroku-php-apache2 or heroku-php-nginx reads its words: by getopts, which stops at the first other word.
// Source: heroku/heroku-buildpack-php bin/heroku-php-nginx.
type PHPServer struct {
	// Include is the value of -C, a file for the inside of the server's configuration, and Whole is set for one that takes its place.
	Include command.Word
	Whole   bool
	// Rest are the words behind the options, of which the script takes one: the folder that it serves.
	Rest []command.Word
	// Invalid is an option that the script doesn't have, or its zero value.
	Invalid command.Word
	// Known is false where a variable may have other words in it.
	Known bool
}

const (
	phpSwitches = "vth"
	phpValued   = "CcFfilp"
	phpLong     = ecosystem.Words("--verbose --test --help")
)

// PHPServerOf reads the words of such a program. ok is false for another one.
func PHPServerOf(run *command.Run) (s PHPServer, ok bool) {
	if run.Program == nil || !strings.HasPrefix(run.Program.Name, "heroku-php-") {
		return s, false
	}
	s.read(run.Args)
	return s, true
}

func (s *PHPServer) read(words []command.Word) {
	s.Known = !slices.ContainsFunc(words, func(w command.Word) bool { // a variable in it may be several words
		return !w.Static && w.Quote != command.Double && !strings.Contains(w.Raw, "PORT")
	})
	if !s.Known {
		return
	}
	for len(words) > 0 && strings.HasPrefix(words[0].Raw, "-") && words[0].Raw != "-" {
		w := words[0]
		words = words[1:]
		if w.Value == "--" {
			break
		}
		if strings.HasPrefix(w.Raw, "--") {
			if !phpLong.Has(w.Value) {
				s.Invalid = w
				return
			}
			continue
		}
		letters := strings.TrimLeft(w.Raw[1:], phpSwitches)
		switch {
		case letters == "":
		case !strings.Contains(phpValued, letters[:1]):
			s.Invalid = w
			return
		case len(letters) > 1:
			s.take(letters[0], command.Word{Value: letters[1:], Static: w.Static, Range: procfile.Range{Start: w.Range.End - len(letters) + 1, End: w.Range.End}})
		case len(words) > 0:
			s.take(letters[0], words[0])
			words = words[1:]
		}
	}
	s.Rest = words
}

func (s *PHPServer) take(option byte, value command.Word) {
	switch option {
	case 'C':
		s.Include = value
	case 'c':
		s.Whole = true
	}
}

// Without is how the script reads the words without some of them.
func (s *PHPServer) Without(run *command.Run, drop func(at procfile.Range) bool) (other PHPServer) {
	var words []command.Word
	for _, w := range run.Args {
		if !drop(w.Range) {
			words = append(words, w)
		}
	}
	other.read(words)
	return other
}
