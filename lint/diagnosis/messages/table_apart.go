//go:build apart

package messages

var text string
