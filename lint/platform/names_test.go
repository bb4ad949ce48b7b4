package platform

import (
	"regexp"
	"testing"
)

// TestNamePatterns compares the checks by hand with the platforms' patterns.
func TestNamePatterns(t *testing.T) {
	names := []string{""}
	for from, length := 0, 0; length < 4; length++ {
		end := len(names)
		for _, name := range names[from:end] {
			for _, c := range []string{"a", "z", "0", "9", "-", "A", "_", "{", "\n", "é"} {
				names = append(names, name+c)
			}
		}
		from = end
	}
	for _, first := range []string{"drycc", "kube", "default"} {
		for _, rest := range []string{"", "-", "-a", "-_9-", "--", "-é", "-a{", "a", "-a\n", "\n"} {
			names = append(names, first+rest, "a"+first+rest)
		}
	}
	for _, test := range []struct {
		pattern string
		matches func(string) bool
	}{
		{`^[a-z0-9]+(-[a-z0-9]+)*$`, dryccPattern},
		{`^(drycc(-[\w-]+)?|kube(-[\w-]+)?|default)$`, isReservedByDrycc},
		{`^[A-z]+$`, deisScales},
		{`^[a-z]+$`, func(name string) bool { return onlyBytes(name, 'a', 'z') }},
	} {
		pattern := regexp.MustCompile(test.pattern)
		for _, name := range names {
			if got, want := test.matches(name), pattern.MatchString(name); got != want {
				t.Errorf("%s matches %q: %v, not %v", test.pattern, name, got, want)
			}
		}
	}
}
