module github.com/proclint/proclint

go 1.26

// Packages of the page may bring Go files of their own.
ignore ./static/node_modules

require github.com/spf13/cobra v1.10.2

require (
	github.com/inconshreveable/mousetrap v1.1.0 // indirect
	github.com/spf13/pflag v1.0.9 // indirect
)
