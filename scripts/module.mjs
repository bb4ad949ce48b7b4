// Reads and writes the parts of a WebAssembly module, and the instructions of its functions.

export const custom = 0;
export const sections = { type: 1, import: 2, function: 3, table: 4, memory: 5, global: 6, export: 7, start: 8, element: 9, code: 10, data: 11 };
export const kinds = { function: 0, table: 1, memory: 2, global: 3 };
export const types = { i32: 0x7f, i64: 0x7e, funcref: 0x70, nothing: 0x40 };
export const instructions = {
  unreachable: 0x00, loop: 0x03, if: 0x04, else: 0x05, end: 0x0b, brIf: 0x0d, call: 0x10, callIndirect: 0x11, localGet: 0x20, localSet: 0x21, localTee: 0x22, globalGet: 0x23,
  globalSet: 0x24, i32Load: 0x28, i32Store: 0x36, i32Store8: 0x3a, i32Const: 0x41, i64Const: 0x42, i32LtU: 0x49, i64Eqz: 0x50, i32Add: 0x6a, i32Mul: 0x6c, i32And: 0x71, i64Sub: 0x7d,
};

/** The body of a function that is never called. */
export const nothing = Buffer.from([0, instructions.unreachable, instructions.end]);
export const pageSize = 65536;

export class Reader {
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

  /** Reads over the local variables, with which a function begins. */
  locals() {
    this.list(() => [this.number(), this.byte()]);
  }
}

export function unsigned(value) {
  return value < 0x80 ? [value] : [(value % 0x80) | 0x80, ...unsigned(Math.floor(value / 0x80))];
}

/** `value` is a BigInt. */
export function signed(value) {
  const low = Number(BigInt.asUintN(7, value));
  const rest = value >> 7n;
  const isLast = rest === (low & 0x40 ? -1n : 0n);
  return isLast ? [low] : [low | 0x80, ...signed(rest)];
}

export const text = (value) => [...unsigned(Buffer.byteLength(value)), ...Buffer.from(value)];
export const vector = (items) => Buffer.concat([Buffer.from(unsigned(items.length)), ...items.map((item) => Buffer.from(item))]);
export const sized = (content) => Buffer.concat([Buffer.from(unsigned(content.length)), content]);
export const constant = (value) => [instructions.i32Const, ...signed(BigInt(value)), instructions.end];

export function sectionsOf(module) {
  const reader = new Reader(module);
  reader.take(8); // the magic number and the version
  const found = [];
  while (reader.more) found.push({ id: reader.byte(), content: reader.take(reader.number()) });
  return found;
}

export function moduleOf(parts) {
  const module = Buffer.concat([Buffer.from("\0asm\x01\0\0\0", "latin1"), ...parts.flatMap(({ id, content }) => [Buffer.from([id]), sized(content)])]);
  if (!WebAssembly.validate(module)) throw new Error("the module that was written is not valid");
  return module;
}

export const contentOf = (parts, id) => new Reader(parts.find((part) => part.id === id).content);

/** The parts with the contents of some replaced. */
export const withParts = (parts, changed) => parts.map(({ id, content }) => ({ id, content: changed.get(id) ?? content }));

/** A section of a list with `items` behind what it has, and the index of the first of them. */
export function appended(parts, id, items) {
  const reader = contentOf(parts, id);
  const index = reader.number();
  const old = reader.take(reader.bytes.length - reader.at);
  return { index, content: Buffer.concat([Buffer.from(unsigned(index + items.length)), old, ...items.map((item) => Buffer.from(item))]) };
}

/** How many functions a module imports, which is all that Go's import. */
export function importedFunctions(parts) {
  const kindsOf = contentOf(parts, sections.import).list((reader) => {
    reader.name();
    reader.name();
    const kind = reader.byte();
    reader.number();
    return kind;
  });
  if (kindsOf.some((kind) => kind !== kinds.function)) throw new Error("the program imports more than functions");
  return kindsOf.length;
}

/** The parts of a program that gets its only memory from outside, under a name of a module, instead of having its own. */
export function withImportedMemory(parts, module, name) {
  const limits = contentOf(parts, sections.memory);
  if (limits.number() !== 1) throw new Error("the program has not one memory");
  const memory = [...text(module), ...text(name), kinds.memory, ...limits.take(limits.bytes.length - limits.at)];
  return withParts(parts, new Map([[sections.import, appended(parts, sections.import, [memory]).content]]))
    .filter(({ id }) => id !== sections.memory);
}

export function exportsOf(parts) {
  return contentOf(parts, sections.export).list((reader) => ({ name: reader.name(), kind: reader.byte(), index: reader.number() }));
}

/** An export section. */
export const exportSection = (exports) => vector(exports.map(({ name, kind, index }) => [...text(name), kind, ...unsigned(index)]));

/** The export section with `more` behind what it has. */
export const withExports = (parts, more) => exportSection([...exportsOf(parts), ...more]);

/** The parts with a function behind the others that runs when the module is instantiated. */
export function withStart(parts, body) {
  const type = appended(parts, sections.type, [[0x60, 0, 0]]); // no parameters, no results
  const added = appended(parts, sections.function, [unsigned(type.index)]);
  const start = { id: sections.start, content: Buffer.from(unsigned(importedFunctions(parts) + added.index)) };
  const changed = withParts(parts, new Map([
    [sections.type, type.content],
    [sections.function, added.content],
    [sections.code, appended(parts, sections.code, [sized(body)]).content],
  ]));
  const at = changed.findIndex(({ id }) => id >= sections.element);
  return [...changed.slice(0, at), start, ...changed.slice(at)];
}

export function globalTypesOf(parts) {
  return contentOf(parts, sections.global).list((reader) => {
    const type = reader.byte();
    reader.byte(); // whether it changes: each does
    reader.byte();
    reader.number();
    if (reader.byte() !== instructions.end) throw new Error("a global begins with more than a number");
    return type;
  });
}

/** With how many pages a program's memory begins. */
export function pagesOf(parts) {
  const limits = contentOf(parts, sections.memory);
  return [limits.number(), limits.number(), limits.number()][2];
}

/** The memory with which a program begins. */
export function memoryOf(parts) {
  const segments = contentOf(parts, sections.data).list((reader) => {
    if (reader.number() !== 0 || reader.byte() !== constant(0)[0]) throw new Error("the program has data in a place that is not known here");
    const at = reader.number();
    reader.byte();
    return { at, bytes: reader.take(reader.number()) };
  });
  const memory = Buffer.alloc(pagesOf(parts) * pageSize);
  for (const { at, bytes } of segments) bytes.copy(memory, at);
  return memory;
}

/** The functions' bodies: their locals and their instructions. */
export const bodiesOf = (parts) => contentOf(parts, sections.code).list((reader) => reader.take(reader.number()));
export const codeOf = (bodies) => vector(bodies.map(sized));

/** The parts with other bodies of functions: `bodyOf` gets each with its place. */
export const withBodies = (parts, bodyOf) => withParts(parts, new Map([[sections.code, codeOf(bodiesOf(parts).map(bodyOf))]]));

/** The content of the custom section of such a name, behind the name. */
function customOf(parts, name) {
  const readers = parts.filter(({ id }) => id === custom).map(({ content }) => new Reader(content));
  return readers.find((reader) => reader.name() === name);
}

/** The names of functions by their index. */
export function namesOf(parts) {
  const reader = customOf(parts, "name");
  while (reader?.more) {
    const kind = reader.byte();
    const names = new Reader(reader.take(reader.number()));
    if (kind === 1) return new Map(names.list(() => [names.number(), names.name()]));
  }
  throw new Error("the program has no names: build it without -s");
}

/** Which Go has built a program. */
export function goVersionOf(parts) {
  const fields = customOf(parts, "producers")?.list((reader) => [reader.name(), reader.list(() => [reader.name(), reader.name()])]) ?? [];
  const [language] = fields.filter(([field]) => field === "language").flatMap(([, values]) => values);
  return language?.[1] ?? "an unknown Go";
}

/**
 * The data section of the bytes of a memory that are not zero. Segments that are up to `maxGap` bytes apart are joined by
 * the bytes between them in `whole`.
 */
export function dataOf(memory, maxGap, whole = memory) {
  const found = [];
  let last = -Infinity;
  for (let at = 0; at < memory.length; at++) {
    if (memory[at] === 0) continue;
    if (at - last > maxGap) found.push([at, at]);
    found[found.length - 1][1] = at + 1;
    last = at;
  }
  return vector(found.map(([from, to]) => Buffer.concat([Buffer.from([0, ...constant(from)]), sized(whole.subarray(from, to))])));
}

const none = () => {};
const numbers = (count) => (reader) => {
  for (let index = 0; index < count; index++) reader.number();
};

/** How to read over the operands of instructions, by their codes from and to. */
const operands = [
  [0x00, 0x01, none],
  [0x02, 0x04, numbers(1)], // block, loop, if
  [0x05, 0x05, none],
  [0x0b, 0x0b, none],
  [0x0c, 0x0d, numbers(1)], // br, br_if
  [0x0e, 0x0e, (reader) => numbers(reader.number() + 1)(reader)], // br_table
  [0x0f, 0x0f, none],
  [0x10, 0x10, numbers(1)], // call
  [0x11, 0x11, numbers(2)], // call_indirect
  [0x1a, 0x1b, none],
  [0x20, 0x24, numbers(1)], // locals and globals
  [0x28, 0x3e, numbers(2)], // loads and stores
  [0x3f, 0x42, numbers(1)], // the memory's size, whole constants
  [0x43, 0x43, (reader) => reader.take(4)],
  [0x44, 0x44, (reader) => reader.take(8)],
  [0x45, 0xc4, none],
  [0xfc, 0xfc, (reader) => numbers(operandsOfMore[reader.number()] ?? unknown(0xfc))(reader)],
];

/** Of the conversions that do not trap, and then of memory.init, data.drop, memory.copy and memory.fill. */
const operandsOfMore = [0, 0, 0, 0, 0, 0, 0, 0, 2, 1, 2, 1];

/** The instructions of a function: the code of each, and from where to where it is in `body`. */
export function* instructionsOf(body) {
  const reader = new Reader(body);
  reader.locals();
  while (reader.more) {
    const from = reader.at;
    const code = reader.byte();
    const [, , pass] = operands.find(([first, last]) => code >= first && code <= last) ?? unknown(code);
    pass(reader);
    yield { code, from, to: reader.at };
  }
}

/** A function with other bytes in place of each instruction of such a code. */
export function replaced(body, code, bytesFor) {
  const pieces = [];
  let at = 0;
  for (const { code: found, from, to } of instructionsOf(body)) {
    if (found !== code) continue;
    pieces.push(body.subarray(at, from), bytesFor(body.subarray(from, to)));
    at = to;
  }
  return Buffer.concat([...pieces, body.subarray(at)]);
}

function unknown(code) {
  throw new Error(`the program has an instruction that is not known here: ${code}`);
}
