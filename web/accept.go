package web

import (
	"slices"
	"strings"
)

// accepts reports whether the Accept headers take one of the media types, by their most specific range. Without a value they take all.
func accepts(headers []string, types ...string) bool {
	if strings.Join(headers, "") == "" {
		return true
	}
	return slices.ContainsFunc(types, func(name string) bool { return weightOfType(headers, name) > 0 })
}

// weightOfType is the q-value of a media type: that of the most specific range that contains it, the highest of several.
func weightOfType(headers []string, name string) float64 {
	major, _, _ := strings.Cut(name, "/")
	best, bestRank := 0.0, 0
	for mediaRange, parameters := range elements(headers) {
		rank := rankOf(mediaRange, name, major)
		if rank == 0 || rank < bestRank {
			continue
		}
		if q := qualityOf(parameters); rank > bestRank || q > best {
			best, bestRank = q, rank
		}
	}
	return best
}

// rankOf reports how exactly a range names a media type, 0 for not at all.
func rankOf(mediaRange, name, major string) int {
	switch mediaRange {
	case name:
		return 3
	case major + "/*":
		return 2
	case "*/*":
		return 1
	}
	return 0
}

// qualityOf finds q among the parameters of a range.
func qualityOf(parameters string) float64 {
	for parameter := range strings.SplitSeq(parameters, ";") {
		if trimmed := strings.ToLower(strings.TrimSpace(parameter)); strings.HasPrefix(trimmed, "q=") {
			return weight(trimmed)
		}
	}
	return 1
}
