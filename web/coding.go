package web

import (
	"iter"
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
