// Finds which functions of a Go program can still be called, once it has set up its packages.
import { instructionsOf } from "./code.mjs";
import { methodsForInterfaces } from "./methods.mjs";
import { bodiesOf, exportsOf, importedFunctions, instructions, kinds, Reader } from "./module.mjs";

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
  for (let at = 0; at < memory.length; at += word) if (memory.readUInt32LE(at + 4) === 0) found.add(table.functionOf(memory.readUInt32LE(at)));
  return [...found].filter((place) => place >= 0);
}
