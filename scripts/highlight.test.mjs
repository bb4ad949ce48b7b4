// Runs the highlighting of the page without a page.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { samples } from "./entries.mjs";
import { patient } from "./patient.mjs";

const { buildSync } = createRequire(new URL("../editors/vscode/package.json", import.meta.url))("esbuild");
const source = fileURLToPath(new URL("../static/src/editor/spans.ts", import.meta.url));
const [built] = buildSync({ entryPoints: [source], bundle: true, format: "esm", write: false }).outputFiles;
const { spansOf } = await import(`data:text/javascript;base64,${Buffer.from(built.contents).toString("base64")}`);

const partsOf = (line, kind) => spansOf(line, true).filter((span) => span.kind === kind).map(({ from, to }) => line.slice(from, to));

test("the names of entries are those of the description", () => {
  for (const { input, lines, names } of samples) {
    assert.deepEqual(lines.map((line) => partsOf(line, "type")[0] ?? ""), names, input);
  }
});

test("the other parts of a line", () => {
  const tests = [
    ["web : echo $A ${B} %C%", { colon: [":"], variable: ["$A", "${B}", "%C%"] }],
    ["  # a: $B", { comment: ["  # a: $B"], type: [] }],
    ["\ufeff# a", { comment: ["\ufeff# a"] }],
    ["# \u05d0", { comment: ["# "], commentFromRight: ["\u05d0"] }],
    ["no entry $A", { colon: [], variable: ["$A"] }],
  ];
  for (const [line, parts] of tests) {
    for (const [kind, want] of Object.entries(parts)) assert.deepEqual(partsOf(line, kind), want, line);
  }
});

test("a long line takes no more than its length", () => {
  for (const line of ["a".repeat(1e6), "a ".repeat(5e5), " ".repeat(1e6), ":".repeat(1e6), "a  :".repeat(2e5), `"${"a".repeat(1e6)}`]) {
    const start = performance.now();
    spansOf(line, true);
    assert.ok(performance.now() - start < patient(1_000), line.slice(0, 9));
  }
});
