package sevalla

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Message says what is wrong with one field.
type Message struct {
	// Field is its name; "" is the form as a whole.
	Field string `json:"field"`
	// Text is a sentence that begins with the field's name.
	Text string `json:"text"`
	// Missing says that nothing is wrong yet: the request only needs the field.
	Missing bool `json:"missing"`
}

// Check says what Sevalla would refuse, with at most one message a field, in the order of Fields. No message
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
		messages = append(messages, Message{Text: "Nothing is set: an update changes only what is given.", Missing: true})
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
		c.say(field, "is needed: "+why, true)
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
		c.wrong(f.Name, "is not a field of Create process; set it by an update when the process is there")
	case !f.Of(c.form.Action, c.form.Kind()):
		c.wrong(f.Name, fmt.Sprintf("belongs to a process of type %s, and this one is of type %s", strings.Join(f.Kinds, " or "), quote(c.form.Kind())))
	case f.If != "" && !c.set(f.If):
		c.wrong(f.If, "has to be said, because fields of several choices are set")
	case f.If != "" && c.form.Values[f.If] != f.Is:
		c.wrong(f.Name, fmt.Sprintf("counts only where %s is %q, and it is %s", f.If, f.Is, quote(c.form.Values[f.If])))
	default:
		if problem := f.problem(value); problem != "" {
			c.wrong(f.Name, problem)
		}
	}
}

func required(f *Field) string {
	if f.Type == Cron {
		return "a process of type cron runs by a schedule"
	}
	return "a new process has to have one"
}

// The provider of Terraform, which is Sevalla's own, never sends scaling without these.
func (c *checker) scaling() {
	const config = "scaling_strategy.config."
	switch c.form.Values["scaling_strategy.type"] {
	case "manual":
		c.need(config+"instanceCount", "manual scaling says how many instances run")
	case "horizontal":
		c.need(config+"minInstanceCount", "horizontal scaling stays between two numbers")
		c.need(config+"maxInstanceCount", "horizontal scaling stays between two numbers")
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
			c.need(name+".httpGet.port", "httpGet asks for a path or a port")
		}
	case "tcpSocket":
		c.need(name+".tcpSocket.port", "tcpSocket connects to a port")
	case "exec":
		c.need(name+".exec.command", "exec runs a command")
	default:
		for _, timing := range []string{"initialDelaySeconds", "periodSeconds", "timeoutSeconds", "successThreshold", "failureThreshold"} {
			if c.set(name + "." + timing) {
				c.need(name+".kind", "a probe asks by httpGet, tcpSocket or exec")
			}
		}
	}
}

// problem says what is wrong with a value, behind the field's name, or "".
func (f *Field) problem(value string) string {
	switch f.Type {
	case Text, Command:
		return f.length(value)
	case UUID:
		if !isUUID(value) {
			return fmt.Sprintf("%s is no UUID, as %s is one", quote(value), exampleID)
		}
	case Integer:
		return f.number(value)
	case Boolean:
		if value != "true" && value != "false" {
			return quote(value) + " is neither true nor false"
		}
	case Choice:
		return f.choice(value)
	case Cron:
		if problem := f.length(value); problem != "" {
			return problem
		}
		return cronError(value)
	case Zone:
		if problem := f.length(value); problem != "" {
			return problem
		}
		return zoneError(value)
	case List:
		if elements := elementsOf(value); len(elements) == 0 || elements[0] == "" {
			return "has no program: its first line names it"
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
		return fmt.Sprintf("has %d characters, and %d are the most", count, f.Max)
	}
	return ""
}

func (f *Field) number(value string) string {
	number, err := strconv.Atoi(value)
	if err != nil {
		return fmt.Sprintf("%s is no whole number from %d to %d", quote(value), f.Min, f.Max)
	}
	if number < f.Min || number > f.Max {
		return fmt.Sprintf("is %d, and it goes from %d to %d", number, f.Min, f.Max)
	}
	if f.Name != "port" {
		return ""
	}
	for _, refused := range refusedPorts {
		if number == refused {
			return fmt.Sprintf("is %d, which Sevalla does not allow", number)
		}
	}
	return ""
}

func (f *Field) choice(value string) string {
	for _, choice := range f.Choices {
		if value == choice {
			return ""
		}
	}
	return fmt.Sprintf("%s is none of %s", quote(value), strings.Join(f.Choices, ", "))
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

// quote puts a value into a message, and cuts it where it is long.
func quote(s string) string {
	const longest = 60
	if utf8.RuneCountInString(s) > longest {
		s = string([]rune(s)[:longest]) + "…"
	}
	return strconv.Quote(s)
}
