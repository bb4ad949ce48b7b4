// Converts the tools for the programs of three large vendors, with their own converters, and calls them through these.
import assert from "node:assert/strict";
import { tmpdir } from "node:os";
import { after, before, test } from "node:test";
import { mcpTools } from "@anthropic-ai/sdk/helpers/beta/mcp";
import { mcpToTool } from "@google/genai";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { mcpToFunctionTool } from "@openai/agents-core";
import { calls, command, folderWith } from "./server.mjs";

const folder = folderWith("wbe: node server.js\n");
const client = new Client({ name: "test", version: "1" });
const names = Object.keys(calls).sort();

before(() => client.connect(new StdioClientTransport({ command, args: ["mcp", "--root", folder], cwd: tmpdir() })));
after(() => client.close());

test("OpenAI: each tool is a strict function", async () => {
  const { tools } = await client.listTools();
  for (const tool of tools) {
    const { name, strict, parameters } = mcpToFunctionTool(tool, { name: "proclint" }, true);
    assert.ok(names.includes(name));
    assert.equal(strict, true, name);
    assert.equal(parameters.additionalProperties, false, name);
    assert.deepEqual([...parameters.required].sort(), Object.keys(parameters.properties).sort(), name);
  }
});

test("Google: each tool is a declaration, and is called", async () => {
  const converted = mcpToTool(client);
  const { functionDeclarations } = await converted.tool();
  assert.deepEqual(functionDeclarations.map(({ name }) => name).sort(), names);
  const parts = await converted.callTool(names.map((name) => ({ name, args: calls[name] })));
  assert.equal(parts.length, names.length);
  for (const { functionResponse } of parts) assert.ok(!functionResponse.response.error && !functionResponse.response.isError, functionResponse.name);
});

test("Anthropic: each tool has a schema, and runs", async () => {
  const { tools } = await client.listTools();
  for (const { name, input_schema, run } of mcpTools(tools, client)) {
    assert.equal(input_schema.type, "object");
    const content = await run(calls[name]);
    assert.ok(JSON.stringify(content).includes('"text"'), name);
  }
});
