// Takes out of a Go program what only the trace of a crash shows and what the program can make again when it starts, and
// joins the segments of its data, so that it compresses better. docs/engine-build.md explains the tables. A program of a Go
// that functable.mjs doesn't know keeps them.
// Usage: node scripts/lean.mjs FROM TO
import { readFileSync, writeFileSync } from "node:fs";
import { checkGo, FunctionTable, UnknownLayout } from "./functable.mjs";
import { constant, contentOf, custom, dataOf, moduleOf, pageSize, sections, sectionsOf, withParts, withStart } from "./module.mjs";

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
  const limits = contentOf(parts, sections.memory);
  const [, , pages] = [limits.number(), limits.number(), limits.number()];
  const memory = Buffer.alloc(pages * pageSize);
  for (const { at, bytes } of segments) bytes.copy(memory, at);
  return memory;
}

export function lean(module) {
  const all = sectionsOf(module);
  const parts = all.filter(({ id }) => id !== custom);
  const { memory, start } = shortened(all, memoryOf(parts));
  const leaner = withParts(parts, new Map([[sections.data, dataOf(memory, gap)]]));
  return moduleOf(start ? withStart(leaner, start) : leaner);
}

/**
 * A program's memory without traces and regular tables, and the body of a function that makes these again; or the memory
 * as it is if its layout is unknown.
 */
function shortened(parts, memory) {
  try {
    checkGo(parts);
    const shorter = Buffer.from(memory);
    const table = new FunctionTable(shorter);
    table.dropTraces();
    table.dropFindTable();
    const start = table.dropFunctionList();
    return { start, memory: shorter };
  } catch (error) {
    if (!(error instanceof UnknownLayout)) throw error;
    console.error(`The program keeps what traces show: ${error.message}`);
    return { memory };
  }
}

if (process.argv[1] === import.meta.filename) {
  const [from, to] = process.argv.slice(2);
  writeFileSync(to, lean(readFileSync(from)));
}
