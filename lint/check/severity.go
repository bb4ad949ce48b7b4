package check

import (
	"fmt"
)

// Severity is how bad a diagnostic is. The zero value means that there is no diagnostic.
type Severity uint8

// The severities, rising.
const (
	None    Severity = iota // no finding
	Hint                    // style, or harmless on the platform
	Info                    // worth knowing
	Warning                 // works by luck
	Error                   // will not deploy, or the process will not start or serve
)

var severityNames = [...]string{"none", "hint", "info", "warning", "error"}

// String is the name of the severity as in JSON.
func (s Severity) String() string { return severityNames[s] }

// MarshalText writes the name of the severity.
func (s Severity) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText reads the name of a severity, for programs in Go that read reports.
func (s *Severity) UnmarshalText(text []byte) error {
	v, err := ParseSeverity(string(text))
	if err != nil {
		return err
	}
	*s = v
	return nil
}

// ParseSeverity finds a severity by its name; none is not one of them.
func ParseSeverity(name string) (Severity, error) {
	for i, n := range severityNames {
		if i > 0 && n == name {
			return Severity(i), nil
		}
	}
	return None, fmt.Errorf("unknown severity %q: use error, warning, info, or hint", name)
}
