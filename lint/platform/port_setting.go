package platform

import "strings"

// PortSetting is a setting in a file beside the Procfile that changes the ports of its processes.
type PortSetting struct {
	// Files are the names of the files that may have it, separated by spaces. The first one that has it counts.
	Files string
	// Key is its name in these files.
	Key string
	// Of says what it sets.
	Of PortPart
	// Loose says that lines such as "export KEY=value" and "KEY: value" count beside "KEY=value".
	Loose bool
}

// PortPart is what a PortSetting sets.
type PortPart uint8

// What a setting sets.
const (
	FirstPort   PortPart = iota // $PORT of the first process
	FirstOfEven                 // FirstPort, after which a step that grows no longer does
	PortStep                    // the increase for each further process
	NoPort                      // true if the runner sets no $PORT
)

// inEnv is the setting of most runners: PORT in .env. inLooseEnv is the same for those that read it with godotenv or gotenv.
var (
	inEnv      = PortSetting{Files: ".env", Key: "PORT"}
	inLooseEnv = PortSetting{Files: ".env", Key: "PORT", Loose: true}
)

// in returns the first file that has the setting, and its value.
func (s *PortSetting) in(files Beside) (file, value string) {
	for name := range strings.FieldsSeq(s.Files) {
		if !files.HasFile(name) {
			continue
		}
		if value := s.value(files.Content(name)); value != "" {
			return name, value
		}
	}
	return "", ""
}

// value returns the last value of the setting in a text, without its quotes and without a comment, or "".
func (s *PortSetting) value(text string) string {
	value := ""
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if s.Loose {
			line = strings.TrimPrefix(line, "export ")
		}
		rest, found := strings.CutPrefix(line, s.Key)
		rest = strings.TrimLeft(rest, " \t")
		if !found || rest == "" || rest[0] != '=' && !(s.Loose && rest[0] == ':') {
			continue
		}
		rest, _, _ = strings.Cut(rest[1:], " #")
		value = strings.Trim(strings.TrimSpace(rest), `"'`)
	}
	return value
}
