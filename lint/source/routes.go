package source

import (
	"slices"
	"strings"
)

// Route is a text in code that starts with a slash: the path of a route, or perhaps the prefix of some.
type Route struct {
	Text string
	// Server is the name of the server that answers at exactly that path, or "".
	Server string
}

var (
	// appCalls make the app of a framework whose routes are texts in its code.
	appCalls = []string{"express()", "Hono(", "astify(", "FastAPI(", "Flask(", "Quart(", "Elysia(", "Sanic("}
	// otherRoutes are in code, or in manifests, of apps whose routes are files, have a prefix that no text of the code is, or answer at any path.
	otherRoutes = []string{`"next"`, "nuxt", "sveltekit", "remix", "astro", "nestjs", "adonis", "strapi", "django", "rails", "basePath", "root_path", ".mount(",
		"get(/", `get("*"`, "get('*'", "sendFile(", "roxyMiddleware(", "http-proxy", "terminus"}
	// mounts are calls after which routes have a prefix.
	mounts = []string{".use(", ".route(", ".group(", "prefix=", "prefix:"}
	// writes are methods of routes that no health check asks for, and reads those that it does.
	writes = []string{".post(", ".put(", ".delete(", ".patch("}
	reads  = []string{".get(", ".all("}
)

// HidesRoutes reports whether an app may have routes that no text of its code shows, by its code or its manifest.
func HidesRoutes(text string) bool {
	isIn := func(part string) bool { return strings.Contains(text, part) }
	return slices.ContainsFunc(otherRoutes, isIn) || slices.ContainsFunc(mounts, func(call string) bool { return hasUnknownPrefix(text, call) })
}

// hasUnknownPrefix reports whether a call of a text mounts routes below a prefix that isn't a text: its first argument is a name, and another one follows.
func hasUnknownPrefix(text, call string) bool {
	for at := strings.Index(text, call); at >= 0; {
		rest := strings.TrimLeft(text[at+len(call):], " \n\t")
		name := rest[:len(rest)-len(strings.TrimLeft(rest, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_$."))]
		isArgument := call[len(call)-1] == '('
		if name != "" && (!isArgument || strings.HasPrefix(rest[len(name):], ",") || isArgument && strings.HasPrefix(strings.TrimLeft(rest[len(name):], " "), "+")) {
			return true
		}
		next := strings.Index(text[at+len(call):], call)
		if next < 0 {
			return false
		}
		at += len(call) + next
	}
	return false
}

// Routes are those of a text. made is how many servers it makes.
func Routes(text string) (found []Route, made int) {
	for row := range strings.Lines(text) {
		if makesServer(row) {
			made++
		}
		found = append(found, routesIn(row)...)
	}
	for i := range found {
		if !servesAtRoot(text, found[i].Server) {
			found[i].Server = ""
		}
	}
	return found, made
}

func makesServer(row string) bool {
	return slices.ContainsFunc(appCalls, func(call string) bool { return strings.Contains(row, call) })
}

func routesIn(row string) (found []Route) {
	trimmed := strings.TrimSpace(row)
	if strings.HasPrefix(trimmed, "//") || strings.HasPrefix(trimmed, "#") || strings.HasPrefix(trimmed, "*") {
		return nil
	}
	for at := 0; at < len(row)-1; at++ {
		end := strings.IndexByte(row[at+1:], row[at])
		if !strings.ContainsRune("\"'`", rune(row[at])) || end < 0 {
			continue
		}
		text, before := row[at+1:at+1+end], row[:at]
		if at += end + 1; !strings.HasPrefix(text, "/") {
			continue
		}
		endsWith := func(method string) bool { return strings.HasSuffix(before, method) }
		isRead := slices.ContainsFunc(reads, endsWith) || endsWith(".route(") && strings.HasPrefix(trimmed, "@") && !strings.Contains(row, "POST")
		r := Route{Text: text}
		if isRead {
			name := strings.TrimPrefix(strings.TrimSpace(before[:strings.LastIndexByte(before, '.')]), "@")
			r.Server = name[strings.LastIndexByte(name, ' ')+1:]
		}
		if !slices.ContainsFunc(writes, endsWith) {
			found = append(found, r)
		}
	}
	return found
}

// servesAtRoot reports whether a name of a text is that of a server, without a prefix for all its routes.
func servesAtRoot(text, name string) bool {
	if name == "" {
		return false
	}
	for row := range strings.Lines(text) {
		before, made, _ := strings.Cut(row, "=")
		words := strings.Fields(strings.ReplaceAll(before, ":", " : "))
		if makesServer(made) && slices.Contains(words, name) {
			return !strings.Contains(made, "prefix")
		}
	}
	return false
}

// Answers reports whether a route may answer at a path: a parameter fits any part, and a star all that follows.
func (r *Route) Answers(asked string) bool {
	parts, wanted := strings.Split(strings.Trim(r.Text, "/"), "/"), strings.Split(strings.Trim(asked, "/"), "/")
	for i, part := range parts {
		switch {
		case strings.Contains(part, "*"):
			return true
		case i == len(wanted) || part != wanted[i] && !strings.ContainsAny(part, ":{<"):
			return false
		}
	}
	return len(parts) == len(wanted)
}
