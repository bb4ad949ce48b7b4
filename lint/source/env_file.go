package source

import (
	"regexp"
	"strings"
)

// EnvFile is a place in code that ends the program where there is no file .env.
type EnvFile struct {
	Line        int // one-based
	Text, Right string
}

// demandsEnv are how code demands the file, by the endings of files: the last group is what ends the program, and what takes its place. Sources:
// joho/godotenv godotenv.go, and allan2/dotenvy dotenv/src/lib.rs.
var demandsEnv = []struct {
	ending string
	call   *regexp.Regexp
	right  func(text string) string
}{
	{".go", regexp.MustCompile(`(?m)^\t(?:if )?\w+ :?= godotenv\.(?:Load|Overload)\((?:"\.env")?\)(?:; \w+ != nil \{|\s*\n\t?\s*if \w+ != nil \{)\s*\n(?:\s*(?:fmt|log)\.Print\w*\(.*\n)?\s*(log\.(?:Fatal|Panic)(?:f|ln)?|panic|os\.Exit)\(`), func(text string) string {
		return strings.NewReplacer("Fatal", "Print", "Panic", "Print").Replace(text)
	}},
	{".rs", regexp.MustCompile(`(?m)^ {4}(?:let _ = )?(?:dotenvy?::)?dotenv\(\)\s*(\.unwrap\(\)|\.expect\("[^"]*"\))`), func(string) string { return ".ok()" }},
}

// guards are in front of code that loads the file only on the machine of a person.
var guards = []string{"Getenv(", "LookupEnv(", "os.Stat(", "env::var(", "cfg(", "cfg!(", "return"}

// DemandsEnvFile is where a program surely ends without a file .env, or nil.
func DemandsEnvFile(text, ending string) *EnvFile {
	for _, d := range demandsEnv {
		if d.ending != ending || len(text) > mostBytes {
			continue
		}
		at := d.call.FindStringSubmatchIndex(text)
		if at == nil {
			return nil
		}
		before := text[:at[0]]
		if start := strings.LastIndex(before, "\nf"); start >= 0 {
			before = before[start:]
		}
		for _, guard := range guards {
			if strings.Contains(before, guard) {
				return nil
			}
		}
		found := &EnvFile{Line: 1 + strings.Count(text[:at[2]], "\n"), Text: text[at[2]:at[3]]}
		if right := d.right(found.Text); right != found.Text {
			found.Right = right
		}
		return found
	}
	return nil
}
