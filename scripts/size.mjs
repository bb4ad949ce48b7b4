// Prints what a visitor downloads and how much the MCP server adds to the native binary, and fails where something is larger
// than it may be.
// Usage: node scripts/size.mjs FIRST REST EMPTY SITE CACHE BINARY WITHOUT
// FIRST and REST are the page's program, as the page loads it: the first diagnostics come before REST. EMPTY is a program
// that does nothing, as Go leaves it: the yardstick is what everybody gets. WITHOUT is BINARY without the server.
import { readFileSync, readdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { brotli, cached } from "./compress.mjs";

/** Times the empty program: what comes before the first diagnostics, and all WebAssembly of a visit. */
const firstLimit = 1.85;
const visitLimit = 3.8;
const embedLimit = 60_000;
const serverLimit = 3_000_000;
const [first, rest, empty, site, cache, binary, without] = process.argv.slice(2);

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

const sizes = await Promise.all([first, rest].map(compressedSize));
const visitSize = sizes.reduce((sum, size) => sum + size, 0);
const emptySize = await compressedSize(empty);
console.log(`program-raw: ${[first, rest].reduce((sum, path) => sum + readFileSync(path).length, 0)} bytes`);
console.log(`program-brotli: ${visitSize} bytes (${sizes.join(" + ")})`);
console.log(`empty-program-brotli: ${emptySize} bytes`);
console.log(`page-scripts-brotli: ${await scriptSize()} bytes`);
for (const name of ["embed.js", "embed-upgrade.js"]) {
  const size = await embedSize(name);
  console.log(`${name.replace(".js", "")}-script-brotli: ${size} bytes (limit ${embedLimit})`);
  if (size > embedLimit) process.exitCode = 1;
}
for (const [name, size, limit] of [["first-part", sizes[0], firstLimit], ["all-of-a-visit", visitSize, visitLimit]]) {
  const ratio = size / emptySize;
  console.log(`${name}-to-empty-program: ${ratio.toFixed(3)} times (limit ${limit})`);
  if (ratio > limit) process.exitCode = 1;
}
const serverSize = statSync(binary).size - statSync(without).size;
console.log(`native-binary: ${statSync(binary).size} bytes`);
console.log(`mcp-server-native: ${serverSize} bytes (limit ${serverLimit})`);
if (serverSize > serverLimit) process.exitCode = 1;
