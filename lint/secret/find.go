package secret

import (
	"slices"
	"sort"
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/logs/ascii"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
)

// Found is a value of a command that nobody should see.
type Found struct {
	At     procfile.Range
	Of     prose.Text     // what it is, as a phrase
	Name   string         // the variable for it, or ""
	value  string         // the secret itself, without what is around it
	Assign procfile.Range // the whole assignment in front of the command, with the space after it, or empty
}

// Command is what is secret in a command: what is surely so, and all that is masked.
type Command struct {
	Found []Found
	parts []part
}

var nothing Command // of nearly all commands

// In finds what is secret in a command.
func In(cmd *command.Command) *Command {
	parts, hasNames := partsIn(cmd.Text)
	if len(parts) == 0 && !hasNames {
		return &nothing
	}
	var values []named
	for i := range cmd.Calls {
		values = append(values, valuesOf(&cmd.Calls[i])...)
	}
	sort.SliceStable(values, func(i, j int) bool { return values[i].at.Start < values[j].at.Start })
	var found []candidate
	for _, p := range parts {
		if s, ok := p.found(cmd.Text, values); ok {
			found = append(found, candidate{s, p.kind == byName})
		}
	}
	for _, v := range values {
		if s, ok := v.found(); ok {
			found = append(found, candidate{s, false})
		}
	}
	return &Command{Found: apart(found), parts: parts}
}

// candidate is a secret that another one at the same place may replace.
type candidate struct {
	Found
	isSecond bool
}

// apart are the secrets in their order, without those that overlap others.
func apart(all []candidate) []Found {
	sort.SliceStable(all, func(i, j int) bool { return all[i].At.Start < all[j].At.Start })
	var out []Found
	lastIsSecond := false
	for _, c := range all {
		last := len(out) - 1
		switch {
		case last < 0 || c.At.Start >= out[last].At.End:
			out = append(out, c.Found)
		case lastIsSecond && !c.isSecond:
			out[last] = c.Found
		default:
			continue
		}
		lastIsSecond = c.isSecond
	}
	return out
}

// named is a value of a call with its name, which may be "", or that of an option.
type named struct {
	name, value string
	at          procfile.Range
	isOption    bool
	assign      procfile.Range
}

// valuesOf are the values of a call.
func valuesOf(call *command.Call) []named {
	var out []named
	for _, a := range call.Assigns {
		if !a.Value.Static {
			continue
		}
		v := named{name: a.Name, value: a.Value.Value, at: a.Value.Range}
		if len(call.Words) > 0 && a.Range.End < call.Words[0].Range.Start {
			v.assign = procfile.Range{Start: a.Range.Start, End: a.Range.End + 1}
		}
		out = append(out, v)
	}
	for i, w := range call.Words {
		if !w.Static {
			continue
		}
		v := named{value: w.Value, at: w.Range}
		name, value, isNamed := strings.Cut(w.Value, "=")
		switch {
		case isNamed && value != "":
			// The argument of export is an assignment of the call as well.
			if slices.ContainsFunc(call.Assigns, func(a command.Assign) bool { return a.Range == w.Range }) {
				continue
			}
			_, rest, _ := strings.Cut(w.Raw, "=")
			v = named{name: optionName(name), value: value, at: procfile.Range{Start: w.Range.End - len(rest), End: w.Range.End}, isOption: strings.HasPrefix(name, "--")}
		case i > 0 && strings.HasPrefix(call.Words[i-1].Raw, "--"):
			v.name, v.isOption = optionName(call.Words[i-1].Raw), true
		}
		out = append(out, v)
	}
	return out
}

// optionName is the name of an option without its dashes, or without the -D of a Java property.
func optionName(option string) string {
	if property, ok := strings.CutPrefix(option, "-D"); ok {
		return property
	}
	return strings.TrimLeft(option, "-")
}

// found is the value as a secret, if its name and its form mean so.
func (v named) found() (Found, bool) {
	isSecret := v.name != "" && SecretName(v.name) && isValue(v.value) || v.isOption && passwordOptions.Has(v.name) && isPassword(v.value)
	s := Found{At: v.at, Of: prose.T("the value of `%s`", v.name), Name: variableName(v.name), value: v.value, Assign: v.assign}
	if password := urlPassword(v.value); password != "" { // which the command may have with quotes inside
		s.Of, s.value = prose.T("the password of a URL"), password
		return s, true
	}
	return s, isSecret
}

// urlPassword is the password of a URL to another machine, or "".
func urlPassword(url string) string {
	if !strings.Contains(url, "://") {
		return ""
	}
	authority := url[strings.Index(url, "://")+len("://") : endOfHost(url)]
	_, password, isThere := strings.Cut(authority[:max(0, strings.LastIndexByte(authority, '@'))], ":")
	if !isThere || !isFar(url, password) {
		return ""
	}
	return password
}

// isValue reports whether a value may be a secret itself.
func isValue(value string) bool { return literal(value) || accessKey(value) }

const (
	shortestPassword                 = 4                                        // how many characters a password has that somebody chose
	passwordOptions  ecosystem.Words = "requirepass masterauth password passwd" // options whose value is a password, however short it is
)

// isPassword reports whether a value is a password that may be too short for other secrets.
func isPassword(value string) bool {
	return len(value) >= shortestPassword && hasBoth(value) && !placeholder(value) && !strings.ContainsAny(value, "$/%\"'`=:,;&|<>()[]{}\\ ")
}

// found is a part of a command as a secret, if it surely is one.
func (p part) found(text string, values []named) (Found, bool) {
	value := text[p.Start:p.End]
	s := Found{At: p.Range, value: value}
	whole := value
	if p.url.End > 0 {
		whole = text[p.url.Start:p.url.End]
	}
	isSure := false
	switch p.kind {
	case byForm:
		s.Of, isSure = prose.T("%s", p.of), !placeholder(value[strings.IndexByte(value, ':')+1:])
	case byName:
		s.Of, isSure = prose.T("the value of `%s`", p.of), SecretName(p.of) && isValue(value) || passwordOptions.Has(ascii.Lower(p.of)) && isPassword(value)
		return s, isSure // it may be in a text that no shell expands
	case byOption:
		s.Of, isSure = prose.T("a password for `%s`", p.of), isPassword(value)
	case byHeader:
		s.Of, isSure = prose.T("the credentials of a request"), isValue(value)
	case byURL:
		s.Of, isSure = prose.T("the password of a URL"), isFar(whole, value)
	case byUser:
		s.Of, isSure = prose.T("a token in a URL"), isValue(value)
	case byAddress:
		s.Of, isSure = prose.T("the address of a webhook"), hasBoth(value) && !placeholder(value)
	case byKey:
		s.Of, isSure = prose.T("a private key"), true
	}
	if v := placeOf(p.Range, values); isSure && v.value == whole {
		s.At, s.Name, s.Assign = v.at, variableName(v.name), v.assign
		isSure = p.of != webToken || v.name == "" || SecretName(v.name)
	}
	return s, isSure
}

// placeOf is the innermost of some values around a range: one of those that start last before it.
func placeOf(r procfile.Range, values []named) named {
	const deepest = 4
	at, _ := slices.BinarySearchFunc(values, r.Start+1, func(v named, start int) int { return v.at.Start - start })
	for _, v := range slices.Backward(values[max(0, at-deepest):at]) {
		if r.End <= v.at.End {
			return v
		}
	}
	return named{}
}

// isFar reports whether a URL with a password is that of another machine, and the password isn't one that everybody knows.
func isFar(url, password string) bool {
	host := url[strings.LastIndexByte(url[:endOfHost(url)], '@')+1:]
	host = host[:endBefore(host, 0, "/?#")]
	user, _, _ := strings.Cut(url[strings.Index(url, "://")+len("://"):], ":")
	far := strings.Contains(host, ".") && !strings.HasPrefix(host, "127.") && !strings.HasPrefix(host, "0.") && !strings.HasSuffix(host, ".local")
	return far && len(password) >= 8 && password != user && hasBoth(password) && !placeholder(password) && !placeholder(host)
}

// endOfHost is where the part of a URL with its host ends.
func endOfHost(url string) int {
	at := strings.Index(url, "://") + len("://")
	if at < len("://") {
		return 0
	}
	return endBefore(url, at, "/?#")
}
