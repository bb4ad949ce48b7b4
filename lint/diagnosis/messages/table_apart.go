//go:build tableapart

package messages

var text string
