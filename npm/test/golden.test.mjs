// Every file with which a golden case of the rules begins gives the same JSON by the native HTTP API and by the functions
// of the package in Node, Deno, Bun, Chromium and workerd: neither knows what is beside a file. The installed command
// reports the same as the native one, and scripts compare the two further.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { dirname, extname, join } from "node:path";
import { after, before, test } from "node:test";
import { goldenInputs } from "../../scripts/golden.mjs";
import { install } from "./install.mjs";

const source = import.meta.dirname;
const root = join(source, "../..");
const native = process.env.PROCLINT_BIN;
const requests = goldenInputs(join(root, "lint/rules/testdata"));
const most = 1 << 30; // bytes of output
const contentTypes = { ".js": "text/javascript", ".mjs": "text/javascript", ".wasm": "application/wasm", ".json": "application/json" };

let folder;
let command;
let remove;
let expected;
before(async () => {
  ({ folder, command, remove } = install());
  for (const name of ["answers.mjs", "worker.mjs"]) copyFileSync(join(source, name), join(folder, name));
  writeFileSync(join(folder, "requests.json"), JSON.stringify(requests.map(({ request }) => request)));
  expected = await nativeReports();
});
after(() => remove?.());

function bytesOf({ text, base64 }) {
  return base64 === undefined ? Buffer.from(text) : Buffer.from(base64, "base64");
}

/** The native server's report on each request, as JSON. */
async function nativeReports() {
  const server = spawn(native, ["serve", "--addr", "127.0.0.1:0"], { stdio: ["ignore", "pipe", "ignore"] });
  try {
    const [address] = await once(server.stdout.setEncoding("utf8"), "data");
    const reports = [];
    for (const { request } of requests) {
      const response = await fetch(new URL("/v1/lint", address.trim()), {
        method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(request),
      });
      reports.push(await response.text());
    }
    return reports;
  } finally {
    server.kill();
  }
}

/** Compares answers, one JSON object a line, with those of the native server. */
function compare(answers) {
  const lines = answers.trimEnd().split("\n");
  assert.equal(lines.length, requests.length);
  requests.forEach(({ name }, index) => assert.deepEqual(JSON.parse(lines[index]), JSON.parse(expected[index]), name));
}

function runtime(program, ...args) {
  const { status, stdout, stderr } = spawnSync(program, [...args, "answers.mjs"], { cwd: folder, encoding: "utf8", maxBuffer: most });
  assert.equal(status, 0, stderr);
  compare(stdout);
}

test("there are golden files", () => assert.ok(requests.length > 1000));

test("Node", () => runtime(process.execPath));

test("Deno", () => runtime(join(source, "node_modules/@deno/linux-x64-glibc/deno"), "run", "--no-remote", "--allow-read"));

test("Bun", () => runtime(join(source, "node_modules/@oven/bun-linux-x64/bin/bun"), "run"));

/** Serves a folder, and a page at every other address. */
async function site(served, page) {
  const server = createServer(({ url }, response) => {
    const type = contentTypes[extname(url)];
    response.writeHead(200, { "Content-Type": type ?? "text/html" });
    response.end(type ? readFileSync(join(served, url)) : page);
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  return { url: `http://127.0.0.1:${server.address().port}/`, close: () => new Promise((closed) => server.close(closed) && server.closeAllConnections()) };
}

/** Opens a page in Chromium and calls `use` with it. */
async function inChromium(served, html, use) {
  const { chromium } = createRequire(join(root, "static/package.json"))("@playwright/test");
  const { url, close } = await site(served, html);
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox"] });
  try {
    const page = await browser.newPage();
    await page.goto(url);
    await use(page);
  } finally {
    await browser.close();
    await close();
  }
}

const icon = '<!doctype html><link rel="icon" href="data:,">';

test("Chromium, in a page without a bundler and in a module worker", () => {
  const imports = JSON.stringify({ imports: { proclint: "/node_modules/proclint/web.js" } });
  return inChromium(folder, `${icon}<script type="importmap">${imports}</script>`, async (page) => {
    compare(await page.evaluate(async () => {
      const { lint } = await import("proclint");
      const requests = await (await fetch("/requests.json")).json();
      const answers = [];
      for (const request of requests) answers.push(JSON.stringify(await lint(request)));
      return answers.join("\n");
    }));
    const inWorker = await page.evaluate(
      () =>
        new Promise((resolve, reject) => {
          const worker = new Worker("/worker.mjs", { type: "module" });
          worker.onmessage = ({ data }) => resolve(data);
          worker.onerror = ({ message }) => reject(new Error(message));
        }),
    );
    compare(inWorker);
    assert.deepEqual(await page.evaluate(() => Object.keys(globalThis).filter((key) => /^(go|fs|path|process|proclint.*)$/i.test(key))), []);
  });
});

test("Chromium, in a page that Vite bundles", async () => {
  const { build } = await import(createRequire(join(root, "static/package.json")).resolve("vite"));
  const html = `${icon}<script type="module" src="/bundled.js"></script>`;
  writeFileSync(join(folder, "index.html"), html);
  writeFileSync(join(folder, "bundled.js"), 'import { lint } from "proclint"; globalThis.lint = lint;');
  await build({ root: folder, configFile: false, logLevel: "error" });
  await inChromium(join(folder, "dist"), readFileSync(join(folder, "dist/index.html"), "utf8"), async (page) => {
    await page.waitForFunction(() => "lint" in globalThis);
    const answers = await page.evaluate((asked) => Promise.all(asked.map(async (request) => JSON.stringify(await globalThis.lint(request)))), requests.map(({ request }) => request));
    compare(answers.join("\n"));
  });
});

test("workerd, with an engine that starts with the worker", async () => {
  const ofEdge = createRequire(join(root, "web/edge/package.json"));
  const { build } = ofEdge("esbuild");
  const { Miniflare } = createRequire(ofEdge.resolve("wrangler"))("miniflare");
  const entry = `import { create } from "proclint";
    const { lint } = await create();
    export default {
      async fetch(request) {
        const answers = [];
        for (const asked of await request.json()) answers.push(JSON.stringify(await lint(asked)));
        return new Response(answers.join("\\n"));
      },
    };`;
  const { outputFiles } = await build({
    stdin: { contents: entry, resolveDir: folder }, bundle: true, format: "esm", conditions: ["workerd"], write: false, outdir: folder,
    loader: { ".wasm": "copy" }, assetNames: "[name]", logLevel: "error",
  });
  const modules = outputFiles
    .map(({ path, contents }) => ({ type: path.endsWith(".wasm") ? "CompiledWasm" : "ESModule", path, contents }))
    .sort((one, other) => Number(one.type === "CompiledWasm") - Number(other.type === "CompiledWasm"));
  const worker = new Miniflare({ modules, modulesRoot: folder, compatibilityDate: "2026-01-01" });
  try {
    const response = await worker.dispatchFetch("http://worker/", { method: "POST", body: readFileSync(join(folder, "requests.json")) });
    compare(await response.text());
  } finally {
    await worker.dispose();
  }
});

test("the command reports the same as the native one on all files, each in its project", () => {
  const named = requests.map(({ request }, index) => ({ request, path: join(folder, `project${index}`, request.path || "Procfile") })).filter(({ path }, index) => path.startsWith(join(folder, `project${index}/`)));
  assert.ok(named.length > requests.length * 0.98);
  for (const { request, path } of named) {
    const project = path.slice(0, path.indexOf("/", folder.length + 1));
    mkdirSync(join(project, ".git"), { recursive: true });
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(join(project, ".proclint.toml"), `platforms = ${JSON.stringify(request.platforms)}\n`);
    writeFileSync(path, bytesOf(request));
  }
  const paths = named.map(({ path }) => path.slice(folder.length + 1));
  const run = (program) => spawnSync(program, ["lint", "--json-lines", ...paths], { cwd: folder, encoding: "utf8", maxBuffer: most });
  const [wanted, given] = [run(native), run(command)];
  assert.equal(given.status, wanted.status, given.stderr);
  assert.equal(given.stderr, wanted.stderr);
  assert.equal(given.stdout, wanted.stdout);
  assert.ok(given.stdout.trimEnd().split("\n").length > requests.length * 0.9);
});

test("the scripts of the command's own tests pass with the installed command", () => {
  const { status, stdout } = spawnSync("go", ["test", "./internal/cli", "-run", "^TestScripts$", "-count=1"], {
    cwd: root, encoding: "utf8", maxBuffer: most, env: { ...process.env, PROCLINT_PACKED: command },
  });
  assert.equal(status, 0, stdout);
});
