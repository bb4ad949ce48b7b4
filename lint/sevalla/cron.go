package sevalla

import (
	"fmt"
	"math/bits"
	"strings"

	"github.com/robfig/cron/v3"
)

// cronFields are the fields of a schedule.
var cronFields = [...]struct {
	option cron.ParseOption
	name   string
	limits string
}{
	{cron.Minute, "minute", "0 to 59"},
	{cron.Hour, "hour", "0 to 23"},
	{cron.Dom, "day of the month", "1 to 31"},
	{cron.Month, "month", "1 to 12, or JAN to DEC"},
	{cron.Dow, "day of the week", "0 to 6, or SUN to SAT"},
}

// cronError reports what is wrong with a cron expression of five fields, or "".
func cronError(expression string) string {
	fields := strings.Fields(expression)
	// The time zone has a separate field here, but the library would accept one in front.
	if strings.ContainsAny(expression, "=@") || len(fields) != len(cronFields) {
		return quote(expression) + " is not a cron expression of five fields: minute, hour, day of the month, month, day of the week"
	}
	all := cron.ParseOption(0)
	for i, field := range cronFields {
		if _, err := cron.NewParser(field.option).Parse(fields[i]); err != nil {
			return fmt.Sprintf("%s is not a cron expression: the %s %s is wrong (%s; also *, */2, 1-5 and 1,3)", quote(expression), field.name, quote(fields[i]), field.limits)
		}
		all |= field.option
	}
	schedule, err := cron.NewParser(all).Parse(expression)
	if err != nil {
		return quote(expression) + " is not a cron expression"
	}
	if spec, ok := schedule.(*cron.SpecSchedule); ok && neverRuns(spec) {
		return quote(expression) + " never runs, because no month in it has such a day"
	}
	return ""
}

// daysOf are the most days of each month.
var daysOf = [...]int{31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}

// neverRuns reports whether each month of a schedule is too short for its days. A field with a star has the highest bit;
// without one in both, a day of the week is enough.
func neverRuns(s *cron.SpecSchedule) bool {
	const star = 1 << 63
	first := bits.TrailingZeros64(s.Dom)
	for month, days := range daysOf {
		if s.Month&(1<<(month+1)) != 0 && first <= days {
			return false
		}
	}
	return s.Dow&star != 0 || s.Dom&star != 0
}
