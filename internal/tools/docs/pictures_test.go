package main

import (
	"bytes"
	"image"
	"image/png"
	"strings"
	"testing"

	"golang.org/x/image/font/sfnt"

	"github.com/proclint/proclint/internal/golden"
)

// mostOfAPicture limits the bytes of a picture: the native program contains those of a build that names its site.
const mostOfAPicture = 15_000

// TestEachPageOfARuleOrPlatformHasAPicture: at the address in its tags, with the size in them.
func TestEachPageOfARuleOrPlatformHasAPicture(t *testing.T) {
	golden.OnlyNightly(t)
	s := newSite()
	shown, err := pages(s)
	if err != nil {
		t.Fatal(err)
	}
	made, err := pictures(s)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]bool{"public/og/proclint.png": true}
	for name := range shown {
		if strings.Contains(name, "/") {
			want["public/og/"+strings.TrimSuffix(name, ".html")+".png"] = true
		}
	}
	seen := map[string]string{}
	for name, content := range made {
		if len(content) > mostOfAPicture {
			t.Errorf("%s has %d bytes", name, len(content))
		}
		if !want[name] {
			t.Errorf("%s belongs to no page", name)
		}
		delete(want, name)
		if other := seen[string(content)]; other != "" {
			t.Errorf("%s and %s are the same", name, other)
		}
		seen[string(content)] = name
		picture, err := png.Decode(bytes.NewReader(content))
		if err != nil || picture.Bounds() != image.Rect(0, 0, 1200, 630) {
			t.Errorf("%s: %v, %v", name, err, picture.Bounds())
		}
	}
	if len(want) > 0 {
		t.Errorf("without a picture: %v", want)
	}
}

// TestPicturesShowTheirWholeTexts: the fonts have each character, and each text has enough lines.
func TestPicturesShowTheirWholeTexts(t *testing.T) {
	var buffer sfnt.Buffer
	for _, c := range newSite().cards() {
		for _, line := range c.lines() {
			for _, r := range line.text {
				if glyph, err := line.style.font().GlyphIndex(&buffer, r); err != nil || glyph == 0 {
					t.Errorf("%s: the font has no %q", c.page, r)
				}
			}
		}
		for _, text := range []struct {
			style *style
			text  string
		}{{&titleStyle, c.title}, {&summaryStyle, c.summary}} {
			lines := text.style.wrap(text.text)
			if got := strings.Join(lines, " "); got != strings.Join(strings.Fields(text.text), " ") {
				t.Errorf("%s: %q is cut: %q", c.page, text.text, got)
			}
			for _, line := range lines {
				if width := text.style.width(line); width > textWidth {
					t.Errorf("%s: %q is %d pixels wide", c.page, line, width)
				}
			}
		}
	}
}

func TestALongTextEndsWithDots(t *testing.T) {
	lines := titleStyle.wrap(strings.Repeat("Procfile ", 40))
	if last := lines[len(lines)-1]; len(lines) != titleStyle.most || !strings.HasSuffix(last, "Procfile…") || titleStyle.width(last) > textWidth {
		t.Errorf("%q", lines)
	}
}
