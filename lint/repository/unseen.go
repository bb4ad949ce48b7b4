package repository

import (
	"slices"
	"strings"
)

// Unseen is a place that is there and can't be seen: a file, or a folder with all that is in it.
type Unseen struct {
	Path string // from the root folder; "" is all that isn't listed
	Why  Why
}

// Why says why something can't be seen.
type Why uint8

// The reasons.
const (
	Unlisted    Why = iota // the host doesn't say
	LinksAway              // a link that leads to no file of the folder
	Submodule              // a folder of another repository that isn't checked out
	Unreadable             // the folder can't be read
	BeyondLimit            // there are more files than a host lists
	TooLarge               // the file has more than MaxText bytes
)

// Missed is a file or folder that a question was about and that can't be seen.
type Missed struct {
	Path  string // the one that was asked for first
	Place string // where it is: its own path, or a folder above it
	Why   Why
}

// places are what can't be seen, by path.
type places map[string]Why

// with is the place that a path is, or is in.
func (u places) with(path string) (place string, why Why, ok bool) {
	for place = path; place != "" && len(u) > 0; place = parent(place) {
		if why, ok = u[place]; ok {
			return place, why, true
		}
	}
	return "", 0, false
}

// missedList has each place once, in the order of the questions.
type missedList []Missed

// add keeps the first path below a place that was asked for, or the place itself until there is one.
func (l *missedList) add(path, place string, why Why) {
	at := slices.IndexFunc(*l, func(m Missed) bool { return m.Place == place })
	switch {
	case at < 0:
		*l = append(*l, Missed{path, place, why})
	case (*l)[at].Path == place:
		(*l)[at].Path = path
	}
}

// submodulesIn are the folders of other repositories that the text of .gitmodules names (git Documentation/gitmodules.adoc).
func submodulesIn(text string) (folders []string) {
	for line := range strings.Lines(text) {
		key, value, _ := strings.Cut(line, "=")
		if folder := clean(strings.Trim(strings.TrimSpace(value), `"`)); strings.EqualFold(strings.TrimSpace(key), "path") && folder != "" {
			folders = append(folders, folder)
		}
	}
	return folders
}
