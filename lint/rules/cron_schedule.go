package rules

import (
	"strconv"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:  "cron-schedule",
	Group: check.CommandsGroup,
	Kind:  check.Slip,
	Title: "Schedule in a command",
	Check: checkCronSchedule,
})

func checkCronSchedule(p *check.Pass) {
	if p.Variant() {
		return
	}
	for _, e := range p.SyntaxEntries() {
		length := command.ScheduleLength(e.Command)
		if length == 0 {
			continue
		}
		first, _, _ := strings.Cut(e.Command, " ")
		at := procfile.Range{Start: e.CommandRange.Start, End: e.CommandRange.Start + length}
		switch schedule := e.Command[:length]; {
		case hasTooLarge(schedule):
			reportSchedule(p, e, at, platform.Limits, false, "the platform skips the line",
				prose.T("A number in the schedule of `%s` is too large", e.Type), prose.T("Use numbers up to 59, 23, 31, 12, and 7."))
		case neverComes(schedule):
			reportSchedule(p, e, at, platform.Running, true, "no date matches the schedule",
				prose.T("The schedule of `%s` never comes", e.Type), prose.T("Use a day that the month has, and hours from 0 to 23."))
		}
		effects := p.On(platform.Running).Except(func(t *platform.Target) bool {
			process, _ := p.ProcessOf(t, e)
			return process.NotStarted != "" || t.Value(e.Type) == platform.CronCommand
		}).All(check.NewEffect(check.Error, platform.Crash, "The process exits because `%s` isn't a program.", first))
		if len(effects) == 0 {
			continue
		}
		p.Report(check.Finding{
			Range:    at,
			Headline: prose.T("The command of `%s` starts with a schedule", e.Type),
			Effects:  p.RejectedByYAML(effects, e.Line),
			Help:     prose.T("Use the platform's scheduler, or a program that keeps running."),
		})
		p.Claim(e.Line, e.Type)
	}
}

// reportSchedule reports a schedule that keeps its process from starting on platforms which run it by the schedule. These read the line, or skip it.
func reportSchedule(p *check.Pass, e check.Entry, at procfile.Range, topic platform.Topic, read bool, why string, headline, help prose.Text) {
	effects := p.On(topic).Except(func(t *platform.Target) bool {
		process, isRead := p.ProcessOf(t, e)
		return isRead != read || process.NotStarted != "" || t.RunsAt(e.Type) != platform.OnSchedule
	}).All(check.NewEffect(check.Error, platform.NotStarted, "`%s` doesn't start: %s.", e.Type, why))
	p.Report(check.Finding{Range: at, Headline: headline, Effects: effects, Help: help})
}

// hasTooLarge reports whether a number of a schedule is larger than Piku takes (piku/piku piku.py, parse_procfile).
func hasTooLarge(schedule string) bool {
	limits := [...]int{59, 24, 31, 12, 7}
	for i, field := range strings.Fields(schedule) {
		if n, err := strconv.Atoi(strings.TrimPrefix(field, "*/")); i < len(limits) && err == nil && n > limits[i] {
			return true
		}
	}
	return false
}

// neverComes reports whether uWSGI never runs a schedule of numbers, * and */n, as Piku hands it over: with -1 for * and
// -n for */n. A day of the month and a day of the week that are both numbers count as either of them.
func neverComes(schedule string) bool {
	var numbers [5]int
	fields := strings.Fields(schedule)
	if len(fields) != len(numbers) {
		return false
	}
	for i, field := range fields {
		number, every := strings.CutPrefix(field, "*/")
		n, err := strconv.Atoi(number)
		switch {
		case field == "*":
			n = -1
		case err != nil:
			return false
		case every:
			n = -n
		}
		numbers[i] = n
	}
	hour, day, month, week := numbers[1], numbers[2], numbers[3], numbers[4]
	return hour > 23 || !anyMonth(month, func(days int) bool {
		return day >= 0 && week >= 0 || day != 0 && max(day, -day) <= days
	})
}

// anyMonth reports whether one of the months that a field means fits, by its days in a leap year.
func anyMonth(field int, fits func(days int) bool) bool {
	for i, days := range [...]int{31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31} {
		if month := i + 1; (month == field || field < 0 && month%-field == 0) && fits(days) {
			return true
		}
	}
	return false
}
