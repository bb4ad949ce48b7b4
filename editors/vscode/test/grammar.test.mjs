// Compares the scopes of sample files with their snapshots. UPDATE=1 writes the snapshots; read the difference. It also compares
// the names of entries with those that the description of the syntax has.
import assert from "node:assert/strict";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import oniguruma from "vscode-oniguruma";
import textmate from "vscode-textmate";
import { samples as described } from "../../../scripts/entries.mjs";

const require = createRequire(import.meta.url);
const samples = new URL("grammar/", import.meta.url);
const grammarFile = new URL("../syntaxes/procfile.tmLanguage.json", import.meta.url);

await oniguruma.loadWASM(readFileSync(require.resolve("vscode-oniguruma/release/onig.wasm")));
const registry = new textmate.Registry({
  onigLib: Promise.resolve({
    createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
    createOnigString: (text) => new oniguruma.OnigString(text),
  }),
  loadGrammar: async () => textmate.parseRawGrammar(readFileSync(grammarFile, "utf8"), grammarFile.pathname),
});
const grammar = await registry.loadGrammar("source.procfile");

/** Each line of a text, and below it the scopes of its parts. */
function scopesOf(text) {
  const shown = [];
  let state = textmate.INITIAL;
  for (const line of text.replace(/\n$/, "").split("\n")) {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
    state = ruleStack;
    shown.push(`>${line}`);
    for (const { startIndex, endIndex, scopes } of tokens) {
      const part = line.slice(startIndex, endIndex);
      const names = scopes.slice(1).map((scope) => scope.replace(/\.procfile$/, ""));
      if (part.trim() && names.length > 0) shown.push(`#${" ".repeat(startIndex)}${"^".repeat(part.length)} ${names.join(" ")}`);
    }
  }
  return `${shown.join("\n")}\n`;
}

for (const name of readdirSync(samples).filter((file) => !file.endsWith(".snap"))) {
  test(`the scopes of ${name}`, () => {
    const snapshot = new URL(`${name}.snap`, samples);
    const scopes = scopesOf(readFileSync(new URL(name, samples), "utf8"));
    if (process.env.UPDATE) writeFileSync(snapshot, scopes);
    assert.equal(scopes, readFileSync(snapshot, "utf8"));
  });
}

test("the names of entries are those of the description", () => {
  for (const { input, lines, names } of described) {
    assert.deepEqual(lines.map(nameIn), names, input);
  }
});

/** The part of a first line that is a process type. */
function nameIn(line) {
  const { tokens } = grammar.tokenizeLine(line, textmate.INITIAL);
  const name = tokens.find(({ scopes }) => scopes.includes("entity.name.function.process-type.procfile"));
  return name ? line.slice(name.startIndex, name.endIndex) : "";
}
