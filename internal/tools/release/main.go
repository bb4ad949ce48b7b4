// Command release makes the parts of a release that GoReleaser doesn't: archives of folders, container images, and
// bills of materials. The same input gives the same bytes. The time of all files is SOURCE_DATE_EPOCH.
package main

import (
	"errors"
	"fmt"
	"os"
	"strconv"
	"time"
)

const usage = `usage:
  release pack FOLDER ARCHIVE.tar.gz             pack what a folder contains
  release image BINARY linux/ARCH IMAGE.tar      make a container image (an OCI layout) that runs the binary
  release sbom VERSION BINARY LOCKFILE DOCUMENT  list the modules of the binary and the npm packages of its page`

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "release:", err)
		os.Exit(2)
	}
}

func run(args []string) error {
	seconds, err := strconv.ParseInt(os.Getenv("SOURCE_DATE_EPOCH"), 10, 64)
	if err != nil {
		return fmt.Errorf("SOURCE_DATE_EPOCH is not a number of seconds: %w", err)
	}
	date := time.Unix(seconds, 0).UTC()
	switch {
	case len(args) == 3 && args[0] == "pack":
		return pack(args[1], args[2], date)
	case len(args) == 4 && args[0] == "image":
		return writeImage(args[1], args[2], args[3], date)
	case len(args) == 5 && args[0] == "sbom":
		return writeSBOM(args[1], args[2], args[3], args[4], date)
	}
	return errors.New(usage)
}
