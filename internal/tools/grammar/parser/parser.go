//go:build cgo

// Package parser compiles the parser that tree-sitter made for Procfiles, to test it.
package parser

// #cgo CFLAGS: -std=c11 -I${SRCDIR}/../../../../editors/tree-sitter-procfile/src
// #include "../../../../editors/tree-sitter-procfile/src/parser.c"
import "C"

import "unsafe"

// Language is that of Procfiles, for tree-sitter.
func Language() unsafe.Pointer { return unsafe.Pointer(C.tree_sitter_procfile()) }
