package sevalla

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// terraform is the resource of a form, or "" and the fields that it has to have beside those that are set.
func terraform(form Form) (text string, needs []string) {
	needs = []string{}
	all := form.inferred()
	all.Action = Create // for the type, which only an update leaves out
	made := body(all)
	for _, name := range []string{"type", "display_name", "scaling_strategy"} {
		if made.index(name) < 0 {
			needs = append(needs, name)
		}
	}
	if len(needs) > 0 {
		return "", needs
	}
	resource := object{{"application_id", reference("var.sevalla_app_id")}}
	if id := form.Values["app_id"]; id != "" {
		resource[0].value = id
	}
	if made.index("resource_type_id") < 0 {
		resource = append(resource, member{"resource_type_id", reference("var.sevalla_resource_type_id")})
	}
	resource = append(resource, made...)
	var b strings.Builder
	b.WriteString("resource \"sevalla_application_process\" " + hclString(resourceName(form.Values["display_name"])) + " {\n")
	writeAttributes(&b, resource, "  ")
	b.WriteString("}\n")
	for _, m := range resource {
		if variable, ok := m.value.(reference); ok {
			b.WriteString("\nvariable " + hclString(strings.TrimPrefix(string(variable), "var.")) + " {\n  type = string\n}\n")
		}
	}
	return b.String(), needs
}

// reference is an expression of Terraform.
type reference string

// resourceName is the name that a resource gets in the Terraform files: letters, digits, - and _.
func resourceName(name string) string {
	clean := []byte(name)
	for i, c := range clean {
		letter := c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_'
		if !letter && (i == 0 || c != '-' && (c < '0' || c > '9')) {
			clean[i] = '_'
		}
	}
	return string(clean)
}

// writeAttributes writes members as attributes, laid out as terraform fmt does. The provider's names are those of
// the API in snake case, and its scaling_strategy has what the API keeps in config.
func writeAttributes(b *strings.Builder, members object, indent string) {
	members = flat(members)
	for start := 0; start < len(members); {
		end := start
		width := 0
		for end < len(members) && !several(members[end].value) {
			width = max(width, len(snakeCase(members[end].name)))
			end++
		}
		for _, m := range members[start:end] {
			fmt.Fprintf(b, "%s%-*s = %s\n", indent, width, snakeCase(m.name), hclLine(m.value))
		}
		if end < len(members) {
			b.WriteString(indent + snakeCase(members[end].name) + " = ")
			writeSeveral(b, members[end].value, indent)
			b.WriteString("\n")
			end++
		}
		start = end
	}
}

func flat(members object) object {
	var made object
	for _, m := range members {
		if inner, ok := m.value.(object); ok && m.name == "config" {
			made = append(made, inner...)
			continue
		}
		made = append(made, m)
	}
	return made
}

// several reports whether a value takes several lines.
func several(value any) bool {
	switch value.(type) {
	case object, []object:
		return true
	}
	return false
}

func writeSeveral(b *strings.Builder, value any, indent string) {
	if inner, ok := value.(object); ok {
		b.WriteString("{\n")
		writeAttributes(b, inner, indent+"  ")
		b.WriteString(indent + "}")
		return
	}
	b.WriteString("[\n")
	for _, inner := range value.([]object) {
		b.WriteString(indent + "  {\n")
		writeAttributes(b, inner, indent+"    ")
		b.WriteString(indent + "  },\n")
	}
	b.WriteString(indent + "]")
}

func hclLine(value any) string {
	switch value := value.(type) {
	case string:
		return hclString(value)
	case int:
		return strconv.Itoa(value)
	case bool:
		return strconv.FormatBool(value)
	case reference:
		return string(value)
	}
	var quoted []string
	for _, element := range value.([]string) {
		quoted = append(quoted, hclString(element))
	}
	return "[" + strings.Join(quoted, ", ") + "]"
}

// hclString writes a text as Terraform reads it back: nothing in it is an expression.
func hclString(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for i, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\r':
			b.WriteString(`\r`)
		case r == '\t':
			b.WriteString(`\t`)
		case (r == '$' || r == '%') && strings.HasPrefix(s[i+1:], "{"):
			b.WriteRune(r)
			b.WriteRune(r)
		case r < ' ' || r == 0x7f || r == utf8.RuneError:
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// snakeCase is a name of the API as the provider writes it: instanceCount becomes instance_count.
func snakeCase(name string) string {
	var b strings.Builder
	for _, r := range name {
		if r >= 'A' && r <= 'Z' {
			b.WriteByte('_')
			r += 'a' - 'A'
		}
		b.WriteRune(r)
	}
	return b.String()
}
