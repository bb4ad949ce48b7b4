//go:build !cgo || windows

package parser

import "testing"

func TestTheParser(t *testing.T) { t.Skip("no C compiler is here, or none for this system") }
