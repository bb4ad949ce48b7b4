// Package procfile represents a Procfile as a lossless document: every byte of the file, its lines and entries with ranges, text
// edits, and the one place that knows the notations of a position.
//
// Parse never fails. How a platform reads the text is not decided here.
package procfile
