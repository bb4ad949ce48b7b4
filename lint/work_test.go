package lint_test

import (
	"bytes"
	"testing"

	"github.com/proclint/proclint/internal/cost"
	"github.com/proclint/proclint/internal/golden"
	"github.com/proclint/proclint/lint/api"
)

// The work of a call is at most workPerByte units a byte and what the operation takes
// at least. A file of eight times the bytes takes at most growth times the work.
const (
	workPerByte = 8_000
	growth      = 8.5
)

// workOf is the work of an operation on a file.
func workOf(op operation, r api.Request) int { return cost.Of(func() { op.run(r) }) }

// TestWorkGrowsWithTheFile checks every operation on every file with the bounds.
func TestWorkGrowsWithTheFile(t *testing.T) {
	const small = 512
	large := attacks(8 * small)
	for i, in := range attacks(small) {
		for j, op := range operations() {
			if golden.LeftOut(i+j, 9) {
				continue // FuzzWork and TestAdversarialInputsEndInTime try all of them
			}
			checkWork(t, in.name, op, in.request, large[i].request)
		}
	}
}

// checkWork checks an operation on a file, and on one of eight times its bytes, with the
// bounds.
func checkWork(t *testing.T, name string, op operation, once, eight api.Request) {
	t.Helper()
	small, large := workOf(op, once), workOf(op, eight)
	if most := op.least + workPerByte*size(eight); large > most {
		t.Errorf("%s of %s takes %d units of work for %d bytes, more than %d", op.name, name, large, size(eight), most)
	}
	if most := op.least + int(growth*float64(small)); large > most {
		t.Errorf("%s of %s takes %d units of work, and %d for eight times the bytes, more than %d", op.name, name, small, large, most)
	}
}

// size is the bytes of a request's files.
func size(r api.Request) int {
	n := len(r.Base64)
	for _, f := range r.Files {
		n += len(f.Path)
		if f.Text != nil {
			n += len(*f.Text)
		}
	}
	return n
}

// FuzzWork looks for a file that, written eight times, takes more than eight times
// the work.
func FuzzWork(f *testing.F) {
	for i, text := range append(repeated, lines...) {
		if !golden.LeftOut(i, 1) {
			f.Add([]byte(text), uint8(len(text)))
		}
	}
	ops := operations()
	f.Fuzz(func(t *testing.T, src []byte, which uint8) {
		if len(src) == 0 || len(src) > 2048 {
			return
		}
		// Short texts are repeated until their own work counts.
		source := bytes.Repeat(src, 1+1024/len(src))
		once := api.Request{Path: "Procfile", Base64: source}
		eight := api.Request{Path: "Procfile", Base64: bytes.Repeat(source, 8)}
		checkWork(t, string(src), ops[int(which)%len(ops)], once, eight)
	})
}
