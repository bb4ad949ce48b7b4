// Prints what a visitor downloads, and fails where the engine, the viewer or the embed is larger than it may be.
// Usage: node scripts/size.mjs ENGINE REST VIEWER EMPTY SITE CACHE
// All but the last two are WebAssembly files that Go built with the same flags, EMPTY of a program that does nothing.
// ENGINE and REST are the engine, cut as the page loads it, and VIEWER is as well as the page loads it; EMPTY is as
// Go leaves it: the yardstick is what everybody gets.
// The engine comes before the first diagnostics, the viewer after them.
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { brotli, cached } from "./compress.mjs";

// Of the engine, what a first visit needs before its first diagnostics, and all of it.
const firstLimit = 2;
const engineLimit = 3.06;
const viewerLimit = 3.5;
const embedLimit = 60_000;
const [engine, rest, viewer, empty, site, cache] = process.argv.slice(2);

async function compressedSize(path) {
  return (await cached(cache, readFileSync(path), ".br", brotli)).length;
}

async function scriptSize() {
  const scripts = readdirSync(join(site, "assets")).filter((name) => name.endsWith(".js"));
  const sizes = await Promise.all(scripts.map((name) => compressedSize(join(site, "assets", name))));
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** The embed before its editor is needed: the script and all that it imports at once. */
async function embedSize(name, seen = new Set()) {
  if (seen.has(name)) return 0;
  seen.add(name);
  const path = join(site, name);
  let size = await compressedSize(path);
  for (const [, from] of readFileSync(path, "utf8").matchAll(/(?:^|[;}])(?:import|export)[^;"'()]*["']([^"']+)["']/g)) {
    size += await embedSize(join(dirname(name), from), seen);
  }
  return size;
}

const engineSizes = await Promise.all([engine, rest].map(compressedSize));
const engineSize = engineSizes.reduce((sum, size) => sum + size, 0);
const viewerSize = await compressedSize(viewer);
const emptySize = await compressedSize(empty);
console.log(`engine-raw: ${[engine, rest].reduce((sum, path) => sum + readFileSync(path).length, 0)} bytes`);
console.log(`engine-brotli: ${engineSize} bytes (${engineSizes.join(" + ")})`);
console.log(`viewer-brotli: ${viewerSize} bytes`);
console.log(`empty-program-brotli: ${emptySize} bytes`);
console.log(`page-scripts-brotli: ${await scriptSize()} bytes`);
for (const name of ["embed.js", "embed-upgrade.js"]) {
  const size = await embedSize(name);
  console.log(`${name.replace(".js", "")}-script-brotli: ${size} bytes (limit ${embedLimit})`);
  if (size > embedLimit) process.exitCode = 1;
}
for (const [name, size, limit] of [["viewer", viewerSize, viewerLimit], ["engine-first", engineSizes[0], firstLimit], ["engine", engineSize, engineLimit]]) {
  const ratio = size / emptySize;
  console.log(`${name}-to-empty-program: ${ratio.toFixed(3)} times (limit ${limit})`);
  if (ratio > limit) process.exitCode = 1;
}
