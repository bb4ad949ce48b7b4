package platform

import (
	"slices"
	"strconv"
	"strings"
)

// Beside returns the ports that a runner gives where these files are in the folder of the Procfile.
// Of the settings of one part, the first one counts.
func (p Port) Beside(files Beside) Port {
	var done [NoPort + 1]bool
	for _, s := range p.Settings {
		part := s.Of
		if part == FirstOfEven {
			part = FirstPort
		}
		if done[part] {
			continue
		}
		file, value := s.in(files)
		if file == "" {
			continue
		}
		done[part] = true
		n, err := strconv.Atoi(value)
		switch part {
		case PortStep:
			if err != nil {
				p.Default = "" // what follows from it is unknown
			}
			p.Step = n
		case NoPort:
			if no, err := strconv.ParseBool(value); no || err != nil {
				p.Env, p.Default, p.Step = false, "", 0
			}
		default:
			p.SetBy, p.Default = file, ""
			if err == nil && n > 0 && n < 1<<16 {
				p.Default = value
			}
			p.Grows = p.Grows && s.Of == FirstPort
		}
	}
	return p
}

// Spares reports whether a local runner keeps all other processes when one of a type ends, where these files are in the folder of the Procfile.
func (t *Target) Spares(processType string, files Beside) bool {
	for _, key := range strings.Fields(t.SparedBy) {
		setting := PortSetting{Files: t.Port.Settings[0].Files, Key: key, Loose: true}
		_, value := setting.in(files)
		for _, name := range strings.Split(value, ",") {
			switch strings.TrimSpace(name) {
			case processType, "all", "1", "true":
				return true
			}
		}
	}
	return false
}

// SetsPorts reports whether a file of that name may set the ports of a local runner.
func SetsPorts(name string) bool {
	if name == "" || name[0] != '.' {
		return false
	}
	for _, p := range registered {
		for _, s := range p.Strategies[0].Port.Settings {
			if slices.Contains(strings.Fields(s.Files), name) {
				return true
			}
		}
	}
	return false
}

// IsIgnoreFile reports whether a file of that name leaves files out of a repository or of what a platform gets.
func IsIgnoreFile(name string) bool {
	return name == ".gitignore" || strings.HasPrefix(name, ".") && slices.ContainsFunc(Targets(), func(t *Target) bool { return t.Upload.reads(name) })
}
