package secret

import (
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/logs/ascii"
)

// secretStores start references to a secret, up to a colon.
const secretStores ecosystem.Words = "vault arn op ssm sops secret secretsmanager file env ref kms"

// literal reports whether a value may be a secret itself: it's long, and no placeholder, reference, or word.
func literal(value string) bool {
	if len(value) < 12 || placeholder(value) || strings.ContainsAny(value, " $<>{}()[]") || strings.Count(value, "%") > 1 {
		return false
	}
	if strings.Contains(value, "/") && !base64(value) {
		return false
	}
	if store, _, ok := strings.Cut(value, ":"); ok && secretStores.Has(store) {
		return false
	}
	return !plainWords(value)
}

func base64(value string) bool {
	return strings.Trim(value, wordBytes+"+/=") == "" &&
		strings.HasSuffix(value, "=") && hasBoth(value)
}

// plainWords reports whether a value consists of words, and of numbers such as a year or v2.
func plainWords(value string) bool {
	words := strings.FieldsFunc(value, func(r rune) bool { return strings.ContainsRune("-_.,", r) })
	return !slices.ContainsFunc(words, func(word string) bool {
		return !plainWord(word) && (len(word) > 4 || strings.Trim(word[1:], "0123456789") != "")
	})
}

// plainWord reports whether a text looks like a word that people say, or several in camelCase: few uppercase letters, and no long run of consonants.
func plainWord(s string) bool {
	humps, consonants := 1, 0
	for i := 0; i < len(s); i++ {
		lower := s[i] | 0x20
		if lower < 'a' || lower > 'z' {
			return false
		}
		if consonants++; strings.IndexByte("aeiouy", lower) >= 0 {
			consonants = 0
		}
		if consonants > 5 {
			return false
		}
		if i > 0 && s[i] != lower && s[i-1] == s[i-1]|0x20 {
			humps++
		}
	}
	return humps == 1 || humps*3 <= len(s)
}

// accessKey reports whether a value looks like a secret key of AWS, which may contain slashes: 40 characters of base64.
func accessKey(value string) bool {
	const digits = "0123456789"
	return len(value) == 40 && strings.Trim(value, wordBytes+"/+") == "" && !strings.Contains(value, "_") && strings.ToLower(value) != value && !isUpper(value) &&
		strings.ContainsAny(value, digits) && !placeholder(value)
}

// The words of placeholders for secrets: those of which one is enough, those that a real secret may start with, and those beside them.
const (
	sampleWords ecosystem.Words = "dummy test example sample change replace your placeholder fake redacted unused insecure todo demo foobar foo bar"
	vagueWords  ecosystem.Words = "secret password local build default none"
	besideWords ecosystem.Words = "my me us it this the here please only precompile assets compile ci key token api not a is super top app value with real pass insert enter put some long random string " +
		"host auth access user admin django flask jwt session in production prod dev development at least random very for of and db"
)

// sequences start a part of a value that somebody typed without a thought.
var sequences = []string{"12345", "abcde", "00000", "qwerty", "xxx"}

// placeholder reports whether a value is no secret but shows where to write one: one of its parts consists of words for that, and
// no other part looks random.
func placeholder(value string) bool {
	lower := strings.ToLower(value)
	if strings.Contains(lower, "***") || strings.Contains(lower, "...") || strings.Trim(lower, lower[:1]) == "" {
		return true
	}
	vague, random := false, false
	for _, part := range strings.FieldsFunc(lower, func(r rune) bool { return r < '0' || r > '9' && r < 'a' || r > 'z' }) {
		if slices.ContainsFunc(sequences, func(start string) bool { return strings.HasPrefix(part, start) }) {
			return true
		}
		word := strings.TrimRight(part, "0123456789")
		if head, _, counted := strings.Cut(part, "123"); counted {
			word = head // such as dummy123456789abc
		}
		switch isSample, isVague := consistsOfWords(word); {
		case isSample:
			return true
		case isVague:
			vague = true
		default:
			random = random || len(part) >= 12 && hasBoth(part)
		}
	}
	return vague && !random
}

// consistsOfWords divides a text such as "changeme" into words. sample says that one of them is a sample word, and
// vague that one is a vague word; both are false for a text with anything else.
func consistsOfWords(text string) (sample, vague bool) {
	if text == "" || len(text) > 64 {
		return false, false
	}
	for end := len(text); end > 0; end-- {
		word := text[:end]
		isSample, isVague := sampleWords.Has(word), vagueWords.Has(word)
		if !isSample && !isVague && !besideWords.Has(word) {
			continue
		}
		if end == len(text) {
			return isSample, isVague
		}
		if sample, vague = consistsOfWords(text[end:]); sample || vague || besideOnly(text[end:]) {
			return sample || isSample, vague || isVague
		}
	}
	return false, false
}

// besideOnly reports whether a text consists of words beside a placeholder.
func besideOnly(text string) bool {
	for end := len(text); end > 0; end-- {
		if besideWords.Has(text[:end]) && (end == len(text) || besideOnly(text[end:])) {
			return true
		}
	}
	return false
}

// isSample reports whether a text consists of words that stand for a secret, and nothing else: your-secret-key.
func isSample(text string) bool {
	isSample := false
	for part := range strings.FieldsFuncSeq(ascii.Lower(text), func(r rune) bool { return strings.ContainsRune("-_. ", r) }) {
		sample, vague := consistsOfWords(part)
		if !sample && !vague && !besideOnly(part) {
			return false
		}
		isSample = isSample || sample || vague
	}
	return isSample
}
