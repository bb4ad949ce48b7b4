module github.com/proclint/proclint

go 1.26.0

require (
	github.com/agnivade/levenshtein v1.2.2
	go.yaml.in/yaml/v3 v3.0.6
	golang.org/x/tools v0.52.0
)

require mvdan.cc/sh/v3 v3.14.1
