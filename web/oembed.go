package web

import (
	"html"
	"net/url"
	"strconv"
	"strings"

	"github.com/proclint/proclint/lint/jsontext"
)

// Sizes of the frame that oEmbed offers, in CSS pixels.
const (
	frameWidth     = 720
	frameHeight    = 260 // of a text that nobody but the browser sees
	frameLine      = 24
	frameAround    = 120 // the editor without its lines
	mostFrameLines = 20
)

// frameParameters are what the page for frames takes.
var frameParameters = []string{"platform", "file", "theme", "height", "label", "text", "readonly"}

// frame is what oEmbed answers: https://oembed.com, type rich.
type frame struct {
	Version      string `json:"version"`
	Type         string `json:"type"`
	Title        string `json:"title"`
	ProviderName string `json:"provider_name"`
	ProviderURL  string `json:"provider_url"`
	CacheAge     int    `json:"cache_age"`
	HTML         string `json:"html"`
	Width        int    `json:"width"`
	Height       int    `json:"height"`
}

// oEmbed gives the frame that shows an address of this site. Sites add other parameters, so it leaves out those that it does not know.
func oEmbed(x *exchange) (answer, *problem) {
	if !accepts(x.r.Header["Accept"], "application/json", "application/json+oembed") {
		return answer{}, problemNotAcceptable("application/json")
	}
	query, err := url.ParseQuery(x.r.URL.RawQuery)
	if err != nil {
		return answer{}, badParameter.problem("The query is not valid: " + err.Error() + ".")
	}
	if format := query.Get("format"); format != "" && format != "json" {
		return answer{}, badParameter.problem("The format " + quote(format) + " is not supported. Use json.")
	}
	address := query.Get("url")
	if address == "" {
		return answer{}, badParameter.problem(`The parameter "url" is missing. Set it to the address to embed.`)
	}
	src, shown, ok := frameOf(address, x.r.Host)
	if !ok {
		return answer{}, notThere.problem(quote(address) + " can't be embedded. Use an address of this site's page or of /embed.")
	}
	width, failure := size(query, "maxwidth", frameWidth)
	if failure != nil {
		return answer{}, failure
	}
	height, failure := size(query, "maxheight", heightOf(shown.Get("text")))
	if failure != nil {
		return answer{}, failure
	}
	provider, _, _ := strings.Cut(src, "/embed")
	title := "Procfile"
	if file := shown.Get("file"); file != "" {
		title = cut(file)
	}
	body := jsontext.Append(nil, frame{
		Version: "1.0", Type: "rich", Title: title, ProviderName: "Proclint", CacheAge: 300, Width: width, Height: height,
		ProviderURL: provider + "/",
		HTML: `<iframe src="` + html.EscapeString(src) + `" width="` + strconv.Itoa(width) + `" height="` + strconv.Itoa(height) +
			`" title="` + html.EscapeString(title) + `" style="border:0;max-width:100%" loading="lazy"></iframe>`,
	})
	return newDocument(append(body, '\n')).answer(x), nil
}

// frameOf is the address of the frame for one of the site, and what it shows. The address is absolute and of host, or a path; it
// is the page with a file in its fragment, or the page for frames itself. All that is not known of it is left out.
func frameOf(address, host string) (src string, shown url.Values, ok bool) {
	given, err := url.Parse(address)
	if err != nil || given.User != nil || given.Opaque != "" || host == "" {
		return "", nil, false
	}
	origin := "//" + host
	switch {
	case given.Scheme == "" && given.Host == "":
	case (given.Scheme == "https" || given.Scheme == "http") && strings.EqualFold(given.Host, host):
		origin = given.Scheme + ":" + origin
	default:
		return "", nil, false
	}
	switch given.Path {
	case "", "/", "/embed", "/embed.html":
	default:
		return "", nil, false
	}
	asked, err := url.ParseQuery(given.RawQuery)
	if err != nil || !isShared(given.Fragment) {
		return "", nil, false
	}
	shown = url.Values{}
	for _, name := range frameParameters {
		if asked.Has(name) {
			shown.Set(name, asked.Get(name))
		}
	}
	src = origin + "/embed"
	if len(shown) > 0 {
		src += "?" + shown.Encode()
	}
	if given.Fragment != "" {
		src += "#" + given.Fragment
	}
	return src, shown, true
}

// isShared reports whether fragment is empty or looks like that of a link that contains a file: a version, a dot, and base64 for URLs.
func isShared(fragment string) bool {
	version, data, ok := strings.Cut(fragment, ".")
	if !ok {
		return fragment == ""
	}
	return version != "" && data != "" && strings.Trim(version, "0123456789") == "" && strings.Trim(data, wordBytes+"-") == ""
}

// heightOf is how high the editor of a text is, about.
func heightOf(text string) int {
	if text == "" {
		return frameHeight
	}
	return frameAround + frameLine*min(mostFrameLines, 1+strings.Count(strings.TrimSuffix(text, "\n"), "\n"))
}

// size is the wanted size, or less where the parameter name says how much there is at most.
func size(query url.Values, name string, wanted int) (int, *problem) {
	given := query.Get(name)
	if given == "" {
		return wanted, nil
	}
	most, err := strconv.Atoi(given)
	if err != nil || most < 1 {
		return 0, badParameter.problem("The parameter " + quote(name) + " must be a number of pixels, not " + quote(given) + ".")
	}
	return min(most, wanted), nil
}
