package sevalla

import (
	"fmt"
	"strings"

	"github.com/robfig/cron/v3"
)

// cronError reports what is wrong with a cron expression of five fields, or "".
func cronError(expression string) string {
	// The time zone has a separate field here, but the library would accept one in front.
	if strings.ContainsAny(expression, "=@") || len(strings.Fields(expression)) != 5 {
		return quote(expression) + " is not a cron expression of five fields: minute, hour, day of the month, month, day of the week"
	}
	parser := cron.NewParser(cron.Minute | cron.Hour | cron.Dom | cron.Month | cron.Dow)
	if _, err := parser.Parse(expression); err != nil {
		return fmt.Sprintf("%s is not a cron expression: %v", quote(expression), err)
	}
	return ""
}
