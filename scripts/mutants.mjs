// Breaks the product in the ways of mutants.table.mjs, one after another, in a copy of the last commit, and reports which of
// them make test finds:
//
//   node scripts/mutants.mjs [WORD...]    only those that have one of the words in what they do or in their file
//   node scripts/mutants.mjs --check      nothing but whether each can be done
//
// Each stops at the first part of the tests that fails. It takes about an hour and a half.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { mutants } from "./mutants.table.mjs";

const root = resolve(import.meta.dirname, "..");
const copy = join(tmpdir(), "proclint-mutants");
/** How many of them may be missed. */
const mostMissed = 2;
const env = {
  ...process.env,
  GOFLAGS: "-trimpath -vet=off",
  PROCLINT_FAILURES: "1",
  PROCLINT_CORPUS: process.env.PROCLINT_CORPUS ?? resolve(root, "../shared/corpus"),
};

function run(command, ...args) {
  return spawnSync(command, args, { cwd: copy, encoding: "utf8", maxBuffer: 1 << 28, env });
}

function must(command, ...args) {
  const { status, stdout, stderr } = run(command, ...args);
  if (status !== 0) throw new Error(`${command} ${args.join(" ")}: ${stdout}${stderr}`);
}

/** A fresh copy of the last commit, with what an earlier run built. */
function prepare() {
  if (!existsSync(copy)) spawnSync("git", ["clone", "--quiet", root, copy], { stdio: "inherit" });
  must("git", "fetch", "--quiet", "origin");
  must("git", "checkout", "--quiet", "--force", "--detach", spawnSync("git", ["-C", root, "rev-parse", "HEAD"], { encoding: "utf8" }).stdout.trim());
}

/** The commands that look for a fault in a file, the likeliest first. */
function* tries(file, parts) {
  if (isNative(file)) {
    yield ["go", "test", `./${dirname(file)}`];
    yield ["go", "test", "./lint", "./internal/cli"]; // most of what the other packages make shows there
  }
  for (const part of parts) yield ["make", "--no-print-directory", `test-${part}`];
}

/** What finds a fault, or "". */
function finderOf([, file, , , parts]) {
  for (const command of tries(file, parts.split(" "))) if (run(...command).status !== 0) return command.join(" ");
  return "";
}

function isNative(file) {
  return file.endsWith(".go") && !file.startsWith("internal/bridge/");
}

/** A file with a fault, as its text before and after. */
function textsOf(folder, [what, file, from, to]) {
  const text = readFileSync(join(folder, file), "utf8");
  if (text.split(from).length !== 2) throw new Error(`${what}: ${file} doesn't have this once: ${from}`);
  return [text, text.replace(from, () => to)];
}

function changed(mutant) {
  const path = join(copy, mutant[1]);
  const [before, after] = textsOf(copy, mutant);
  writeFileSync(path, after);
  return () => writeFileSync(path, before);
}

const words = process.argv.slice(2);
if (words[0] === "--check") {
  for (const mutant of mutants) textsOf(root, mutant);
  process.exit();
}
const chosen = mutants.filter(([what, file]) => words.length === 0 || words.some((word) => `${what} ${file}`.includes(word)));
prepare();
// Where the product itself fails, each fault would be found.
for (const part of new Set(chosen.flatMap(([, , , , parts]) => parts.split(" ")))) must("make", "--no-print-directory", `test-${part}`);
// What doesn't compile is no mutant.
for (const mutant of chosen.filter(([, file]) => isNative(file))) {
  const restore = changed(mutant);
  must("go", "build", `./${dirname(mutant[1])}`);
  restore();
}
let missed = 0;
for (const mutant of chosen) {
  const began = Date.now();
  const restore = changed(mutant);
  const finder = finderOf(mutant);
  restore();
  if (!finder) missed++;
  console.log(`${finder ? "found" : "MISSED"}: ${mutant[0]} (${finder || mutant[1]}, ${Math.round((Date.now() - began) / 1000)} s)`);
}
console.log(`mutants: ${chosen.length - missed} found, ${missed} missed`);
process.exitCode = missed > mostMissed ? 1 : 0;
