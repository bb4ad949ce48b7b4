package main

import "testing"

func TestFigures(t *testing.T) {
	for _, test := range []struct {
		figure figure
		text   string
		passes bool
	}{
		{figure{"size", 3, "MB", unlimited, 0}, "size: 3 MB", true},
		{figure{"size", 3, "MB", most, 3}, "size: 3 MB (limit: at most 3)", true},
		{figure{"wrong", 1, "answers", most, 0}, "wrong: 1 answers (limit: at most 0)", false},
		{figure{"rate", 17.5, "times", least, 18}, "rate: 17.5 times (limit: at least 18)", false},
		{figure{"rate", 18, "times", least, 18}, "rate: 18 times (limit: at least 18)", true},
	} {
		if got := test.figure.String(); got != test.text || test.figure.passes() != test.passes {
			t.Errorf("%s passes: %v, want %s: %v", got, test.figure.passes(), test.text, test.passes)
		}
	}
}
