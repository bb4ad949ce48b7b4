package procfile

import (
	"strings"
	"testing"
)

// TestDecoderReadsParts: a text is the same however it is cut into parts, and in each encoding.
func TestDecoderReadsParts(t *testing.T) {
	const text = "app[web.1]: ✖ 𝄞 Error R10 (Boot timeout)\r\n"
	long := strings.Repeat("2026-11-27 heroku[web.1]: State changed\r\n", 3) + text
	for _, test := range []struct {
		encoding Encoding
		mark     []byte
		first    int // the length of the first part, which decides
	}{
		{UTF8, nil, 1}, {UTF8, markUTF8, 3}, {UTF16LE, markUTF16LE, 2}, {UTF16BE, markUTF16BE, 2}, {UTF16LE, nil, 40}, {UTF16BE, nil, 40},
	} {
		src := append(test.mark[:len(test.mark):len(test.mark)], encode(long, test.encoding)...)
		for size := 1; size < 9; size++ {
			var d Decoder
			got := d.Decode(src[:test.first])
			for i := test.first; i < len(src); i += size {
				got += d.Decode(src[i:min(i+size, len(src))])
			}
			if got != long {
				t.Errorf("%s with the mark %q in parts of %d bytes: %q", test.encoding, test.mark, size, got)
			}
		}
	}
}
