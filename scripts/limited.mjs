// Changes a program so that its host can limit its work and memory: it takes fuel for its steps and gets its memory
// from outside, which can't grow further than the host allows.
//
// Usage: node limited.mjs FROM TO
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { moduleOf, sectionsOf, withImportedMemory } from "./module.mjs";
import { withFuel } from "./fuel.mjs";

const [from, to] = process.argv.slice(2);
mkdirSync(dirname(to), { recursive: true });
writeFileSync(to, moduleOf(withImportedMemory(withFuel(sectionsOf(readFileSync(from))), "host", "memory")));
