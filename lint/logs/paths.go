package logs

import "strings"

// appFolders are where platforms put the files of an app.
var appFolders = []string{"/app/", "/workspace/", "/home/vcap/app/", "/usr/src/app/", "/opt/render/project/src/", "/var/app/current/", "/srv/", "./"}

// isAbsolute reports whether a path starts at the root of a disk.
func isAbsolute(file string) bool {
	return strings.HasPrefix(file, "/") || len(file) > 2 && file[1] == ':' && (file[2] == '\\' || file[2] == '/')
}

// isLocal reports whether a path is one of somebody's machine, or in a virtual environment.
func isLocal(file string) bool {
	return strings.HasPrefix(file, "/Users/") || strings.Contains(file, "venv/bin/") || isAbsolute(file) && file[0] != '/'
}

// isOutside reports whether a path leads out of the app's folder, or is empty.
func isOutside(file string) bool {
	return file == "" || isAbsolute(file) || strings.HasPrefix(file, "..")
}

// isUnderModules reports whether a path is one of an installed package.
func isUnderModules(file string) bool { return strings.Contains(file, "node_modules/") }

// packageOf is the package of a name that Node.js loads, such as dotenv/config or @nestjs/cli/bin/nest.js.
func packageOf(module string) string {
	parts := strings.SplitN(module, "/", 3)
	if strings.HasPrefix(module, "@") && len(parts) > 1 {
		return parts[0] + "/" + parts[1]
	}
	return parts[0]
}
