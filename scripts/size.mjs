// Prints what a visitor downloads, how large the Worker is, and how much the MCP server adds to the native binary. It fails
// where something is larger than it may be.
// Usage: node scripts/size.mjs FIRST REST EXTRAS MESSAGES DOCS SITE CACHE WORKER BINARY WITHOUT
// FIRST, REST and EXTRAS are the page's program, as the page loads it: the first diagnostics come before REST, and only who
// explains a log loads what follows. WORKER is the folder of its modules. WITHOUT is BINARY without the server.
import { readFileSync, readdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { brotli, cached } from "./compress.mjs";

/** Bytes, compressed: what comes before the first diagnostics, what each visit loads, and what one that explains a log does. */
const firstLimit = 850_000;
const visitLimit = 1_710_000;
const logLimit = 2_370_000;
const embedLimit = 60_000;
const serverLimit = 3_000_000;
/** Cloudflare takes 3 MiB, compressed by gzip, without a paid plan. */
const workerLimit = 3_100_000;
const [first, rest, extras, messages, docs, site, cache, worker, binary, without] = process.argv.slice(2);

const sum = (some) => some.reduce((total, size) => total + size, 0);

async function compressedSize(path) {
  return (await cached(cache, readFileSync(path), ".br", brotli)).length;
}

async function scriptSize() {
  const scripts = readdirSync(join(site, "assets")).filter((name) => name.endsWith(".js"));
  const sizes = await Promise.all(scripts.map((name) => compressedSize(join(site, "assets", name))));
  return sum(sizes);
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

const sizes = await Promise.all([first, rest, extras, messages, docs].map(compressedSize));
for (const [name, size, limit] of [
  ["first-answer", sizes[0], firstLimit],
  ["visit", sum(sizes.slice(0, 2)), visitLimit],
  ["visit-with-a-log", sum(sizes), logLimit],
]) {
  console.log(`${name}-brotli: ${size} bytes (limit ${limit})`);
  if (size > limit) process.exitCode = 1;
}
console.log(`parts-brotli: ${sizes.join(" + ")} bytes`);
console.log(`page-scripts-brotli: ${await scriptSize()} bytes`);
for (const name of ["embed.js", "embed-upgrade.js"]) {
  const size = await embedSize(name);
  console.log(`${name.replace(".js", "")}-script-brotli: ${size} bytes (limit ${embedLimit})`);
  if (size > embedLimit) process.exitCode = 1;
}
const workerSize = sum(readdirSync(worker).map((name) => gzipSync(readFileSync(join(worker, name)), { level: 9 }).length));
console.log(`worker-gzip: ${workerSize} bytes (limit ${workerLimit})`);
if (workerSize > workerLimit) process.exitCode = 1;
const serverSize = statSync(binary).size - statSync(without).size;
console.log(`native-binary: ${statSync(binary).size} bytes`);
console.log(`mcp-server-native: ${serverSize} bytes (limit ${serverLimit})`);
if (serverSize > serverLimit) process.exitCode = 1;
