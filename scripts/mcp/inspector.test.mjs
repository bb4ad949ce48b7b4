// Uses the MCP server with the inspector of the protocol's authors.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { calls, command, folderWith, program } from "./server.mjs";

const folder = folderWith("wbe: node server.js\n");

/** Asks the server once, and returns the exit code and the answer. */
function inspect(method, ...options) {
  const asked = ["--cli", command, "mcp", "--root", folder, "--method", method, ...options];
  const { status, stdout, stderr } = spawnSync(program("mcp-inspector"), asked, { encoding: "utf8", env: { ...process.env, HOME: folder } });
  return { status, answer: stdout && JSON.parse(stdout), stderr };
}

test("the inspector finds no error in the schemas of the tools", () => {
  const { status, answer, stderr } = inspect("tools/list", "--strict");
  assert.equal(status, 0, stderr);
  assert.deepEqual(answer.tools.map(({ name }) => name).sort(), Object.keys(calls).sort());
});

test("the inspector calls each tool", () => {
  for (const [name, args] of Object.entries(calls)) {
    const pairs = Object.entries(args).flatMap(([key, value]) => ["--tool-arg", `${key}=${value}`]);
    const { status, answer, stderr } = inspect("tools/call", "--tool-name", name, ...pairs);
    assert.equal(status, 0, `${name}: ${stderr}`);
    assert.ok(answer.content[0].text, name);
  }
  assert.equal(readFileSync(join(folder, "Procfile"), "utf8"), "wbe: node server.js\n");
});

test("the inspector gets an error for a path outside of the roots", () => {
  const { status, answer } = inspect("tools/call", "--tool-name", "lint", "--tool-arg", "path=..");
  assert.notEqual(status, 0);
  assert.match(answer.content[0].text, /outside of the roots/);
});

test("the inspector reads the pages and the prompt", () => {
  const { resources } = inspect("resources/list").answer;
  const { contents } = inspect("resources/read", "--uri", resources[0].uri).answer;
  assert.match(contents[0].text, /^# /);
  assert.deepEqual(inspect("prompts/list").answer.prompts.map(({ name }) => name), ["deploy"]);
  const { messages } = inspect("prompts/get", "--prompt-name", "deploy", "--prompt-args", "platform=drycc").answer;
  assert.match(messages[0].content.text, /deploy on Drycc/);
});
