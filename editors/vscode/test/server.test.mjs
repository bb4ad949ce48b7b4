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

/** Answers as the extension does that lends the files of a project with one Procfile. */
const answers = {
  kind: (path) => (path === "/project" ? "folder" : null),
  list: (path) => (path === "/project" ? [["Procfile", "file"]] : null),
  read: (path) => (path === "/project/Procfile" ? new TextEncoder().encode(text) : null),
};

/** Starts the server. `heard` gives the first message that a test looks for, and fails if the server ends before. */
function start() {
  const worker = new Worker(asInBrowser, { eval: true });
  const { port1: port, port2 } = new MessageChannel();
  const ended = new Promise((_, reject) => {
    worker.on("error", reject);
    port.on("message", ({ kind, question, reason }) => {
      if (kind === "ended") reject(new Error(reason));
      else port.postMessage({ kind: "answer", id: question.id, answer: answers[question.ask](question.path) });
    });
  });
  const program = Uint8Array.from(readFileSync(new URL("server.wasm", dist)));
  worker.postMessage({ program, port: port2, folders: ["/project"] }, [port2]);
  return {
    send: (message) => worker.postMessage({ jsonrpc: "2.0", ...message }),
    heard: (wanted) =>
      Promise.race([ended, new Promise((resolve) => worker.on("message", (message) => wanted(message) && resolve(message)))]),
    stop: () => worker.terminate(),
  };
}

test("the language server answers an editor that has no Node", async () => {
  const { send, heard, stop } = start();
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
