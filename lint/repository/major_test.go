package repository

import "testing"

func TestPinned(t *testing.T) {
	tests := []struct {
		rest string // of the text after the name of a package
		want int
	}{
		{"==4.4.3", 4},
		{"==4.*", 4},
		{"~=4.4", 4},
		{`[redis]==5.2`, 5},
		{`" = "^5.2"`, 5},
		{">=4,<5", 4},
		{"<5", 4},
		{"<5.0", 4},
		{"< 5", 4},
		{"<5.3", 5},
		{"<=4.4", 4},
		{`" = ">=4,<5"`, 4},
		{">=4.0", 0},
		{"", 0},
		{`", "kombu<6"`, 0},
		{`; python-version < "3.8"`, 0},
		{`>=4; python-version < "3.8"`, 0},
		{`==5.2; python-version < "3.8"`, 5},
		{"\nkombu<6", 0},
	}
	for _, test := range tests {
		if got := pinned(test.rest); got != test.want {
			t.Errorf("%q: %d, want %d", test.rest, got, test.want)
		}
	}
}
