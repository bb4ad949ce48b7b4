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

// TestAnAppIsCreatedWithWhatItNeeds: a service is in a project, an app in an environment, and nothing starts before its variables are set.
func TestAnAppIsCreatedWithWhatItNeeds(t *testing.T) {
	for id, want := range map[string]string{
		"railway":           "railway init --name shop && railway add --service shop; railway variable set A=\"$A\" B=\"$B\" -s shop",
		"aptible":           "aptible apps:create shop --environment \"$ENVIRONMENT\"; aptible config:set --app shop A=\"$A\" B=\"$B\"",
		"elastic-beanstalk": "eb init -p \"$PLATFORM\" shop && eb create \"$ENVIRONMENT\" --sample; eb setenv A=\"$A\" B=\"$B\"",
		"cloud-foundry":     "cf create-app shop; cf set-env shop A \"$A\"\ncf set-env shop B \"$B\"",
	} {
		target, _ := Lookup(id)
		if got := target.Created("shop")[0].Text + "; " + target.VariablesSet("shop", []string{"A", "B"})[0].Text; got != want {
			t.Errorf("%s:\n%s\nwant\n%s", id, got, want)
		}
	}
}
