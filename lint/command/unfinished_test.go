package command

import "testing"

func TestFindUnfinished(t *testing.T) {
	for text, want := range map[string]Unfinished{
		"":                     LacksCommand,
		" \u2003":              LacksCommand,
		"exec":                 LacksCommand,
		"node":                 LacksWords,
		"gunicorn app:app":     Finished,
		"gunicorn app:app -b":  LacksWords,
		"sh -c 'node":          LacksCommand,
		"npm run":              LacksWords,
		"/bin/run":             Finished,
		"npm run start && ":    LacksCommand,
		"FLAG=run npm":         LacksWords,
		"python -m":            LacksWords,
		"bundle exec":          LacksCommand,
		"PORT=1 manage.py":     LacksWords,
		"rails server -p 3000": Finished,
	} {
		if got := FindUnfinished(text); got != want {
			t.Errorf("%q: got %d, want %d", text, got, want)
		}
	}
	for program, words := range lastWords {
		for _, word := range words.List() {
			for _, text := range []string{program + " " + word, word, program + " >" + word, "X=" + word + " " + program} {
				FindUnfinished(text)
			}
		}
	}
}
