//go:build external

package messages

var text = func() string { return "" }
