// What mutants.mjs breaks, a row each: what a person would notice, the file, a text in it, the text that replaces it, and the
// parts of the tests that find it soonest.
export const mutants = [
  // Parsers and documents.
  ["Heroku keeps both lines of a process type", "lint/platform/grammar_heroku.go", "\tr.Processes = keepLast(r.Processes)\n\treturn r\n}\n\nfunc cedarEntry", "\treturn r\n}\n\nfunc cedarEntry", "go"],
  ["Heroku needs a colon", "lint/platform/grammar_heroku.go", `rest = strings.TrimPrefix(rest, ":")`, `if rest, ok = strings.CutPrefix(rest, ":"); !ok {\n\t\treturn "", "", false\n\t}`, "go"],
  ["Foreman takes a line without a command", "lint/platform/grammar_foreman.go", ` || rest == ""`, "", "go"],
  ["A carriage return is a part of the command", "lint/platform/grammar_foreman.go", `if end > start && src[end-1] == '\\r' {`, `if end > start && src[end-1] == '\\f' {`, "go"],
  ["A second byte order mark stays", "lint/procfile/decode.go", "for bytes.HasPrefix(src[n:], mark) {", "if bytes.HasPrefix(src[n:], mark) {", "go"],
  ["An emoji is one unit long", "lint/procfile/position.go", "if r > 0xFFFF {", "if r > 0x1FFFF {", "go"],
  ["Edits that overlap are applied", "lint/procfile/edit.go", "if e.Range.Start < last {", "if e.Range.Start < last-len(text) {", "go"],
  // Rules, severities, suppressions.
  ["A port behind a proxy gets a finding", "lint/rules/port_hardcoded.go", "return !run.Fronted && (byDefault", "return (byDefault", "go"],
  ["A comment between drops no finding", "lint/check/suppressions.go", "kind == procfile.Blank || kind == procfile.Comment", "kind == procfile.Blank", "go"],
  ["A difference is an error though nobody chose a platform", "lint/check/severity_of.go", "return min(worst, Info)", "return worst", "go"],
  ["An assignment doesn't replace the port", "lint/command/listen.go", "port.Flag = r.Port.Flag\n\t\t\tr.Port = port", "port.Flag = r.Port.Flag", "go"],
  ["A typo beside the type that was meant is a typo", "lint/check/process_types.go", "diff <= 2 && !w.IsDeclared(meant) && isTypo", "diff <= 2 && isTypo", "go"],
  // Fixes and formats.
  ["A fix may lose a process", "lint/verify.go", "if losesProcesses(p, run, o) || after", "if after", "go"],
  ["A fix may bring an error", "lint/verify.go", "if more > 0 && !rule", "if more > 1 && !rule", "go"],
  ["A fix of a long file loses its end", "lint/apply.go", "append(doc.WithText(text), rest...)", "append(doc.WithText(text), rest[len(rest):]...)", "go"],
  ["The formatter changes what a platform reads", "lint/format.go", "if source.readsLike(l.bytes()) {\n\t\t\treturn", "if len(l.bytes()) > 0 {\n\t\t\treturn", "go"],
  // Logs.
  ["A success of another process clears a failure", "lint/logs/life/settle.go", "if s.Process != f.First.Process || process", "if process", "go"],
  ["A success of another phase clears a failure", "lint/logs/life/settle.go", "return s.phase == f.InPhase && s.isOver(f)", "return (s.phase == f.InPhase || s.phase != signal.Build) && s.isOver(f)", "go"],
  ["A password in a log is shown", "lint/secret/names.go", `"password", "passwd",`, `"passwd",`, "go"],
  // Moves, exports, files beside.
  ["A file of YAML has a line end in its text", "lint/export/text.go", "r <= 0xffff && jsontext.Unseen(r)", "r <= 0xff && jsontext.Unseen(r)", "go exports"],
  ["A move says that a file works with errors", "lint/move/result.go", "return v.broken+v.Errors+v.Edits == 0", "return v.broken+v.Edits == 0", "go"],
  ["A file beside that changes is not read again", "lint/repository/affects.go", "if gitFiles.Has(p) || Wanted(p) || Telling(p) {", "if gitFiles.Has(p) {", "go"],
  // The command, HTTP, the language server, MCP.
  ["Recursive lint leaves out folders", "internal/cli/find.go", "if !skipped(entry.Name()) && !w", "if skipped(entry.Name()) && !w", "go"],
  ["A folder of Python packages is searched", "internal/cli/find.go", "if virtualEnv(entries) && dir != root", "if dir == root && dir != root", "go"],
  ["A client gets a coding that it excludes", "web/coding.go", "if weight, named := weights[coding]; named {", "if weight, named := weights[coding]; named && weight > 0 {", "go"],
  ["A body may be too long", "web/body.go", "case len(body) > MaxBody:", "case len(body) > 2*MaxBody:", "go edge"],
  ["Rename makes two lines of one type", "internal/lsp/rename.go", `return nil, invalid("the file has " + quoted(r.to) + " already")`, `edits = append(edits, r.inCommand(e.CommandRange)...)`, "go"],
  ["The language server ignores files beside", "internal/lsp/watch.go", "return ok && repository.Affects(inside, change.Type != changedFile)", "return !ok && repository.Affects(inside, change.Type != changedFile)", "go"],
  ["An agent reads files outside of its folders", "internal/mcp/roots.go", "if relative, err := filepath.Rel(root.real, real); err == nil && filepath.IsLocal(relative) {", "if relative, err := filepath.Rel(root.real, real); err == nil {", "go mcp"],
  ["An agent's fix isn't written", "internal/mcp/fix.go", "if out.Note, err = file.Write(c.ctx, done); err != nil {", "if c.ctx.Err() != nil {", "go mcp"],
  // The bridge and what the build leaves out.
  ["A crash ends the program of the page", "internal/bridge/bridge.go", "if cause := recover(); cause != nil {", "if cause := any(nil); cause != nil {", "wasm package"],
  ["A number is taken for a request", "internal/bridge/bridge.go", "if args[1].Type() != safejs.TypeString {", "if args[1].Type() == safejs.TypeNull {", "wasm package"],
  ["The build loses methods that interfaces call", "scripts/reach.mjs", "return methods.filter((at) => wanted.has(keyOf(at, method)))", "return methods.slice(0, 10)", "package page"],
  // The page.
  ["A link with a comma behind it doesn't open", "static/src/file/share.ts", "end.length > longestEnd", "end.length > 0", "page"],
  ["What another tab wrote is lost", "static/src/file/saved.ts", "if (stored !== null && stored !== known && contentOfStored(stored) !== content) keepOther(stored);\n", "", "page"],
  ["A squiggle begins a character too late", "static/src/editor/positions.ts", "return Math.min(found.from + character, found.to);", "return Math.min(found.from + character + 1, found.to);", "page"],
  ["A fix leaves the encoding of the file", "static/src/editor/fixes.ts", "if (fix.encode) return factsOfText(textAfter(file.text, fix));\n", "", "page"],
  ["An arrow key in a menu goes nowhere", "static/src/components/proclint-menu.ts", "ArrowDown: current + 1", "ArrowDown: current", "page"],
  ["A newer text waits for the answer about an older one", "static/src/engine/client.ts", "if (!active?.job.stale()) return;", "return;", "page"],
  ["A save that failed is taken for one", "static/src/disk/disk-file.ts", "await writable.abort().catch(() => {});\n      throw error;", "await writable.abort().catch(() => {});", "page"],
  // The Worker and the npm package.
  ["The Worker gives everybody the same request ID", "web/edge/src/worker.ts", `  headers.set("X-Request-Id", id);\n`, "", "edge"],
  ["The Worker answers two large requests at a time", "web/edge/src/queue.ts", "  isTaken = true;\n", "", "edge"],
  ["A cut body is taken for a whole one", "web/edge/src/body.ts", "() => (body = { ...nothing, declared, end: cut }),", "() => (body = { ...nothing, declared, end: whole }),", "edge"],
  ["The package gives a crashed program the next call", "npm/src/engine.ts", `if (typeof answer !== "string") this.#running = null;\n`, "", "package"],
];
