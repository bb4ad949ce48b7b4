//go:build external

package web

var openAPIDocument []byte
