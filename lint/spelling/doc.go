// Package spelling finds out which word was meant: by the characters that differ, by swapped ones, and by those that look alike.
package spelling
