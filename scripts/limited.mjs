// Changes a program so that its host can limit its work and memory: it takes fuel for its steps and gets its memory
// from outside, which can't grow further than the host allows. What the memory begins with is a separate file: the host
// counts the bytes of the program, and not those of files that the program reads.
//
// Usage: node limited.mjs FROM TO DATA
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { custom, memoryOf, moduleOf, sections, sectionsOf, vector, withImportedMemory, withParts } from "./module.mjs";
import { withFuel } from "./fuel.mjs";

const [from, to, data] = process.argv.slice(2);
const parts = sectionsOf(readFileSync(from)).filter(({ id }) => id !== custom);
const memory = memoryOf(parts);
writeFileSync(data, memory.subarray(0, memory.findLastIndex((byte) => byte !== 0) + 1));
mkdirSync(dirname(to), { recursive: true });
const withoutData = withParts(parts, new Map([[sections.data, vector([])]]));
writeFileSync(to, moduleOf(withImportedMemory(withFuel(withoutData), "host", "memory")));
