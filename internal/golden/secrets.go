package golden

import (
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"testing"
)

// SecretForm is a line with a secret, as lint/secret/testdata/forms.txt has it: "¤" is one, "¤36" one of 36 letters and digits, and
// "¤x32" one of 32 hexadecimal digits.
type SecretForm struct {
	Section string
	Form    string
}

// SecretForms are those of a file.
func SecretForms(t *testing.T, path string) []SecretForm {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var forms []SecretForm
	section := ""
	for line := range strings.SplitSeq(strings.TrimSuffix(string(text), "\n"), "\n") {
		name, isSection := strings.CutPrefix(line, "== ")
		switch {
		case isSection:
			section = name
		case !strings.HasPrefix(line, "#"):
			forms = append(forms, SecretForm{section, line})
		}
	}
	return forms
}

// With is the line with a secret in place of each "¤", and with random ones in place of the others. The same seed gives the same ones.
func (f SecretForm) With(secret string, seed int) (line string, secrets []string) {
	random := rand.New(rand.NewPCG(uint64(seed), 36))
	parts := strings.Split(f.Form, "¤")
	line = parts[0]
	for _, part := range parts[1:] {
		hex := strings.HasPrefix(part, "x")
		part, made := strings.TrimPrefix(part, "x"), secret
		digits := len(part) - len(strings.TrimLeft(part, "0123456789"))
		if hex && digits == 0 {
			part = "x" + part
		}
		if n, err := strconv.Atoi(part[:digits]); err == nil {
			made, part = filler(random, n, hex), part[digits:]
		}
		line, secrets = line+made+part, append(secrets, made)
	}
	return line, secrets
}

// filler is a text of random letters and digits. Three of them at its start are of each kind.
func filler(random *rand.Rand, length int, isHex bool) string {
	letters := "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
	if isHex {
		letters = "abcdef0123456789"
	}
	made := []byte("b7")
	if !isHex {
		made = []byte("Kq7")
	}
	for len(made) < length {
		made = append(made, letters[random.IntN(len(letters))])
	}
	return string(made[:length])
}

// Shown are those of some secrets of which a text shows so much that it is of use.
func Shown(text string, secrets []string) []string {
	const piece = 8
	pieces := map[string]bool{}
	for at := 0; at+piece <= len(text); at++ {
		pieces[text[at:at+piece]] = true
	}
	var shown []string
	for _, secret := range secrets {
		isShown := len(secret) < piece && strings.Contains(text, secret)
		for at := 0; at+piece <= len(secret) && !isShown; at++ {
			isShown = pieces[secret[at:at+piece]]
		}
		if isShown {
			shown = append(shown, secret)
		}
	}
	return shown
}
