// Reads test results, shows what went wrong, and remembers how many there were.
//
//   go test -json … | node scripts/count.mjs go NAME FOLDER     prints packages and failures; exits 1 on a failure
//   node scripts/count.mjs playwright NAME FOLDER REPORT.json   reads the report of a Playwright run
//   node --test --test-reporter=tap | node scripts/count.mjs node NAME FOLDER    prints the tests that failed, likewise
//   node scripts/count.mjs total FOLDER                         prints the sum of all that FOLDER remembers
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";

const results = ["passed", "failed", "skipped"];

async function countGo() {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const outputs = new Map();
  let broken = false;
  for await (const line of createInterface({ input: process.stdin })) {
    const event = parse(line);
    if (!event) {
      console.log(line);
      continue;
    }
    const key = `${event.Package ?? event.ImportPath} ${event.Test ?? ""}`;
    if (event.Action === "output" || event.Action === "build-output") {
      outputs.set(key, (outputs.get(key) ?? "") + event.Output);
      continue;
    }
    const output = outputs.get(key) ?? "";
    if (event.Action === "fail" || event.Action === "build-fail") {
      broken = true;
      process.stdout.write(output);
    }
    if (event.Action === "skip" && event.Test) process.stdout.write(output);
    if (event.Action === "pass" && !event.Test) process.stdout.write(output.split("\n").at(-2) + "\n");
    const result = { pass: "passed", fail: "failed", skip: "skipped" }[event.Action];
    if (result && event.Test) counts[result]++;
  }
  return { counts, broken };
}

function parse(line) {
  try {
    return JSON.parse(line);
  } catch {
    return undefined; // what is not an event is shown as it is
  }
}

async function countNode() {
  const lines = [];
  for await (const line of createInterface({ input: process.stdin })) lines.push(line);
  const number = (name) => Number(lines.find((line) => line.startsWith(`# ${name} `))?.split(" ")[2] ?? 0);
  const counts = { passed: number("pass"), failed: number("fail") + number("cancelled"), skipped: number("skipped") };
  const broken = counts.failed > 0 || counts.passed === 0;
  if (broken) console.log(lines.join("\n"));
  else for (const line of lines) if (/^# [\w-]+: .*\(limit/.test(line)) console.log(line.slice(2));
  return { counts, broken };
}

function countPlaywright(report) {
  const { stats, suites } = JSON.parse(readFileSync(report, "utf8"));
  const { expected, unexpected, flaky, skipped } = stats;
  for (const title of flakyIn(suites)) console.log(`passed only at the second try: ${title}`);
  return { counts: { passed: expected + flaky, failed: unexpected, skipped }, broken: unexpected > 0, seconds: stats.duration / 1000 };
}

function flakyIn(suites) {
  return suites.flatMap(({ file, specs = [], suites: inner = [] }) => [
    ...specs.filter(({ tests }) => tests.some(({ status }) => status === "flaky")).map(({ title }) => `${file}: ${title}`),
    ...flakyIn(inner),
  ]);
}

function remember(folder, name, counts, seconds) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.json`), JSON.stringify({ ...counts, seconds: Math.round(seconds) }));
}

function describe(counts) {
  return results.map((result) => `${counts[result]} ${result}`).join(", ");
}

function printTotal(folder) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  const parts = [];
  for (const name of readdirSync(folder).sort()) {
    const counts = JSON.parse(readFileSync(join(folder, name), "utf8"));
    for (const result of results) total[result] += counts[result];
    parts.push(`${name.replace(".json", "")} ${counts.passed} in ${counts.seconds} s`);
  }
  console.log(`tests: ${describe(total)} (${parts.join(", ")})`);
}

const [kind, ...rest] = process.argv.slice(2);
if (kind === "total") {
  printTotal(rest[0]);
} else {
  const [name, folder, report] = rest;
  const { counts, broken, seconds = performance.now() / 1000 } = await { go: countGo, node: countNode, playwright: () => countPlaywright(report) }[kind]();
  console.log(`${name}: ${describe(counts)} in ${Math.round(seconds)} s`);
  remember(folder, name, counts, seconds);
  if (broken) process.exit(1);
}
