package check

import "testing"

// TestBothOrders: a word for a local runner means the same before and after Procfile.
func TestBothOrders(t *testing.T) {
	for _, pair := range [][2]string{
		{"Procfile.dev", "dev.Procfile"}, {"Procfile.local", "local.Procfile"}, {"Procfile.development", "development.Procfile"},
		{"Procfile.windows", "windows.procfile"}, {"Procfile-dev", "dev-Procfile"}, {"Procfile_test", "test_Procfile"},
		{"Procfile.dev-api", "dev-api.Procfile"}, {"Procfile.web.dev", "web.dev.Procfile"}, {"Procfile.foreman", "foreman.Procfile"},
	} {
		after, before := ClassifyName(pair[0]), ClassifyName("backend/"+pair[1])
		if after != before || !before.Local() {
			t.Errorf("%s: %+v, %s: %+v", pair[0], after, pair[1], before)
		}
	}
	for file, owner := range map[string]string{"heroku.Procfile": "heroku", "Shop.Procfile": "shop", "my-shop.Procfile": "", "shop_Procfile": "", "dev.Procfiles": "", ".Procfile": ""} {
		if name := ClassifyName(file); name.Owner != owner || name.Variant != "" {
			t.Errorf("%s: %+v", file, name)
		}
	}
}
