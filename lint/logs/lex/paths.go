package lex

import "strings"

// AppFolders are where platforms put the files of an app.
var AppFolders = []string{"/app/", "/workspace/", "/home/vcap/app/", "/usr/src/app/", "/opt/render/project/src/", "/var/app/current/", "/srv/", "./"}

// IsAbsolute reports whether a path starts at the root of a disk.
func IsAbsolute(file string) bool {
	return strings.HasPrefix(file, "/") || len(file) > 2 && file[1] == ':' && (file[2] == '\\' || file[2] == '/')
}

// IsLocal reports whether a path is one of somebody's machine, or in a virtual environment.
func IsLocal(file string) bool {
	return strings.HasPrefix(file, "/Users/") || strings.Contains(file, "venv/bin/") || IsAbsolute(file) && file[0] != '/'
}

// IsOutside reports whether a path leads out of the app's folder, or is empty.
func IsOutside(file string) bool {
	return file == "" || IsAbsolute(file) || strings.HasPrefix(file, "..")
}

// IsUnderModules reports whether a path is one of an installed package.
func IsUnderModules(file string) bool { return strings.Contains(file, "node_modules/") }

// IsScoped reports whether a name is that of a package of npm with a scope.
func IsScoped(name string) bool {
	scope, pkg, ok := strings.Cut(name, "/")
	return ok && strings.HasPrefix(scope, "@") && !strings.Contains(pkg, "/")
}
