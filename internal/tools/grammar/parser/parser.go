//go:build cgo && !windows

// Package parser loads a parser that was compiled for tree-sitter, as editors do, to test it.
package parser

// #cgo LDFLAGS: -ldl
// #include <dlfcn.h>
// #include <stdlib.h>
//
// static void *language(const char *file, const char *name) {
//     void *library = dlopen(file, RTLD_NOW);
//     void *(*make)(void) = library ? (void *(*)(void))dlsym(library, name) : 0;
//     return make ? make() : 0;
// }
import "C"

import "unsafe"

// Load gives the language that a compiled parser has under a name, or nil.
func Load(file, name string) unsafe.Pointer {
	path, symbol := C.CString(file), C.CString(name)
	defer C.free(unsafe.Pointer(path))
	defer C.free(unsafe.Pointer(symbol))
	return C.language(path, symbol)
}
