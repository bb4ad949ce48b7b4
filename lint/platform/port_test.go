package platform

import "testing"

func TestPortsOfLanguages(t *testing.T) {
	beanstalk, _ := Lookup("elastic-beanstalk")
	heroku, _ := Lookup("heroku")
	for _, c := range []struct {
		target         *Target
		language, port string
		expects        bool
	}{
		{beanstalk, "python", "8000", true},
		{beanstalk, "python", "5000", false},
		{beanstalk, "node", "8080", true},
		{beanstalk, "node", "5000", true},
		{beanstalk, "node", "3000", false},
		{beanstalk, "other", "5000", true},
		{beanstalk, "other", "8000", false},
		{beanstalk, "", "8000", true}, // of any language
		{beanstalk, "", "8080", true},
		{beanstalk, "", "5000", true},
		{beanstalk, "", "3000", false},
		{heroku, "python", "8000", false},
		{heroku, "", "", false},
	} {
		if got := c.target.Port.Expects(c.language, c.port); got != c.expects {
			t.Errorf("%s, %q, %s: %v", c.target.ID(), c.language, c.port, got)
		}
	}
	for language, want := range map[string]string{"python": "8000", "node": "8080", "other": "5000", "": "5000"} {
		if got := beanstalk.Port.For(language); got != want {
			t.Errorf("%q: %s instead of %s", language, got, want)
		}
	}
}
