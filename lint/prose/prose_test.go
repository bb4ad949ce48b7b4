package prose

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestText(t *testing.T) {
	long := "gunicorn shop.wsgi:application --bind 0.0.0.0:8000 --workers 4"
	for _, test := range []struct {
		text Text
		want string
	}{
		{T("`%s` listens on port %s instead of `$PORT`", "web", 8000), "`web` listens on port 8000 instead of `$PORT`"},
		{T("Runs `%s`.", long), "Runs `gunicorn shop.wsgi:appl…`."},
		{T("Runs `%s`.", Part{long, 46, 50}), "Runs `…on --bind 0.0.0.0:8000…`."},
		{T("Runs `%s`.", Part{"web: a", 0, 3}), "Runs `web: a`."},
		{T("Use `%s`.", Exact("uvicorn.workers.UvicornWorker")), "Use `uvicorn.workers.UvicornWorker`."},
		{T("Runs `sh -c '%s'`.", "a`b"), "Runs `sh -c 'a'b'`."},
		{T("Remove `%s`", "a`b"), "Remove `` a`b ``"},
		{T("Remove `%s`", "``"), "Remove ``` `` ```"},
		{T("`%s` is empty", ""), "`  ` is empty"},
		{T("`%s` has a space", " a "), "`  a  ` has a space"},
		{T("Uses %s", Names{"a"}), "Uses `a`"},
		{T("Uses %s", Names{"a", "b"}), "Uses `a` and `b`"},
		{T("Uses %s", Names{"a", "b", "c", "d", "e"}), "Uses `a`, `b`, `c`, and 2 more"},
		{T("100 %% of %s", T("`%s`", "x")), "100 % of `x`"},
		{T("`%s`", "a\tb\u200b\u202e\r\n\x1b"), "`a\\tb\\u200b\\u202e\\r\\n\\u001b`"},
		{T("`%s`", "\u061c\u180e\u00ad\U000e0001\u00a0"), "`\\u061c\\u180e\\u00ad\\U000e0001\\u00a0`"},
		{T("`%s`", "wörld 世界"), "`wörld 世界`"},
		{Text{}, ""},
	} {
		if got := test.text.String(); got != test.want {
			t.Errorf("got %q\nwant %q", got, test.want)
		}
	}
}

func TestFitShortensQuotedText(t *testing.T) {
	text := T("`%s` is probably a typo for `%s`, which is declared", strings.Repeat("é", 100), strings.Repeat("x", 100))
	got := text.Fit(MaxHeadline)
	if n := utf8.RuneCountInString(got); n > MaxHeadline || !strings.Contains(got, "é…`") || !strings.Contains(got, "x…`") {
		t.Errorf("%d characters: %q", n, got)
	}
	exact := T("Use `%s` and add `%s`.", Exact(strings.Repeat("a", 50)), Exact(strings.Repeat("b", 50))).Fit(MaxHelp)
	if n := utf8.RuneCountInString(exact); n > MaxHelp || n < MaxHelp-8 {
		t.Errorf("%d characters: %q", n, exact)
	}
	names := Names{"worker1", "worker2", "worker3", "worker4"}
	if got := T("%s don't start until you create them on the platform itself.", names).Fit(90); got != "`worker1`, `worker2`, and 2 more don't start until you create them on the platform itself." {
		t.Errorf("%q", got)
	}
	if got := T("`%s` is fine", "web").Fit(MaxHeadline); got != "`web` is fine" {
		t.Errorf("%q", got)
	}
}

func TestPlain(t *testing.T) {
	for markdown, want := range map[string]string{
		"":                           "",
		"no code":                    "no code",
		"`web` and `` a`b `` here":   "web and a`b here",
		"``` `` ``` at the start":    "`` at the start",
		"a ` alone":                  "a ` alone",
		"` ` is a space":             "  is a space",
		"`a``b` is one with a fence": "a``b is one with a fence",
	} {
		if got := Plain(markdown); got != want {
			t.Errorf("Plain(%q) = %q, want %q", markdown, got, want)
		}
	}
}

func FuzzPlainGivesBackWhatWasQuoted(f *testing.F) {
	for _, seed := range []string{"web", "a`b", "``", " ` ", "`", " a "} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) || utf8.RuneCountInString(s) > MaxCode {
			return
		}
		pieces := Pieces("before " + Code(s) + " behind")
		if len(pieces) != 3 || pieces[1].Text != Visible(s) {
			t.Errorf("%q is quoted as %s: %v", s, Code(s), pieces)
		}
	})
}
