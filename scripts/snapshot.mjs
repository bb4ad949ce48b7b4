// Runs a Go program for browsers until it waits for its first call, and writes the program back with the memory that it
// has then. A browser goes on from there: it runs nothing that begins a program, and needs no code for that.
// Usage: node scripts/snapshot.mjs WASM GLUE PACKAGE
// WASM is a program that Go has built with its names from PACKAGE, GLUE the wasm_exec.js of the same Go.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createContext, runInContext } from "node:vm";

const [path, gluePath, mainPackage] = process.argv.slice(2);

const custom = 0;
const sections = { import: 2, memory: 5, global: 6, export: 7, code: 10, data: 11 };
const kinds = { function: 0, global: 3 };
const i32 = 0x7f;
const instructions = { unreachable: 0x00, end: 0x0b, i32Const: 0x41, i64Const: 0x42 };
const pageSize = 65536;

/** How many times 4,096 places of the code a function has. */
const perFunction = 16;

/** How many values of JavaScript Go's glue gives to every program. */
const alwaysHeld = 7;

/** The most zeros that are written to join two segments of data: the head of one costs more once it is compressed. */
const maxGap = 4096;

// ---- a module's parts ----

class Reader {
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
  }

  get more() {
    return this.at < this.bytes.length;
  }

  byte() {
    return this.bytes[this.at++];
  }

  number() {
    let value = 0;
    for (let factor = 1; ; factor *= 0x80) {
      const byte = this.byte();
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return value;
    }
  }

  take(length) {
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  name() {
    return this.take(this.number()).toString();
  }

  list(read) {
    return Array.from({ length: this.number() }, () => read(this));
  }
}

function unsigned(value) {
  return value < 0x80 ? [value] : [(value % 0x80) | 0x80, ...unsigned(Math.floor(value / 0x80))];
}

function signed(value) {
  const low = Number(BigInt.asUintN(7, value));
  const rest = value >> 7n;
  const isLast = rest === (low & 0x40 ? -1n : 0n);
  return isLast ? [low] : [low | 0x80, ...signed(rest)];
}

const text = (value) => [...unsigned(Buffer.byteLength(value)), ...Buffer.from(value)];
const vector = (items) => Buffer.concat([Buffer.from(unsigned(items.length)), ...items.map((item) => Buffer.from(item))]);
const sized = (content) => Buffer.concat([Buffer.from(unsigned(content.length)), content]);

function sectionsOf(module) {
  const reader = new Reader(module);
  reader.take(8); // the magic number and the version
  const found = [];
  while (reader.more) found.push({ id: reader.byte(), content: reader.take(reader.number()) });
  return found;
}

function moduleOf(parts) {
  return Buffer.concat([Buffer.from("\0asm\x01\0\0\0", "latin1"), ...parts.flatMap(({ id, content }) => [Buffer.from([id]), sized(content)])]);
}

const contentOf = (parts, id) => new Reader(parts.find((part) => part.id === id).content);
const withPart = (parts, id, content) => parts.map((part) => (part.id === id ? { id, content } : part));

function importsOf(parts) {
  return contentOf(parts, sections.import).list((reader) => {
    reader.name();
    reader.name();
    if (reader.byte() !== kinds.function) throw new Error("the program imports more than functions");
    return reader.number();
  });
}

function exportsOf(parts) {
  return contentOf(parts, sections.export).list((reader) => ({ name: reader.name(), kind: reader.byte(), index: reader.number() }));
}

function globalTypesOf(parts) {
  return contentOf(parts, sections.global).list((reader) => {
    const type = reader.byte();
    reader.byte(); // whether it changes: each does
    reader.byte();
    reader.number();
    if (reader.byte() !== instructions.end) throw new Error("a global begins with more than a number");
    return type;
  });
}

/** The names of functions by their index. */
function namesOf(parts) {
  for (const { id, content } of parts) {
    const reader = new Reader(content);
    if (id !== custom || reader.name() !== "name") continue;
    while (reader.more) {
      const kind = reader.byte();
      const names = new Reader(reader.take(reader.number()));
      if (kind === 1) return new Map(names.list(() => [names.number(), names.name()]));
    }
  }
  throw new Error("the program has no names: build it without -s");
}

// ---- running it ----

const globalName = (index) => `global ${index}`;

function withGlobalsExported(parts, types) {
  const more = types.map((_, index) => [...text(globalName(index)), kinds.global, ...unsigned(index)]);
  const items = exportsOf(parts).map(({ name, kind, index }) => [...text(name), kind, ...unsigned(index)]);
  return withPart(parts, sections.export, vector([...items, ...more]));
}

/** A world in which every run is the same: what a program begins with is not to differ between two builds. */
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
  const crypto = { getRandomValues: (bytes) => bytes.map((_, index) => (bytes[index] = (index * 167 + 13) & 0xff)) };
  return createContext({ console, crypto, performance: { now: () => 0 }, TextEncoder, TextDecoder, WebAssembly, Date: FixedDate, setTimeout, clearTimeout });
}

async function run(module, glue) {
  const context = world();
  runInContext(glue, context);
  const go = runInContext("new Go()", context);
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
  if (go._scheduledTimeouts.size > 0) throw new Error("the program waits for more than a call");
  return { exports: instance.exports, state: { entry, values: valuesOf(go, context, functions) } };
}

/**
 * Of each value of JavaScript that Go holds beyond those it always does: its name, or of which of Go's functions it is
 * the one that calls it, and how often it is held. Null where none is.
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

// ---- what a browser needs of it ----

/**
 * Leaves out of which file and line each instruction is, which only the trace of a crash says: it names functions still.
 * The tables are as runtime/symtab.go reads them: a table is found by its offset, and where that is 0 there is none.
 */
function withoutLines(memory) {
  const header = memory.indexOf(Buffer.from([0xf1, 0xff, 0xff, 0xff, 0, 0, 1, 8]));
  if (header < 0) throw new Error("the program has no table of its functions that is known here");
  const field = (index) => Number(memory.readBigUInt64LE(header + 8 * index));
  const count = field(1);
  const [tables, functions] = [header + field(7), header + field(8)];
  const used = new Map();
  for (let index = 0; index < count; index++) {
    const at = functions + memory.readUInt32LE(functions + 8 * index + 4);
    const [stack, file, line, more] = [16, 20, 24, 44];
    memory.writeUInt32LE(0, at + file);
    memory.writeUInt32LE(0, at + line);
    const others = Array.from({ length: memory.readUInt32LE(at + 28) }, (_, other) => more + 4 * other);
    for (const offset of [stack, ...others].map((place) => memory.readUInt32LE(at + place))) {
      if (offset > 0) used.set(offset, endOfTable(memory, tables + offset));
    }
  }
  const old = Buffer.from(memory.subarray(tables, functions));
  memory.fill(0, tables, functions);
  for (const [offset, end] of used) old.copy(memory, tables + offset, offset, end - tables);
}

/** A table is a list of two numbers each, which ends with a zero that is not the first. */
function endOfTable(memory, from) {
  const reader = new Reader(memory);
  reader.at = from;
  for (let isFirst = true; reader.number() !== 0 || isFirst; isFirst = false) reader.number();
  return reader.at;
}

/**
 * Takes out the table that finds a function by its place in the code (findfuncbucket in runtime/symtab.go), and says how
 * to make it again. It has five words for every 4,096 places: the index of the function there, and four that are zero,
 * since Go gives each function of WebAssembly 65,536 places. That makes it a fifth of the whole program.
 */
function withoutPlaces(memory) {
  const words = new Uint32Array(memory.buffer, memory.byteOffset, memory.length / 4);
  const isRun = (at, index) => Array.from({ length: 5 * perFunction }, (_, word) => (word % 5 === 0 ? index : 0)).every((word, offset) => words[at + offset] === word);
  const first = words.findIndex((word, at) => word === 1 && isRun(at, 1) && isRun(at + 5 * perFunction, 2));
  if (first < 0) throw new Error("the program has no table of places that is known here");
  let count = 0;
  for (; isRun(first + 5 * perFunction * count, count + 1); count++) words.fill(0, first + 5 * perFunction * count, first + 5 * perFunction * (count + 1));
  return { at: 4 * first, count };
}

// ---- writing it ----

function segmentsOf(memory) {
  const found = [];
  let last = -Infinity;
  for (let at = 0; at < memory.length; at++) {
    if (memory[at] === 0) continue;
    if (at - last > maxGap) found.push([at, at]);
    found[found.length - 1][1] = at + 1;
    last = at;
  }
  return found.map(([from, to]) => Buffer.concat([Buffer.from([0, instructions.i32Const, ...signed(BigInt(from)), instructions.end]), sized(memory.subarray(from, to))]));
}

function constantOf(type, value) {
  return [type, 1, type === i32 ? instructions.i32Const : instructions.i64Const, ...signed(BigInt(value)), instructions.end];
}

/** The code without what only begins a program: its export does nothing, and what sets up packages is gone. */
function codeOf(parts, packages) {
  const names = namesOf(parts);
  const setUps = new Set(packages.map((name) => name.replace(/[^\w.]/g, "_")));
  const isSetUp = (name) => {
    const [, of] = /^(.*?)(?:\.map)?\.init(?:\.\d+)?$/.exec(name) ?? [];
    return of !== undefined && setUps.has(of);
  };
  const start = exportsOf(parts).find(({ name }) => name === "run").index;
  const first = importsOf(parts).length;
  const bodies = contentOf(parts, sections.code).list((reader) => reader.take(reader.number()));
  const left = bodies.map((body, index) => {
    if (first + index === start) return Buffer.from([0, instructions.end]);
    return isSetUp(names.get(first + index) ?? "") ? Buffer.from([0, instructions.unreachable, instructions.end]) : body;
  });
  return vector(left.map(sized));
}

const parts = sectionsOf(readFileSync(path));
const types = globalTypesOf(parts);
const { exports, state } = await run(moduleOf(withGlobalsExported(parts, types)), readFileSync(gluePath, "utf8"));
const memory = Buffer.from(exports.mem.buffer);
withoutLines(memory);
const places = withoutPlaces(memory);
const listed = execFileSync("go", ["list", "-deps", mainPackage], { encoding: "utf8", env: { ...process.env, GOOS: "js", GOARCH: "wasm" } });
const changed = new Map([
  [sections.memory, Buffer.from([1, 0, ...unsigned(memory.length / pageSize)])],
  [sections.global, vector(types.map((type, index) => constantOf(type, exports[globalName(index)].value)))],
  [sections.code, codeOf(parts, ["main", ...listed.split("\n").filter(Boolean)])],
  [sections.data, vector(segmentsOf(memory))],
]);
const told = Buffer.from([...text("proclint.state"), ...Buffer.from(JSON.stringify({ ...state, places }))]);
writeFileSync(path, moduleOf([
  ...parts.filter(({ id }) => id !== custom).map(({ id, content }) => ({ id, content: changed.get(id) ?? content })),
  { id: custom, content: told },
]));
