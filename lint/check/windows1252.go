package check

// windows1252 are the characters of the bytes 0x80 to 0x9F in the character set of older Windows editors; 0 for a byte without
// one. The bytes above are the code points of the same number.
var windows1252 = [32]rune{
	'€', 0, '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', 0, 'Ž', 0,
	0, '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', 0, 'ž', 'Ÿ',
}

// FromWindows1252 is the character of a byte, or false.
func FromWindows1252(c byte) (rune, bool) {
	if c < 0x80 || c >= 0xA0 {
		return rune(c), true
	}
	r := windows1252[c-0x80]
	return r, r != 0
}
