// Prints what a visitor downloads, and fails where the engine or the viewer is larger than it may be.
// Usage: node scripts/size.mjs ENGINE VIEWER EMPTY SITE CACHE
// ENGINE, VIEWER and EMPTY are WebAssembly files that Go built with the same flags, EMPTY of a program that does
// nothing. The first two are packed, EMPTY is as Go leaves it: the yardstick is what everybody gets. The engine comes
// before the first diagnostics, the viewer after them.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { brotli, cached } from "./compress.mjs";

const engineLimit = 3.0;
const viewerLimit = 3.5;
const [engine, viewer, empty, site, cache] = process.argv.slice(2);

async function compressedSize(path) {
  return (await cached(cache, readFileSync(path), ".br", brotli)).length;
}

async function scriptSize() {
  const scripts = readdirSync(join(site, "assets")).filter((name) => name.endsWith(".js"));
  const sizes = await Promise.all(scripts.map((name) => compressedSize(join(site, "assets", name))));
  return sizes.reduce((sum, size) => sum + size, 0);
}

const engineSize = await compressedSize(engine);
const viewerSize = await compressedSize(viewer);
const emptySize = await compressedSize(empty);
console.log(`engine-raw: ${readFileSync(engine).length} bytes`);
console.log(`engine-brotli: ${engineSize} bytes`);
console.log(`viewer-brotli: ${viewerSize} bytes`);
console.log(`empty-program-brotli: ${emptySize} bytes`);
console.log(`page-scripts-brotli: ${await scriptSize()} bytes`);
for (const [name, size, limit] of [["viewer", viewerSize, viewerLimit], ["engine", engineSize, engineLimit]]) {
  const ratio = size / emptySize;
  console.log(`${name}-to-empty-program: ${ratio.toFixed(3)} times (limit ${limit})`);
  if (ratio > limit) process.exitCode = 1;
}
