// Finds the string literals of a Go program that are nowhere but in its code, so that each can go with the functions that
// use it.
import { instructionsOf } from "./code.mjs";
import { instructions, Reader } from "./module.mjs";

const word = 8;

/** No address is lower: Go's programs take such a one for nil. */
const leastAddress = 4096;

/**
 * From where to where in `memory` each literal is, and the places of the functions that name it. One that anything in the
 * memory refers to is left out, and so is one that may be another thing.
 *
 * Whoever refers to a literal also says its length. Go's linker sorts literals by their lengths and leaves nothing between
 * them. So what doesn't fit into that order is no literal, and what is behind something of another length may be a part.
 */
export function literalsOf(memory, bodies) {
  const constants = bodies.map(constantsOf);
  const users = new Map();
  constants.forEach((found, place) => {
    for (const value of found) if (value >= leastAddress && value < memory.length) users.set(value, [...(users.get(value) ?? []), place]);
  });
  const inMemory = lengthsInMemory(memory);

  const begins = [...new Set([...users.keys(), ...inMemory.keys()])].sort((one, other) => one - other);
  const pieces = begins.slice(0, -1).map((from, index) => ({ from, to: begins[index + 1], users: users.get(from) ?? [] }));
  const hasItsLength = ({ from, to, users }) => users.every((place) => constants[place].has(to - from)) && (inMemory.get(from)?.has(to - from) ?? true);
  const sure = pieces.filter(hasItsLength);
  const ends = new Set(sure.map(({ to }) => to));
  return longestRise(sure, ({ from, to }) => to - from).filter(({ from }) => !inMemory.has(from) && ends.has(from));
}

/** What may be an address in memory, and the words behind it there: those behind a literal's address are its length. */
function lengthsInMemory(memory) {
  const found = new Map();
  for (let at = 0; at < memory.length; at += word) {
    const value = memory.readUInt32LE(at);
    if (value < leastAddress || value >= memory.length || memory.readUInt32LE(at + 4) > 0) continue;
    const lengths = found.get(value) ?? new Set();
    found.set(value, lengths.add(at + word < memory.length ? memory.readUInt32LE(at + word) : 0));
  }
  return found;
}

/** The constants in a function that are not negative. */
export function constantsOf(body) {
  const found = new Set();
  for (const { code, from, to } of instructionsOf(body)) {
    const isConstant = code === instructions.i32Const || code === instructions.i64Const;
    if (isConstant && (body[to - 1] & 0x40) === 0) found.add(new Reader(body.subarray(from + 1, to)).number());
  }
  return found;
}

/** The most items, in their order, of which none has a smaller value than the one before. */
function longestRise(items, valueOf) {
  const before = new Map();
  const last = []; // of the rises of each length, the item that ends with the smallest value
  for (const item of items) {
    const value = valueOf(item);
    let low = 0;
    for (let high = last.length; low < high; ) {
      const middle = (low + high) >> 1;
      if (valueOf(last[middle]) <= value) low = middle + 1;
      else high = middle;
    }
    before.set(item, last[low - 1]);
    last[low] = item;
  }
  const rise = [];
  for (let item = last.at(-1); item; item = before.get(item)) rise.unshift(item);
  return rise;
}
