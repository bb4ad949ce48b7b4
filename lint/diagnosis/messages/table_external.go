//go:build external

package messages

var text string
