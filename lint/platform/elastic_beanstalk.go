package platform

import (
	"strings"

	"github.com/proclint/proclint/lint/prose"
)

const (
	beanstalkDocs     = "awsdocs/aws-elastic-beanstalk-developer-guide doc_source/platforms-linux-extend.md"
	beanstalkPortDocs = "awsdocs/aws-elastic-beanstalk-developer-guide doc_source/python-configuration-procfile.md, nodejs-platform-proxy.md, go-nginx.md, java-se-nginx.md, dotnet-linux-platform-nginx.md, ruby-platform-procfile.md, using-features.migration-al.md"
)

var _ = register(&elasticBeanstalkPlatform)

var elasticBeanstalkPlatform = Platform{
	ID:      "elastic-beanstalk",
	Hosts:   []string{".elasticbeanstalk.com"},
	Title:   "Elastic Beanstalk",
	Aliases: []string{"eb"},
	Rank:    16,
	NotVerified: []string{
		"The file that has the variables of the app, which the command for `eb ssh` reads. Units in public repositories name it.",
		"The parser is closed source. Its pattern is from the documentation.",
		"Comments, blank lines, duplicates, line endings, and byte order marks. The documented pattern doesn't allow comments, but Proclint accepts them.",
		"The error for a line that doesn't match. Proclint shows the one of every failed deployment.",
		"Whether the platforms for Python and .NET set `$PORT` without the environment property `PORT`. The guide only says that the property sets it. Those for Node.js do. Those for Go and Java don't, and neither does Ruby's, by one public report.",
		"The port for Node.js. The documentation named 8080, and names 5000 now. Proclint accepts both.",
	},
	Backing: "an RDS database",
	Offers:  "PostgreSQL MySQL", // AWS docs, Adding a database to your Elastic Beanstalk environment
	Checked: "2026-11-20",
	Links:   []Link{{"Extending Linux platforms: Buildfile and Procfile", "https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/platforms-linux-extend.html"}},
	Known: Facts{
		Grammar:   {"Each line must match `^[A-Za-z0-9_-]+:\\s*[^\\s].*$`.", beanstalkDocs, Documented},
		Running:   {"How commands run isn't documented.", beanstalkDocs, Unknown},
		Ports:     {"The proxy sends requests to port 5000, for Python to 8000, for Node.js to 8080, and for Ruby to the socket `/var/run/puma/my_app.sock`. The environment property `PORT` overrides that, and sets `$PORT` for Go, Java and Ruby, which is otherwise empty.", beanstalkPortDocs, Documented},
		Releasing: {"There is no release phase: `release` restarts forever. Put short tasks in `Buildfile` or `.platform/hooks/predeploy`.", beanstalkDocs, Documented},
	},
	Printed: func() []Message {
		return []Message{
			{Text: "There is no proc command in proc file. Aborting the deployment.", Means: "The file starts with an invisible character.", Source: "awsdocs/aws-elastic-beanstalk-developer-guide issue 104"},
			{Text: "Instance deployment failed to generate a 'Procfile' for …", Means: "There is no Procfile, and the platform couldn't create one.", Source: "parse-community/parse-server-example issue 379"},
		}
	},
	ConfigFiles: []ConfigFile{ // awsdocs/aws-elastic-beanstalk-developer-guide: ebextensions, eb-cli3-configuration, platforms-linux-extend
		{Path: ".ebextensions/"},
		{Path: ".elasticbeanstalk/"},
		{Path: ".platform/hooks/"},
		{Path: ".platform/nginx/"},
		{Path: ".ebignore"},
		{Path: "Buildfile", Has: []string{"make: ", "build: "}}, // those of other programs are code
	},
	Strategies: []Target{{
		Summary:           "Amazon Linux 2 and 2023",
		Unsure:            []Topic{Comments, DuplicateKey, LineEnds, Mark, Encodings, Running, Limits},
		Unknown:           []Topic{DuplicateKey},
		RemarkOn:          remarks{"web": {Text: "It must be the first entry of the file."}}.on,
		Order:             "In Go and Java SE apps, `web` must be the first entry. The order of the others has no effect.",
		Equivalents:       beanstalkEquivalents{},
		Upload:            Upload{Ignore: []IgnoreFile{{".ebignore", PathspecPatterns}}, OrGit: true, Archive: true}, // aws/aws-elastic-beanstalk-cli ebcli/core/fileoperations.py, ebcli/operations/commonops.py, ebcli/objects/sourcecontrol.py
		Parser:            beanstalkParser,
		CheckName:         beanstalkName,
		NamePattern:       "letters, digits, underscores, and hyphens",
		OnError:           "The deployment fails.",
		Shell:             ShellUnknown,
		OwnBuildpacks:     true,
		IgnoresDockerfile: true,                                                                                                                                             // AWS docs, platforms-docker: Docker is another platform
		OwnProxy:          []ConfigFile{{Path: ".platform/nginx/nginx.conf"}, {Path: ".platform/nginx/conf.d/elasticbeanstalk/"}, {Path: ".ebextensions/nginx/nginx.conf"}}, // AWS docs, platforms-linux-extend and java-se-nginx
		WebFirst:          []string{"java", "go"},                                                                                                                           // AWS docs, java-se-procfile and go-procfile
		NeedsHTTP:         HTTPRequired,
		WithoutHTTP:       "Nothing gets traffic: the proxy sends requests only to `web`.",
		Port:              Port{Default: "5000", Languages: beanstalkPorts, Unset: []string{"java", "go", "ruby"}, Local: true, Env: true, Assumed: true, Configurable: "the environment property `PORT`", OnMiss: "Visitors see an error page: nothing listens on `$PORT`."},
		Release:           ReleaseStarts,
		ReleaseInstead:    "Put it into a `Buildfile` or `.platform/hooks/predeploy`.",
		Scale:             instances(1, "every entry runs on every instance"),
	}},
}

// beanstalkPorts are from beanstalkPortDocs. The pages on Go, Java SE, and .NET name 5000, and the newest one on Node.js does,
// too. The one on Ruby starts Passenger on a socket and needs no other configuration of the proxy. That `$PORT` isn't set for
// Ruby is from berkeley-cdss/flextensions pull request 543, where a deploy failed by that. For Python and .NET, that isn't
// documented: platforms-linux-extend.md names the environment property alone, and the page on Python asks to set it too.
var beanstalkPorts = []LanguagePort{
	{Language: "python", Port: "8000"},
	{Language: "node", Port: "8080"}, {Language: "node", Port: "5000"},
	{Language: "ruby", Socket: "/var/run/puma/my_app.sock"},
}

var beanstalkParser = &Parser{Name: "elastic-beanstalk", Parse: parseBeanstalk}

// parseBeanstalk uses the documented pattern. It also accepts blank lines, comments, and a CR at the end of a line, which aren't documented.
func parseBeanstalk(src []byte) Reading {
	r := Reading{ErrorLine: -1}
	for l := linesOf(src, cutLine); l.next(); {
		if body := strings.TrimFunc(l.text, asciiSpace); body == "" || body[0] == '#' {
			continue
		}
		name, rest, ok := namedRest(l.text)
		command := strings.TrimLeftFunc(rest, asciiSpace)
		if !ok || command == "" {
			return r.fail("Instance deployment failed. For details, see 'eb-engine.log'.", l.at)
		}
		r.Processes = append(r.Processes, Process{Type: name, Command: strings.TrimRight(command, "\r"), Line: l.at})
	}
	r.Processes = keepLast(r.Processes)
	return r
}

var beanstalkName = unless(plainName, NameProblem{Outcome: Rejected, Text: prose.T("The deployment fails: only letters, digits, underscores, and hyphens may be in a process type."), Fatal: true, Topic: Names})

type beanstalkEquivalents struct{}

// beanstalkApp sets the variables of the app, as the unit of a process does, and enters its folder. The shell of ec2-user is bash.
const beanstalkApp = "set -a; . <(sudo cat /opt/elasticbeanstalk/deployment/env); set +a; cd /var/app/current && "

func (beanstalkEquivalents) Process(u Use) []Equivalent {
	es := []Equivalent{
		cli("Read its log", "eb ssh -c "+shellQuote("sudo tail -n 100 "+shellQuote("/var/log/"+u.Type+".stdout.log")), "").does(ToReadLogs),
		cli("Run the command once", "eb ssh -c "+shellQuote(beanstalkApp+u.Command), "On one instance. It needs a key pair, as `eb ssh --setup` adds. `eb ssh` alone has neither the app's variables nor its folder. For Python, first run `. /var/app/venv/*/bin/activate`.").to(Once),
	}
	if !u.runsOnce() {
		return es
	}
	script := shellQuote(".platform/hooks/predeploy/" + u.Type + ".sh")
	return append(es, cli("Run it before each deploy", "mkdir -p .platform/hooks/predeploy && printf '%s\\n' '#!/bin/sh' "+shellQuote(u.Command)+" > "+script+" && chmod +x "+script,
		"A script in that folder runs before each deploy. Remove the entry from the Procfile, which runs it like any other.").to(Starting))
}

func (beanstalkEquivalents) App(Use) []Equivalent {
	return []Equivalent{
		cli("Deploy the commit", "eb deploy", "Commit first. It starts all entries on each instance.").to(Deploying).does(ToStart),
		cli("Run two instances", "eb scale 2", "All process types.").scalesAll(),
		cli("Read all logs", "eb logs --all", "").does(ToReadLogs),
		cli("Restart the app", `aws elasticbeanstalk restart-app-server --environment-name "$ENVIRONMENT"`, "All process types.").does(ToRestart),
		cli("Set the port of the proxy", "eb setenv PORT=8000", "The default is 8000 for Python, 8080 or 5000 for Node.js, and 5000 for others.").does(ToSetPort),
	}
}
