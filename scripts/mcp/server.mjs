// What the tests of the MCP server share. PROCLINT_BIN is the program.
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";

export const command = process.env.PROCLINT_BIN;
if (!command) throw new Error("PROCLINT_BIN is not set: run make test-mcp");

/** Arguments that each tool answers. */
export const calls = {
  lint: {}, fix: {}, preview: { platform: "heroku" }, move: { from: "heroku", to: "sevalla" }, export: { format: "compose" },
  explain: { log: "H14" }, mend: { log: "H14" }, platforms: {}, rules: {},
};

/** A new folder with a Procfile, which is removed after the tests. */
export function folderWith(procfile) {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "proclint-mcp-")));
  writeFileSync(join(folder, "Procfile"), procfile);
  after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The program that an npm package brings here. */
export const program = (name) => join(import.meta.dirname, "node_modules/.bin", name);
