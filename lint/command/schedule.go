package command

import "strings"

// ScheduleLength is the length of the schedule of cron that a text starts with, or 0. A command follows it.
func ScheduleLength(text string) int {
	if text == "" || text[0] != '@' && text[0] != '*' && (text[0] < '0' || text[0] > '9') {
		return 0
	}
	fields := 5
	if text[0] == '@' {
		fields = 1
	}
	at := 0
	for i := range fields {
		end := strings.IndexAny(text[at:], " \t")
		if end < 0 || !isScheduleField(text[at:at+end], i) {
			return 0
		}
		length := at + end
		at = length + len(text[length:]) - len(strings.TrimLeft(text[length:], " \t"))
		if i == fields-1 && at < len(text) {
			return length
		}
	}
	return 0
}

// isScheduleField reports whether a text is a nickname such as @daily, or a field of a schedule.
func isScheduleField(text string, index int) bool {
	switch text {
	case "@hourly", "@daily", "@midnight", "@weekly", "@monthly", "@yearly", "@annually", "@reboot":
		return index == 0
	}
	const months, days = "janfebmaraprmayjunjulaugsepoctnovdec", "sunmontuewedthufrisat"
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == '-' || r == '/' }) {
		name := len(part) == 3 && (index == 3 && strings.Contains(months, strings.ToLower(part)) || index == 4 && strings.Contains(days, strings.ToLower(part)))
		if part != "*" && strings.Trim(part, "0123456789") != "" && !name {
			return false
		}
	}
	return text != "" && strings.Trim(text, ",-/") != ""
}
