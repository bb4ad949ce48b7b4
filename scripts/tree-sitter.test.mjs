// Compares what tree-sitter's command made of its grammar with the grammar, without that command: src/grammar.json has the rules.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { runInNewContext } from "node:vm";

const read = (path) => readFileSync(new URL(`../editors/tree-sitter-procfile/${path}`, import.meta.url), "utf8");

/** A rule in the form of grammar.json. */
function ruleOf(value) {
  if (typeof value === "string") return { type: "STRING", value };
  return "source" in value ? { type: "PATTERN", value: value.source } : value;
}

const group = (type) => (...members) => ({ type, members: members.map(ruleOf) });
const around = (type) => (content) => ({ type, content: ruleOf(content) });
const precedence = (type) => (...args) => ({ type, value: args.length > 1 ? args[0] : 0, content: ruleOf(args.at(-1)) });

/** The functions that a grammar calls. */
const language = {
  seq: group("SEQ"),
  choice: group("CHOICE"),
  optional: (rule) => group("CHOICE")(rule, { type: "BLANK" }),
  repeat: around("REPEAT"),
  repeat1: around("REPEAT1"),
  token: around("TOKEN"),
  prec: Object.assign(precedence("PREC"), { right: precedence("PREC_RIGHT") }),
  alias: (content, as) => ({ type: "ALIAS", content: ruleOf(content), named: typeof as !== "string", value: as.name ?? as }),
};

test("the rules of the parser are those of the grammar", () => {
  const module = {};
  runInNewContext(read("grammar.js"), { module, grammar: (description) => description, ...language });
  const symbols = new Proxy({}, { get: (_, name) => ({ type: "SYMBOL", name }) });
  const rules = Object.fromEntries(Object.entries(module.exports.rules).map(([name, rule]) => [name, ruleOf(rule(symbols))]));
  assert.deepEqual(rules, JSON.parse(read("src/grammar.json")).rules, "run tree-sitter generate --no-bindings in editors/tree-sitter-procfile");
});
