// The installed package: what is in it, its types, the command and the functions in Node. golden.test.mjs compares answers.
import assert from "node:assert/strict";
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, existsSync, linkSync, mkdirSync, readFileSync, readdirSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { setTimeout as rest } from "node:timers/promises";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import zlib from "node:zlib";
import { patient } from "../../scripts/patient.mjs";
import { install } from "./install.mjs";

const source = import.meta.dirname;
const root = join(source, "../..");
const tsc = join(root, "static/node_modules/.bin/tsc");

let folder;
let command;
let remove;
before(() => ({ folder, command, remove } = install()));
after(() => remove?.());

/** Runs the command in a new folder with these files. */
function run(args, { files = {}, input = "", env = {} } = {}) {
  const cwd = place(files);
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, input, encoding: "utf8", env: { ...process.env, ...env } });
  return { cwd, status, stdout, stderr, text: (name) => readFileSync(join(cwd, name), "utf8") };
}

let places = 0;
function place(files) {
  const cwd = join(folder, `work${places++}`);
  mkdirSync(join(cwd, ".git"), { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(cwd, name), text);
  return cwd;
}

const installed = () => join(folder, "node_modules/proclint");

function filesOf(dir) {
  return readdirSync(dir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

test("the package has no dependency and no install script", () => {
  const manifest = JSON.parse(readFileSync(join(installed(), "package.json"), "utf8"));
  for (const key of ["dependencies", "optionalDependencies", "peerDependencies", "scripts", "private"]) assert.equal(manifest[key], undefined, key);
  assert.equal(manifest.engines.node, ">=20");
  assert.deepEqual(readdirSync(join(folder, "node_modules")).filter((name) => !name.startsWith(".")), ["proclint"]);
});

test("every file that the manifest names is in the package", () => {
  const { exports, bin, types } = JSON.parse(readFileSync(join(installed(), "package.json"), "utf8"));
  const named = [types, ...Object.values(bin)];
  const visit = (value) => (typeof value === "string" ? named.push(value) : Object.values(value).forEach(visit));
  visit(exports);
  for (const name of named.filter((path) => !path.includes("*"))) assert.ok(existsSync(join(installed(), name)), name);
});

test("no file names a path of the machine that packed it", () => {
  const paths = [root, homedir(), execFileSync("go", ["env", "GOROOT"], { encoding: "utf8" }).trim()].filter((path) => path.length > 1);
  for (const file of filesOf(installed())) {
    const content = file.endsWith(".br") ? zlib.brotliDecompressSync(readFileSync(file)) : readFileSync(file);
    for (const path of paths) assert.ok(!content.includes(`${path}/`), `${file} has ${path}`);
  }
});

test("proclint/embed gives the files of the embed and their digests", async () => {
  const { folder: embed, files, scripts, version } = await import(join(installed(), "embed-files.js"));
  for (const [name, digest] of Object.entries(files)) {
    assert.equal(`sha384-${createHash("sha384").update(readFileSync(new URL(name, embed))).digest("base64")}`, digest, name);
  }
  assert.match(scripts["embed-upgrade.js"], /integrity="sha384-/);
  assert.equal(version, JSON.parse(readFileSync(join(installed(), "package.json"), "utf8")).version);
});

for (const resolution of ["NodeNext", "Bundler"]) {
  test(`the types are right for TypeScript with ${resolution}`, () => {
    copyFileSync(join(source, "consumer.ts"), join(folder, "consumer.ts"));
    const module = resolution === "Bundler" ? "ESNext" : "NodeNext";
    const compilerOptions = { strict: true, noEmit: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true, types: [], lib: ["ES2022", "DOM"], target: "ES2022", module, moduleResolution: resolution };
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["consumer.ts"] }));
    const { status, stdout } = spawnSync(tsc, ["-p", folder], { encoding: "utf8" });
    assert.equal(status, 0, stdout);
  });
}

test("the functions answer, and share one engine", () => {
  copyFileSync(join(source, "functions.mjs"), join(folder, "functions.mjs"));
  const { status, stdout, stderr } = spawnSync(process.execPath, ["functions.mjs"], { cwd: folder, encoding: "utf8" });
  assert.equal(status, 0, stderr);
  assert.deepEqual(JSON.parse(stdout), {
    lint: "process-type-typo", lintApp: "npm start", fix: "web: x\n", format: "web: x\n", preview: "web", matrix: "heroku", move: "drycc", explain: "H14", causes: "no-web",
    export: "compose.yaml", import: "web: npm start\n", sevalla: 8080, config: "platforms", unknownExport: "Unknown export",
    rules: "proclint/1", platforms: "proclint/1",
    bytes: "caf\ufffd", unknownPlatform: "Unknown platform", disposed: "this engine is disposed of", given: "process-type-typo", crashed: "process-type-typo",
    compiled: 3, globals: [],
  });
});

test("browsers lack the functions of the command, and tell where they are", async () => {
  const { config } = await import(join(installed(), "web.js"));
  await assert.rejects(config({ text: "" }), /only Node, Deno and Bun have this function; elsewhere, use the HTTP API/);
});

test("npx runs the command, with exit codes as in the native program", () => {
  const cwd = place({ Procfile: "wbe: gunicorn shop\n" });
  const { status, stdout } = spawnSync("npx", ["--no-install", "proclint", "lint", "--platform", "heroku"], { cwd, encoding: "utf8" });
  assert.equal(status, 1);
  assert.match(stdout, /^Procfile:1:1: error\[process-type-typo\]: `wbe` is probably a typo for `web`$/m);
  assert.equal(run(["lint"], { files: { Procfile: "web: gunicorn shop\n" } }).status, 0);
  const wrong = run(["lnit"]);
  assert.deepEqual([wrong.status, wrong.stdout], [2, ""]);
  assert.match(wrong.stderr, /^proclint: unknown command "lnit"/);
});

test("--version prints the line of the program, without the commit", () => {
  const { status, stdout } = run(["--version"]);
  const program = execFileSync(process.env.PROCLINT_BIN, ["--version"], { encoding: "utf8" });
  assert.deepEqual([status, stdout], [0, program.replace(/ \(.*\)/, "")]);
});

test("standard input may come late, in pieces, and as bytes", async () => {
  const lint = spawn(command, ["lint", "--format", "json", "--platform", "heroku", "-"], { cwd: place({}) });
  let answer = "";
  lint.stdout.on("data", (piece) => (answer += piece));
  for (const piece of [Buffer.from("w"), Buffer.from("eb:a\r"), Buffer.from("\nworker: caf\xe9\n", "latin1")]) {
    await new Promise((written) => lint.stdin.write(piece, written));
  }
  lint.stdin.end();
  await once(lint, "close");
  const { file, diagnostics } = JSON.parse(answer);
  assert.equal(file.encoding, "unknown-8bit");
  assert.ok(diagnostics.some(({ rule }) => rule === "space-after-colon"));
});

test("arguments and the environment may be long", () => {
  const names = Array.from({ length: 300 }, (_, index) => `${"x".repeat(60)}${index}`);
  const files = Object.fromEntries(names.map((name) => [name, "web: a\n"]));
  const { status, stdout } = run(["lint", "--json-lines", "--platform", "goreman", ...names], { files, env: { LONG: "y".repeat(100_000) } });
  assert.deepEqual([status, stdout.trimEnd().split("\n").length], [0, 300]);
});

test("fix replaces files, keeps permissions, and follows links as the native program does", () => {
  const cwd = place({ Procfile: "web:a\n", other: "web:b\n" });
  execFileSync("chmod", ["640", join(cwd, "Procfile")]);
  symlinkSync("other", join(cwd, "link"));
  linkSync(join(cwd, "other"), join(cwd, "second"));
  const { status, stderr } = spawnSync(command, ["fix", "--platform", "heroku", "Procfile", "link"], { cwd, encoding: "utf8" });
  assert.equal(status, 0, stderr);
  assert.equal(readFileSync(join(cwd, "Procfile"), "utf8"), "web: a\n");
  assert.equal(statSync(join(cwd, "Procfile")).mode & 0o777, 0o640);
  assert.equal(readFileSync(join(cwd, "other"), "utf8"), "web: b\n");
  assert.equal(readFileSync(join(cwd, "second"), "utf8"), "web:b\n");
  assert.match(stderr, /other name|hard link/);
  assert.deepEqual(readdirSync(cwd).filter((name) => name.startsWith(".proclint-")), []);
});

test("files of the kernel are not read", () => {
  const { status, stdout, stderr } = run(["lint", "/proc/self/environ"]);
  assert.deepEqual([status, stdout], [2, ""]);
  assert.match(stderr, /not a regular file/);
});

for (const signal of ["SIGINT", "SIGTERM"]) {
  test(`${signal} stops a command that waits, with exit code 2`, async () => {
    const lint = spawn(command, ["lint", "-"], { cwd: place({}) });
    let said = "";
    lint.stderr.on("data", (piece) => (said += piece));
    // More than a pipe takes: the program reads, so it also listens.
    await new Promise((read) => lint.stdin.write("#".repeat(900_000), read));
    lint.kill(signal);
    assert.deepEqual(await once(lint, "close"), [2, null]);
    assert.equal(said, "proclint: stopped\n");
  });
}

/** One of these takes half a second, all of them many. */
const long = "w1 : sudo npm run x && gunicorn a:b -b 127.0.0.1:80 & \r\n".repeat(17_000);
const manyLong = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`Procfile.${index}`, long]));

for (const [signal, ...args] of [["SIGINT", "lint"], ["SIGTERM", "fix", "--diff", "--quiet", "--platform", "heroku"]]) {
  test(`${signal} ends ${args[0]} within a second while it computes, with exit code 2`, async () => {
    const cwd = place(manyLong);
    const computing = spawn(command, [...args, ...Object.keys(manyLong)], { cwd });
    const closed = once(computing, "close");
    let said = "";
    computing.stderr.on("data", (piece) => (said += piece));
    computing.stdout.resume();
    await rest(Math.min(patient(1200), 8_000)); // no longer than all of them take
    const begun = performance.now();
    computing.kill(signal);
    assert.deepEqual(await closed, [2, null]);
    assert.ok(performance.now() - begun < patient(1000), `it took ${performance.now() - begun} ms`);
    assert.equal(said, "proclint: stopped\n");
    for (const name of Object.keys(manyLong)) assert.equal(readFileSync(join(cwd, name), "utf8"), long);
  });
}

test("a closed pipe ends it quietly, as other programs", async () => {
  const list = spawn(command, ["rules", "--format", "json"], { cwd: place({}) });
  let said = "";
  list.stderr.on("data", (piece) => (said += piece));
  list.stdout.destroy();
  assert.deepEqual(await once(list, "close"), [null, "SIGPIPE"]);
  assert.equal(said, "");
});

test("the command has the rules' documentation of the package's functions", async () => {
  const { docs } = await import(pathToFileURL(join(installed(), "docs.js")));
  const { rules } = JSON.parse(run(["rules", "--format", "json"]).stdout);
  assert.deepEqual(rules, docs().rules);
  assert.ok(rules.length > 80 && rules.every(({ why }) => why));
  assert.match(run(["rules", rules[0].name]).stdout, new RegExp(`^${rules[0].name} `));
});

test("serve says that this package has no server", () => {
  const { status, stderr } = run(["serve"]);
  assert.deepEqual([status, stderr], [2, "proclint: the npm package has no server, so serve needs the proclint binary\n"]);
});

test("the language server answers an editor, and ends when the editor is gone", async () => {
  const editor = spawn("sleep", ["600"]);
  const server = spawn(command, ["lsp"], { cwd: place({}) });
  let said = "";
  server.stdout.on("data", (piece) => (said += piece));
  const send = (message) => {
    const body = JSON.stringify({ jsonrpc: "2.0", ...message });
    server.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  };
  const until = async (text) => {
    for (let time = 0; !said.includes(text); time++) {
      assert.ok(time < patient(3000), `the server never said ${text}: ${said}`);
      await rest(20);
    }
  };
  send({ id: 1, method: "initialize", params: { processId: editor.pid, rootUri: null, capabilities: {} } });
  await until('"id":1');
  send({ method: "initialized", params: {} });
  send({ method: "textDocument/didOpen", params: { textDocument: { uri: "file:///shop/Procfile", languageId: "procfile", version: 1, text: "wbe: gunicorn shop\n" } } });
  await until("process-type-typo");
  send({ id: 2, method: "textDocument/hover", params: { textDocument: { uri: "file:///shop/Procfile" }, position: { line: 0, character: 6 } } });
  await until('"id":2');
  editor.kill("SIGKILL");
  const [code] = await once(server, "close");
  assert.equal(code, 1);
});

test("--version starts in at most four times the time of an empty program", () => {
  const empty = join(folder, "empty.mjs");
  writeFileSync(empty, "");
  const time = (program, ...args) => {
    const begun = performance.now();
    assert.equal(spawnSync(program, args).status, 0);
    return performance.now() - begun;
  };
  // Other programs only add to a time. They do so to each now and then, so rounds go on until one of each was let alone.
  let [nothing, version] = [Infinity, Infinity];
  for (let round = 0; round < 60 && (round < 5 || version > 4 * nothing); round++) {
    nothing = Math.min(nothing, time(process.execPath, empty));
    version = Math.min(version, time(command, "--version"));
  }
  console.log(`npm-start: ${(version / nothing).toFixed(2)} times an empty program (limit: at most 4)`);
  assert.ok(version <= 4 * nothing, `${version} ms and ${nothing} ms`);
});
