// Leaves a program as Go built it, for a Go whose programs snapshot.mjs doesn't know: all of it is in FIRST, and nothing in
// REST. The page starts it more slowly.
// Usage: node scripts/whole.mjs FROM FIRST REST
import { readFileSync, writeFileSync } from "node:fs";
import { moduleOf, sectionsOf } from "./module.mjs";
import { withFuel } from "./fuel.mjs";

const [from, first, rest] = process.argv.slice(2);
writeFileSync(first, moduleOf(withFuel(sectionsOf(readFileSync(from)))));
writeFileSync(rest, moduleOf([]));
