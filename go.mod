module github.com/proclint/proclint

go 1.26.0

// Packages of the page may bring Go files of their own.
ignore ./static/node_modules

require (
	github.com/spf13/cobra v1.10.2
	go.yaml.in/yaml/v3 v3.0.6
)

require (
	github.com/inconshreveable/mousetrap v1.1.0 // indirect
	github.com/spf13/pflag v1.0.9 // indirect
)

require (
	github.com/agnivade/levenshtein v1.2.2
	github.com/hack-pad/safejs v0.1.0
	go.yaml.in/yaml/v2 v2.4.5
	golang.org/x/tools v0.52.0
	mvdan.cc/sh/v3 v3.14.1
)
