package source

import (
	"slices"
	"testing"
)

func TestReadings(t *testing.T) {
	for _, test := range []struct {
		text, ending string
		want         []string
	}{
		{`settings = json.load(open("data/shop.json"))`, ".py", []string{"data/shop.json"}},
		{`app.mount("/docs", StaticFiles(directory=built, html=True), name="docs")`, ".py", nil},
		{`app.mount("/static", StaticFiles(directory="static"), name="assets")`, ".py", []string{"static"}},
		{`return render_template("index.html")`, ".py", []string{"templates", "index.html"}},
		{`open("data/shop.json", "w")`, ".py", nil},
		{"page = \"\"\"\n<img src='data/read.png'> open('data')\n\"\"\"", ".py", nil},
		{`app.use(express.static("public")); // open("data")`, ".js", []string{"public"}},
		{`app.use("/public", express.static(path.join(__dirname, "public")));`, ".js", []string{"public"}},
		{`if (env === "test") read("/etc/passwd", "../x");`, ".js", nil},
		{"template.Must(template.ParseGlob(`templates/*.html`))", ".go", []string{"templates"}},
		{`http.FileServer(http.Dir("./assets"))`, ".go", []string{"assets"}},
	} {
		var got []string
		for _, r := range Readings(test.text, test.ending) {
			got = append(got, r.Path)
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%q: %q, want %q", test.text, got, test.want)
		}
	}
}
