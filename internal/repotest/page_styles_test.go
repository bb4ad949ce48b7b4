//go:build !js

package repotest

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var (
	sheetConst   = regexp.MustCompile("(?s)export const (\\w+) = css`(.*?)`;")
	sheetList    = regexp.MustCompile(`(?s)static override styles = (\[.*?\n  \]|[^\[].*?);\n`)
	sheetInline  = regexp.MustCompile("(?s)css`(.*?)`")
	sheetComment = regexp.MustCompile(`(?s)/\*.*?\*/`)
	sheetName    = regexp.MustCompile(`\b\w+\b`)
	selectorList = regexp.MustCompile(`([^{};]+)\{`)
	// ownedClass matches a selector that begins with a class alone, whatever its state: the sheet says what that class is.
	ownedClass = regexp.MustCompile(`^\.([\w-]+)(?:::?[\w-]+(?:\([^)]*\))?)*(?:[\s>+~]|$)`)
	classed    = regexp.MustCompile(`(?s)<([a-z][\w-]*)\b[^<>]*?\sclass="([^"]*)"`)
)

// controls are the elements that a class of the controls in styles.ts is for.
var controls = map[string][]string{
	"field":  {"input", "select", "textarea"},
	"button": {"button", "a"},
	"link":   {"button", "a"},
	"copy":   {"button"},
}

// Sheets of one shadow root apply to all of it. Where two of them style the same class, what one means breaks what the other
// means: a refinement says more than the class, as in "button.link" or ".panel .heading".
func TestNoClassHasTwoSheetsInOneRoot(t *testing.T) {
	named := map[string]string{}
	for _, file := range componentFiles(t) {
		for _, found := range sheetConst.FindAllStringSubmatch(readText(t, file), -1) {
			named[found[1]] = found[2]
		}
	}
	roots := 0
	for _, file := range componentFiles(t) {
		list := sheetList.FindStringSubmatch(readText(t, file))
		if list == nil {
			continue
		}
		roots++
		sheets := map[string]string{}
		for _, own := range sheetInline.FindAllStringSubmatch(list[1], -1) {
			sheets["its own"] += own[1]
		}
		for _, name := range sheetName.FindAllString(sheetInline.ReplaceAllString(list[1], ""), -1) {
			if sheet, ok := named[name]; ok {
				sheets[name] = sheet
			}
		}
		for _, wrong := range ownedTwice(sheets) {
			t.Errorf("%s: %s", file, wrong)
		}
	}
	if roots < 20 {
		t.Errorf("found the sheets of only %d shadow roots", roots)
	}
}

func TestClassesOfTwoSheetsAreFound(t *testing.T) {
	for _, test := range []struct {
		name, one, other string
		wrong            []string
	}{
		{"another thing of the same name", ".fields > div { color: red } ", ".fields { display: grid }", []string{`"fields" is styled by one and by other`}},
		{"also in a list, and in a media query", ".a, .b:hover { } ", "@media print { .c, .b { } }", []string{`"b" is styled by one and by other`}},
		{"also by a state", ".a:not(:disabled) { }", "\n.a::before { }", []string{`"a" is styled by one and by other`}},
		{"a refinement", ".link { }", "button.link { } .row .link { } .link[lang] { } .link.wide { }", nil},
		{"within another", ".box > .note { }", ".note { }", nil},
		{"a comment", ".a { }", "/* .a { } */", nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := ownedTwice(map[string]string{"one": test.one, "other": test.other}); !slices.Equal(got, test.wrong) {
				t.Errorf("got %q, want %q", got, test.wrong)
			}
		})
	}
}

// A class of the controls draws a control, so nothing else is called the same.
func TestClassesOfControlsAreForControls(t *testing.T) {
	for _, file := range componentFiles(t) {
		for _, found := range classed.FindAllStringSubmatch(readText(t, file), -1) {
			for _, class := range strings.Fields(found[2]) {
				if tags, ok := controls[class]; ok && !slices.Contains(tags, found[1]) {
					t.Errorf("%s: <%s class=%q>: %q is for %s", file, found[1], found[2], class, strings.Join(tags, ", "))
				}
			}
		}
	}
}

func componentFiles(t *testing.T) []string {
	t.Helper()
	return slices.DeleteFunc(tracked(t, pageSource+"components"), func(name string) bool { return !strings.HasSuffix(name, ".ts") })
}

// ownedTwice names the classes that several sheets style as their own.
func ownedTwice(sheets map[string]string) []string {
	owners := map[string]string{}
	var wrong []string
	for _, name := range slices.Sorted(maps.Keys(sheets)) {
		for _, class := range ownedClasses(sheets[name]) {
			if other, ok := owners[class]; ok && other != name {
				wrong = append(wrong, `"`+class+`" is styled by `+other+" and by "+name)
			}
			owners[class] = name
		}
	}
	return slices.Compact(wrong)
}

func ownedClasses(sheet string) []string {
	var classes []string
	for _, found := range selectorList.FindAllStringSubmatch(sheetComment.ReplaceAllString(sheet, ""), -1) {
		for selector := range strings.SplitSeq(found[1], ",") {
			selector = strings.TrimSpace(selector)
			if class := ownedClass.FindStringSubmatch(selector); class != nil {
				classes = append(classes, class[1])
			}
		}
	}
	return classes
}
