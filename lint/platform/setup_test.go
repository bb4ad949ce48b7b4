//go:build !js

package platform

import "testing"

// TestTheNameOfAnAppIsOneWord: whatever the name of the app is, it's one word of the commands that prepare it.
func TestTheNameOfAnAppIsOneWord(t *testing.T) {
	target, _ := Lookup("heroku")
	for name, want := range map[string]string{"shop": "shop", "a | b": "'a | b'", "a\nb; c": "'a\nb; c'"} {
		create, set := target.Created(name), target.VariablesSet(name, []string{"A", "B"})
		if len(create) != 1 || create[0].Text != "heroku apps:create "+want {
			t.Errorf("%q: %+v", name, create)
		}
		if len(set) != 1 || set[0].Text != `heroku config:set A="$A" B="$B" --app `+want {
			t.Errorf("%q: %+v", name, set)
		}
	}
}
