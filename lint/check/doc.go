// Package check has what rules work with: the pass over one file, the findings with their effects and fixes, the directives, the
// views of commands, and the register of rules. It knows no rule by its name.
package check
