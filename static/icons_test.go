package static

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/png"
	"os"
	"slices"
	"testing"
)

// TestTheIconsHaveTheirSizes: browsers without SVG ask for favicon.ico, and a phone's home screen for apple-touch-icon.png,
// also where a page has no link to it. iOS shows black where that one is transparent.
func TestTheIconsHaveTheirSizes(t *testing.T) {
	icon := readIcon(t, "favicon.ico")
	for _, want := range []int{16, 32, 48} {
		if !slices.ContainsFunc(icon, func(i image.Image) bool { return i.Bounds().Size() == image.Pt(want, want) }) {
			t.Errorf("favicon.ico has no picture of %d pixels", want)
		}
	}
	for name, want := range map[string]int{"apple-touch-icon.png": 180, "icon-192.png": 192, "icon-512.png": 512, "icon-maskable.png": 512} {
		picture := decode(t, readPublic(t, name))
		if size := picture.Bounds().Size(); size != image.Pt(want, want) {
			t.Errorf("%s has %v pixels", name, size)
		}
		if _, _, _, alpha := picture.At(0, 0).RGBA(); name == "apple-touch-icon.png" && alpha != 0xffff {
			t.Errorf("%s is transparent in a corner", name)
		}
	}
}

// readIcon gives the pictures in an icon of Windows: a header, an entry of 16 bytes for each picture, and the pictures as PNG.
func readIcon(t *testing.T, name string) []image.Image {
	t.Helper()
	content := readPublic(t, name)
	var header struct{ Reserved, Type, Count uint16 }
	if _, err := binary.Decode(content, binary.LittleEndian, &header); err != nil || header.Reserved != 0 || header.Type != 1 {
		t.Fatalf("%s: %v, %+v", name, err, header)
	}
	var pictures []image.Image
	for i := range int(header.Count) {
		var entry struct {
			Width, Height, Colors, Reserved uint8
			Planes, Bits                    uint16
			Size, Offset                    uint32
		}
		if _, err := binary.Decode(content[6+16*i:], binary.LittleEndian, &entry); err != nil {
			t.Fatal(err)
		}
		picture := decode(t, content[entry.Offset:entry.Offset+entry.Size])
		if picture.Bounds().Size() != image.Pt(int(entry.Width), int(entry.Height)) {
			t.Errorf("%s: the entry has %d×%d pixels, the picture %v", name, entry.Width, entry.Height, picture.Bounds())
		}
		pictures = append(pictures, picture)
	}
	return pictures
}

func readPublic(t *testing.T, name string) []byte {
	t.Helper()
	content, err := os.ReadFile("public/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

func decode(t *testing.T, content []byte) image.Image {
	t.Helper()
	picture, err := png.Decode(bytes.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	return picture
}
