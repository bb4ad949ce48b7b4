package platform

import (
	"slices"
	"strings"
)

// Shown is a platform that a file shows.
type Shown struct {
	// Title of the platform, and the Target to check for, which is nil where Proclint knows only the file.
	Title  string
	Target *Target
	// File is that of ConfigFile.
	File   string
	Shared bool
}

// ShownBy returns the platforms that the files of an app show, in order. A shared file counts only where no other one shows a platform.
func ShownBy(files Beside) []Shown {
	var own, shared []Shown
	eachConfigFile(func(title string, p *Platform, c *ConfigFile) {
		if !c.IsIn(files) {
			return
		}
		s := Shown{Title: title, File: c.Path, Shared: c.Shared}
		if p != nil {
			s.Target = p.strategy(c.Strategy)
		}
		switch {
		case c.Chooses:
		case c.Shared:
			shared = append(shared, s)
		case len(own) == 0 || own[len(own)-1].Title != title:
			own = append(own, s)
		}
	})
	if own == nil {
		return shared
	}
	for i, s := range own {
		if s.Target == nil {
			continue
		}
		if set := s.Target.Platform().SetBy(files); set != nil {
			own[i].Target = set
		}
	}
	return own
}

// SetBy is the strategy that the files of an app on the platform set, or nil.
func (p *Platform) SetBy(files Beside) *Target {
	chosen := slices.IndexFunc(p.ConfigFiles, func(c ConfigFile) bool { return c.Chooses && c.IsIn(files) })
	if chosen < 0 {
		return nil
	}
	return p.strategy(p.ConfigFiles[chosen].Strategy)
}

func eachConfigFile(do func(title string, p *Platform, c *ConfigFile)) {
	for _, p := range registered {
		for i := range p.ConfigFiles {
			do(p.Title, p, &p.ConfigFiles[i])
		}
	}
	for _, o := range others {
		for i := range o.files {
			do(o.title, nil, &o.files[i])
		}
	}
}

// HasConfigFiles reports whether a folder of that name may contain configuration files of a platform, although its name hides it.
func HasConfigFiles(folder string) bool {
	has := false
	eachConfigFile(func(_ string, _ *Platform, c *ConfigFile) { has = has || strings.HasPrefix(c.Path, folder+"/") })
	return has
}

// IsConfigFile reports whether a file of that path shows a platform where it is in the folder of an app, and whether its content matters.
func IsConfigFile(path string) (is, content bool) {
	eachConfigFile(func(_ string, _ *Platform, c *ConfigFile) {
		if c.is(path) {
			is, content = true, content || c.matters()
		}
	})
	return is, content
}

// ReadsConfig reports whether a file of that path shows that an app runs on the platform.
func (p *Platform) ReadsConfig(path string) bool {
	return slices.ContainsFunc(p.ConfigFiles, func(c ConfigFile) bool { return c.Path == path })
}

// strategy finds a target by the name of its strategy; "" is the default one.
func (p *Platform) strategy(name string) *Target {
	i := slices.IndexFunc(p.Strategies, func(t Target) bool { return name == "" || t.Name == name })
	return &p.Strategies[i]
}

// others are platforms of which it is unknown whether they read a Procfile. Their sources: Vercel and
// Netlify documentation, AWS App Runner Developer Guide.
var others = []struct {
	title string
	files []ConfigFile
}{
	{"App Runner", []ConfigFile{{Path: "apprunner.yaml"}}},
	{"Vercel", []ConfigFile{{Path: "vercel.json"}}},
	{"Netlify", []ConfigFile{{Path: "netlify.toml"}}},
}
