// Runs the language server's worker of the built extension, without an editor: make vscode builds it in build/vscode.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { MessageChannel, Worker } from "node:worker_threads";

const dist = new URL("../../../build/vscode/dist/", import.meta.url);

/** What a worker of a browser has, in one of Node. */
const asInBrowser = `
const { parentPort } = require("node:worker_threads");
globalThis.addEventListener = parentPort.addEventListener.bind(parentPort);
globalThis.postMessage = parentPort.postMessage.bind(parentPort);
globalThis.close = () => parentPort.close();
require(${JSON.stringify(fileURLToPath(new URL("worker.js", dist)))});`;

const text = "wbe: npm start\n";
const uri = "file:///project/Procfile";

/** Answers as the extension does that lends the files of a project, given by their paths from its folder. */
function lender(files) {
  const folders = { "/project": new Map() };
  for (const name of Object.keys(files)) {
    const [first, ...rest] = name.split("/");
    folders["/project"].set(first, rest.length ? "folder" : "file");
    if (rest.length === 0) continue;
    folders[`/project/${first}`] ??= new Map();
    folders[`/project/${first}`].set(rest[0], "file");
  }
  const textOf = (path) => files[path.replace("/project/", "")];
  return {
    kind: (path) => (path in folders ? "folder" : textOf(path) === undefined ? null : "file"),
    list: (path) => (folders[path] ? [...folders[path]] : null),
    read: (path) => (textOf(path) === undefined ? null : new TextEncoder().encode(textOf(path))),
  };
}

/** Starts the server. `heard` gives the first message that a test looks for, and fails if the server ends before. */
function start(files) {
  const worker = new Worker(asInBrowser, { eval: true });
  const answers = lender(files);
  const asked = [];
  const { port1: port, port2 } = new MessageChannel();
  const ended = new Promise((_, reject) => {
    worker.on("error", reject);
    port.on("message", ({ kind, question, reason }) => {
      if (kind === "ended") return reject(new Error(reason));
      asked.push(question);
      port.postMessage({ kind: "answer", id: question.id, answer: answers[question.ask](question.path) });
    });
  });
  const program = Uint8Array.from(readFileSync(new URL("server.wasm", dist)));
  worker.postMessage({ program, port: port2, folders: ["/project"] }, [port2]);
  const send = (message) => worker.postMessage({ jsonrpc: "2.0", ...message });
  return {
    asked,
    send,
    /** Answers the server's own requests, as an editor does. */
    agree: () => worker.on("message", ({ id, method }) => id !== undefined && method && send({ id, result: null })),
    heard: (wanted) =>
      Promise.race([ended, new Promise((resolve) => worker.on("message", (message) => wanted(message) && resolve(message)))]),
    stop: () => worker.terminate(),
  };
}

test("the language server answers an editor that has no Node", async () => {
  const { send, heard, stop } = start({ Procfile: text });
  try {
    const begun = heard(({ id }) => id === 1);
    send({ id: 1, method: "initialize", params: { processId: 1, rootUri: "file:///project", capabilities: {} } });
    assert.ok((await begun).result.capabilities.hoverProvider);
    send({ method: "initialized", params: {} });
    const found = heard(({ method }) => method === "textDocument/publishDiagnostics");
    send({ method: "textDocument/didOpen", params: { textDocument: { uri, languageId: "procfile", version: 1, text } } });
    assert.deepEqual(
      (await found).params.diagnostics.map(({ code }) => code),
      ["process-type-typo"],
    );
  } finally {
    await stop();
  }
});

test("keys in a Procfile and in a file next to it read nothing again, in a folder of many apps", { timeout: 300_000 }, async () => {
  const files = {};
  for (let i = 0; i < 30; i++) {
    files[`app${i}/Procfile`] = "web: npm run serve\n";
    files[`app${i}/package.json`] = '{"scripts": {"serve": "node server.js"}}';
    files[`app${i}/server.js`] = "require('http').createServer().listen(process.env.PORT);";
  }
  const { asked, agree, send, heard, stop } = start(files);
  const app = "file:///project/app7/";
  const published = (version, codes) =>
    heard(({ method, params }) => {
      if (method !== "textDocument/publishDiagnostics" || params.uri !== `${app}Procfile` || params.version !== version) return false;
      return params.diagnostics.map(({ code }) => code).join() === codes;
    });
  const change = (name, version, text) =>
    send({ method: "textDocument/didChange", params: { textDocument: { uri: app + name, version }, contentChanges: [{ text }] } });
  try {
    agree();
    const begun = heard(({ id, result }) => id === 1 && result);
    const capabilities = { workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } };
    const workspaceFolders = [{ uri: "file:///project", name: "project" }];
    send({ id: 1, method: "initialize", params: { processId: 1, rootUri: "file:///project", workspaceFolders, capabilities } });
    await begun;
    send({ method: "initialized", params: {} });
    const first = published(1, "");
    const procfile = { uri: `${app}Procfile`, languageId: "procfile", version: 1, text: files["app7/Procfile"] };
    send({ method: "textDocument/didOpen", params: { textDocument: procfile } });
    await first;
    const before = asked.length;

    const typo = published(9, "process-type-typo");
    for (let version = 2; version < 9; version++) change("Procfile", version, `web: npm run serve ${version}\n`);
    change("Procfile", 9, "wbe: npm run serve\n");
    await typo;

    const right = published(10, "");
    change("Procfile", 10, "web: npm run serve\n");
    await right;
    const lost = published(10, "program-not-installed");
    const manifest = { uri: `${app}package.json`, languageId: "json", version: 1, text: files["app7/package.json"] };
    send({ method: "textDocument/didOpen", params: { textDocument: manifest } });
    change("package.json", 2, "{}");
    await lost;
    assert.deepEqual(asked.slice(before), []);
  } finally {
    await stop();
  }
});
