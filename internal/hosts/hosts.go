// Package hosts tests Proclint in the programs that people run it from: pre-commit and editors. The tests need these
// programs, so they run only with the tag hosts: make test-hooks and make test-editors.
package hosts
