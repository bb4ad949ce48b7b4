package sevalla

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

// Message reports what is wrong with one field.
type Message struct {
	Field   string `json:"field"`   // its name; "" is the form as a whole
	Text    string `json:"text"`    // a sentence that begins with the field's name
	Missing bool   `json:"missing"` // nothing is wrong yet: the request only needs the field
}

// Check returns what Sevalla would reject, with at most one message for each field, in the order of Fields. No message
// means that the request can be sent.
func Check(form Form) []Message {
	c := checker{form: form.inferred(), messages: map[string]Message{}}
	fields := Fields()
	for i := range fields {
		c.field(&fields[i])
	}
	c.scaling()
	c.probe("liveness_probe")
	c.probe("readiness_probe")
	messages := []Message{}
	for _, field := range fields {
		if message, ok := c.messages[field.Name]; ok {
			messages = append(messages, message)
		}
	}
	if len(messages) == 0 && form.Action == Update && len(body(form)) == 0 {
		messages = append(messages, Message{Text: "No field is set. An update changes only the fields that you set.", Missing: true})
	}
	return messages
}

type checker struct {
	form     Form
	messages map[string]Message
}

func (c *checker) set(name string) bool {
	_, set := c.form.Values[name]
	return set
}

// say keeps the first message of a field.
func (c *checker) say(field, text string, missing bool) {
	if _, said := c.messages[field]; !said {
		c.messages[field] = Message{Field: field, Text: field + " " + text + ".", Missing: missing}
	}
}

func (c *checker) wrong(field, text string) { c.say(field, text, false) }

func (c *checker) need(field, why string) {
	if !c.set(field) {
		c.say(field, "is required "+why, true)
	}
}

func (c *checker) field(f *Field) {
	value, set := c.form.Values[f.Name]
	if !set {
		for _, action := range f.Required {
			if action == c.form.Action && f.Of(action, c.form.Kind()) && (len(f.Kinds) == 0 || c.form.Kind() != "") {
				c.need(f.Name, required(f))
			}
		}
		return
	}
	switch {
	case f.Only != "" && f.Only != c.form.Action:
		c.wrong(f.Name, "is not a field of Create process; set it later with an update")
	case !f.Of(c.form.Action, c.form.Kind()):
		c.wrong(f.Name, fmt.Sprintf("is only for a process of type %s, not %s", prose.Join(f.Kinds, "or"), quote(c.form.Kind())))
	case f.If != "" && !c.set(f.If):
		c.wrong(f.If, "is required, because fields of several choices are set")
	case f.If != "" && c.form.Values[f.If] != f.Is:
		c.wrong(f.Name, fmt.Sprintf("has an effect only if %s is %q, not %s", f.If, f.Is, quote(c.form.Values[f.If])))
	default:
		if problem := f.problem(value); problem != "" {
			c.wrong(f.Name, problem)
		}
	}
}

func required(f *Field) string {
	if f.Type == Cron {
		return "for a process of type cron"
	}
	return "for a new process"
}

// The provider of Terraform, which is Sevalla's own, never sends scaling without these.
func (c *checker) scaling() {
	const config = "scaling_strategy.config."
	switch c.form.Values["scaling_strategy.type"] {
	case "manual":
		c.need(config+"instanceCount", "for manual scaling")
	case "horizontal":
		c.need(config+"minInstanceCount", "for horizontal scaling")
		c.need(config+"maxInstanceCount", "for horizontal scaling")
		least, err := strconv.Atoi(c.form.Values[config+"minInstanceCount"])
		most, failed := strconv.Atoi(c.form.Values[config+"maxInstanceCount"])
		if err == nil && failed == nil && least > most {
			c.wrong(config+"maxInstanceCount", fmt.Sprintf("is %d, less than minInstanceCount, which is %d", most, least))
		}
	}
}

func (c *checker) probe(name string) {
	switch c.form.Values[name+".kind"] {
	case "httpGet":
		if !c.set(name + ".httpGet.path") {
			c.need(name+".httpGet.port", "for httpGet without a path")
		}
	case "tcpSocket":
		c.need(name+".tcpSocket.port", "for tcpSocket")
	case "exec":
		c.need(name+".exec.command", "for exec")
	default:
		for _, timing := range []string{"initialDelaySeconds", "periodSeconds", "timeoutSeconds", "successThreshold", "failureThreshold"} {
			if c.set(name + "." + timing) {
				c.need(name+".kind", "for a probe: httpGet, tcpSocket, or exec")
			}
		}
	}
}

// problem reports what is wrong with a value, behind the field's name, or "".
func (f *Field) problem(value string) string {
	switch f.Type {
	case Text, Command:
		return f.length(value)
	case UUID:
		if !isUUID(value) {
			return fmt.Sprintf("%s is not a UUID such as %s", quote(value), exampleID)
		}
	case Integer:
		return f.number(value)
	case Boolean:
		if value != "true" && value != "false" {
			return quote(value) + " must be true or false"
		}
	case Choice:
		return f.choice(value)
	case Cron, Zone:
		if problem := f.length(value); problem != "" {
			return problem
		}
		if f.Type == Cron {
			return cronError(value)
		}
		return zoneError(value)
	case List:
		if elements := elementsOf(value); len(elements) == 0 || elements[0] == "" {
			return "needs a program in its first line"
		}
	case Headers:
		_, problem := headersOf(value)
		return problem
	}
	return ""
}

func (f *Field) length(value string) string {
	count := utf8.RuneCountInString(value)
	switch {
	case count < f.Min:
		return "is empty"
	case f.Max > 0 && count > f.Max:
		return fmt.Sprintf("has %d characters, but at most %d are allowed", count, f.Max)
	}
	return ""
}

func (f *Field) number(value string) string {
	number, err := strconv.Atoi(value)
	allowed := fmt.Sprintf("from %d to %d", f.Min, f.Max)
	if f.Min == f.Max {
		allowed = strconv.Itoa(f.Min)
	}
	if err != nil {
		return quote(value) + " must be a whole number: " + allowed
	}
	if number < f.Min || number > f.Max {
		return fmt.Sprintf("is %d, but must be %s", number, allowed)
	}
	target, known := platform.Lookup(platform.Sevalla)
	if f.Name == "port" && known && slices.Contains(target.Port.Rejected, number) {
		return fmt.Sprintf("is %d, which Sevalla does not allow", number)
	}
	return ""
}

func (f *Field) choice(value string) string {
	if slices.Contains(f.Choices, value) {
		return ""
	}
	return fmt.Sprintf("%s must be %s", quote(value), prose.Join(f.Choices, "or"))
}

// isUUID reports whether a text is a UUID as the API takes it: of a version from 1 to 8, or all zeros or all f.
func isUUID(s string) bool {
	if s == "00000000-0000-0000-0000-000000000000" || s == "ffffffff-ffff-ffff-ffff-ffffffffffff" {
		return true
	}
	if len(s) != 36 {
		return false
	}
	for i := range len(s) {
		allowed := "0123456789abcdefABCDEF"
		switch i {
		case 8, 13, 18, 23:
			allowed = "-"
		case 14:
			allowed = "12345678"
		case 19:
			allowed = "89abAB"
		}
		if strings.IndexByte(allowed, s[i]) < 0 {
			return false
		}
	}
	return true
}
