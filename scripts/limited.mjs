// Makes a program one whose work and memory are limited by who starts it: it counts its steps, and it gets its memory from
// outside, which grows no further than that memory may.
//
// Usage: node limited.mjs FROM TO
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { moduleOf, sectionsOf, withImportedMemory } from "./module.mjs";
import { withSteps } from "./steps.mjs";

const [from, to] = process.argv.slice(2);
mkdirSync(dirname(to), { recursive: true });
writeFileSync(to, moduleOf(withImportedMemory(withSteps(sectionsOf(readFileSync(from))), "host", "memory")));
