package check

import "testing"

func TestHostOf(t *testing.T) {
	for _, test := range []struct{ log, want string }{
		{"remote: https://shop-91ab.herokuapp.com/ deployed to Heroku\nrouter: host=shop-91ab.herokuapp.com fwd=1", "shop-91ab.herokuapp.com"},
		{"host=shop.herokuapp.com\nhost=www.herokuapp.com", ""},
		{"Invalid HTTP_HOST header: 'shop.herokuapp.com:443'.", "shop.herokuapp.com"},
		{"*.herokuapp.com is reserved, as is a.b.herokuapp.com or .herokuapp.com", ""},
	} {
		built := BuiltIn(test.log)
		if got := built.hostOf(".herokuapp.com"); got != test.want {
			t.Errorf("%q: %q, want %q", test.log, got, test.want)
		}
	}
}

func TestWithElements(t *testing.T) {
	for list, want := range map[string]string{
		"ALLOWED_HOSTS = []":                     `ALLOWED_HOSTS = ["a", "b"]`,
		"ALLOWED_HOSTS = ['localhost',]":         "ALLOWED_HOSTS = ['localhost', 'a', 'b']",
		"ALLOWED_HOSTS: list[str] = [":           `ALLOWED_HOSTS: list[str] = ["a", "b",`,
		"ALLOWED_HOSTS = (":                      "",
		`config.hosts << "localhost"`:            `config.hosts << "localhost" << "a" << "b"`,
		`allowed_hosts=["localhost"])`:           `allowed_hosts=["localhost", "a", "b"])`,
		`ALLOWED_HOSTS = "localhost"`:            "",
		`ALLOWED_HOSTS = ["localhost", "[::1]"]`: `ALLOWED_HOSTS = ["localhost", "[::1]", "a", "b"]`,
		`ALLOWED_HOSTS = ["[::1]",`:              `ALLOWED_HOSTS = ["[::1]", "a", "b",`,
	} {
		if got := withElements(list, []string{"a", "b"}); got != want {
			t.Errorf("%q: %q, want %q", list, got, want)
		}
	}
}
