package main

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"strings"
	"sync"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/gomono"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"

	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

// Sites show a picture of this size beside a link.
const (
	pictureWidth, pictureHeight = 1200, 630
	band                        = 24 // at the left side
	margin                      = 96
	textWidth                   = pictureWidth - 2*margin
)

// The colors of the page.
var (
	ground = color.RGBA{0xfb, 0xfa, 0xf8, 0xff}
	ink    = color.RGBA{0x1d, 0x1b, 0x19, 0xff}
	soft   = color.RGBA{0x69, 0x64, 0x5d, 0xff}
	accent = color.RGBA{0x0b, 0x6e, 0x60, 0xff}
)

// palette has 16 colors, so that a pixel takes 4 bits: the ground, and the steps from it to each other color.
var palette = func() color.Palette {
	const steps = 3
	made := color.Palette{ground}
	for _, to := range []color.RGBA{ink, soft, accent} {
		for i := 1; i <= steps; i++ {
			mix := func(a, b uint8) uint8 { return uint8((int(a)*(steps-i) + int(b)*i) / steps) }
			made = append(made, color.RGBA{mix(ground.R, to.R), mix(ground.G, to.G), mix(ground.B, to.B), 0xff})
		}
	}
	return made
}()

type style struct {
	font   func() *opentype.Font
	size   float64
	height int // of a line
	most   int // lines
	color  color.RGBA
	face   func() font.Face
}

var (
	kindStyle    = newStyle(gomono.TTF, 32, 48, 1, accent)
	titleStyle   = newStyle(gobold.TTF, 68, 84, 3, ink)
	summaryStyle = newStyle(goregular.TTF, 36, 52, 4, soft)
	nameStyle    = newStyle(gobold.TTF, 36, 48, 1, accent)
)

func newStyle(ttf []byte, size float64, height, most int, c color.RGBA) style {
	parsed := sync.OnceValue(func() *opentype.Font {
		f, err := opentype.Parse(ttf)
		if err != nil {
			panic(err) // the module has the font
		}
		return f
	})
	face := sync.OnceValue(func() font.Face {
		f, err := opentype.NewFace(parsed(), &opentype.FaceOptions{Size: size, DPI: 72, Hinting: font.HintingFull})
		if err != nil {
			panic(err)
		}
		return f
	})
	return style{parsed, size, height, most, c, face}
}

// width is that of a text, in pixels.
func (s *style) width(text string) int { return font.MeasureString(s.face(), text).Ceil() }

// wrap is a text in lines. Dots replace what doesn't fit.
func (s *style) wrap(text string) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(text) {
		longer := strings.TrimPrefix(line+" "+word, " ")
		if line == "" || s.width(longer) <= textWidth {
			line = longer
			continue
		}
		if len(lines) == s.most-1 {
			return append(lines, s.cut(line))
		}
		lines, line = append(lines, line), word
	}
	return append(lines, line)
}

// cut is a line without the words for which dots leave no room.
func (s *style) cut(line string) string {
	for s.width(line+"…") > textWidth && strings.Contains(line, " ") {
		line = line[:strings.LastIndex(line, " ")]
	}
	return line + "…"
}

type card struct {
	page                 string // its path, without ".html"
	kind, title, summary string
}

// cards are those of the rules and the platforms, and one for all other pages.
func (s *site) cards() []card {
	all := []card{{"proclint", "Procfile: web, worker, release", "Check a Procfile before you deploy it", "What each platform reads from the file, what goes wrong there, and how to fix it."}}
	for _, g := range s.Groups {
		for _, r := range g.Rules {
			all = append(all, card{r.Page(), "rule " + r.Name, r.Title, prose.Plain(r.Summary)})
		}
	}
	for _, g := range s.Platforms {
		for _, p := range g.Pages {
			all = append(all, card{"platforms/" + p.ID, "platform " + p.ID, "Procfiles on " + p.Title, p.Describe()})
		}
	}
	for _, s := range platform.AllAliases() {
		all = append(all, card{"platforms/" + s.Page(), "platform " + s.Page(), "Procfiles on " + s.Title, prose.Plain(s.Why)})
	}
	return all
}

// styledLine is a line of a picture, with the height of its baseline.
type styledLine struct {
	style *style
	text  string
	y     int
}

func (c card) lines() []styledLine {
	y := margin
	var all []styledLine
	add := func(s *style, text string, space int) {
		for _, line := range s.wrap(text) {
			y += s.height
			all = append(all, styledLine{s, line, y})
		}
		y += space
	}
	add(&kindStyle, c.kind, 8)
	add(&titleStyle, c.title, 16)
	add(&summaryStyle, c.summary, 0)
	return append(all, styledLine{&nameStyle, "proclint", pictureHeight - margin/2})
}

func (c card) draw() ([]byte, error) {
	picture := image.NewPaletted(image.Rect(0, 0, pictureWidth, pictureHeight), palette)
	draw.Draw(picture, image.Rect(0, 0, band, pictureHeight), image.NewUniform(accent), image.Point{}, draw.Src)
	for _, line := range c.lines() {
		d := font.Drawer{Dst: picture, Src: image.NewUniform(line.style.color), Face: line.style.face(), Dot: fixed.P(margin, line.y)}
		d.DrawString(line.text)
	}
	var b bytes.Buffer
	err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&b, picture)
	return b.Bytes(), err
}

// pictures are those that sites show beside a link to a page.
func pictures(s *site) (map[string][]byte, error) {
	out := map[string][]byte{}
	for _, c := range s.cards() {
		made, err := c.draw()
		if err != nil {
			return nil, fmt.Errorf("the picture of %s: %w", c.page, err)
		}
		out["public/og/"+c.page+".png"] = made
	}
	return out, nil
}
