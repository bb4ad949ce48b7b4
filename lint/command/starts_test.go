package command

import (
	"slices"
	"testing"
)

func TestStarts(t *testing.T) {
	for _, test := range []struct {
		text string
		want []string
	}{
		{"npm install && npm start", []string{"npm", "npm"}},
		{"cd app; python -m pip install -r x.txt; exec gunicorn app:app", []string{"cd", "pip", "gunicorn"}},
		{`bash -lc "bundle exec rake db:migrate && exec bin/rails s"`, []string{"rake", "rails"}},
		{`nohup sh -c "sh -c 'a; b' && c"`, []string{"a", "b", "c"}},
		{"timeout --odd 5 node x.js", []string{""}},
		{"A=1", nil},
		{"echo 'open", nil},
	} {
		var got []string
		c := Parse(test.text)
		for _, s := range c.Starts() {
			got = append(got, s.Base)
			if s.Call >= len(c.Calls) || len(s.Words) == 0 {
				t.Errorf("%s: %q is in call %d of %d, with the words %v", test.text, s.Base, s.Call, len(c.Calls), s.Words)
			}
			if r := s.Name.Range; s.Base != "" && test.text[r.Start:r.End] != s.Name.Raw {
				t.Errorf("%s: the name %q stands at %v", test.text, s.Name.Raw, r)
			}
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%s: starts %q, want %q", test.text, got, test.want)
		}
	}
}

func TestOperands(t *testing.T) {
	c := Parse("npm --prefix client run build -- --watch $X")
	got := Operands(c.Calls[0].Words[1:], "--prefix")
	if want := []string{"run", "build", "$X"}; !slices.Equal(got, want) {
		t.Errorf("Operands are %q, want %q", got, want)
	}
}
