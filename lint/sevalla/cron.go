package sevalla

import (
	"fmt"
	"strings"

	"github.com/robfig/cron/v3"
)

// cronError says what is wrong with a cron expression of five fields, or "".
func cronError(expression string) string {
	// A time zone in front has a field of its own here, and the library would look for it.
	if strings.ContainsAny(expression, "=@") || len(strings.Fields(expression)) != 5 {
		return quote(expression) + " is no cron expression: it takes five fields, as in \"0 */6 * * *\": minute, hour, day of the month, month, day of the week"
	}
	parser := cron.NewParser(cron.Minute | cron.Hour | cron.Dom | cron.Month | cron.Dow)
	if _, err := parser.Parse(expression); err != nil {
		return fmt.Sprintf("%s is no cron expression: %v", quote(expression), err)
	}
	return ""
}
