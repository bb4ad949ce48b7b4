module github.com/proclint/proclint/internal/tools/conformance

go 1.26.0

require (
	github.com/proclint/proclint v0.0.0
	go.yaml.in/yaml/v2 v2.4.5
	go.yaml.in/yaml/v3 v3.0.6
)

require (
	github.com/DarthSim/godotenv v1.3.1 // indirect
	github.com/DarthSim/hivemind v1.1.0 // indirect
	github.com/DarthSim/overmind/v2 v2.5.1 // indirect
	github.com/Envek/godotenv v0.0.0-20240326021258-e36c8a003587 // indirect
	github.com/agnivade/levenshtein v1.2.2 // indirect
	github.com/cpuguy83/go-md2man/v2 v2.0.6 // indirect
	github.com/joho/godotenv v1.5.1 // indirect
	github.com/kardianos/osext v0.0.0-20190222173326-2bc1f35cddc0 // indirect
	github.com/matoous/go-nanoid v1.5.0 // indirect
	github.com/mattn/go-colorable v0.1.13 // indirect
	github.com/mattn/go-isatty v0.0.20 // indirect
	github.com/mattn/goreman v0.3.16 // indirect
	github.com/pkg/term v1.2.0-beta.2 // indirect
	github.com/russross/blackfriday/v2 v2.1.0 // indirect
	github.com/sevlyar/go-daemon v0.1.6 // indirect
	github.com/urfave/cli v1.22.12 // indirect
	golang.org/x/sys v0.49.0 // indirect
	golang.org/x/term v0.47.0 // indirect
	gopkg.in/yaml.v3 v3.0.1 // indirect
)

tool (
	github.com/DarthSim/hivemind
	github.com/DarthSim/overmind/v2
	github.com/mattn/goreman
)

replace github.com/proclint/proclint => ../../..
