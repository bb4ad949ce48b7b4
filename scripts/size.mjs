// Prints what a visitor downloads, and fails where the engine is larger than it may be.
// Usage: node scripts/size.mjs ENGINE EMPTY SITE CACHE
// ENGINE and EMPTY are WebAssembly files built the same way, EMPTY of a Go program that does nothing.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { brotli, cached } from "./compress.mjs";

const ratioLimit = 2.7;
const [engine, empty, site, cache] = process.argv.slice(2);

async function compressedSize(path) {
  return (await cached(cache, readFileSync(path), ".br", brotli)).length;
}

async function scriptSize() {
  const scripts = readdirSync(join(site, "assets")).filter((name) => name.endsWith(".js"));
  const sizes = await Promise.all(scripts.map((name) => compressedSize(join(site, "assets", name))));
  return sizes.reduce((sum, size) => sum + size, 0);
}

const engineSize = await compressedSize(engine);
const emptySize = await compressedSize(empty);
const ratio = engineSize / emptySize;
console.log(`engine-raw: ${readFileSync(engine).length} bytes`);
console.log(`engine-brotli: ${engineSize} bytes`);
console.log(`empty-program-brotli: ${emptySize} bytes`);
console.log(`page-scripts-brotli: ${await scriptSize()} bytes`);
console.log(`engine-to-empty-program: ${ratio.toFixed(3)} times (limit ${ratioLimit})`);
if (ratio > ratioLimit) process.exit(1);
