package source

import (
	"slices"
	"strings"
)

// RocketVariables choose the tables of Rocket.toml, or take its place.
const RocketVariables = "ROCKET_PROFILE ROCKET_ENV ROCKET_ADDRESS"

// rocketNames are the tables of Rocket 0.4 by what ROCKET_ENV may be. Source: rwf2/Rocket core/lib/src/config/environment.rs of v0.4.
var rocketNames = map[string]string{"dev": "development", "devel": "development", "stage": "staging", "prod": "production"}

// rocketTables are the tables of Rocket.toml that count for commands, those that count more first: the one of the profile is between
// global and default. By itself, it is that of the build, which is for release on platforms. Sources: rwf2/Rocket
// docs/guide/10-configuration.md, and its configuration.md of v0.4.
func rocketTables(commands string) []string {
	for _, variable := range []string{"ROCKET_PROFILE", "ROCKET_ENV"} {
		_, after, set := strings.Cut(commands, variable)
		if !set {
			continue
		}
		value := strings.TrimLeft(after, "\"'=: ")
		value = value[:len(value)-len(strings.TrimLeft(value, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_"))]
		if value == "" {
			return []string{"global"} // another one may be in front of default
		}
		profile := strings.ToLower(value)
		if name, isShort := rocketNames[profile]; isShort {
			profile = name
		}
		return []string{"global", profile, "default"}
	}
	isDebug := strings.Contains(commands, "target/debug/") || strings.Contains(commands, "cargo run") && !strings.Contains(commands, "--release")
	if isDebug {
		return []string{"global", "debug", "development", "default"}
	}
	return []string{"global", "release", "production", "default"}
}

// rocketPublic are the values of ROCKET_ENV with which Rocket before 0.5 listens on each address.
var rocketPublic = []string{"stage", "staging", "prod", "production"}

// RocketIsPublic reports whether a minor version of Rocket before 0.5 listens on each address for commands: by itself, 0.4 does so in a
// build for release, and older ones don't. Sources: rwf2/Rocket lib/src/config/environment.rs and config.rs of v0.3.9, and
// core/lib/src/config/environment.rs of v0.4.
func RocketIsPublic(minor, commands string) bool {
	tables := rocketTables(commands)
	switch {
	case strings.Contains(commands, "ROCKET_ENV"):
		return len(tables) == 1 || slices.Contains(rocketPublic, tables[1])
	case minor < "4":
		return false
	}
	return tables[1] == "release"
}
