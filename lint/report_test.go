package lint

import "testing"

// An editor shows what is about the file beside its name, and everything else in the text.
func TestWhatIsAboutTheFile(t *testing.T) {
	for _, c := range []struct {
		path, text string
		aboutFile  bool
	}{
		{"procfile", "web: npm start\n", true},
		{"backend/Procfile", "web: npm start\n", true},
		{"Procfile", "wbe: npm start\n", false},
		{"Procfile", "", false},
		{"Procfile", "\ufeffweb: npm start\n", false},
	} {
		report, err := Lint(Input{Path: c.path, Source: []byte(c.text)})
		if err != nil {
			t.Fatal(err)
		}
		if len(report.Diagnostics) == 0 {
			t.Errorf("%s with %q has no finding", c.path, c.text)
		}
		for _, d := range report.Diagnostics {
			if d.AboutFile != c.aboutFile {
				t.Errorf("%s with %q: aboutFile of %s is %v", c.path, c.text, d.Rule, d.AboutFile)
			}
		}
	}
}
