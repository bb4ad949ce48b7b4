package spelling

import "strings"

// Swapped reports whether a is b with two neighbors in the wrong order.
func Swapped(a, b string) bool {
	i := DiffersAt(a, b)
	return len(a) == len(b) && i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
}

// LookalikeSpace is the plain space for one that no shell splits at, or "" for a character without width.
func LookalikeSpace(r rune) (text string, ok bool) {
	switch r {
	case 0x00A0, 0x1680, 0x2000, 0x2001, 0x2002, 0x2003, 0x2004, 0x2005, 0x2006, 0x2007, 0x2008, 0x2009, 0x200A, 0x202F, 0x205F, 0x3000:
		return " ", true
	case 0x200B, 0x2060, 0xFEFF, 0x00AD, 0x180E, 0x200E, 0x200F, 0x061C,
		0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069: // the last ones change the order in which the line is shown
		return "", true
	}
	return "", false
}

// LookalikeQuote is the ASCII quote for another one, or "".
func LookalikeQuote(r rune) string {
	switch r {
	case 0x2018, 0x2019, 0x201A, 0x201B:
		return "'"
	case 0x201C, 0x201D, 0x201E, 0x201F, 0x00AB, 0x00BB:
		return `"`
	}
	return ""
}

// SameEnds reports whether two words begin and end with the same letters.
func SameEnds(name, meant string) bool {
	return name[0] == meant[0] && name[len(name)-1] == meant[len(meant)-1]
}

// LettersAmong reports whether a word has no lowercase letter more often than another one.
func LettersAmong(name, meant string) bool {
	var count [26]int
	for i := 0; i < len(meant); i++ {
		count[meant[i]-'a']++
	}
	for i := 0; i < len(name); i++ {
		if count[name[i]-'a']--; count[name[i]-'a'] < 0 {
			return false
		}
	}
	return true
}

// OnlyVowelsLeftOut reports whether a word is another one without some of its vowels.
func OnlyVowelsLeftOut(name, meant string) bool {
	for i := 0; i < len(meant); i++ {
		switch {
		case name != "" && name[0] == meant[i]:
			name = name[1:]
		case strings.IndexByte("aeiou", meant[i]) < 0:
			return false
		}
	}
	return name == ""
}

// NeighborKeys reports whether two letters are next to each other on a keyboard.
func NeighborKeys(a, b byte) bool {
	rowA, placeA := keyOf(a)
	rowB, placeB := keyOf(b)
	switch rowB - rowA {
	case 0:
		return placeA-placeB == 1 || placeB-placeA == 1
	case 1: // a key touches those below it to the left and straight below
		return placeA == placeB || placeA == placeB+1
	case -1:
		return placeB == placeA || placeB == placeA+1
	}
	return false
}

// Alike reports whether two letters are next to each other on a keyboard, or the same shape in a mirror.
func Alike(a, b byte) bool {
	const mirrored = "bdpq"
	return NeighborKeys(a, b) || strings.IndexByte(mirrored, a) >= 0 && strings.IndexByte(mirrored, b) >= 0
}

func keyOf(letter byte) (row, place int) {
	for row, keys := range [...]string{"qwertyuiop", "asdfghjkl", "zxcvbnm"} {
		if place := strings.IndexByte(keys, letter); place >= 0 {
			return row, place
		}
	}
	return -2, 0
}

// Doubled reports whether long is short with one letter doubled.
func Doubled(short, long string) bool {
	at := DiffersAt(short, long)
	return at > 0 && long[at] == long[at-1] && short[at:] == long[at+1:]
}

// DiffersAt is the index of the first byte in which two texts differ, or the length of the shorter one.
func DiffersAt(a, b string) int {
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		i++
	}
	return i
}
