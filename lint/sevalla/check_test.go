package sevalla

import (
	"bytes"
	"os"
	"slices"
	"strings"
	"testing"
	"time"
	_ "time/tzdata" // the zones of the Go that runs the test

	"github.com/santhosh-tekuri/jsonschema/v6"
)

const id = exampleID

// values makes the values of a form from names and texts in turn.
func values(pairs ...string) map[string]string {
	made := map[string]string{}
	for i := 0; i < len(pairs); i += 2 {
		made[pairs[i]] = pairs[i+1]
	}
	return made
}

func update(pairs ...string) Form { return Form{Update, values(pairs...)} }

// create is a form that lacks nothing, with other values in it.
func create(kind string, pairs ...string) Form {
	form := Form{Create, values("type", kind, "display_name", "x", "resource_type_id", id)}
	if kind == "cron" {
		form.Values["schedule"] = "0 3 * * *"
	}
	for name, value := range values(pairs...) {
		form.Values[name] = value
	}
	return form
}

const (
	config = "scaling_strategy.config."
	live   = "liveness_probe."
	ready  = "readiness_probe."
)

// right are forms at the limits of every field.
var right = map[string]Form{
	"shortest name":         update("display_name", "x"),
	"longest name":          update("display_name", strings.Repeat("ä", 255)),
	"empty command":         update("entrypoint", ""),
	"longest command":       update("entrypoint", strings.Repeat("日", 1024)),
	"no version":            update("resource_type_id", "00000000-0000-0000-0000-000000000000"),
	"all of it":             update("resource_type_id", "ffffffff-ffff-ffff-ffff-ffffffffffff"),
	"capital UUID":          update("resource_type_id", "FB5E5168-4281-8BEC-BAC5-0D1584E9E657", "app_id", id, "process_id", id),
	"nothing runs":          update(config+"instanceCount", "0"),
	"fifty run":             update("scaling_strategy.type", "manual", config+"instanceCount", "50"),
	"least of all":          update(config+"minInstanceCount", "0", config+"maxInstanceCount", "0", config+"targetCpuPercent", "1", config+"targetMemoryPercent", "1", config+"scaleUpIntervalSeconds", "1", config+"scaleUpIncrement", "1", config+"scaleDownIntervalSeconds", "1", config+"scaleDownIncrement", "1"),
	"most of all":           update("scaling_strategy.type", "horizontal", config+"minInstanceCount", "50", config+"maxInstanceCount", "50", config+"targetCpuPercent", "100", config+"targetMemoryPercent", "100", config+"scaleUpIntervalSeconds", "60000", config+"scaleUpIncrement", "5", config+"scaleDownIntervalSeconds", "60000", config+"scaleDownIncrement", "5"),
	"first port":            update("port", "1"),
	"last port":             update("port", "65535"),
	"beside a rejected one": update("port", "15002"),
	"gRPC":                  update("type", "web", "is_ingress_enabled", "true", "ingress_protocol", "grpc"),
	"no traffic":            update("is_ingress_enabled", "false", "ingress_protocol", "http"),
	"cron":                  update("type", "cron", "schedule", "0 */6 * * *", "time_zone", "America/New_York"),
	"cron of names":         update("schedule", "15,45 9-17/2 1 JAN-MAR mon-fri", "time_zone", "UTC"),
	"after a failure":       update("type", "job", "job_start_policy", "afterFailedDeployment"),
	"page":                  update(live+"httpGet.path", "/health", live+"httpGet.port", "1", live+"httpGet.host", "localhost", live+"httpGet.scheme", "HTTPS", live+"httpGet.httpHeaders", "Accept: text/html\nX-Empty:", live+"initialDelaySeconds", "0", live+"periodSeconds", "1", live+"timeoutSeconds", "1", live+"successThreshold", "1", live+"failureThreshold", "1"),
	"path alone":            update(ready+"kind", "httpGet", ready+"httpGet.path", "/"),
	"connection":            update(ready+"tcpSocket.port", "65535", ready+"tcpSocket.host", "db", ready+"successThreshold", "2147483647"),
	"program":               update(ready+"exec.command", "sh\n-c\ntest -f /tmp/ok", live+"exec.command", `["printf","a\nb"]`),
	"new web":               create("web", "entrypoint", "npm start", "port", "8080", config+"instanceCount", "1", live+"tcpSocket.port", "8080"),
	"new worker":            create("worker", "port", "9000"),
	"leap day":              update("schedule", "0 0 29 2 *"),
	"31st or Monday":        update("schedule", "0 0 31 2 1"),
	"31st of some months":   update("schedule", "0 0 31 2,3 *"),
	"new cron":              create("cron", "time_zone", "Europe/Vienna"),
	"new job":               create("job", "job_start_policy", "beforeDeployment", "app_id", id),
}

// wrong are forms with one field that is rejected.
var wrong = []struct {
	field string
	form  Form
	says  string
}{
	{"display_name", update("display_name", ""), "empty"},
	{"display_name", update("display_name", strings.Repeat("ä", 256)), "256 characters, but at most 255"},
	{"display_name", Form{Create, values("type", "worker", "resource_type_id", id)}, "is required"},
	{"entrypoint", update("entrypoint", strings.Repeat("日", 1025)), "1025 characters, but at most 1024"},
	{"type", Form{Create, values("display_name", "x", "resource_type_id", id)}, "is required"},
	{"type", create("web", "type", "release"), "web, worker, cron, or job"},
	{"resource_type_id", update("resource_type_id", "s1"), `"s1"`},
	{"resource_type_id", update("resource_type_id", ""), "UUID"},
	{"resource_type_id", update("resource_type_id", "fb5e5168-4281-0bec-94c5-0d1584e9e657"), "UUID"},
	{"resource_type_id", update("resource_type_id", "fb5e5168-4281-9bec-94c5-0d1584e9e657"), "UUID"},
	{"resource_type_id", update("resource_type_id", "fb5e5168-4281-4bec-74c5-0d1584e9e657"), "UUID"},
	{"resource_type_id", update("resource_type_id", "fb5e51684281-4bec-94c5-0d1584e9e657-"), "UUID"},
	{"resource_type_id", update("resource_type_id", id+"0"), "UUID"},
	{"resource_type_id", Form{Create, values("type", "worker", "display_name", "x")}, "is required"},
	{"app_id", update("entrypoint", "x", "app_id", "my-app"), `"my-app"`},
	{"process_id", update("entrypoint", "x", "process_id", "$(rm -r .)"), "UUID"},
	{"process_id", create("worker", "process_id", id), "not a field of Create"},

	{"scaling_strategy.type", update("scaling_strategy.type", "vertical"), "manual or horizontal"},
	{"scaling_strategy.type", update(config+"instanceCount", "1", config+"maxInstanceCount", "3"), "is required"},
	{config + "instanceCount", update("scaling_strategy.type", "manual"), "is required"},
	{config + "instanceCount", update(config+"instanceCount", "-1"), "from 0 to 50"},
	{config + "instanceCount", update(config+"instanceCount", "51"), "is 51"},
	{config + "instanceCount", update(config+"instanceCount", "1.5"), "whole number"},
	{config + "instanceCount", update(config+"instanceCount", "two"), "whole number"},
	{config + "instanceCount", update("scaling_strategy.type", "horizontal", config+"minInstanceCount", "1", config+"maxInstanceCount", "2", config+"instanceCount", "1"), "has an effect only"},
	{config + "minInstanceCount", update(config+"minInstanceCount", "-1", config+"maxInstanceCount", "2"), "is -1"},
	{config + "minInstanceCount", update(config+"minInstanceCount", "51", config+"maxInstanceCount", "50"), "is 51"},
	{config + "minInstanceCount", update(config+"maxInstanceCount", "2"), "is required"},
	{config + "maxInstanceCount", update(config+"minInstanceCount", "0", config+"maxInstanceCount", "51"), "is 51"},
	{config + "maxInstanceCount", update(config+"minInstanceCount", "0", config+"maxInstanceCount", "-1"), "is -1"},
	{config + "maxInstanceCount", update(config+"minInstanceCount", "1"), "is required"},
	{config + "maxInstanceCount", update(config+"minInstanceCount", "3", config+"maxInstanceCount", "2"), "less than minInstanceCount"},
	{config + "targetCpuPercent", horizontal("targetCpuPercent", "0"), "is 0"},
	{config + "targetCpuPercent", horizontal("targetCpuPercent", "101"), "is 101"},
	{config + "targetMemoryPercent", horizontal("targetMemoryPercent", "0"), "is 0"},
	{config + "targetMemoryPercent", horizontal("targetMemoryPercent", "101"), "is 101"},
	{config + "scaleUpIntervalSeconds", horizontal("scaleUpIntervalSeconds", "0"), "is 0"},
	{config + "scaleUpIntervalSeconds", horizontal("scaleUpIntervalSeconds", "60001"), "is 60001"},
	{config + "scaleUpIncrement", horizontal("scaleUpIncrement", "0"), "is 0"},
	{config + "scaleUpIncrement", horizontal("scaleUpIncrement", "6"), "is 6"},
	{config + "scaleDownIntervalSeconds", horizontal("scaleDownIntervalSeconds", "0"), "is 0"},
	{config + "scaleDownIntervalSeconds", horizontal("scaleDownIntervalSeconds", "60001"), "is 60001"},
	{config + "scaleDownIncrement", horizontal("scaleDownIncrement", "0"), "is 0"},
	{config + "scaleDownIncrement", horizontal("scaleDownIncrement", "6"), "is 6"},

	{"port", update("port", "0"), "is 0"},
	{"port", update("port", "65536"), "is 65536"},
	{"port", update("port", "$PORT"), "whole number"},
	{"port", update("port", "15000"), "does not allow"},
	{"port", update("port", "15001"), "does not allow"},
	{"port", update("port", "15004"), "does not allow"},
	{"port", update("port", "15006"), "does not allow"},
	{"port", update("port", "15008"), "does not allow"},
	{"port", update("port", "15009"), "does not allow"},
	{"port", update("port", "15020"), "does not allow"},
	{"port", update("port", "15021"), "does not allow"},
	{"port", update("port", "15053"), "does not allow"},
	{"port", update("port", "15090"), "does not allow"},
	{"is_ingress_enabled", update("is_ingress_enabled", "yes"), "must be true or false"},
	{"is_ingress_enabled", update("type", "worker", "is_ingress_enabled", "true"), "type web"},
	{"is_ingress_enabled", create("web", "is_ingress_enabled", "true"), "not a field of Create"},
	{"ingress_protocol", update("ingress_protocol", "HTTP"), "http or grpc"},
	{"ingress_protocol", update("type", "job", "ingress_protocol", "http"), "type web"},
	{"ingress_protocol", create("web", "ingress_protocol", "http"), "not a field of Create"},

	{"schedule", update("schedule", ""), "empty"},
	{"schedule", update("schedule", "0 3 * *"), "five fields"},
	{"schedule", update("schedule", "0 0 3 * * *"), "five fields"},
	{"schedule", update("schedule", "@daily"), "five fields"},
	{"schedule", update("schedule", "TZ=UTC 0 3 * *"), "five fields"},
	{"schedule", update("schedule", "60 * * * *"), "60"},
	{"schedule", update("schedule", "0 24 * * *"), "24"},
	{"schedule", update("schedule", "0 0 32 * *"), "32"},
	{"schedule", update("schedule", "0 0 0 * *"), "(1 to 31,"},
	{"schedule", update("schedule", "0 0 * 13 *"), "13"},
	{"schedule", update("schedule", "0 0 * * mondy"), "mondy"},
	{"schedule", update("schedule", "5-1 * * * *"), "5-1"},
	{"schedule", update("schedule", strings.Repeat("0,", 46)+"0 * * * *"), "101 characters, but at most 100"},
	{"schedule", update("type", "web", "schedule", "0 3 * * *"), "type cron"},
	{"schedule", Form{Create, values("type", "cron", "display_name", "x", "resource_type_id", id)}, "is required"},
	{"schedule", update("schedule", "61 * * * *"), `the minute "61" is wrong (0 to 59,`},
	{"schedule", update("schedule", "0 x * * *"), `the hour "x" is wrong (0 to 23,`},
	{"schedule", update("schedule", "0 0 * * fre"), `the day of the week "fre" is wrong (0 to 6, SUN to SAT,`},
	{"schedule", update("schedule", "0 0 31 2 *"), "never runs"},
	{"schedule", update("schedule", "0 0 30 FEB *"), "never runs"},
	{"schedule", update("schedule", "0 0 31 4,6,9,11 *"), "never runs"},
	{"schedule", update("schedule", "0 0 30-31 2 ?"), "never runs"},
	{"time_zone", update("time_zone", ""), "empty"},
	{"time_zone", update("time_zone", "Europe/Wien"), `which has "Europe/Vienna"`},
	{"time_zone", update("time_zone", "Europe/Wine"), `which has "Europe/Vienna"`},
	{"time_zone", update("time_zone", "Wien"), `"Europe/Vienna"`},
	{"time_zone", update("time_zone", "Europe/München"), `"Europe/Berlin"`},
	{"time_zone", update("time_zone", "Europe/Lisboa"), `"Europe/Lisbon"`},
	{"time_zone", update("time_zone", "Asia/Peking"), `"Asia/Shanghai"`},
	{"time_zone", update("time_zone", "America/San Francisco"), `"America/Los_Angeles"`},
	{"time_zone", update("time_zone", "Europe/Vinna"), `the nearest is "Europe/Vienna"`},
	{"time_zone", update("time_zone", "Mitteleuropäische Zeit"), `write a name such as`},
	{"time_zone", update("time_zone", "america/new_york"), `"America/New_York"`},
	{"time_zone", update("time_zone", "New York"), `"America/New_York"`},
	{"time_zone", update("time_zone", "Vienna"), `"Europe/Vienna"`},
	{"time_zone", update("time_zone", "Amerika/New_York"), `"America/New_York"`},
	{"time_zone", update("time_zone", "Europ/Viena"), `the nearest is "Europe/Vienna"`},
	{"time_zone", update("time_zone", "Tokio"), `the nearest is "Asia/Tokyo"`},
	{"time_zone", update("time_zone", "UCTC"), `write a name such as`},
	{"time_zone", update("time_zone", "PST"), `write a name such as`},
	{"time_zone", update("time_zone", "IST"), `write a name such as`},
	{"time_zone", update("time_zone", "Local"), `write a name such as`},
	{"time_zone", update("time_zone", "System"), `write a name such as`},
	{"time_zone", update("time_zone", "Eastern"), `write a name such as`},
	{"time_zone", update("time_zone", "Europe/Berne"), `write a name such as`},
	{"time_zone", update("time_zone", "Europe/Tokyo"), `write a name such as`},
	{"time_zone", update("time_zone", "UTC+2"), `for this offset, write "Etc/GMT-2"`},
	{"time_zone", update("time_zone", "gmt-05:00"), `for this offset, write "Etc/GMT+5"`},
	{"time_zone", update("time_zone", "+0100"), `for this offset, write "Etc/GMT-1"`},
	{"time_zone", update("time_zone", "UTC+15"), `write a name such as`},
	{"time_zone", update("time_zone", "UTC+5:30"), `write a name such as`},
	{"time_zone", update("time_zone", "Etc/GMT+15"), `write a name such as`},
	{"time_zone", update("time_zone", strings.Repeat("x", 101)), "101 characters, but at most 100"},
	{"time_zone", update("type", "worker", "time_zone", "UTC"), "type cron"},
	{"job_start_policy", update("job_start_policy", "before"), "beforeDeployment"},
	{"job_start_policy", update("type", "cron", "job_start_policy", "beforeDeployment"), "type job"},

	{live + "kind", update(live+"kind", "grpc"), "httpGet"},
	{live + "kind", update(live+"periodSeconds", "10"), "is required"},
	{live + "kind", update(live+"httpGet.path", "/", live+"tcpSocket.port", "1"), "is required"},
	{live + "kind", update("type", "worker", live+"kind", "exec", live+"exec.command", "x"), "type web"},
	{live + "httpGet.port", update(live+"kind", "httpGet"), "is required"},
	{live + "httpGet.port", update(live+"httpGet.port", "0"), "is 0"},
	{live + "httpGet.port", update(live+"httpGet.port", "65536"), "is 65536"},
	{live + "httpGet.scheme", update(live+"httpGet.path", "/", live+"httpGet.scheme", "https"), "HTTP or HTTPS"},
	{live + "httpGet.httpHeaders", update(live+"httpGet.path", "/", live+"httpGet.httpHeaders", "Accept"), `"Accept"`},
	{live + "httpGet.httpHeaders", update(live+"httpGet.path", "/", live+"httpGet.httpHeaders", ": x"), "header"},
	{live + "httpGet.httpHeaders", update(live+"httpGet.path", "/", live+"httpGet.httpHeaders", "\n"), "header"},
	{live + "httpGet.path", update(live+"kind", "tcpSocket", live+"tcpSocket.port", "1", live+"httpGet.path", "/"), "has an effect only"},
	{live + "initialDelaySeconds", update(live+"httpGet.path", "/", live+"initialDelaySeconds", "-1"), "is -1"},
	{live + "periodSeconds", update(live+"httpGet.path", "/", live+"periodSeconds", "0"), "is 0"},
	{live + "timeoutSeconds", update(live+"httpGet.path", "/", live+"timeoutSeconds", "2147483648"), "is 2147483648"},
	{live + "successThreshold", update(live+"httpGet.path", "/", live+"successThreshold", "2"), "is 2, but must be 1."},
	{live + "successThreshold", update(live+"httpGet.path", "/", live+"successThreshold", "once"), "must be a whole number: 1."},
	{live + "failureThreshold", update(live+"httpGet.path", "/", live+"failureThreshold", "0"), "is 0"},
	{ready + "tcpSocket.port", update(ready+"kind", "tcpSocket"), "is required"},
	{ready + "tcpSocket.port", update(ready+"tcpSocket.port", "0"), "is 0"},
	{ready + "tcpSocket.port", update(ready+"tcpSocket.port", "65536"), "is 65536"},
	{ready + "exec.command", update(ready+"kind", "exec"), "is required"},
	{ready + "exec.command", update(ready+"exec.command", ""), "needs a program"},
	{ready + "exec.command", update(ready+"exec.command", "[]"), "needs a program"},
	{ready + "initialDelaySeconds", update(ready+"exec.command", "x", ready+"initialDelaySeconds", "soon"), "whole number"},
	{ready + "successThreshold", update(ready+"exec.command", "x", ready+"successThreshold", "0"), "is 0"},
	{ready + "kind", create("job", ready+"exec.command", "x", ready+"kind", "exec"), "type web"},
	{"", update("type", "web"), "No field is set"},
}

func horizontal(name, value string) Form {
	return update(config+"minInstanceCount", "1", config+"maxInstanceCount", "2", config+name, value)
}

func TestWrongValuesAreRejectedByName(t *testing.T) {
	schemas := schemasOf(t)
	// What a schema of the body cannot say: what is not in the body, and what only a calendar knows.
	beyond := []string{"five fields", "never runs", "not a cron expression", "time zone database", "less than minInstanceCount", "needs a program"}
	for _, test := range wrong {
		messages := Check(test.form)
		if len(messages) == 0 {
			t.Errorf("%s: nothing is wrong with %v", test.field, test.form)
			continue
		}
		found := false
		for _, m := range messages {
			if m.Field != test.field {
				continue
			}
			found = true
			if !strings.Contains(m.Text, test.says) || !strings.HasPrefix(m.Text, m.Field) || !strings.HasSuffix(m.Text, ".") {
				t.Errorf("%s: %q, want %q in it", test.field, m.Text, test.says)
			}
			known := test.form.Action == Create || !strings.Contains(m.Text, "is only for")
			for _, clause := range beyond {
				known = known && !strings.Contains(m.Text, clause)
			}
			if known && !strings.HasSuffix(m.Field, "_id") && schemas.validate(test.form) == nil {
				t.Errorf("%s: %q, but the schema takes it: %s", test.field, m.Text, body(test.form).compact())
			}
		}
		if !found {
			t.Errorf("%s: not named by %+v", test.field, messages)
		}
		if r := RequestOf(test.form); r.Body != "" || r.Call != "" || r.Deploy != "" || r.Terraform != "" {
			t.Errorf("%s: a request is made of it: %+v", test.field, r)
		}
	}
}

func TestEveryFieldIsRejectedOnce(t *testing.T) {
	named := map[string]bool{}
	for _, test := range wrong {
		named[test.field] = true
	}
	for _, f := range Fields() {
		limited := f.Type != Text || f.Max > 0
		same := strings.Replace(f.Name, "readiness_probe", "liveness_probe", 1)
		other := strings.Replace(f.Name, "liveness_probe", "readiness_probe", 1)
		if limited && !named[same] && !named[other] {
			t.Errorf("no wrong value of %s is tried", f.Name)
		}
	}
}

func TestAMessageAField(t *testing.T) {
	messages := Check(create("worker", "port", "0", "schedule", "x", "resource_type_id", "x", config+"instanceCount", "x"))
	var fields []string
	for _, m := range messages {
		fields = append(fields, m.Field)
	}
	if got, want := strings.Join(fields, " "), "resource_type_id "+config+"instanceCount port schedule"; got != want {
		t.Errorf("messages for %s, want %s", got, want)
	}
}

func TestBodiesAreValid(t *testing.T) {
	schemas := schemasOf(t)
	for name, form := range right {
		if messages := Check(form); len(messages) > 0 {
			t.Errorf("%s: %+v", name, messages)
			continue
		}
		if err := schemas.validate(form); err != nil {
			t.Errorf("%s: %v\n%s", name, err, body(form).indented())
		}
	}
}

type schemas map[Action]*jsonschema.Schema

func schemasOf(t *testing.T) schemas {
	t.Helper()
	compiler := jsonschema.NewCompiler()
	made := schemas{}
	for _, action := range []Action{Update, Create} {
		name := string(action) + ".schema.json"
		text, err := os.ReadFile("testdata/" + name)
		if err != nil {
			t.Fatal(err)
		}
		value, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		if err := compiler.AddResource(name, value); err != nil {
			t.Fatal(err)
		}
	}
	for _, action := range []Action{Update, Create} {
		schema, err := compiler.Compile(string(action) + ".schema.json")
		if err != nil {
			t.Fatal(err)
		}
		made[action] = schema
	}
	return made
}

// validate validates both ways in which a body is written, whether or not the form is right.
func (s schemas) validate(form Form) error {
	for _, text := range []string{body(form).compact(), body(form).indented()} {
		value, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
		if err != nil {
			return err
		}
		if err := s[form.Action].Validate(value); err != nil {
			return err
		}
	}
	return nil
}

func TestTheZonesAreThoseOfGo(t *testing.T) {
	names := strings.Fields(zoneNames)
	if len(names) < 500 {
		t.Fatalf("%d zones", len(names))
	}
	for _, name := range names {
		if _, err := time.LoadLocation(name); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if problem := zoneError(name); problem != "" {
			t.Errorf("%s: %s", name, problem)
		}
	}
}

func TestNoTextIsTooMuchForACheck(t *testing.T) {
	for _, text := range []string{"", "TZ=", "CRON_TZ=UTC", "* * * * */0", "*/-1 * * * *", "- - - - -", "99999999999999999999 * * * *", "\x00", "\xff\xfe", "[", `["`, "\n\n", strings.Repeat("* ", 5000)} {
		for _, f := range Fields() {
			for _, action := range []Action{Update, Create} {
				form := Form{action, values(f.Name, text)}
				Check(form)
				body(form)
			}
		}
	}
}

// TestCities: each city without a zone of its name leads to a zone of the database.
func TestCities(t *testing.T) {
	names := strings.Fields(zoneNames)
	for line := range strings.Lines(cities) {
		city, zone, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		if !slices.Contains(names, zone) {
			t.Errorf("%s: %q is not a time zone", city, zone)
		}
		if slices.Contains(names, zone[:strings.IndexByte(zone, '/')+1]+city) {
			t.Errorf("%s is a time zone itself", city)
		}
	}
}
