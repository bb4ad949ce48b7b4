package ascii

import "strings"

// IsLoopback reports whether only the own container reaches an address.
func IsLoopback(host string) bool {
	return host == "localhost" || host == "[::1]" || strings.HasPrefix(host, "127.")
}

// HostOf is an address without its port.
func HostOf(address string) string { return address[:max(0, strings.LastIndexByte(address, ':'))] }

// VariableIn is the variable of the environment that a line of Python, JavaScript or Ruby reads without a default, or "".
func VariableIn(code string) string {
	for _, start := range []string{"getenv(", "environ.get(", "environ[", "config(", "ENV["} {
		if _, after, ok := strings.Cut(code, start); ok {
			name, rest, _ := strings.Cut(strings.TrimLeft(after, `"'`), after[:min(1, len(after))])
			if IsVariable(name) && !strings.HasPrefix(rest, ",") {
				return name
			}
		}
	}
	if _, after, ok := strings.Cut(code, "process.env."); ok {
		name := after[:len(after)-len(strings.TrimLeft(after, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_"))]
		if rest := strings.TrimSpace(after[len(name):]); !strings.HasPrefix(rest, "|") && !strings.HasPrefix(rest, "?") {
			return name
		}
	}
	return ""
}

// longestQuoted is how much of a line a headline quotes, in bytes.
const longestQuoted = 48

// Telltale is a line without the places, programs and classes in front of what it says, where a headline has no room for them.
func Telltale(text string) string {
	for len(text) > longestQuoted {
		before, after, ok := strings.Cut(text, ": ")
		if elixir, rest, is := strings.Cut(text, ") "); is && strings.HasPrefix(elixir, "** (") {
			before, after, ok = "", rest, true
		}
		// A path is what the line is about, unless much follows it.
		isPath := strings.Contains(before, "/") && len(after) <= longestQuoted
		if !ok || after == "" || isPath || strings.Contains(before, " ") {
			break
		}
		text = after
	}
	return text
}
