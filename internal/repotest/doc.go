// Package repotest checks what no single package can: layers of packages, styles of the page, versions of tools, and that
// documents say what the programs do.
package repotest
