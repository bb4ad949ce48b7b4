package api

// all answers each method of this package; programs choose among them.
var all = Answering([]Method{
	MethodOf("complete", Complete, "", ""), MethodOf("config", Config, "", ""), MethodOf("export", Export, "", ""),
	MethodOf("fix", Fix, "", ""), MethodOf("format", Format, "", ""), MethodOf("hover", Hover, "", ""),
	MethodOf("import", Import, "", ""), MethodOf("lint", Lint, "", ""), MethodOf("matrix", Matrix, "", ""),
	MethodOf("move", Move, "", ""), MethodOf("needs", Needs, "", ""), MethodOf("preview", Preview, "", ""),
	MethodOf("sarif", SARIF, "", ""), MethodOf("sevalla", Sevalla, "", ""), MethodOf("suppress", Suppress, "", ""),
	MethodOf("version", Version, "", ""),
})
