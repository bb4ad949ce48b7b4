package web

import (
	"iter"
	"slices"
	"strconv"
	"strings"
)

// Content codings, as Accept-Encoding and Content-Encoding name them.
const (
	codingBrotli   = "br"
	codingGzip     = "gzip"
	codingIdentity = "identity"
)

// preference orders the codings that a client likes equally: the smallest first.
var preference = []string{codingBrotli, codingGzip, codingIdentity}

// chooseCoding returns the coding to answer with, given the request's Accept-Encoding headers and what
// is available. The highest q-value wins. Identity is the answer where nothing else is acceptable.
func chooseCoding(headers []string, available func(coding string) bool) string {
	weights := parseWeights(headers)
	best, bestWeight := codingIdentity, 0.0
	for _, coding := range preference {
		weight := weightOf(weights, coding)
		if available(coding) && weight > bestWeight {
			best, bestWeight = coding, weight
		}
	}
	return best
}

// weightOf returns the q-value of coding: its own, else that of "*", else 0. That leaves identity, which
// is acceptable without being named, as the last resort.
func weightOf(weights map[string]float64, coding string) float64 {
	if weight, named := weights[coding]; named {
		return weight
	}
	if coding == codingIdentity {
		return 0
	}
	return weights["*"]
}

// parseWeights returns the q-value of every coding that the headers name, in lower case. One that
// cannot be read counts as 0: a coding is never forced on a client.
func parseWeights(headers []string) map[string]float64 {
	weights := map[string]float64{}
	for coding, parameters := range elements(headers) {
		if coding == "x-gzip" {
			coding = codingGzip
		}
		weights[coding] = weight(parameters)
	}
	return weights
}

// elements are those of the lists in headers: each in lowercase, with its parameters.
func elements(headers []string) iter.Seq2[string, string] {
	return func(yield func(string, string) bool) {
		for _, header := range headers {
			for element := range strings.SplitSeq(header, ",") {
				name, parameters, _ := strings.Cut(element, ";")
				if !yield(strings.ToLower(strings.TrimSpace(name)), parameters) {
					return
				}
			}
		}
	}
}

// weight reads "q=0.5" out of an element's parameters; none means 1.
func weight(parameters string) float64 {
	parameters = strings.ToLower(strings.TrimSpace(parameters))
	if parameters == "" {
		return 1
	}
	value, ok := strings.CutPrefix(parameters, "q=")
	if !ok {
		return 0
	}
	q, err := strconv.ParseFloat(value, 64)
	if err != nil || q != min(max(q, 0), 1) { // also true of NaN
		return 0
	}
	return q
}

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
