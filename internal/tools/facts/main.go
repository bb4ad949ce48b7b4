// Facts checks the sources of the platforms' facts against copies of their repositories:
//
//	go run ./internal/tools/facts DIR
//
// DIR has the copies, with or without a work tree: OWNER/NAME, OWNER+NAME, or OWNER+NAME/repo. If DIR is empty, it clones
// them. A path or a literal that is gone is an error. It also lists the files that changed since somebody read them,
// the repositories that it doesn't have, and the pages, which only a person can read.
package main

import (
	"flag"
	"fmt"
	"os"

	"github.com/proclint/proclint/lint/platform/sources"
)

func main() {
	host := flag.String("host", "https://github.com/", "`ADDRESS` of the repositories")
	rows := flag.String("rows", "lint/platform/sources", "`FOLDER` with the sources")
	flag.Usage = func() {
		fmt.Fprintln(os.Stderr, "facts checks the sources of facts against the repositories in DIR: facts [options] DIR")
		flag.PrintDefaults()
	}
	flag.Parse()
	if flag.NArg() != 1 {
		flag.Usage()
		os.Exit(2)
	}
	failed, err := run(flag.Arg(0), *host, *rows)
	if err != nil {
		fmt.Fprintln(os.Stderr, "facts:", err)
		os.Exit(2)
	}
	if failed {
		os.Exit(1)
	}
}

func run(dir, host, rows string) (failed bool, err error) {
	table, err := sources.Read(os.DirFS(rows))
	if err != nil {
		return false, err
	}
	copies, err := open(dir, host)
	if err != nil {
		return false, err
	}
	r := check(table, copies)
	fmt.Print(r)
	return len(r.errors) > 0, nil
}
