// Uses the MCP server with the official client of TypeScript, which checks each answer against its schema.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { ListRootsRequestSchema } from "@modelcontextprotocol/sdk/types.js";
import { calls, command, folderWith } from "./server.mjs";

const folder = folderWith("wbe: node server.js\n");
const file = join(folder, "Procfile");
const client = new Client({ name: "test", version: "1" }, { capabilities: { roots: { listChanged: true } } });
client.setRequestHandler(ListRootsRequestSchema, () => ({ roots: [{ uri: pathToFileURL(folder).href }] }));

before(() => client.connect(new StdioClientTransport({ command, args: ["mcp"], cwd: tmpdir() })));
after(() => client.close());

const call = (name, args = {}) => client.callTool({ name, arguments: args });
const data = async (name, args) => (await call(name, { ...args, structured: true })).structuredContent;

test("each tool has a schema, and answers with a text or with data", async () => {
  const { tools } = await client.listTools();
  assert.deepEqual(tools.map(({ name }) => name).sort(), Object.keys(calls).sort());
  for (const { name, inputSchema, annotations } of tools) {
    assert.equal(inputSchema.type, "object");
    assert.equal(annotations.readOnlyHint === true, name !== "fix" && name !== "mend");
    const answer = await call(name, calls[name]);
    assert.ok(!answer.isError && answer.content[0].text && !answer.structuredContent, `${name}: ${JSON.stringify(answer.content)}`);
    assert.equal(typeof (await data(name, calls[name])), "object");
  }
});

test("a fix is written on request only", async () => {
  const shown = await data("fix");
  assert.equal(shown.files[0].edits[0].newText, "web: node server.js\n");
  assert.equal(readFileSync(file, "utf8"), "wbe: node server.js\n");
  await call("fix", { write: true });
  assert.equal(readFileSync(file, "utf8"), "web: node server.js\n");
});

test("paths stay inside of the roots", async () => {
  for (const path of ["..", "../x", "/etc/passwd", tmpdir()]) {
    const answer = await call("lint", { path });
    assert.ok(answer.isError, path);
  }
});

test("pages and the prompt", async () => {
  const { resources } = await client.listResources();
  const { contents } = await client.readResource({ uri: resources[0].uri });
  assert.match(contents[0].text, /^# /);
  const prompt = await client.getPrompt({ name: "deploy", arguments: { platform: "drycc" } });
  assert.match(prompt.messages[0].content.text, /deploy on Drycc/);
});
