// Package rules has one rule in each file, which registers itself. No rule uses what another one declares: what several need is in package check.
package rules
