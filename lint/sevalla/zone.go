package sevalla

import (
	_ "embed"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/proclint/proclint/lint/spelling"
)

//go:generate sh -c "go run ../../internal/tools/zones $(go env GOROOT)/lib/time/zoneinfo.zip > zones.txt"

// zoneNames are the names of the IANA time zone database, as Go's zoneinfo.zip has them. Neither Go nor a browser lists all of them.
// time/tzdata has no function for that, and adds 390 kB to the page's program. Intl.supportedValuesOf("timeZone") leaves out links, such as UTC
// and Europe/Kyiv. Intl.DateTimeFormat knows them, but it also takes names that are missing here, such as PST and SystemV/EST5.
//
//go:embed zones.txt
var zoneNames string

// zoneError explains what is wrong with the name of a time zone, or returns "".
func zoneError(zone string) string {
	names := strings.Fields(zoneNames)
	if slices.Contains(names, zone) {
		return ""
	}
	problem := quote(zone) + " is not in the IANA time zone database"
	if other := cityZone(zone); other != "" {
		return fmt.Sprintf("%s, which has %q", problem, other)
	}
	if other := offsetZone(zone); other != "" {
		return fmt.Sprintf("%s; for this offset, write %q, where plus and minus are exchanged", problem, other)
	}
	if nearest := nearestZone(zone, names); nearest != "" {
		return fmt.Sprintf("%s; the nearest is %q", problem, nearest)
	}
	return problem + `; write a name such as "Europe/Vienna"`
}

// offsetZone is the zone with a fixed offset of whole hours, such as UTC+2, GMT+02 or +02:00, or "". Its name counts
// the hours to the west of Greenwich, as POSIX does (IANA tz database, etcetera).
func offsetZone(zone string) string {
	offset := strings.TrimPrefix(strings.TrimPrefix(strings.ToUpper(zone), "UTC"), "GMT")
	offset = strings.TrimSuffix(strings.TrimSuffix(offset, ":00"), "00")
	if len(offset) < 2 || offset[0] != '+' && offset[0] != '-' {
		return ""
	}
	hours, err := strconv.Atoi(offset[1:])
	east := offset[0] == '+'
	switch {
	case err != nil || hours < 1 || len(offset) > 3:
		return ""
	case east && hours <= 14:
		return "Etc/GMT-" + strconv.Itoa(hours)
	case !east && hours <= 12:
		return "Etc/GMT+" + strconv.Itoa(hours)
	}
	return ""
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

// nearestZone is the zone for whose name another one is a typo, or "". That one may be the bare name of a city, and a
// city in another area is another city.
func nearestZone(zone string, names []string) string {
	wanted := wantedZone(zone)
	if strings.ContainsAny(wanted, "0123456789") {
		return "" // another number is another zone
	}
	best, least, ambiguous := "", 0, false
	for _, name := range names {
		lower := strings.ToLower(name)
		if lower == wanted {
			return name
		}
		typos, near := zoneTypos(wanted, lower)
		switch {
		case !near || best != "" && typos > least:
		case best == "" || typos < least:
			best, least, ambiguous = name, typos, false
		case area(best) != area(name):
			ambiguous = true // Eastern is in the US and in Canada
		}
	}
	if ambiguous {
		return ""
	}
	return best
}

// zoneTypos counts the typos in a name that may mean a zone, in lowercase, area and city apart. Of a city alone the
// area is no mistake. In three or four letters each one counts: PST is neither EST nor MST.
func zoneTypos(wanted, name string) (typos int, near bool) {
	city, given := name[strings.LastIndexByte(name, '/')+1:], wanted[strings.LastIndexByte(wanted, '/')+1:]
	typos, near = spelling.Typos(given, city)
	if len(given) <= 4 && typos > 0 && !spelling.Swapped(given, city) {
		return typos, false
	}
	if len(given) == len(wanted) {
		return typos, near
	}
	more, alike := spelling.Typos(strings.TrimSuffix(wanted, given), strings.TrimSuffix(name, city))
	return typos + more, near && alike
}

func area(zone string) string {
	before, _, _ := strings.Cut(zone, "/")
	return before
}
