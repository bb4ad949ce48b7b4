package repository

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/source"
)

// Rocket is the server of an app of Rocket, which reads ROCKET_PORT and ROCKET_ADDRESS, and no PORT. Source: rwf2/Rocket
// docs/guide/10-configuration.md.
type Rocket struct {
	// Port is the one on which it listens without a variable.
	Port string
	// Everywhere is set where it listens on each address, or where its settings have one.
	Everywhere bool
	// ByEnvironment is set where ROCKET_ENV decides about the address.
	ByEnvironment bool
}

var (
	rocketCrate   = regexp.MustCompile(`(?m)^\s*(?:rocket\s*[.=]|\[dependencies\.rocket\])`)
	rocketVersion = regexp.MustCompile(`(?m)(?:^rocket\s*=.*|^\[dependencies\.rocket\]\s*(?:[^\[\n]*\n)*?\s*version\s*=\s*)"[\^~=]?0\.(\d)\b`)
	rocketLocked  = regexp.MustCompile(`(?m)^name = "rocket"\r?\nversion = "0\.(\d)\.`)
	rocketLaunch  = regexp.MustCompile(`\b[rR]ocket::(?:ignite|build)\(|\bignite\(\)|#\[(?:rocket::)?launch\]`)
	rocketConfig  = regexp.MustCompile(`[rR]ocket::custom|figment|Config::build`)
	rocketAddress = regexp.MustCompile(`(?m)^address\s*=`)
	rocketPort    = regexp.MustCompile(`(?m)^port\s*=\s*(\d{2,5})`)
)

// Rocket is the server that a program of Rust starts in a folder with some commands, or nil where that isn't known, or where its code or
// settings may set another address by themselves.
func (r *Repository) Rocket(folder, program, commands string) *Rocket {
	crates, build := r.cratesOf(r.crateOf(folder, program))
	if !rocketCrate.MatchString(build) {
		return nil
	}
	code, known := r.codeOf(crates)
	settings, _ := r.Text(path.Join(folder, "Rocket.toml"))
	if !known || !rocketLaunch.MatchString(code) || rocketConfig.MatchString(code) || source.ReadsPort(code+settings) {
		return nil
	}
	if !strings.Contains(commands, "ROCKET_ENV") && r.Sets("ROCKET_ENV") {
		commands += "\nROCKET_ENV=$"
	}
	lock, _ := r.Text(path.Join(folder, "Cargo.lock"))
	version := rocketVersion.FindStringSubmatch(build)
	if version == nil {
		version = rocketLocked.FindStringSubmatch(lock)
	}
	s := &Rocket{Port: "8000", Everywhere: rocketAddress.MatchString(settings)}
	if ports := rocketPort.FindAllStringSubmatch(settings, -1); len(ports) == 1 {
		s.Port = ports[0][1]
	}
	if version == nil { // each version has another address
		s.Everywhere = true
	} else if version[1] < "5" {
		s.ByEnvironment = true
		s.Everywhere = s.Everywhere || source.RocketIsPublic(version[1], commands)
	}
	return s
}

// crateOf is the folder of the crate with a program of Rust, that of the workspace where no other one has it.
func (r *Repository) crateOf(folder, program string) string {
	if own, _ := r.Text(path.Join(folder, "Cargo.toml")); !strings.Contains(own, "[workspace") {
		return folder
	}
	others := r.Elsewhere("Cargo.toml")
	for _, crate := range others[:min(len(others), mostCrates)] {
		if text, _ := r.Text(path.Join(crate, "Cargo.toml")); slices.Contains(r.programsOf(crate, text), program) {
			return crate
		}
	}
	return folder
}

var cratePath = regexp.MustCompile(`\bpath\s*=\s*"([^"]+)"`)

// cratesOf are the folders of a crate and of those in other folders that it needs, with the texts of their manifests. The list is empty for
// a crate with several programs, as it isn't known which one has what code.
func (r *Repository) cratesOf(folder string) (crates []string, build string) {
	crates = []string{folder}
	for i := 0; i < len(crates) && i < mostCrates; i++ {
		text, _ := r.Text(path.Join(crates[i], "Cargo.toml"))
		if i == 0 && len(r.programsOf(folder, text)) > 1 {
			return nil, ""
		}
		build += text
		for _, m := range cratePath.FindAllStringSubmatch(text, -1) {
			if other := path.Join(crates[i], m[1]); r.IsFile(path.Join(other, "Cargo.toml")) && !slices.Contains(crates, other) {
				crates = append(crates, other)
			}
		}
	}
	return crates, build
}

// codeOf is the code of some crates. known is false where a part of it can't be seen.
func (r *Repository) codeOf(crates []string) (code string, known bool) {
	files := 0
	for _, p := range r.Paths() {
		if path.Ext(p) != ".rs" || !slices.ContainsFunc(crates, func(crate string) bool { return strings.HasPrefix(p, path.Join(crate, "src")+"/") }) {
			continue
		}
		text, isThere := r.Text(p)
		if files++; !isThere || files > mostSources {
			return "", false
		}
		code += text + "\n"
	}
	return code, true
}
