package sevalla

import (
	"fmt"
	"strings"

	"github.com/agnivade/levenshtein"

	"github.com/proclint/proclint/lint/spelling"
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
	problem := quote(zone) + " is not in the IANA time zone database"
	if other := cityZone(zone); other != "" {
		return fmt.Sprintf("%s, which has %q", problem, other)
	}
	nearest, distance := nearestZone(zone, names)
	if distance > max(len(zone), len(nearest))/2 {
		return problem + `; write a name such as "Europe/Vienna"`
	}
	return fmt.Sprintf("%s; the nearest is %q", problem, nearest)
}

// cities are names that people use for a zone and that the database spells in another way, each
// with the zone: cities in their own language, and large cities without a zone.
const cities = "wien Europe/Vienna\n" +
	"moskau Europe/Moscow\nmoskva Europe/Moscow\n" +
	"praha Europe/Prague\nprag Europe/Prague\n" +
	"warszawa Europe/Warsaw\nwarschau Europe/Warsaw\n" +
	"lisboa Europe/Lisbon\nlissabon Europe/Lisbon\n" +
	"roma Europe/Rome\nrom Europe/Rome\nmilano Europe/Rome\nmilan Europe/Rome\n" +
	"athen Europe/Athens\nathina Europe/Athens\n" +
	"bruxelles Europe/Brussels\nbrussel Europe/Brussels\n" +
	"kopenhagen Europe/Copenhagen\nkobenhavn Europe/Copenhagen\nkøbenhavn Europe/Copenhagen\n" +
	"bucuresti Europe/Bucharest\nbukarest Europe/Bucharest\n" +
	"beograd Europe/Belgrade\nbelgrad Europe/Belgrade\n" +
	"zürich Europe/Zurich\nzuerich Europe/Zurich\ngeneva Europe/Zurich\ngeneve Europe/Zurich\ngenève Europe/Zurich\ngenf Europe/Zurich\n" +
	"kyjiw Europe/Kyiv\nkijew Europe/Kyiv\n" +
	"munich Europe/Berlin\nmünchen Europe/Berlin\nmuenchen Europe/Berlin\nhamburg Europe/Berlin\nfrankfurt Europe/Berlin\n" +
	"barcelona Europe/Madrid\nistambul Europe/Istanbul\n" +
	"beijing Asia/Shanghai\npeking Asia/Shanghai\nshenzhen Asia/Shanghai\n" +
	"mumbai Asia/Kolkata\nbombay Asia/Kolkata\ndelhi Asia/Kolkata\nnew_delhi Asia/Kolkata\nbangalore Asia/Kolkata\nchennai Asia/Kolkata\n" +
	"osaka Asia/Tokyo\nhanoi Asia/Bangkok\n" +
	"san_francisco America/Los_Angeles\nseattle America/Los_Angeles\nboston America/New_York\nwashington America/New_York\nmiami America/New_York\n" +
	"houston America/Chicago\ndallas America/Chicago\naustin America/Chicago\n" +
	"rio_de_janeiro America/Sao_Paulo\nbrasilia America/Sao_Paulo\nmontreal America/Toronto\n" +
	"cape_town Africa/Johannesburg\nkapstadt Africa/Johannesburg\nkairo Africa/Cairo\n"

// cityZone is the zone of a city that the database spells in another way, or "".
func cityZone(zone string) string {
	city := wantedZone(zone)
	city = city[strings.LastIndexByte(city, '/')+1:]
	for line := range strings.Lines(cities) {
		if name, other, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " "); name == city || spelling.Swapped(name, city) {
			return other
		}
	}
	return ""
}

func wantedZone(zone string) string {
	return strings.ReplaceAll(strings.ToLower(strings.TrimSpace(zone)), " ", "_")
}

// nearestZone is the name most like zone, which may be the bare name of a city, and how many
// characters differ.
func nearestZone(zone string, names []string) (best string, least int) {
	wanted := wantedZone(zone)
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
	return best, least
}
