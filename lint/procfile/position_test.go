package procfile

import "testing"

func TestPosition(t *testing.T) {
	const text = "web: é😀x\r\n\r# c\n\xffz"
	d := Parse([]byte(text))
	tests := []struct {
		name         string
		offset       int
		position     Position
		line, column int
	}{
		{"begin", 0, Position{0, 0}, 1, 1},
		{"ASCII", 5, Position{0, 5}, 1, 6},
		{"behind a letter of two bytes", 7, Position{0, 6}, 1, 7},
		{"behind a sign of two UTF-16 units", 11, Position{0, 8}, 1, 8},
		{"end of the line", 12, Position{0, 9}, 1, 9},
		{"between CR and LF is the end of the line", 13, Position{0, 9}, 1, 9},
		{"an empty line", 14, Position{1, 0}, 2, 1},
		{"behind a lone CR", 15, Position{2, 0}, 3, 1},
		{"a byte that is no character is one", 20, Position{3, 1}, 4, 2},
		{"end of the text", 21, Position{3, 2}, 4, 3},
	}
	for _, tt := range tests {
		if got := d.Position(tt.offset); got != tt.position {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.position)
		}
		if line, column := d.LineColumn(tt.offset); line != tt.line || column != tt.column {
			t.Errorf("%s: line %d, column %d, want %d and %d", tt.name, line, column, tt.line, tt.column)
		}
	}
}

func TestPositionOfTheEnd(t *testing.T) {
	tests := []struct {
		text string
		want Position
	}{
		{"", Position{0, 0}},
		{"a", Position{0, 1}},
		{"a\n", Position{1, 0}},
		{"a\r\n", Position{1, 0}},
		{"\n\n", Position{2, 0}},
	}
	for _, tt := range tests {
		d := Parse([]byte(tt.text))
		if got := d.Position(len(tt.text)); got != tt.want {
			t.Errorf("end of %q: %v, want %v", tt.text, got, tt.want)
		}
		if got := d.Offset(tt.want); got != len(tt.text) {
			t.Errorf("%v in %q: offset %d, want %d", tt.want, tt.text, got, len(tt.text))
		}
	}
}

func TestOffset(t *testing.T) {
	d := Parse([]byte("a😀b\r\nc\n"))
	tests := []struct {
		name     string
		position Position
		want     int
	}{
		{"begin", Position{0, 0}, 0},
		{"behind a sign of two units", Position{0, 3}, 5},
		{"within it is behind it", Position{0, 2}, 5},
		{"past the line is its end", Position{0, 99}, 6},
		{"second line", Position{1, 0}, 8},
		{"behind the last line end", Position{2, 0}, 10},
		{"past the text is its end", Position{99, 99}, 10},
		{"before the text is its begin", Position{-1, 5}, 0},
		{"before the line is its begin", Position{1, -5}, 8},
	}
	for _, tt := range tests {
		if got := d.Offset(tt.position); got != tt.want {
			t.Errorf("%s: %d, want %d", tt.name, got, tt.want)
		}
	}
}

func TestSpan(t *testing.T) {
	d := Parse([]byte("web: é\nworker: b\n"))
	r := Range{5, 15}
	want := Span{Start: Position{0, 5}, End: Position{1, 7}}
	if got := d.Span(r); got != want {
		t.Errorf("span of %v: %v, want %v", r, got, want)
	}
	if got := d.RangeOf(want); got != r {
		t.Errorf("range of %v: %v, want %v", want, got, r)
	}
}

func TestLineAt(t *testing.T) {
	d := Parse([]byte("a\nb\r\n\nc"))
	for offset, want := range []int{0, 0, 1, 1, 1, 2, 3, 3} {
		if got := d.LineAt(offset); got != want {
			t.Errorf("line at offset %d: %d, want %d", offset, got, want)
		}
	}
}

// TestLocator asks for spans in any order and wants what Span says.
func TestLocator(t *testing.T) {
	d := Parse([]byte("web: é😀x\r\n\r# c\n\xffz"))
	places := d.Locator()
	for _, r := range []Range{{0, 3}, {3, 3}, {5, 7}, {7, 11}, {11, 13}, {12, 15}, {5, 12}, {0, 21}, {20, 21}, {21, 21}, {14, 14}, {0, 0}} {
		if got, want := places.Span(r), d.Span(r); got != want {
			t.Errorf("%v: %v, want %v", r, got, want)
		}
	}
}
