// Finds which functions of a Go program can still be called, once it has set up its packages.
import { bodiesOf, exportsOf, importedFunctions, instructions, instructionsOf, kinds, Reader } from "./module.mjs";

const word = 8;

/**
 * The places of the functions that can be called, unless one of `except` is called for that. Those are the exports, the
 * methods that a conversion to an interface may find, and the functions whose program counters are in the memory. They
 * are also the ones that such a function calls, or whose program counters are among its constants. `table` knows where the
 * types are, and which function a program counter is of.
 */
export function reachable(parts, memory, table, except = new Set()) {
  const first = importedFunctions(parts);
  const bodies = bodiesOf(parts);
  const exported = exportsOf(parts).filter(({ kind }) => kind === kinds.function).map(({ index }) => index - first);
  const methods = methodsForInterfaces(memory, table.types).map((offset) => table.functionAt(offset)).filter((place) => place >= 0);
  const found = new Set();
  const left = [...exported, ...table.onStacks(), ...inMemory(memory, table), ...methods];
  while (left.length > 0) {
    const place = left.pop();
    if (found.has(place) || except.has(place)) continue;
    found.add(place);
    left.push(...referencesOf(bodies[place], first, table));
  }
  return found;
}

/** The functions that a function calls, or whose program counters it has. */
function referencesOf(body, first, table) {
  const found = new Set();
  for (const { code, from, to } of instructionsOf(body)) {
    const number = () => new Reader(body.subarray(from + 1, to)).number();
    if (code === instructions.call) found.add(number() - first);
    else if (code === instructions.i32Const || code === instructions.i64Const) found.add(table.functionOf(number()));
  }
  return [...found].filter((place) => place >= 0);
}

function inMemory(memory, table) {
  const found = new Set();
  const [begin, end] = table.place;
  for (let at = 0; at < memory.length; at += word) {
    if (memory.readUInt32LE(at + 4) === 0 && (at < begin || at >= end)) found.add(table.functionOf(memory.readUInt32LE(at)));
  }
  return [...found].filter((place) => place >= 0);
}

/** Bytes of every type (Type), where its fields are, and the flag of a type with methods (TFlagUncommon). */
const field = { pointerBytes: 8, hash: 16, flags: 20, align: 21, fieldAlign: 22, kind: 23, name: 40, pointer: 44 };
const typeLength = 48;
const hasMethods = 1;

/** Fields of sizes and addresses have only zeros in their upper halves. */
const upperHalves = [4, 12, 28, 36];
const mostFlags = 0x3f;
const mostKinds = 26;

/** Bytes that a kind adds to a type: arrays, channels, functions, interfaces, maps, pointers, slices and structs. */
const added = { 17: 24, 18: 16, 19: 8, 20: 32, 21: 64, 22: 8, 23: 8, 25: 32 };
const interfaceKind = 20;

/** A type with methods has behind it how many there are, and where from there (UncommonType). */
const uncommon = { count: 4, methods: 8 };

/** A method has offsets of its name, its type and its code, twice. One that an interface asks for has only the first two. */
const method = { type: 4, code: [8, 12], length: 16 };
const asked = { type: 4, length: 8 };

/**
 * The offsets of the code of the methods that a conversion to an interface may find, which is how Go calls a method that no
 * function names, in a memory with types between two addresses. internal/abi/type.go has the layout of types.
 */
function methodsForInterfaces(memory, [begin, end]) {
  const address = (at) => memory.readUInt32LE(at);
  const items = (from, count, length) => Array.from({ length: count }, (_, index) => from + length * index);
  const nameOf = (offset) => {
    const reader = new Reader(memory);
    reader.at = begin + offset + 1; // behind its flags
    return reader.name();
  };
  const keyOf = (at, { type }) => `${nameOf(memory.readInt32LE(at))} ${memory.readInt32LE(at + type)}`;
  const isType = (at) =>
    memory[at + field.kind] > 0 && memory[at + field.kind] <= mostKinds && memory[at + field.flags] <= mostFlags &&
    [field.align, field.fieldAlign].every((offset) => [1, 2, 4, 8].includes(memory[at + offset])) &&
    upperHalves.every((offset) => address(at + offset) === 0) && address(at + field.pointerBytes) <= address(at) && address(at + field.hash) > 0 &&
    [field.name, field.pointer].every((offset) => memory.readInt32LE(at + offset) >= -1 && memory.readInt32LE(at + offset) < end - begin);

  const methods = [];
  const wanted = new Set();
  for (let at = begin; at + typeLength <= end; at += word) {
    if (!isType(at)) continue;
    const kind = memory[at + field.kind];
    const more = at + typeLength;
    const behind = more + (added[kind] ?? 0);
    if (kind === interfaceKind) for (const one of items(address(more + word), address(more + 2 * word), asked.length)) wanted.add(keyOf(one, asked));
    if (memory[at + field.flags] & hasMethods) methods.push(...items(behind + address(behind + uncommon.methods), memory.readUInt16LE(behind + uncommon.count), method.length));
  }
  return methods.filter((at) => wanted.has(keyOf(at, method))).flatMap((at) => method.code.map((offset) => address(at + offset)));
}
