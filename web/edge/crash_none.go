//go:build js && wasm && !crashtest

package main

// crash exists only in the build that the tests crash on purpose.
func crash(int) {}
