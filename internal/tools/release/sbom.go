package main

import (
	"debug/buildinfo"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	cyclonedx "github.com/CycloneDX/cyclonedx-go"
)

// writeSBOM writes a bill of materials in CycloneDX's JSON.
func writeSBOM(version, binary, lockFile, document string, date time.Time) error {
	info, err := buildinfo.ReadFile(binary)
	if err != nil {
		return fmt.Errorf("read how %s was built: %w", binary, err)
	}
	packages, err := pagePackages(lockFile)
	if err != nil {
		return err
	}
	bom := cyclonedx.NewBOM()
	bom.Metadata = &cyclonedx.Metadata{
		Timestamp: date.Format(time.RFC3339),
		Component: &cyclonedx.Component{
			Type: cyclonedx.ComponentTypeApplication, Name: filepath.Base(binary), BOMRef: "main", Version: version,
			PackageURL: "pkg:golang/" + info.Main.Path, Licenses: &cyclonedx.Licenses{{License: &cyclonedx.License{ID: "MIT"}}},
		},
	}
	components := append([]cyclonedx.Component{library("pkg:golang/", "std", strings.TrimPrefix(info.GoVersion, "go"))}, modules(info)...)
	components = append(components, packages...)
	bom.Components = &components
	return create(document, func(w io.Writer) error {
		return cyclonedx.NewBOMEncoder(w, cyclonedx.BOMFileFormatJSON).SetPretty(true).Encode(bom)
	})
}

func library(kind, name, version string) cyclonedx.Component {
	url := kind + strings.Replace(name, "@", "%40", 1) + "@" + version
	return cyclonedx.Component{Type: cyclonedx.ComponentTypeLibrary, BOMRef: url, Name: name, Version: version, PackageURL: url}
}

func modules(info *debug.BuildInfo) []cyclonedx.Component {
	var found []cyclonedx.Component
	for _, module := range info.Deps {
		if module.Replace != nil {
			module = module.Replace
		}
		found = append(found, library("pkg:golang/", module.Path, module.Version))
	}
	return found
}

// pagePackages are the npm packages of the page, by the lock file: those that are not only for its build.
func pagePackages(lockFile string) ([]cyclonedx.Component, error) {
	content, err := os.ReadFile(lockFile)
	if err != nil {
		return nil, err
	}
	var lock struct {
		Packages map[string]struct {
			Version                    string
			Dev, Optional, DevOptional bool
		}
	}
	if err := json.Unmarshal(content, &lock); err != nil {
		return nil, fmt.Errorf("%s: %w", lockFile, err)
	}
	var found []cyclonedx.Component
	delete(lock.Packages, "") // the page itself
	for folder, entry := range lock.Packages {
		name := folder[strings.LastIndex(folder, "node_modules/")+len("node_modules/"):]
		if !entry.Dev && !entry.Optional && !entry.DevOptional {
			found = append(found, library("pkg:npm/", name, entry.Version))
		}
	}
	slices.SortFunc(found, func(a, b cyclonedx.Component) int { return strings.Compare(a.BOMRef, b.BOMRef) })
	return found, nil
}
