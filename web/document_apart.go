//go:build apart

package web

var openAPIDocument []byte
