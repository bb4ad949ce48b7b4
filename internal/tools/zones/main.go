// Zones prints the names of the time zones that Go knows, for lint/sevalla/zones.txt. Its argument is Go's zoneinfo.zip.
package main

import (
	"archive/zip"
	"fmt"
	"os"
	"slices"
	"strings"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: zones ZONEINFO.ZIP")
		os.Exit(2)
	}
	names, err := zones(os.Args[1])
	if err != nil {
		fmt.Fprintln(os.Stderr, "zones:", err)
		os.Exit(1)
	}
	fmt.Println(strings.Join(names, "\n"))
}

// zones are the names in an archive of time zones, sorted.
func zones(archive string) ([]string, error) {
	r, err := zip.OpenReader(archive)
	if err != nil {
		return nil, fmt.Errorf("read the time zones: %w", err)
	}
	defer r.Close()
	var names []string
	for _, file := range r.File {
		// Factory is what a machine has before somebody chose.
		if !strings.HasSuffix(file.Name, "/") && file.Name != "Factory" {
			names = append(names, file.Name)
		}
	}
	slices.Sort(names)
	return names, nil
}
