// Compresses the command's program for the npm package, with a window of 16 MiB, which all of it fits in.
// Usage: node npm/compress.mjs PROGRAM TO
import { readFileSync, writeFileSync } from "node:fs";
import { brotli } from "../scripts/compress.mjs";

const [program, to] = process.argv.slice(2);
writeFileSync(to, await brotli(readFileSync(program), 24));
