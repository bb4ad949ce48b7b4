package platform

import "testing"

func TestCommandIn(t *testing.T) {
	for _, c := range []struct{ target, name, text, want string }{
		{"piku", "wsgi", "shop.wsgi:application", ""},
		{"piku", "jwsgi", "org.shop.App:app", ""},
		{"piku", "rwsgi", "config.ru", ""},
		{"piku", "php", "www", ""},
		{"piku", "static", "public", ""},
		{"piku", "cron", "*/5 * * * * python tick.py", "python tick.py"},
		{"piku", "cron_mail", "0  3 * *  1   node mail.js && echo 1 2", "node mail.js && echo 1 2"},
		{"piku", "cron", "0 3 * * 1", ""},
		{"piku", "cron", "0 3 *", ""},
		{"piku", "preflight", "make", "make"},
		{"piku", "release", "make migrate", "make migrate"},
		{"piku", "web", "gunicorn a:b", "gunicorn a:b"},
		{"piku", "identity", "node a.js", "node a.js"}, // an ordinary type
		{"heroku", "wsgi", "shop.wsgi:application", "shop.wsgi:application"},
		{"heroku", "cron", "0 3 * * 1 node mail.js", "0 3 * * 1 node mail.js"},
	} {
		target, _ := Lookup(c.target)
		if got := target.CommandIn(c.name, c.text); got != c.want {
			t.Errorf("%s, %s: %s: %q instead of %q", c.target, c.name, c.text, got, c.want)
		}
	}
}

// A view says what a text is that isn't a command.
func TestOtherValuesHaveARemark(t *testing.T) {
	for _, target := range Targets() {
		for _, name := range []string{"web", "wsgi", "jwsgi", "rwsgi", "php", "static", "cron", "tcp", "cmd", "preflight"} {
			if target.Value(name) != ShellCommand && target.Remark(name) == nil {
				t.Errorf("%s has no remark on %s, which is %s", target.ID(), name, target.Value(name))
			}
		}
	}
}
