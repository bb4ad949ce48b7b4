package sevalla

import (
	"fmt"
	"math/bits"
	"strconv"
	"strings"
)

// cronField is a field of a schedule: its limits, and the names of its values from the least on.
type cronField struct {
	name        string
	least, most int
	limits      string
	names       string
}

var cronFields = [...]cronField{
	{"minute", 0, 59, "0 to 59", ""},
	{"hour", 0, 23, "0 to 23", ""},
	{"day of the month", 1, 31, "1 to 31", ""},
	{"month", 1, 12, "1 to 12, JAN to DEC", "jan feb mar apr may jun jul aug sep oct nov dec"},
	{"day of the week", 0, 6, "0 to 6, SUN to SAT", "sun mon tue wed thu fri sat"},
}

// The indexes of the fields that decide about the day.
const (
	dayField     = 2
	monthField   = 3
	weekdayField = 4
)

// cronSet has a bit for each value of a field. anyValue is also set where the field is a star.
type cronSet uint64

const anyValue cronSet = 1 << 63

// cronError reports what is wrong with a cron expression of five fields, or "".
func cronError(expression string) string {
	fields := strings.Fields(expression)
	if len(fields) != len(cronFields) || strings.ContainsAny(expression, "=@") {
		return quote(expression) + " is not a cron expression of five fields: minute, hour, day of the month, month, day of the week"
	}
	var sets [len(cronFields)]cronSet
	for i, f := range cronFields {
		set, ok := f.read(fields[i])
		if !ok {
			return fmt.Sprintf("%s is not a cron expression: the %s %s is wrong (%s, *, */2, 1-5, or 1,3)", quote(expression), f.name, quote(fields[i]), f.limits)
		}
		sets[i] = set
	}
	if neverRuns(sets[dayField], sets[monthField], sets[weekdayField]) {
		return quote(expression) + " never runs, because no month in it has such a day"
	}
	return ""
}

// read reads the values of a field, as robfig/cron does.
func (f *cronField) read(text string) (set cronSet, ok bool) {
	for item := range strings.SplitSeq(text, ",") {
		if item == "" {
			continue
		}
		some, ok := f.readItem(item)
		if !ok {
			return 0, false
		}
		set |= some
	}
	return set, true
}

// readItem reads a value, a range, or all values, each with a step if there is one.
func (f *cronField) readItem(item string) (set cronSet, ok bool) {
	values, stepText, stepped := strings.Cut(item, "/")
	first, last, isRange := strings.Cut(values, "-")
	from, to, step := f.least, f.most, 1
	isStar := first == "*" || first == "?"
	switch {
	case isStar: // what follows a hyphen has no effect
	case isRange:
		to, ok = f.value(last)
	default:
		if to, ok = f.value(first); stepped {
			to = f.most
		}
	}
	if !isStar {
		valid := ok
		if from, ok = f.value(first); !ok || !valid {
			return 0, false
		}
	}
	if stepped {
		if step, ok = wholeNumber(stepText); !ok || step == 0 {
			return 0, false
		}
	}
	if from < f.least || to > f.most || from > to {
		return 0, false
	}
	for v := from; v <= to; v += min(step, f.most+1) {
		set |= 1 << v
	}
	if isStar && step == 1 {
		set |= anyValue
	}
	return set, true
}

func (f *cronField) value(text string) (int, bool) {
	if len(text) == 3 {
		if at := strings.Index(f.names, strings.ToLower(text)); at >= 0 && at%4 == 0 {
			return f.least + at/4, true
		}
	}
	return wholeNumber(text)
}

func wholeNumber(text string) (int, bool) {
	n, err := strconv.Atoi(text)
	return n, err == nil && text[0] != '-'
}

var daysOf = [...]int{31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}

// neverRuns reports whether each month of a schedule is too short for its days. Without a star in both, a day of the week is enough.
func neverRuns(days, months, weekdays cronSet) bool {
	first := bits.TrailingZeros64(uint64(days))
	for month, last := range daysOf {
		if months>>(month+1)&1 != 0 && first <= last {
			return false
		}
	}
	return (weekdays|days)&anyValue != 0
}
