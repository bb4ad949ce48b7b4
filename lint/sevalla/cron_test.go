package sevalla

import (
	"testing"

	"github.com/robfig/cron/v3"
)

// TestCronReadsLikeTheLibrary compares with robfig/cron over all texts of a few tokens in each field.
func TestCronReadsLikeTheLibrary(t *testing.T) {
	options := [...]cron.ParseOption{cron.Minute, cron.Hour, cron.Dom, cron.Month, cron.Dow}
	tokens := []string{"*", "?", "/", "-", ",", "0", "1", "7", "31", "59", "60", "999999999999", "JAN", "sun", "Feb", "x", "+2"}
	for i, f := range cronFields {
		var try func(text string, left int)
		try = func(text string, left int) {
			if text != "" {
				compareField(t, &f, options[i], text)
			}
			if left == 0 {
				return
			}
			for _, token := range tokens {
				try(text+token, left-1)
			}
		}
		try("", 4)
	}
}

func compareField(t *testing.T, f *cronField, option cron.ParseOption, text string) {
	t.Helper()
	schedule, err := cron.NewParser(option).Parse(text)
	set, ok := f.read(text)
	if ok != (err == nil) {
		t.Errorf("%s %q: read %v, by the library: %v", f.name, text, ok, err)
		return
	}
	if !ok {
		return
	}
	spec := schedule.(*cron.SpecSchedule)
	want := map[cron.ParseOption]uint64{cron.Minute: spec.Minute, cron.Hour: spec.Hour, cron.Dom: spec.Dom, cron.Month: spec.Month, cron.Dow: spec.Dow}[option]
	if uint64(set) != want {
		t.Errorf("%s %q: %b, by the library: %b", f.name, text, set, want)
	}
}
