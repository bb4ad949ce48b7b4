package sevalla

import "slices"

// Type is what the value of a field is.
type Type string

// The types.
const (
	Text    Type = "text"
	Command Type = "command"
	UUID    Type = "uuid"
	Integer Type = "integer"
	Boolean Type = "boolean"
	Choice  Type = "choice"
	Cron    Type = "cron"
	Zone    Type = "zone"
	List    Type = "list"    // a line an element
	Headers Type = "headers" // lines of "Name: value"
)

// Field is one field of the requests.
type Field struct {
	// Name is where the value goes in the body, as in "scaling_strategy.config.instanceCount". The names app_id
	// and process_id go into the address; those that end in .kind choose one of several objects.
	Name string `json:"name"`
	// Flag is its name on the command line, without dashes.
	Flag  string `json:"flag"`
	Title string `json:"title"`
	Group string `json:"group"`
	Type  Type   `json:"type"`
	// Min and Max are the limits of a number, or of the characters of a text; both 0 for none.
	Min     int      `json:"min"`
	Max     int      `json:"max"`
	Choices []string `json:"choices,omitempty"`
	// Kinds are the types of process that have the field; none means all.
	Kinds []string `json:"kinds,omitempty"`
	// Only is the action whose request has the field; "" is both.
	Only Action `json:"only,omitempty"`
	// Required names the actions that need the field.
	Required []Action `json:"-"`
	// If and Is tie the field to a choice: it counts where the field If has the value Is.
	If string `json:"if,omitempty"`
	Is string `json:"is,omitempty"`
	// Effect reports when a change takes effect; "" for what is not sent.
	Effect string `json:"effect,omitempty"`
	Help   string `json:"help,omitempty"`
	// Example is a value that the documentation shows.
	Example string `json:"example,omitempty"`
	Source  string `json:"source"`
}

// Groups are the groups of the fields, in their order.
func Groups() []string {
	return []string{general, scaling, network, schedule, jobs, liveness, readiness, address}
}

const (
	general   = "Process"
	scaling   = "Scaling"
	network   = "Network"
	schedule  = "Schedule"
	jobs      = "Job"
	liveness  = "Liveness probe"
	readiness = "Readiness probe"
	address   = "Application and process"
)

const (
	updateDocs    = "Sevalla API docs, Update process"
	createDocs    = "Sevalla API docs, Create process"
	networkDocs   = "Sevalla docs, Networking"
	terraformDocs = "sevalla-hosting/terraform-provider-sevalla docs/resources/application_process.md"
	kubernetes    = "Kubernetes API reference, Probe"
)

// When a change takes effect, as the documentation of Update process says it.
const (
	atDeployment = "At the next deployment."
	eventually   = "Asynchronously, after the ingress is synchronized."
	notSaid      = "Not documented."
)

// EffectOfCreate is when a created process takes effect, whatever its fields.
const EffectOfCreate = "At the next deployment, which starts the new process."

// The limits of text and numbers, in characters where they are of a text.
const (
	maxKey      = 64
	maxName     = 255
	maxCommand  = 1024
	maxSchedule = 100
	maxZone     = 100
	maxPort     = 65535
	maxInt32    = 1<<31 - 1
)

// Fields are all fields, group by group.
func Fields() []Field {
	const scale = "scaling_strategy.type"
	config := func(name, flag, title string, least, most int, is string) Field {
		return Field{
			Name: "scaling_strategy.config." + name, Flag: flag, Title: title, Group: scaling, Type: Integer, Min: least, Max: most,
			If: scale, Is: is, Effect: atDeployment, Source: terraformDocs,
		}
	}
	fields := []Field{
		{Name: "type", Flag: "type", Title: "Type", Group: general, Type: Choice, Choices: []string{"web", "worker", "cron", "job"},
			Required: []Action{Create}, Source: createDocs,
			Help: "web gets traffic, worker always runs, cron runs on a schedule, job once per deployment. An update doesn't send it."},
		{Name: "display_name", Flag: "display-name", Title: "Display name", Group: general, Type: Text, Min: 1, Max: maxName,
			Required: []Action{Create}, Effect: notSaid, Example: "web", Source: updateDocs, Help: "The name in the dashboard."},
		{Name: "entrypoint", Flag: "entrypoint", Title: "Start command", Group: general, Type: Command, Max: maxCommand,
			Effect: notSaid, Example: "npm start", Source: updateDocs, Help: "It overrides the Procfile."},
		{Name: "resource_type_id", Flag: "resource-type-id", Title: "Resource type", Group: general, Type: UUID,
			Required: []Action{Create}, Effect: atDeployment, Example: exampleID, Source: updateDocs, Help: "The ID of a machine size, from the list of machine sizes."},

		{Name: scale, Flag: "scaling", Title: "Scaling", Group: scaling, Type: Choice, Choices: []string{"manual", "horizontal"},
			Effect: atDeployment, Example: "manual", Source: terraformDocs},
		config("instanceCount", "instance-count", "Instances", 0, 50, "manual"),
		config("minInstanceCount", "min-instance-count", "Fewest instances", 0, 50, "horizontal"),
		config("maxInstanceCount", "max-instance-count", "Most instances", 0, 50, "horizontal"),
		config("targetCpuPercent", "target-cpu-percent", "Target CPU, percent", 1, 100, "horizontal"),
		config("targetMemoryPercent", "target-memory-percent", "Target memory, percent", 1, 100, "horizontal"),
		config("scaleUpIncrement", "scale-up-increment", "Instances added at a time", 1, 5, "horizontal"),
		config("scaleUpIntervalSeconds", "scale-up-interval-seconds", "Seconds between additions", 1, 60000, "horizontal"),
		config("scaleDownIncrement", "scale-down-increment", "Instances removed at a time", 1, 5, "horizontal"),
		config("scaleDownIntervalSeconds", "scale-down-interval-seconds", "Seconds between removals", 1, 60000, "horizontal"),

		{Name: "port", Flag: "port", Title: "Port", Group: network, Type: Integer, Min: 1, Max: maxPort,
			Effect: notSaid, Example: "8080", Source: networkDocs, Help: "The value of $PORT (default 8080)."},
		{Name: "is_ingress_enabled", Flag: "is-ingress-enabled", Title: "Traffic from outside", Group: network, Type: Boolean,
			Kinds: []string{"web"}, Only: Update, Effect: notSaid, Example: "true", Source: updateDocs},
		{Name: "ingress_protocol", Flag: "ingress-protocol", Title: "Protocol", Group: network, Type: Choice, Choices: []string{"http", "grpc"},
			Kinds: []string{"web"}, Only: Update, Effect: eventually, Example: "http", Source: updateDocs},

		{Name: "schedule", Flag: "schedule", Title: "Schedule", Group: schedule, Type: Cron, Min: 1, Max: maxSchedule, Kinds: []string{"cron"},
			Required: []Action{Create}, Effect: notSaid, Example: "0 */6 * * *", Source: updateDocs, Help: "Minute, hour, day of the month, month, day of the week."},
		{Name: "time_zone", Flag: "time-zone", Title: "Time zone", Group: schedule, Type: Zone, Min: 1, Max: maxZone, Kinds: []string{"cron"},
			Effect: notSaid, Example: "America/New_York", Source: updateDocs, Help: "A name from the IANA time zone database."},

		{Name: "job_start_policy", Flag: "job-start-policy", Title: "Runs", Group: jobs, Type: Choice,
			Choices: []string{"beforeDeployment", "afterSuccessDeployment", "afterFailedDeployment"},
			Kinds:   []string{"job"}, Effect: notSaid, Example: "beforeDeployment", Source: updateDocs},
	}
	fields = append(fields, probe("liveness_probe", "liveness", liveness)...)
	fields = append(fields, probe("readiness_probe", "readiness", readiness)...)
	return append(fields,
		Field{Name: "app_id", Flag: "app-id", Title: "Application", Group: address, Type: UUID, Example: exampleID, Source: updateDocs,
			Help: "The ID of the application. Without it, the calls use $SEVALLA_APP_ID."},
		Field{Name: "process_id", Flag: "process-id", Title: "Process", Group: address, Type: UUID, Only: Update, Example: exampleID, Source: updateDocs,
			Help: "The ID of the process, from the list of processes. Without it, the calls use $SEVALLA_PROCESS_ID. In the list, key is the name in the Procfile."},
	)
}

const exampleID = "fb5e5168-4281-4bec-94c5-0d1584e9e657"

func probe(name, flag, group string) []Field {
	kind := name + ".kind"
	made := func(field Field) Field {
		field.Name, field.Flag, field.Group = name+"."+field.Name, flag+"-"+field.Flag, group
		field.Kinds, field.Effect = []string{"web"}, atDeployment
		if field.Is != "" {
			field.If = kind
		}
		if field.Source == "" {
			field.Source = terraformDocs
		}
		return field
	}
	act := "Sevalla restarts a process that fails it."
	if group == readiness {
		act = "A process that fails it gets no requests until it succeeds."
	}
	successes := Field{Name: "successThreshold", Flag: "success-threshold", Title: "Successes to recover", Type: Integer, Min: 1, Max: maxInt32, Example: "1", Source: kubernetes}
	if group == liveness {
		successes.Max, successes.Help = 1, "A Kubernetes liveness probe allows only 1."
	}
	return []Field{
		made(Field{Name: "kind", Flag: "probe", Title: "Asks by", Type: Choice, Choices: []string{"httpGet", "tcpSocket", "exec"},
			Help: act + " httpGet requests a page, tcpSocket opens a connection, exec runs a command in the container."}),
		made(Field{Name: "httpGet.path", Flag: "http-path", Title: "Path", Type: Text, Is: "httpGet", Example: "/health"}),
		made(Field{Name: "httpGet.port", Flag: "http-port", Title: "Port", Type: Integer, Min: 1, Max: maxPort, Is: "httpGet", Example: "8080"}),
		made(Field{Name: "httpGet.host", Flag: "http-host", Title: "Host", Type: Text, Is: "httpGet"}),
		made(Field{Name: "httpGet.scheme", Flag: "http-scheme", Title: "Scheme", Type: Choice, Choices: []string{"HTTP", "HTTPS"}, Is: "httpGet", Example: "HTTP"}),
		made(Field{Name: "httpGet.httpHeaders", Flag: "http-header", Title: "Headers", Type: Headers, Is: "httpGet", Help: "Name: value, one header per line."}),
		made(Field{Name: "tcpSocket.port", Flag: "tcp-port", Title: "Port", Type: Integer, Min: 1, Max: maxPort, Is: "tcpSocket", Example: "8080"}),
		made(Field{Name: "tcpSocket.host", Flag: "tcp-host", Title: "Host", Type: Text, Is: "tcpSocket"}),
		made(Field{Name: "exec.command", Flag: "exec-command", Title: "Command", Type: List, Is: "exec", Help: "One argument per line. No shell splits it."}),
		made(Field{Name: "initialDelaySeconds", Flag: "initial-delay-seconds", Title: "First after, seconds", Type: Integer, Max: maxInt32, Example: "0", Source: kubernetes}),
		made(Field{Name: "periodSeconds", Flag: "period-seconds", Title: "Then every, seconds", Type: Integer, Min: 1, Max: maxInt32, Example: "10", Source: kubernetes}),
		made(Field{Name: "timeoutSeconds", Flag: "timeout-seconds", Title: "Waits for, seconds", Type: Integer, Min: 1, Max: maxInt32, Example: "120", Source: kubernetes}),
		made(successes),
		made(Field{Name: "failureThreshold", Flag: "failure-threshold", Title: "Failures to act on", Type: Integer, Min: 1, Max: maxInt32, Example: "3", Source: kubernetes, Help: act}),
	}
}

// Of reports whether the request for action has the field for a process of a kind; any kind will do while none is said.
func (f *Field) Of(action Action, kind string) bool {
	return (f.Only == "" || f.Only == action) && (kind == "" || len(f.Kinds) == 0 || slices.Contains(f.Kinds, kind))
}

// Action is what a request does to a process.
type Action string

// The actions.
const (
	Update Action = "update" // Update process: only the fields that are given change
	Create Action = "create" // Create process
)
