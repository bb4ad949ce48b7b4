package ascii

// Digits reports whether a text has only digits.
func Digits(s string) bool { return s != "" && Only(s, InNumber) }

// Kind is a set of what a byte may be in.
type Kind uint8

// The kinds of bytes: those of a number, of a time, around a time, and of a name.
const (
	InNumber Kind = 1 << iota
	InTime
	AroundTime
	InName
)

// Kinds are the kinds of each byte: a look at a table is what a program without inlined functions is fastest at.
var Kinds = func() (kinds [256]Kind) {
	for kind, bytes := range map[Kind]string{
		InNumber:   "0123456789",
		InTime:     "0123456789:-/.,TZ+",
		AroundTime: "[](),:",
		InName:     "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-/",
	} {
		for i := range len(bytes) {
			kinds[bytes[i]] |= kind
		}
	}
	return kinds
}()

// Only reports whether all bytes of a word are of a kind.
func Only(word string, kind Kind) bool {
	for i := range len(word) {
		if Kinds[word[i]]&kind == 0 {
			return false
		}
	}
	return true
}
