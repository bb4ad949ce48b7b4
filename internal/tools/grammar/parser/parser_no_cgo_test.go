//go:build !cgo

package parser

import "testing"

func TestTheParser(t *testing.T) { t.Skip("there is no C compiler") }
