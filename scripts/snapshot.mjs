// Runs a Go program for browsers until it waits for its first call, and writes it with the memory that it has then. A
// browser goes on from there: it runs nothing that begins a program, and needs no code for that. docs/engine-build.md
// explains each step.
// Usage: node scripts/snapshot.mjs FROM GLUE PACKAGE INPUTS FIRST REST EXTRAS
// FROM is a program that Go has built with its names from PACKAGE, GLUE the wasm_exec.js of the same Go. FIRST gets what
// most of the golden files in the folder INPUTS need to be linted, EXTRAS what only api.SeldomMethods need, and
// REST gets all else.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createContext, runInContext } from "node:vm";
import { checkGo, FunctionTable, UnknownLayout } from "./functable.mjs";
import { goldenInputs } from "./golden.mjs";
import {
  bodiesOf, codeOf, custom, dataOf, exportsOf, globalTypesOf, importedFunctions, instructions, moduleOf, namesOf, nothing, pageSize, sections, sectionsOf, signed,
  text, types, unsigned, vector, withBodies, withExports, withParts,
} from "./module.mjs";
import { withFuel } from "./fuel.mjs";
import { reachable } from "./reach.mjs";
import { calleesOf, callsOf, globalExports, globalsOf, split } from "./split.mjs";
import { isUnneededInSnapshot } from "./unneeded.mjs";

/** How many values of JavaScript Go's glue gives to every program. */
const alwaysHeld = 7;

/** The share of the golden files that need a function of the rest: those that would add most to the first part. */
const shareOfRest = 0.16;

/** What only answers api.SeldomMethods, or loads the table of messages. The last part has these functions, and what only they call. */
const ofExtras = /proclint_lint_((logs(_(app|evidence|holes|language|life|mask|messages|paths|rank|subject|trace))?|export|imports|sevalla)\.|logs_signal\.__(Meaning|loader)_|api\.(Explain|Export|Import|Init|ReadLog|SARIF|sevalla\w+)$)/;

/** After so many of them, the build also sees what collecting garbage needs. */
const filesToCollect = 20;

// ---- running it ----

/** The most timers that a call may leave behind, one after another. */
const mostTimers = 1000;

/**
 * A world in which every run is the same: what a program begins with is not to differ between two builds. Time passes
 * only while `settle` waits for timers, which Go's runtime sets to look for memory that it could give back.
 */
function world() {
  const clock = 1_700_000_000_000;
  class FixedDate extends Date {
    constructor() {
      super(clock);
    }
    static now() {
      return clock;
    }
  }
  let now = 0;
  let last = 0;
  const timers = new Map();
  const setTimeout = (call, delay) => {
    timers.set(++last, { call, due: now + delay });
    return last;
  };
  const clearTimeout = (timer) => timers.delete(timer);
  const settle = () => {
    for (let count = 0; timers.size > 0; count++) {
      if (count === mostTimers) throw new Error("the program waits for more than a call");
      const [timer, { call, due }] = [...timers].reduce((first, other) => (other[1].due < first[1].due ? other : first));
      timers.delete(timer);
      now = Math.max(now, due);
      call();
    }
  };
  const crypto = { getRandomValues: (bytes) => bytes.map((_, index) => (bytes[index] = (index * 167 + 13) & 0xff)) };
  const context = createContext({ console, crypto, performance: { now: () => now }, TextEncoder, TextDecoder, WebAssembly, Date: FixedDate, setTimeout, clearTimeout });
  return { context, settle };
}

async function run(module, glue, marksGarbage) {
  const { context, settle } = world();
  runInContext(glue, context);
  const go = runInContext("new Go()", context);
  go.env = { GODEBUG: `clobberfree=${marksGarbage ? 1 : 0}` };
  const functions = new Map();
  const make = go._makeFuncWrapper;
  go._makeFuncWrapper = (id) => {
    const made = make.call(go, id);
    functions.set(made, id);
    return made;
  };
  let entry;
  context.proclintReady = (call) => {
    entry = functions.get(call);
  };
  const { instance } = await WebAssembly.instantiate(module, go.importObject);
  go.run(instance);
  if (entry === undefined || go.exited) throw new Error("the program did not get ready");
  settle();
  const call = go._makeFuncWrapper(entry);
  return { go, call, settle, exports: instance.exports, state: { entry, values: valuesOf(go, context, functions) } };
}

/**
 * For each JavaScript value that Go refers to beyond the usual ones: its name, or the Go function that it calls, and the
 * number of references. Null for an unused place.
 */
function valuesOf(go, context, functions) {
  const names = ["Object", "Array", "Uint8Array", "process", "path", "fs", "fs.constants"];
  const known = new Map(names.map((name) => [runInContext(name, context), { name }]));
  for (const [made, id] of functions) known.set(made, { function: id });
  return go._values.slice(alwaysHeld).map((value, index) => {
    const count = go._goRefCounts[alwaysHeld + index];
    if (count === 0) return null;
    if (!known.has(value)) throw new Error(`Go holds a value that cannot be found again: ${String(value)}`);
    return { ...known.get(value), count };
  });
}

/** Clears in memory what a second, otherwise equal run has marked as freed. Go clears it when it uses it again. */
function clearGarbage(memory, marked) {
  const garbage = 0xdeadbeef; // what clobberfree writes
  for (let at = 0; at < marked.length; at += 4) {
    if (marked.readUInt32LE(at) === garbage && memory.readUInt32LE(at) !== garbage) memory.writeUInt32LE(0, at);
  }
}

// ---- writing it ----

function constantOf(type, value) {
  return [type, 1, type === types.i32 ? instructions.i32Const : instructions.i64Const, ...signed(BigInt(value)), instructions.end];
}

/** The functions without what only begins a program: its export does nothing, and what sets up packages is gone. */
function withoutBegin(parts, packages) {
  const names = namesOf(parts);
  const setUps = new Set(packages.map((name) => name.replace(/[^\w.]/g, "_")));
  const isSetUp = (name) => {
    const [, of] = /^(.*?)(?:\.map)?\.init(?:\.\d+)?$/.exec(name) ?? [];
    return of !== undefined && setUps.has(of);
  };
  const start = exportsOf(parts).find(({ name }) => name === "run").index;
  const first = importedFunctions(parts);
  return bodiesOf(parts).map((body, index) => {
    if (first + index === start) return Buffer.from([0, instructions.end]);
    return isSetUp(names.get(first + index) ?? "") ? nothing : body;
  });
}

/** The program as it waits for its first call. */
function waitingProgram(parts, memory, globals, mainPackage) {
  const listed = execFileSync("go", ["list", "-deps", mainPackage], { encoding: "utf8", env: { ...process.env, GOOS: "js", GOARCH: "wasm" } });
  return withParts(parts.filter(({ id }) => id !== custom), new Map([
    [sections.memory, Buffer.from([1, 0, ...unsigned(memory.length / pageSize)])],
    [sections.global, vector(globalTypesOf(parts).map((type, index) => constantOf(type, globals[index])))],
    [sections.code, codeOf(withoutBegin(parts, ["main", ...listed.split("\n").filter(Boolean)]))],
    [sections.data, dataOf(memory, pageSize)], // split cuts it anew
  ]));
}

/**
 * The functions of the first part. A file shares what it calls with all files that call the same: one after another, the
 * file with the largest share goes, and with it what no other file calls.
 */
function functionsOfFirst(ofFiles, ofLong, sizes) {
  const files = new Set(ofFiles);
  const users = sizes.map(() => 0);
  for (const called of files) for (const one of called) users[one]++;
  const shareOf = (called) => called.reduce((sum, one) => sum + sizes[one] / users[one], 0);
  for (let left = Math.floor(files.size * shareOfRest); left > 0; left--) {
    const largest = [...files].map((called) => ({ called, share: shareOf(called) })).reduce((most, one) => (one.share > most.share ? one : most));
    files.delete(largest.called);
    for (const one of largest.called) users[one]--;
  }
  return new Set([ofLong, ...files].flat());
}

/** No function at `places` may call one by its name for which `isWrong` is true. */
function checkCalls(parts, places, isWrong, nameOf, why) {
  const [bodies, first] = [bodiesOf(parts), importedFunctions(parts)];
  for (const place of places) {
    const callee = calleesOf(bodies[place]).find((index) => isWrong(index - first));
    if (callee !== undefined) throw new Error(`${nameOf(place)} calls ${nameOf(callee - first)}, ${why}`);
  }
}

/** The section that the page reads to go on with the program. */
const stateSection = (state) => ({ id: custom, content: Buffer.from([...text("proclint.state"), ...Buffer.from(JSON.stringify(state))]) });

/** The program in three modules. */
async function snapshot(from, gluePath, mainPackage, inputs) {
  const parts = sectionsOf(from);
  checkGo(parts);
  const [names, first] = [namesOf(parts), importedFunctions(parts)];
  const nameOf = (place) => names.get(first + place) ?? "";

  // Run it, and take the snapshot. The page itself calls the program, and has to be able to end it.
  const observable = moduleOf(withParts(parts, new Map([[sections.export, withExports(parts, globalExports(parts))]])));
  const glue = readFileSync(gluePath, "utf8");
  const { exports, state, ...running } = await run(observable, glue, false);
  const memory = Buffer.from(exports.mem.buffer);
  clearGarbage(memory, Buffer.from((await run(observable, glue, true)).exports.mem.buffer));
  const program = withFuel(waitingProgram(parts, memory, globalsOf(parts, exports), mainPackage));

  // Reach: what the files, a long file and the collection of garbage call stays, and so does what can be called.
  const requests = goldenInputs(inputs).map(({ request }) => request);
  const long = { path: "Procfile", text: "worker: node worker.js\n".repeat(700) };
  const calls = (list, collects) => callsOf(list, { parts: program, ...running }, collects);
  const [[ofLong], collecting, ofFiles] = [calls([long]), calls([long, ...requests.slice(0, filesToCollect)], true), calls(requests)];
  const needed = new Set([...ofFiles, ofLong, ...collecting].flat());
  const table = new FunctionTable(memory);
  const onStacks = table.onStacks();
  const withoutUnneeded = withBodies(program, (body, place) => (!needed.has(place) && isUnneededInSnapshot(table.name(place)) ? nothing : body));
  const called = reachable(withoutUnneeded, memory, table);
  const compiles = (place) => /^regexp\.(Must)?Compile/.test(nameOf(place));
  checkCalls(withoutUnneeded, [...called].filter((place) => !nameOf(place).startsWith("regexp.")), compiles, nameOf, "after the packages are set up");
  const waiting = withBodies(withoutUnneeded, (body, place) => (called.has(place) ? body : nothing));
  const bodies = bodiesOf(waiting);
  const seldom = new Set([...bodies.keys()].filter((place) => ofExtras.test(nameOf(place))));
  const often = reachable(waiting, memory, table, seldom);
  // What waits on a stack has done so.
  checkCalls(waiting, [...often].filter((place) => !onStacks.has(place)), (place) => seldom.has(place), nameOf, "which is asked for seldom");

  // Drop traces and the list of functions, and split the rest by the parts of the functions.
  const ofFirst = functionsOfFirst(ofFiles, ofLong, bodies.map(({ length }) => length));
  const partOf = (place) => (ofFirst.has(place) ? 0 : often.has(place) || !called.has(place) ? 1 : 2);
  const places = [...called].sort((one, other) => one - other);
  table.dropTraces([0, 1, 2].map((part) => places.filter((place) => part === (onStacks.has(place) ? 0 : partOf(place)))));
  const [module, ...others] = split(waiting, memory, [...bodies.keys()].map(partOf), table, onStacks, table.dropFunctionList());
  return [[...module, stateSection(state)], ...others].map(moduleOf);
}

const [fromPath, gluePath, mainPackage, inputs, ...paths] = process.argv.slice(2);
const from = readFileSync(fromPath);
const modules = await snapshot(from, gluePath, mainPackage, inputs).catch((error) => {
  if (!(error instanceof UnknownLayout)) throw error;
  console.error(`${fromPath} stays as Go built it: ${error.message}`);
  return paths.map((_, part) => moduleOf(part === 0 ? withFuel(sectionsOf(from)) : []));
});
modules.forEach((module, part) => writeFileSync(paths[part], module));
