package repository

import (
	"path"

	"github.com/proclint/proclint/lint/ecosystem"
)

// ManagerOf is the package manager whose lock file is beside a manifest, else the only one of such manifests, or nil.
func (r *Repository) ManagerOf(manifest string) (only *ecosystem.Manager) {
	many := false
	for _, m := range ecosystem.Managers() {
		if m.Manifest != path.Base(manifest) {
			continue
		}
		if r.LockOf(m, manifest) != "" {
			return m
		}
		only, many = m, only != nil || many
	}
	if many {
		return nil
	}
	return only
}

// LockOf is the name of the lock file of a package manager beside a manifest, or "".
func (r *Repository) LockOf(m *ecosystem.Manager, manifest string) string {
	return m.Locks.First(func(lock string) bool { return r.IsFile(path.Join(path.Dir(manifest), lock)) })
}
