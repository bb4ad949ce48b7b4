package repository

import (
	"path"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/ecosystem"
)

// Uninstalled is a program that no manifest of the app installs.
type Uninstalled struct {
	Package  *ecosystem.Package // the usual one with the program
	Manifest string             // where it belongs
	Packages *Packages          // those that manifests of the language name
}

// Uninstalled is what a program lacks that runs in a folder, or nil where a manifest may install it or nothing is known of it.
func (r *Repository) Uninstalled(program, folder string) *Uninstalled {
	var lacks *Uninstalled
	for _, e := range ecosystem.All() {
		installing := e.Installing(program)
		if len(installing) == 0 || installing[0].Ambiguous && r.LanguageOf(nil) != e.Name {
			continue
		}
		found, isKnown := r.lacking(e.Name, installing, folder)
		switch {
		case isKnown && found == nil:
			return nil
		case lacks == nil:
			lacks = found
		}
	}
	return lacks
}

// lacking is what lacks each of some packages in the manifests of an ecosystem. isKnown is false where the app has no such manifest.
func (r *Repository) lacking(name string, installing []*ecosystem.Package, folder string) (lacks *Uninstalled, isKnown bool) {
	var packages *Packages
	switch name {
	case ecosystem.Node:
		return r.nodeLacks(installing, folder)
	case ecosystem.Python:
		packages = r.Python(folder)
	case ecosystem.Ruby:
		packages = r.Ruby(folder)
	case ecosystem.Elixir:
		packages = r.Mix(folder)
	case ecosystem.PHP:
		packages = r.Composer(folder)
	}
	if len(packages.Manifests) == 0 {
		return nil, packages.Open
	}
	if packages.Open {
		return nil, true
	}
	if slices.ContainsFunc(installing, packages.Bring) {
		return nil, true
	}
	return &Uninstalled{installing[0], packages.Manifests[0], packages}, true
}

// Bring reports whether a package is among those that the manifests name, or what may bring it.
func (p *Packages) Bring(pkg *ecosystem.Package) bool {
	return p.Mention(ecosystem.Words(pkg.Name)) || p.Mention(pkg.Also)
}

func (r *Repository) nodeLacks(installing []*ecosystem.Package, folder string) (lacks *Uninstalled, isKnown bool) {
	for _, at := range []string{path.Join(r.folder, folder), r.folder, ""} {
		n := r.Node(at)
		if n == nil {
			if at == r.folder {
				return nil, false
			}
			continue
		}
		if n.Workspaces {
			return nil, true
		}
		for _, pkg := range installing {
			if n.Depends(ecosystem.Words(pkg.Name)) || n.Depends(pkg.Also) || r.mayBring(at, pkg) {
				return nil, true
			}
		}
	}
	return &Uninstalled{installing[0], path.Join(r.folder, "package.json"), &Packages{}}, true
}

// mayBring reports whether another package in a folder brings one of Node.js: package managers link its programs, too. A lock file shows that.
func (r *Repository) mayBring(folder string, pkg *ecosystem.Package) bool {
	isLocked := false
	for _, m := range ecosystem.NodeManagers() {
		text, known := r.Text(path.Join(folder, r.LockOf(m, path.Join(folder, m.Manifest))))
		isLocked = isLocked || known
		inLock := []string{"node_modules/" + pkg.Name + `"`, `"` + pkg.Name + `":`, `"` + pkg.Name + "@", "\n" + pkg.Name + "@", "'" + pkg.Name + "@", " " + pkg.Name + "@"}
		if slices.ContainsFunc(inLock, func(part string) bool { return strings.Contains(text, part) }) {
			return true
		}
	}
	return pkg.Widespread && !isLocked
}

// PackageWith is the package that installs a program of Node.js: the one that package.json lists, else the usual one. n may be nil.
func (n *NodePackage) PackageWith(program string) string {
	e := ecosystem.Of(ecosystem.Node)
	for _, pkg := range e.Installing(program) {
		if n.Lists(pkg.Name) {
			return pkg.Name
		}
	}
	return e.PackageOf(program)
}
