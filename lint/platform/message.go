package platform

// Message is a text that a platform prints in a log or a terminal because of a Procfile or the
// processes that it starts.
type Message struct {
	// Text is the printed text without the text around it. "…" means any text.
	Text string
	// Platforms are the IDs of the platforms or targets that print it, separated by spaces.
	Platforms string
	// Means explains it in a sentence or two, with code in backticks.
	Means string
	// Source names the repository and path, or the page, that has it.
	Source string
}

// CureFor is a command that often ends what a message reports where nothing in the file causes it, or "".
func CureFor(text string) string {
	switch text {
	case "H14", "No web processes running":
		return "heroku ps:scale web=1"
	case "R10", "Web process failed to bind to $PORT within 60 seconds of launch", "H10", "H20":
		return "heroku logs --tail --dyno web"
	case "Procfile declares types -> (none)", "Couldn't find that process type":
		return "git ls-files Procfile"
	}
	return ""
}

const (
	serdeErrors    = "dtolnay/serde-yaml src/error.rs"
	libyamlScanner = "dtolnay/unsafe-libyaml src/scanner.rs"
)

const herokuCodes = "Heroku Dev Center, Error Codes"

// Messages returns the platforms' own texts. It is a function, because the linker drops functions
// that a program never calls.
func Messages() []Message {
	return []Message{
		{"H10", "heroku", "The web process crashed or didn't boot in time. Its output before that shows why.", herokuCodes},
		{"H14", "heroku", "No web process is running: Heroku found no `web` in the Procfile, or it is scaled to 0.", herokuCodes},
		{"No web processes running", "heroku", "No web process is running: Heroku found no `web` in the Procfile, or it is scaled to 0.", herokuCodes},
		{"H20", "heroku", "The web process didn't boot before the router gave up.", herokuCodes},
		{"R10", "heroku", "The web process didn't listen on `$PORT` within 60 seconds, so Heroku stopped it.", herokuCodes},
		{"Web process failed to bind to $PORT within 60 seconds of launch", "heroku", "The web process didn't listen on `$PORT` within 60 seconds, so Heroku stopped it.", herokuCodes},
		{"R14", "heroku", "The dyno uses more memory than it has. The Procfile isn't wrong, but fewer worker processes need less memory.", herokuCodes},
		{"Memory quota exceeded", "heroku", "The dyno uses more memory than it has. The Procfile isn't wrong, but fewer worker processes need less memory.", herokuCodes},
		{"R15", "heroku", "The dyno uses far more memory than it has. The Procfile isn't wrong, but fewer worker processes need less memory.", herokuCodes},
		{"Procfile declares types -> (none)", "heroku", "Heroku found no entry in the Procfile, or no Procfile in the root folder.", "reported by many; not confirmed"},
		{"Couldn't find that process type", "heroku", "The process type to scale isn't in the Procfile.", "miguelgrinberg/microblog issue 313"},
		{"Mis-cased procfile detected; ignoring. Rename it to Procfile", "heroku", "The file isn't named `Procfile`, with a capital P.", "heroku/buildpacks-procfile issue 192"},

		{"Invalid Procfile format", "heroku:fir sevalla:buildpacks", "The build fails: a line isn't an entry, a comment, or blank.", herokuCNB},
		{"Cannot read Procfile contents", "heroku:fir sevalla:buildpacks", "The file isn't UTF-8.", herokuCNB},
		{"Procfile key `…` has been corrected to `…`. Please update your Procfile.", "heroku:fir sevalla:buildpacks", "The process type was renamed, because it has uppercase letters, underscores, or leading spaces.", herokuCNB},
		{"Duplicate key `…` found. The value `…` will be used.", "heroku:fir sevalla:buildpacks", "A process type occurs twice. The last one is used.", herokuCNB},
		{"Empty file, no processes defined", "heroku:fir sevalla:buildpacks", "The file declares no process.", herokuCNB},

		{"No Procfile found.", "heroku-local", "The file doesn't exist in this folder.", "heroku/cli src/lib/local/load-foreman-procfile.ts"},
		{"line … parse error: …", "heroku-local", "The line doesn't start with a process type and a colon.", "heroku/cli src/lib/local/load-foreman-procfile.ts"},
		{"Cannot read properties of null (reading '1')", "node-foreman heroku-local", "The whole file is rejected, because a line doesn't match.", "strongloop/node-foreman lib/procfile.js"},
		{"No Procfile and no package.json file found in Current Directory", "node-foreman", "The file doesn't exist, or one of its lines doesn't match.", "strongloop/node-foreman nf.js"},
		{"Syntax Error in Procfile, Line …: No Command Found", "node-foreman", "An entry has no command.", "strongloop/node-foreman lib/procfile.js"},

		{"invalid line in procfile, line …", "dokku dokku:dockerfile dokku:cnb", "The deploy fails: the line isn't an entry or a comment, or has no command.", "dokku/procfile-util procfile/parse.go"},
		{"process name contains invalid characters, line …", "dokku dokku:dockerfile dokku:cnb", "The process type contains a character that isn't allowed.", "dokku/procfile-util procfile/parse.go"},
		{"process name over 63 characters, line …", "dokku dokku:dockerfile dokku:cnb", "The process type is too long.", "dokku/procfile-util procfile/parse.go"},
		{"process names must be unique, line …", "dokku dokku:dockerfile dokku:cnb", "The deploy fails, because a process type occurs twice.", "dokku/procfile-util procfile/parse.go"},
		{"comment specified in place of command, line …", "dokku dokku:dockerfile dokku:cnb", "An entry has a `//` comment instead of a command.", "dokku/procfile-util procfile/parse.go"},
		{"no command specified, line …", "dokku dokku:dockerfile dokku:cnb", "An entry has no command.", "dokku/procfile-util procfile/parse.go"},
		{"no entries found in Procfile", "dokku dokku:dockerfile dokku:cnb", "The file is empty or doesn't exist.", "dokku/procfile-util procfile/parse.go"},
		{"No matching process entry found", "dokku dokku:dockerfile dokku:cnb", "The requested process type isn't in the file.", "dokku/procfile-util commands"},
		{"Skipping … as it is missing from the current Procfile", "dokku dokku:dockerfile dokku:cnb", "A scaled process type is no longer in the file.", "dokku/dokku plugins/scheduler-docker-local"},
		{"Proc entrypoint … does not exist. Please check your Procfile", "dokku", "The process type to start isn't in the file.", "gliderlabs/herokuish include/procfile.bash"},
		{"No process types found", "dokku", "The file has no entry that herokuish reads.", "gliderlabs/herokuish include/procfile.bash"},

		{"procfile … is malformed (yaml: …", "drycc drycc:dockerfile drycc:image", "The deploy fails after the image build: the file isn't a YAML map of strings.", "drycc/builder pkg/gitreceive/build.go"},
		{"Process types can only supports: …", "drycc drycc:dockerfile drycc:image", "A process type may contain only a-z, 0-9, and inner hyphens.", "drycc/controller rootfs/api/serializers/__init__.py"},
		{"The length of ptype must be between 3 and 63", "drycc drycc:dockerfile drycc:image", "The process type is too short or too long.", "drycc/controller rootfs/api/serializers/__init__.py"},
		{"Command can't be empty for process type", "drycc drycc:dockerfile drycc:image", "An entry has no command.", "drycc/controller rootfs/api/serializers/__init__.py"},
		{"… is a reserved name.", "drycc drycc:dockerfile drycc:image", "The platform reserves this process type.", "drycc/controller rootfs/api/utils.py"},
		{"Cannot set scale for reserved types, procfile type is: run", "drycc drycc:dockerfile drycc:image", "The process type `run` is for one-off jobs and can't be scaled.", "drycc/controller rootfs/api/models/app.py"},
		{"Cannot set autoscale for reserved types, procfile type is: run", "drycc drycc:dockerfile drycc:image", "The process type `run` is for one-off jobs and can't be scaled.", "drycc/controller rootfs/api/models/app.py"},
		{"does not match the pattern 'ptype=num', ex: web=2", "drycc drycc:dockerfile drycc:image", "The command line doesn't accept this process type.", "drycc/workflow-cli internal/commands/pts.go"},
		{"process type … is not included in procfile", "drycc drycc:dockerfile drycc:image", "The requested process type isn't in the file.", "drycc/controller rootfs/api/models/app.py"},
		{"Error generating launcher, no Procfile and launch.toml found", "drycc", "A buildpack build needs a Procfile.", "drycc/pack-images rootfs/usr/local/bin/generate-launch.sh"},
		{"error: … is not defined at <top-level>", "drycc", "In a buildpack build, a process type with a hyphen loses its command.", "drycc/pack-images rootfs/usr/local/bin/generate-launch.sh"},

		{"the Procfile is not valid yaml", "deis deis:dockerfile deis:image", "The push fails: the file isn't a YAML map of strings.", "deis/deis builder/src/yaml2json-procfile.go"},
		{"Process types can only contain [a-z]", "deis deis:dockerfile deis:image", "Only a lowercase process type can have limits.", "deis/deis controller/api/serializers.py"},
		{"does not match the pattern 'type=num', ex: web=2", "deis deis:dockerfile deis:image", "The command line doesn't accept this process type.", "deis/deis client/cmd/ps.go"},
		{"Container type … does not exist in application", "deis deis:dockerfile deis:image", "The process type to scale isn't in the file.", "deis/deis controller/api/models.py"},

		{"Failed to read command from Procfile: invalid YAML", "cloud-foundry", "Staging fails: the file isn't a YAML map of strings.", "cloudfoundry/buildpackapplifecycle buildpackrunner/runner.go"},
		{"No start command specified by buildpack or via Procfile.", "cloud-foundry", "The file doesn't exist or declares no `web`.", "cloudfoundry/buildpackapplifecycle buildpackrunner/runner.go"},
		{"App will not start unless a command is provided at runtime.", "cloud-foundry", "The file doesn't exist or declares no `web`.", "cloudfoundry/buildpackapplifecycle buildpackrunner/runner.go"},

		{"error reading Procfile as YAML: …", "railway railpack", "The build fails: the file isn't a YAML map of strings.", "railwayapp/railpack core/providers/procfile/procfile.go"},

		{"Reading Procfile", "nixpacks sevalla", "The build fails: Nixpacks can't read the file as a YAML map of strings. The cause follows.", nixpacksSource},
		{moreDocuments, "nixpacks sevalla", "The build fails: the file starts with a byte order mark, its first line is indented, or it has a `---` line.", serdeErrors},
		{"invalid type: string …, expected a map", "nixpacks sevalla", "The build fails: the first line isn't an entry, or it has no space after the colon.", serdeErrors},
		{"invalid type: sequence, expected a string", "nixpacks sevalla", "The build fails: a command starts with `[`, which YAML reads as a list.", serdeErrors},
		{"invalid type: map, expected a string", "nixpacks sevalla", "The build fails: a command starts with `{`, or lines below an entry have colons.", serdeErrors},
		{"mapping values are not allowed in this context at line …", "nixpacks sevalla", "The build fails: a command contains a colon and a space.", libyamlScanner},
		{"could not find expected ':' at line …", "nixpacks sevalla", "The build fails: a line between entries has no colon.", libyamlScanner},
		{"found character that cannot start any token", "nixpacks sevalla railway", "The build fails: a command starts with `@`, `%`, or a backtick, or a line starts with a tab.", libyamlScanner},
		{"unknown anchor at line …", "nixpacks sevalla", "The build fails: a command starts with `*`, which YAML reads as an alias.", serdeErrors},
		{"control characters are not allowed at position …", "nixpacks sevalla", "The build fails: the file contains a control character.", "dtolnay/unsafe-libyaml src/reader.rs"},
		{"stream did not contain valid UTF-8", "nixpacks sevalla mprocs", "The file isn't UTF-8.", "rust-lang/rust library/std/src/io/mod.rs"},

		{"No start command could be found", "railway nixpacks sevalla", "Nixpacks found no command: not in the Procfile, and not in the app.", "logchimp/logchimp issue 847"},
		{"No start command detected.", "railway railpack", "Railpack found no command: not in the Procfile, and not in the app.", "railwayapp/railpack core/validate.go"},
		{"Nixpacks was unable to generate a build plan for this app", "railway", "Nixpacks doesn't recognize the language of the app. The root directory may be another one.", "railwayapp/nixpacks pull request 670"},
		{"Railpack could not determine how to build the app", "railway railpack", "Railpack doesn't recognize the language of the app. The root directory may be another one.", "railwayapp/railpack core/validate.go"},
		{"The executable … could not be found", "railway", "The container has no such program. Railway starts the command of an image without a shell.", "opencoredev/openchat pull request 605"},
		{"The start command is invalid", "railway", "The image has no program for the start command.", "calcom/synclinear.com issue 129"},

		{"neither the Procfile nor the processes commands in tsuru.yaml were found; using ENTRYPOINT and CMD defined in the image instead.", "tsuru", "The file declares no process, or isn't in the source or the image. The image's own command starts as `web`.", tsuruBuild},
		{"neither Procfile nor entrypoint and cmd set", "tsuru", "The deploy fails: the file declares no process, and the image has no command.", tsuruBuild},
		{"Individual Procfile processes will be IGNORED when YML defines the same process configuration", "tsuru", "`tsuru.yaml` declares a process of the same name, which wins.", tsuruBuild},
		{"no process name specified and more than one declared in Procfile", "tsuru", "Name the process type with `-p`.", tsuruDocs},
		{"no command declared in Procfile for process …", "tsuru", "The process type isn't in the file.", tsuruDocs},
		{hephyNameText, "hephy hephy:image", "A process type may contain only a-z, 0-9, and inner hyphens.", hephySerializer},
		{"Last deployment had a Procfile but is missing in this deploy.", "hephy hephy:image", "The file isn't in the root folder of this deploy.", "teamhephy/controller rootfs/api/models/build.py"},
		{"No CMD or Procfile in Image", "aptible aptible:image", "The deploy fails: the file isn't where Aptible looks, and the image has no `CMD`.", aptibleNone},
		{"Container failed to start", "aptible aptible:image", "A command ended at once, for example because it went to the background.", aptibleServices},

		{"determine start command: when there is no default process a command is required", "paketo google-cloud code-capsules heroku:fir", "The image declares no `web` process, so nothing starts by default.", "buildpacks/docs issue 500"},
		{"did not find any processes in Procfile", "google-cloud code-capsules", "The build fails: the file has no entry that the parser reads.", "GoogleCloudPlatform/buildpacks pkg/entrypoint/procfile.go"},
		{"web process not found in Procfile, found processes: …", "google-cloud code-capsules", "The build fails, because there is no `web` process.", "GoogleCloudPlatform/buildpacks cmd/config/entrypoint/lib/lib.go"},
		{"Skipping duplicate … process: …", "google-cloud code-capsules", "A process type occurs twice. The first one is used.", "GoogleCloudPlatform/buildpacks pkg/entrypoint/procfile.go"},
		{"an entrypoint with \"GOOGLE_ENTRYPOINT\" env var or by creating a \"Procfile\" file", "google-cloud code-capsules", "The build doesn't know what to start.", "GoogleCloudPlatform/buildpacks pkg/entrypoint/procfile.go"},

		{"SKIPPED: No procfile found from environment, source path, or binding.", "paketo", "The file doesn't exist or has no entry that the parser reads.", "paketo-buildpacks/procfile procfile/detect.go"},
		{"Task '…' has not been found in your 'Procfile'", "scalingo", "A scaled process type is no longer in the file.", "Scalingo/documentation src/_posts/platform/app/2000-01-01-procfile.md"},
		{"There is no proc command in proc file. Aborting the deployment.", "elastic-beanstalk", "The file starts with an invisible character.", "awsdocs/aws-elastic-beanstalk-developer-guide issue 104"},
		{"Instance deployment failed to generate a 'Procfile' for …", "elastic-beanstalk", "There is no Procfile, and the platform couldn't create one.", "parse-community/parse-server-example issue 379"},

		{"misformatted Procfile entry '…' at line …", "piku", "Piku skipped the line. It counts lines from 0.", "piku/piku piku.py"},
		{"found multiple … workers, only the last one will be used.", "piku", "A process type occurs twice. The last one is used.", "piku/piku piku.py"},
		{"found both 'wsgi' and 'web' workers, disabling 'web'", "piku", "`web` doesn't start if there is a `wsgi`.", "piku/piku piku.py"},
		{"Invalid Procfile for app …", "piku", "The file has no usable entry.", "piku/piku piku.py"},

		{"ERROR: no processes defined", "foreman gigalixir", "The file has no entry that the parser reads.", "ddollar/foreman lib/foreman/cli.rb"},
		{"ERROR: Procfile does not exist.", "foreman", "The file doesn't exist in this folder.", "ddollar/foreman lib/foreman/cli.rb"},
		{"invalid byte sequence in UTF-8", "foreman gigalixir", "The file isn't UTF-8.", "ddollar/foreman lib/foreman/procfile.rb"},
		{"Procfile does not exist or is not a file", "honcho", "The file doesn't exist in this folder.", "nickstenning/honcho honcho/environ.py"},
		{"process names must be unique within a Procfile", "honcho", "A process type occurs twice.", "nickstenning/honcho honcho/environ.py"},
		{"Process type '…' does not exist in Procfile", "honcho", "The process type to start isn't in the file.", "nickstenning/honcho honcho/command.py"},
		{"Valid procfile detected ()", "honcho", "The file has no entry that the parser reads.", "nickstenning/honcho honcho/command.py"},
		{"No entries was found in Procfile", "hivemind", "The file has no entry that the parser reads. The colon needs a space after it.", "DarthSim/hivemind procfile.go"},
		{"Process names must be uniq", "hivemind", "A process type occurs twice.", "DarthSim/hivemind procfile.go"},
		{"No entries were found in Procfile", "overmind", "The file has no entry that the parser reads. The colon needs a space after it.", "DarthSim/overmind start/procfile.go"},
		{"Process names must be unique", "overmind", "A process type occurs twice.", "DarthSim/overmind start/procfile.go"},
		{"exec: …=…: not found", "forego tsuru", "`exec` runs the command, but an assignment isn't a program.", "ddollar/forego unix.go"},
	}
}
