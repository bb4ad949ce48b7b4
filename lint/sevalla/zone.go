package sevalla

import (
	"fmt"
	"strings"

	"github.com/agnivade/levenshtein"
)

//go:generate sh -c "go run ../../internal/tools/zones $(go env GOROOT)/lib/time/zoneinfo.zip > zones.go"

// zoneError explains what is wrong with the name of a time zone, or returns "".
func zoneError(zone string) string {
	names := strings.Split(zoneNames, "\n")
	for _, name := range names {
		if name == zone {
			return ""
		}
	}
	return fmt.Sprintf("%s is not in the IANA time zone database; the nearest is %q", quote(zone), nearestZone(zone, names))
}

// nearestZone is the name most like zone, which may be the bare name of a city.
func nearestZone(zone string, names []string) string {
	wanted := strings.ReplaceAll(strings.ToLower(strings.TrimSpace(zone)), " ", "_")
	best, least := "", 0
	for _, name := range names {
		lower := strings.ToLower(name)
		distance := levenshtein.ComputeDistance(wanted, lower)
		// Of a city that was named alone the continent is no mistake, but a whole name goes first.
		if slash := strings.LastIndexByte(lower, '/'); slash >= 0 && !strings.Contains(wanted, "/") {
			distance = min(distance, levenshtein.ComputeDistance(wanted, lower[slash+1:]))
		}
		if best == "" || distance < least {
			best, least = name, distance
		}
	}
	return best
}
