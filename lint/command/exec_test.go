package command

import "testing"

// A command is meant without an exec that cuts off the rest of it.
func TestMeant(t *testing.T) {
	for text, want := range map[string]string{
		"exec a && b":                "a && b",
		"exec a; b":                  "a; b",
		"exec a || b":                "a || b",
		"cd x && exec a && b":        "cd x && a && b",
		"exec a":                     "exec a",
		"a && exec b":                "a && exec b",
		"exec a | b":                 "exec a | b",
		"exec a & b":                 "exec a & b",
		"exec -a x y && b":           "exec -a x y && b",
		"[ -n \"$A\" ] && exec a; b": "[ -n \"$A\" ] && exec a; b",
		"(exec a) && b":              "(exec a) && b",
		"exec > log && b":            "exec > log && b",
		"":                           "",
	} {
		if got := Parse(text).Meant().Text; got != want {
			t.Errorf("%s: %q instead of %q", text, got, want)
		}
	}
}
