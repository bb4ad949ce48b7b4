package sevalla

import (
	"strings"

	"github.com/proclint/proclint/lint/platform"
)

// Schema names the shape of the JSON.
const Schema = "proclint/1"

// Request is what a form comes to.
type Request struct {
	Schema string `json:"schema"`
	// Messages say what is wrong; while there are any, only the calls that read are given.
	Messages []Message `json:"messages"`
	// Body is the JSON body, indented, or "".
	Body string `json:"body"`
	// Call is the curl call that sends it, Deploy the one that makes it take effect, or "".
	Call   string `json:"call"`
	Deploy string `json:"deploy"`
	// Terraform is the resource, or "" while TerraformNeeds names fields that it has to have beside the others.
	Terraform      string   `json:"terraform"`
	TerraformNeeds []string `json:"terraformNeeds"`
	// Equivalents are all of that as texts to copy, and the calls that list what there is.
	Equivalents []platform.Equivalent `json:"equivalents"`
}

// RequestOf makes the request of a form.
func RequestOf(form Form) Request {
	r := Request{Schema: Schema, Messages: Check(form), TerraformNeeds: []string{}, Equivalents: []platform.Equivalent{}}
	if len(r.Messages) == 0 {
		r.fill(form)
	}
	app := appURL(form)
	r.add("List the processes", curl("GET", app+"/processes?limit=100", ""), "For their IDs. The key is the name in the Procfile.")
	r.add("List the machine sizes", curl("GET", api+"/resources/process-resource-types", ""), "For resource_type_id.")
	return r
}

func (r *Request) fill(form Form) {
	made, title := body(form), "Update process"
	method, url, note := "PATCH", appURL(form)+"/processes/"+pathID(form, "process_id", "$SEVALLA_PROCESS_ID"), "Only the fields that you set change."
	if form.Action == Create {
		title, method, url, note = "Create process", "POST", appURL(form)+"/processes", "The response has the ID of the new process."
	}
	r.Body = made.indented()
	r.Call = curl(method, url, made.compact())
	r.Deploy = curl("POST", appURL(form)+"/deployments", `{"is_restart":false}`)
	r.Terraform, r.TerraformNeeds = terraform(form)
	r.add("Body of "+title, r.Body, "")
	r.add(title, r.Call, note)
	r.add("Deploy", r.Deploy, "Applies changes that wait for a deployment. With true, it restarts without a build.")
	if r.Terraform != "" {
		r.add("Terraform", r.Terraform, "Import an existing process first, or Terraform creates a second one.")
	}
}

func (r *Request) add(title, text, note string) {
	r.Equivalents = append(r.Equivalents, platform.Equivalent{Kind: "api", Title: title, Text: text, Note: note})
}

const api = "https://api.sevalla.com/v3"

func appURL(form Form) string {
	return api + "/applications/" + pathID(form, "app_id", "$SEVALLA_APP_ID")
}

// pathID is the id in a field, or the shell variable with it. Nothing but a UUID gets into the double quotes of an address.
func pathID(form Form, field, variable string) string {
	if id := form.Values[field]; isUUID(id) {
		return id
	}
	return variable
}

// curl is a call for a POSIX shell. The key is a variable of the shell; url may contain others; body is sent unchanged, or not at all if it is "".
func curl(method, url, body string) string {
	call := "curl -sS"
	if method != "GET" {
		call += " -X " + method
	}
	call += " \"" + url + "\" \\\n  -H \"Authorization: Bearer $SEVALLA_API_KEY\""
	if body == "" {
		return call
	}
	return call + " \\\n  -H \"Content-Type: application/json\" \\\n  --data '" + strings.ReplaceAll(body, "'", `'\''`) + "'"
}
