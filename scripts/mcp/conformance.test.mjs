// Runs the conformance tests of the protocol's authors. They know servers over HTTP only, so their messages are relayed.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { StreamableHTTPServerTransport } from "@modelcontextprotocol/sdk/server/streamableHttp.js";
import { command, folderWith, program } from "./server.mjs";

/** The scenarios for any server. The others call tools, pages and prompts that only a server for these tests has. */
const scenarios = [
  "server-initialize", "ping", "logging-set-level", "completion-complete", "tools-list", "resources-list", "prompts-list",
  "server-sse-multiple-streams",
];
const folder = folderWith("web: node server.js\n");
const sessions = new Map();

/** Starts a server, and returns what relays the messages of one session to it. */
async function session() {
  const server = new StdioClientTransport({ command, args: ["mcp", "--root", folder] });
  const relay = new StreamableHTTPServerTransport({
    sessionIdGenerator: randomUUID,
    onsessioninitialized: (id) => { sessions.set(id, relay); },
  });
  relay.onmessage = (message) => server.send(message);
  relay.onclose = () => server.close();
  server.onmessage = (message) => relay.send(message);
  await server.start();
  await relay.start();
  return relay;
}

const http = createServer(async (request, response) => {
  const relay = sessions.get(request.headers["mcp-session-id"]) ?? (await session());
  await relay.handleRequest(request, response);
});

before(async () => {
  http.listen(0, "127.0.0.1");
  await once(http, "listening");
});

after(async () => {
  await Promise.all([...sessions.values()].map((relay) => relay.close()));
  http.closeAllConnections();
  http.close();
});

for (const scenario of scenarios) {
  test(`conformance: ${scenario}`, async () => {
    const url = `http://127.0.0.1:${http.address().port}/mcp`;
    const { stdout } = await promisify(execFile)(program("conformance"), ["server", "--url", url, "--scenario", scenario]);
    assert.match(stdout, /Passed: [1-9]\d*\/[1-9]\d*, 0 failed/, stdout);
  });
}
