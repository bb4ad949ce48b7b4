package messages

import "testing"

// TestPrefixesOfCollectors: what collectors of logs put before a line is neither in the excerpt nor in a value.
func TestPrefixesOfCollectors(t *testing.T) {
	const text, iso = "bash: gunicorn: command not found", "2026-11-26T10:43:07.123456789Z"
	for _, line := range []string{
		iso + " stderr F " + text,
		"2026-11-26T10:43:07.123456789+00:00 stdout P " + text,
		"<13>1 2026-11-26T10:43:07.000000+00:00 host app web.1 - - " + text,
		"<190>1 2026-11-26T10:43:07.000000+00:00 host app web.1 - " + text,
		"83 <40>1 2026-11-26T10:43:07+00:00 host app web.3 - " + text,
		`<14>1 2026-11-26T10:43:07.000000+00:00 host app[web.1] 123 ID47 [ex@1 iut="3"] ` + text,
		"<13>Nov  6 10:43:07 host web[123]: " + text,
		"Nov  6 10:43:07 shop-host web[123]: " + text,
		"2026-11-26T10:43:07+0000 shop-host shop[1234]: " + text,
		"web-1  | " + text,
		"shop-web-1  | " + iso + " " + text,
		"shop_web.1.x8s9d@node1    | " + text,
		"2026-11-26T10:43:07.1234567Z " + text,
		"2026-11-26T10:43:07.1234567Z ##[error]" + text,
		"::error::" + text,
		"::error file=app.js,line=1::" + text,
		"deploy\tDeploy to Heroku\t2026-11-26T10:43:07.1234567Z " + text,
		"[pod/web-5d9f7c-abcde/shop] " + text,
		"[pod/web-5d9f7c-abcde/shop] " + iso + " " + text,
		`{"event":{"provider":"app"},"fly":{"app":{"instance":"148e391","name":"shop"},"region":"ams"},"log":{"level":"info"},"message":"` + text + `"}`,
		`{"message":"` + text + `","severity":"error","attributes":{"level":"error"},"timestamp":"` + iso + `"}`,
		`{"id":"x","timestamp":"` + iso + `","message":"` + text + `","labels":[{"name":"resource","value":"srv-x"}]}`,
		`{"log":"` + text + `\n","stream":"stderr","time":"` + iso + `"}`,
		`{"body":"` + text + `","severity_text":"ERROR"}`,
		`{"jsonPayload":{"message":"` + text + `"},"severity":"ERROR"}`,
		"[web.1] " + text,
	} {
		d := Table().Of(line, nil)
		if len(d.Causes) != 1 || d.Causes[0].Excerpt != text {
			t.Errorf("%q: %+v", line, d.Causes)
		}
	}
	for _, line := range []string{"<1>", "<13>1", "<13>1 a", "[] x", "::", "::error::", "##[", "1 <", "stderr F ", "[pod/]", "a\tb\t", "\t\t"} {
		if d := Table().Of(line, nil); len(d.Causes) > 0 {
			t.Errorf("%q has a cause", line)
		}
	}
}
