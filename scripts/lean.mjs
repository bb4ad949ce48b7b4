// Takes out of a Go program what only the trace of a crash shows and what the program can make again when it starts, and
// joins the segments of its data, so that it compresses better. docs/engine-build.md explains the tables. A program of a Go
// that functable.mjs doesn't know keeps them.
// Usage: node scripts/lean.mjs FROM TO [worker]
// No program needs what is for traces, and the Worker needs no connections.
import { readFileSync, writeFileSync } from "node:fs";
import { checkGo, FunctionTable, UnknownLayout } from "./functable.mjs";
import { bodiesOf, codeOf, constant, contentOf, custom, dataOf, moduleOf, nothing, pageSize, pagesOf, sections, sectionsOf, withParts, withStart } from "./module.mjs";
import { isUnneededAnywhere, isUnneededInWorker, unneededDataInWorker } from "./unneeded.mjs";

/** The most bytes of zeros that join two segments of data. */
const gap = 64;

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

export function lean(module, isUnneeded = () => false, unneededData = []) {
  const all = sectionsOf(module);
  const parts = all.filter(({ id }) => id !== custom);
  const { memory, start, code } = shortened(all, withoutData(memoryOf(parts), unneededData), isUnneeded);
  const leaner = withParts(parts, new Map([[sections.data, dataOf(memory, gap)], [sections.code, code]]));
  return moduleOf(start ? withStart(leaner, start) : leaner);
}

/** A program's memory with zeros, which take no place, for data that nothing needs. */
function withoutData(memory, unneededData) {
  for (const { begin, bytes } of unneededData) {
    const at = memory.indexOf(begin);
    if (at < 0) throw new Error(`no data of the program begins with ${begin.toString("hex")}, as unneeded.mjs says`);
    memory.fill(0, at, at + bytes);
  }
  return memory;
}

/**
 * A program's memory without traces and regular tables, the body of a function that makes these again, and its code without
 * what is unneeded; or memory and code as they are if the layout is unknown.
 */
function shortened(parts, memory, isUnneeded) {
  const bodies = bodiesOf(parts);
  try {
    checkGo(parts);
    const shorter = Buffer.from(memory);
    const table = new FunctionTable(shorter);
    const needed = new Set([...bodies.keys()].filter((place) => !isUnneeded(table.name(place))));
    table.dropTraces([[...needed]]);
    table.dropFindTable();
    const start = table.dropFunctionList();
    return { start, memory: shorter, code: codeOf(bodies.map((body, place) => (needed.has(place) ? body : nothing))) };
  } catch (error) {
    if (!(error instanceof UnknownLayout)) throw error;
    console.error(`The program keeps what traces show: ${error.message}`);
    return { memory, code: codeOf(bodies) };
  }
}

if (process.argv[1] === import.meta.filename) {
  const [from, to, kind] = process.argv.slice(2);
  const program = readFileSync(from);
  writeFileSync(to, kind === "worker" ? lean(program, isUnneededInWorker, unneededDataInWorker) : lean(program, isUnneededAnywhere));
}
