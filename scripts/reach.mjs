// Finds which functions of a Go program can still be called, once it has set up its packages.
import { instructionsOf } from "./code.mjs";
import { bodiesOf, exportsOf, importedFunctions, instructions, kinds, Reader } from "./module.mjs";
import { Types } from "./types.mjs";

const word = 8;

/**
 * The places of the functions that can be called. Those are the exports, the ones whose program counters are in the memory,
 * and the methods that a conversion to an interface can find. They are also the ones that such a function calls, or whose
 * program counters are among its constants. `table` knows where the types are, and which function a program counter is of.
 */
export function reachable(parts, memory, table) {
  const first = importedFunctions(parts);
  const bodies = bodiesOf(parts);
  const exported = exportsOf(parts).filter(({ kind }) => kind === kinds.function).map(({ index }) => index - first);
  const found = new Set();
  const methods = new Types(memory, table.types).methodsThatInterfacesAskFor().map((offset) => table.functionAt(offset));
  const left = [...exported, ...table.onStacks(), ...inMemory(memory, table), ...methods.filter((place) => place >= 0)];
  while (left.length > 0) {
    const place = left.pop();
    if (found.has(place)) continue;
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
  for (let at = 0; at < memory.length; at += word) if (memory.readUInt32LE(at + 4) === 0) found.add(table.functionOf(memory.readUInt32LE(at)));
  return [...found].filter((place) => place >= 0);
}
