package platform

import "strings"

const (
	beanstalkDocs  = "awsdocs/aws-elastic-beanstalk-developer-guide doc_source/platforms-linux-extend.md"
	beanstalkFirst = "AWS docs, java-se-procfile and go-procfile"
)

var _ = register(&elasticBeanstalkPlatform)

var elasticBeanstalkPlatform = Platform{
	ID:       "elastic-beanstalk",
	Title:    "Elastic Beanstalk",
	Homepage: "https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/platforms-linux-extend.html",
	Rank:     16,
	Checked:  "2026-11-20",
	Links: []Link{
		{"Extending Linux platforms: Buildfile and Procfile", "https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/platforms-linux-extend.html"},
	},
	NotVerified: []string{
		"The reader is closed; its pattern is the documented one.",
		"Comments, blank lines, duplicates, line ends and byte order marks. By the letter of the pattern a comment is not allowed; it is read here as one.",
		"The text of the error for a line that does not match: the one given is that of every failed deployment.",
		"Which of Amazon Linux 2's platforms set PORT.",
	},
	Known: elasticBeanstalkFacts{},
	Strategies: []Target{{
		Summary:        "Amazon Linux 2 and 2023",
		Unsure:         []Topic{Comments, DuplicateKey, LineEnds, Mark, Encodings, Running, Limits},
		Reader:         readBeanstalk,
		OnError:        "the deployment fails",
		CheckName:      beanstalkName,
		NamePattern:    "letters, digits, underscores and hyphens",
		Duplicates:     DuplicatesUnknown,
		EmptyCommand:   EmptyRefused,
		Shell:          ShellUnknown,
		HTTP:           []string{"web"},
		NeedsHTTP:      HTTPExpected,
		WithoutHTTP:    "the proxy has no main application to send requests to",
		Port:           Port{Default: "5000", Env: true, Assumed: true, Configurable: "the environment property PORT", OnMiss: "the proxy answers with an error"},
		Release:        ReleaseStarts,
		ReleaseInstead: "put short tasks into Buildfile or .platform/hooks/predeploy",
		Scale:          beanstalkScale,
		Remarks:        beanstalkRemarks,
		Equivalents:    beanstalkEquivalents{},
	}},
}

type elasticBeanstalkFacts struct{}

// Facts are what is known about the platform.
func (elasticBeanstalkFacts) Facts() Facts {
	return Facts{
		Grammar:      {"Each line has to match ^[A-Za-z0-9_-]+:\\s*[^\\s].*$.", beanstalkDocs, Documented},
		Names:        {"Letters, digits, underscores and hyphens; the older Amazon Linux AMI knew no hyphen.", beanstalkDocs, Documented},
		File:         {"The file is named Procfile exactly and lies in the root of the source bundle; paths in it are relative to that.", beanstalkDocs, Documented},
		Comments:     {"Not documented; by the letter of the pattern a comment line is not allowed.", beanstalkDocs, Unknown},
		DuplicateKey: {"Not documented.", beanstalkDocs, Unknown},
		Empty:        {"An entry without a command does not match the pattern.", beanstalkDocs, Documented},
		LineEnds:     {"Not documented.", beanstalkDocs, Unknown},
		Mark:         {"With a byte order mark the first line does not match the pattern.", beanstalkDocs, Inferred},
		Encodings:    {"Not documented.", beanstalkDocs, Unknown},
		Running:      {"How a command is run is not documented.", beanstalkDocs, Unknown},
		Ports:        {"The proxy sends requests to port 5000, or to that of the environment property PORT.", beanstalkDocs, Documented},
		Traffic:      {"The main application is called web and is the first entry; the proxy sends requests to it.", beanstalkFirst, Documented},
		Start:        {"Every entry runs on every instance and is started again when it ends.", beanstalkDocs, Documented},
		Releasing:    {"There is no release phase: a release entry is started again for ever. Short tasks belong into Buildfile or .platform/hooks/predeploy.", beanstalkDocs, Documented},
		Limits:       {"No limit is documented.", beanstalkDocs, Unknown},
	}
}

// readBeanstalk reads by the documented pattern. What is not documented, blank
// lines, comments and a CR at the end of a line, is let through.
func readBeanstalk(src []byte) Reading {
	r := Reading{ErrorLine: -1}
	count := lineCounter{src: src}
	for start := 0; start < len(src); {
		end, next := cutLine(src, start)
		line, at := string(src[start:end]), start
		start = next
		if body := trim(line, asciiSpace); body == "" || body[0] == '#' {
			continue
		}
		name, rest, ok := namedRest(line)
		command := trimLeft(rest, asciiSpace)
		if !ok || command == "" {
			return r.fail("Instance deployment failed. For details, see 'eb-engine.log'.", count.at(at))
		}
		r.Processes = append(r.Processes, Process{Type: name, Command: strings.TrimRight(command, "\r"), Line: count.at(at)})
	}
	r.Processes = keepLast(r.Processes)
	return r
}

func beanstalkName(name string) NameProblem {
	if plainName(name) {
		return NameProblem{}
	}
	return NameProblem{Effect: "the line breaks the documented pattern, by which a process type may only hold letters, digits, underscores and hyphens", Fatal: true, Topic: Names}
}

func beanstalkScale(name string, _ []string) (int, string) {
	return 1, "every entry runs on every instance"
}

func beanstalkRemarks(name string) []string {
	if name == "web" {
		return []string{"It has to be the first entry of the file."}
	}
	return nil
}

type beanstalkEquivalents struct{}

// Process gives those of a process.
func (beanstalkEquivalents) Process(u Use) []Equivalent {
	es := []Equivalent{
		cli("Read its log", "eb ssh -c "+shellQuote("tail -n 100 "+shellQuote("/var/log/"+u.Type+"-1.log")), ""),
		cli("Run the command once", "eb ssh -c "+shellQuote(u.Command), "On one instance.").to(Once),
	}
	if u.Type != "release" {
		return es
	}
	return append(es, cli("Run it before each deploy", "mkdir -p .platform/hooks/predeploy && printf '%s\\n' '#!/bin/sh' "+shellQuote(u.Command)+" > .platform/hooks/predeploy/release.sh && chmod +x .platform/hooks/predeploy/release.sh",
		"A script in that folder runs before each deploy; take the entry out of the Procfile, where it is started as any other."))
}

// App gives those of the app.
func (beanstalkEquivalents) App(Use) []Equivalent {
	return []Equivalent{
		cli("Run two instances", "eb scale 2", "All process types together."),
		cli("Read all logs", "eb logs --all", ""),
		cli("Set the port of the proxy", "eb setenv PORT=5000", "5000 is the default."),
	}
}
