package platform

// Message is a text that a platform prints into a log or a terminal because of a
// Procfile or of what it starts.
type Message struct {
	// Text as it is printed, without what stands around it; "…" stands for any text.
	Text string
	// Platforms print it: IDs of platforms or of targets, separated by spaces.
	Platforms string
	// Means says it in a sentence.
	Means string
	// Source names the repository and path, or the page, that says it.
	Source string
}

const herokuCodes = "Heroku Dev Center, Error Codes"

// Messages are the platforms' own texts. It is a function, so that a program which
// shows none does not hold them.
func Messages() []Message {
	return []Message{
		{"H10", "heroku", "The web process crashed or did not boot in time: what it printed before that says why.", herokuCodes},
		{"H14", "heroku", "No web process is running: the Procfile declares none that Heroku reads, or it is scaled to 0.", herokuCodes},
		{"No web processes running", "heroku", "No web process is running: the Procfile declares none that Heroku reads, or it is scaled to 0.", herokuCodes},
		{"H20", "heroku", "The router waited for the web process to boot, and gave up.", herokuCodes},
		{"R10", "heroku", "The web process did not listen on $PORT within 60 seconds and was stopped.", herokuCodes},
		{"Web process failed to bind to $PORT within 60 seconds of launch", "heroku", "The web process did not listen on $PORT within 60 seconds and was stopped.", herokuCodes},
		{"R14", "heroku", "The dyno uses more memory than it has. No line of a Procfile is wrong because of it; fewer worker processes need less.", herokuCodes},
		{"Memory quota exceeded", "heroku", "The dyno uses more memory than it has. No line of a Procfile is wrong because of it; fewer worker processes need less.", herokuCodes},
		{"R15", "heroku", "The dyno uses far more memory than it has. No line of a Procfile is wrong because of it; fewer worker processes need less.", herokuCodes},
		{"Procfile declares types -> (none)", "heroku", "Nothing in the Procfile was read, or there is none in the root folder.", "reported by many; not confirmed"},
		{"Couldn't find that process type", "heroku", "The process type that was to be scaled is not in the Procfile.", "miguelgrinberg/microblog issue 313"},
		{"Mis-cased procfile detected; ignoring. Rename it to Procfile", "heroku", "The file is there, but not named Procfile with one capital.", "heroku/buildpacks-procfile issue 192"},

		{"Invalid Procfile format", "heroku:fir sevalla:buildpacks", "A line is no entry, no comment and not blank; the build stops.", herokuCNB},
		{"Cannot read Procfile contents", "heroku:fir sevalla:buildpacks", "The file is not UTF-8.", herokuCNB},
		{"Procfile key `…` has been corrected to `…`. Please update your Procfile.", "heroku:fir sevalla:buildpacks", "The name of a process type was changed: it has capitals, underscores or spaces in front.", herokuCNB},
		{"Duplicate key `…` found. The value `…` will be used.", "heroku:fir sevalla:buildpacks", "A process type stands twice; the last one is used.", herokuCNB},
		{"Empty file, no processes defined", "heroku:fir sevalla:buildpacks", "Nothing is declared.", herokuCNB},

		{"No Procfile found.", "heroku-local", "There is no file of that name here.", "heroku/cli src/lib/local/load-foreman-procfile.ts"},
		{"line … parse error: …", "heroku-local", "The line has no process type with a colon.", "heroku/cli src/lib/local/load-foreman-procfile.ts"},
		{"Cannot read properties of null (reading '1')", "node-foreman heroku-local", "A line does not match, so the whole file is thrown away.", "strongloop/node-foreman lib/procfile.js"},
		{"No Procfile and no package.json file found in Current Directory", "node-foreman", "There is no file, or a line of it does not match.", "strongloop/node-foreman nf.js"},
		{"Syntax Error in Procfile, Line …: No Command Found", "node-foreman", "Nothing stands after a colon.", "strongloop/node-foreman lib/procfile.js"},

		{"invalid line in procfile, line …", "dokku dokku:dockerfile dokku:cnb", "The line is no entry and no comment, or has no command; the deploy stops.", "dokku/procfile-util procfile/parse.go"},
		{"process name contains invalid characters, line …", "dokku dokku:dockerfile dokku:cnb", "The name of a process type holds what may not stand in one.", "dokku/procfile-util procfile/parse.go"},
		{"process name over 63 characters, line …", "dokku dokku:dockerfile dokku:cnb", "The name of a process type is too long.", "dokku/procfile-util procfile/parse.go"},
		{"process names must be unique, line …", "dokku dokku:dockerfile dokku:cnb", "A process type stands twice; the deploy stops.", "dokku/procfile-util procfile/parse.go"},
		{"comment specified in place of command, line …", "dokku dokku:dockerfile dokku:cnb", "A // stands where a command should.", "dokku/procfile-util procfile/parse.go"},
		{"no command specified, line …", "dokku dokku:dockerfile dokku:cnb", "Nothing stands after a colon.", "dokku/procfile-util procfile/parse.go"},
		{"no entries found in Procfile", "dokku dokku:dockerfile dokku:cnb", "The file is empty, or is not there.", "dokku/procfile-util procfile/parse.go"},
		{"No matching process entry found", "dokku dokku:dockerfile dokku:cnb", "The process type that was asked for is not in the file.", "dokku/procfile-util commands"},
		{"Skipping … as it is missing from the current Procfile", "dokku dokku:dockerfile dokku:cnb", "A scaled process type is no longer in the file.", "dokku/dokku plugins/scheduler-docker-local"},
		{"Proc entrypoint … does not exist. Please check your Procfile", "dokku", "The process type that was to start is not in the file.", "gliderlabs/herokuish include/procfile.bash"},
		{"No process types found", "dokku", "Nothing in the file was read.", "gliderlabs/herokuish include/procfile.bash"},

		{"procfile … is malformed (yaml: …", "drycc drycc:dockerfile drycc:image", "The file is no YAML map of texts; the deploy stops after the whole image build.", "drycc/builder pkg/gitreceive/build.go"},
		{"Process types can only supports: …", "drycc drycc:dockerfile drycc:image", "A process type may only hold a-z, 0-9 and inner hyphens.", "drycc/controller rootfs/api/serializers/__init__.py"},
		{"The length of ptype must be between 3 and 63", "drycc drycc:dockerfile drycc:image", "The name of a process type is too short or too long.", "drycc/controller rootfs/api/serializers/__init__.py"},
		{"Command can't be empty for process type", "drycc drycc:dockerfile drycc:image", "Nothing stands after a colon.", "drycc/controller rootfs/api/serializers/__init__.py"},
		{"… is a reserved name.", "drycc drycc:dockerfile drycc:image", "The platform keeps this process type for itself.", "drycc/controller rootfs/api/utils.py"},
		{"Cannot set scale for reserved types, procfile type is: run", "drycc drycc:dockerfile drycc:image", "A process type run can never be scaled: it is for one-off jobs.", "drycc/controller rootfs/api/models/app.py"},
		{"Cannot set autoscale for reserved types, procfile type is: run", "drycc drycc:dockerfile drycc:image", "A process type run can never be scaled: it is for one-off jobs.", "drycc/controller rootfs/api/models/app.py"},
		{"does not match the pattern 'ptype=num', ex: web=2", "drycc drycc:dockerfile drycc:image", "The command line does not take this name for a process type.", "drycc/workflow-cli internal/commands/pts.go"},
		{"process type … is not included in procfile", "drycc drycc:dockerfile drycc:image", "The process type that was asked for is not in the file.", "drycc/controller rootfs/api/models/app.py"},
		{"Error generating launcher, no Procfile and launch.toml found", "drycc", "A buildpack build needs a Procfile.", "drycc/pack-images rootfs/usr/local/bin/generate-launch.sh"},
		{"jq: error: … is not defined at <top-level>", "drycc", "A process type with a hyphen ends up without a command in a buildpack build.", "drycc/pack-images rootfs/usr/local/bin/generate-launch.sh"},

		{"the Procfile is not valid yaml", "deis deis:dockerfile deis:image", "The file is no YAML map of texts; the push stops.", "deis/deis builder/utils.go"},
		{"Process types can only contain [a-z]", "deis deis:dockerfile deis:image", "Limits can be set only for a process type of small letters.", "deis/deis controller/api/serializers.py"},
		{"does not match the pattern 'type=num', ex: web=2", "deis deis:dockerfile deis:image", "The command line does not take this name for a process type.", "deis/deis client/cmd/ps.go"},
		{"Container type … does not exist in application", "deis deis:dockerfile deis:image", "The process type that was to be scaled is not in the file.", "deis/deis controller/api/models.py"},

		{"Failed to read command from Procfile: invalid YAML", "cloud-foundry", "The file is no YAML map of texts; the staging stops.", "cloudfoundry/buildpackapplifecycle buildpackrunner/runner.go"},
		{"No start command specified by buildpack or via Procfile.", "cloud-foundry", "The file declares no web, or there is none.", "cloudfoundry/buildpackapplifecycle buildpackrunner/runner.go"},
		{"App will not start unless a command is provided at runtime.", "cloud-foundry", "The file declares no web, or there is none.", "cloudfoundry/buildpackapplifecycle buildpackrunner/runner.go"},

		{"error reading Procfile as YAML: …", "railway", "The file is no YAML map of texts; the build stops.", "railwayapp/railpack core/providers/procfile/procfile.go"},

		{"did not find any processes in Procfile", "google-cloud code-capsules", "No line of the file was read; the build stops.", "GoogleCloudPlatform/buildpacks pkg/entrypoint/procfile.go"},
		{"web process not found in Procfile, found processes: …", "google-cloud code-capsules", "A web process has to be there; the build stops.", "GoogleCloudPlatform/buildpacks pkg/entrypoint/procfile.go"},
		{"Skipping duplicate … process: …", "google-cloud code-capsules", "A process type stands twice; the first one is used.", "GoogleCloudPlatform/buildpacks pkg/entrypoint/procfile.go"},
		{"an entrypoint with \"GOOGLE_ENTRYPOINT\" env var or by creating a \"Procfile\" file", "google-cloud code-capsules", "The build does not know what to start.", "GoogleCloudPlatform/buildpacks pkg/entrypoint/procfile.go"},

		{"SKIPPED: No procfile found from environment, source path, or binding.", "paketo", "There is no file, or no line of it was read.", "paketo-buildpacks/procfile procfile/detect.go"},
		{"Task '…' has not been found in your 'Procfile'", "scalingo", "A scaled process type is no longer in the file.", "Scalingo/documentation src/_posts/platform/app/2000-01-01-procfile.md"},
		{"There is no proc command in proc file. Aborting the deployment.", "elastic-beanstalk", "An invisible mark stands before the first character of the file.", "awsdocs/aws-elastic-beanstalk-developer-guide issue 104"},
		{"Instance deployment failed to generate a 'Procfile' for …", "elastic-beanstalk", "There is no Procfile, and none could be made.", "parse-community/parse-server-example issue 379"},

		{"misformatted Procfile entry '…' at line …", "piku", "The line was skipped; lines count from 0.", "piku/piku piku.py"},
		{"found multiple … workers, only the last one will be used.", "piku", "A process type stands twice; the last one is used.", "piku/piku piku.py"},
		{"found both 'wsgi' and 'web' workers, disabling 'web'", "piku", "web is not started beside wsgi.", "piku/piku piku.py"},
		{"Invalid Procfile for app …", "piku", "Nothing in the file can be used.", "piku/piku piku.py"},

		{"ERROR: no processes defined", "foreman gigalixir", "No line of the file was read.", "ddollar/foreman lib/foreman/cli.rb"},
		{"ERROR: Procfile does not exist.", "foreman", "There is no file of that name here.", "ddollar/foreman lib/foreman/cli.rb"},
		{"invalid byte sequence in UTF-8", "foreman gigalixir", "The file is not UTF-8.", "ddollar/foreman lib/foreman/procfile.rb"},
		{"Procfile does not exist or is not a file", "honcho", "There is no file of that name here.", "nickstenning/honcho honcho/environ.py"},
		{"process names must be unique within a Procfile", "honcho", "A process type stands twice.", "nickstenning/honcho honcho/environ.py"},
		{"Process type '…' does not exist in Procfile", "honcho", "The process type that was to start is not in the file.", "nickstenning/honcho honcho/command.py"},
		{"Valid procfile detected ()", "honcho", "No line of the file was read.", "nickstenning/honcho honcho/command.py"},
		{"No entries was found in Procfile", "hivemind", "No line of the file was read: a space has to follow the colon.", "DarthSim/hivemind procfile.go"},
		{"Process names must be uniq", "hivemind", "A process type stands twice.", "DarthSim/hivemind procfile.go"},
		{"No entries were found in Procfile", "overmind", "No line of the file was read: a space has to follow the colon.", "DarthSim/overmind start/procfile.go"},
		{"Process names must be unique", "overmind", "A process type stands twice.", "DarthSim/overmind start/procfile.go"},
		{"exec: …=…: not found", "forego", "forego puts exec before the command, and an assignment is no program.", "ddollar/forego unix.go"},
	}
}
