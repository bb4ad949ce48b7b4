package check

import "fmt"

// Kind says whose matter a finding is. A rule has one for all of its findings; one of the other kind names it in Finding.Kind.
type Kind uint8

const (
	// A Slip is a mistake of the author, which one wants to correct wherever the file is
	// deployed: a typo, a misnamed file, syntax, a missing port or program.
	Slip Kind = iota + 1
	// Difference is what one platform does differently from another one with a file that is right on some platform: a release
	// that nothing runs, a process that isn't started, a command without a shell, the limits of a name.
	Difference
)

// MarshalText writes "slip" or "difference".
func (k Kind) MarshalText() ([]byte, error) { return []byte(k.String()), nil }

// UnmarshalText reads a kind, for programs in Go that read reports.
func (k *Kind) UnmarshalText(text []byte) error {
	for _, kind := range [...]Kind{Slip, Difference} {
		if kind.String() == string(text) {
			*k = kind
			return nil
		}
	}
	return fmt.Errorf("unknown kind %q: use `slip` or `difference`", text)
}

// String is the kind as in JSON.
func (k Kind) String() string {
	if k == Difference {
		return "difference"
	}
	return "slip"
}
