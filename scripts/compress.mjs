// Writes a ".br" and a ".gz" beside every file of a folder that gets smaller by it, and beside each program of WebAssembly,
// of which the server has nothing else.
// Usage: node scripts/compress.mjs FOLDER CACHE
// CACHE keeps what was compressed before, by its content: the engine takes seconds and rarely changes.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import zlib from "node:zlib";

const compressible = /\.(css|html|js|json|map|mjs|svg|txt|wasm|webmanifest|xml)$/;
const methods = [
  [".br", (bytes) => brotli(bytes)],
  [".gz", (bytes) => promisify(zlib.gzip)(bytes, { level: 9 })],
];

/** How hard brotli tries: 11 for what is shipped, which takes a minute, and less for tests. */
const quality = Number(process.env.PROCLINT_BROTLI ?? 11);

/** Compresses bytes with brotli. The window has 2 to the power of `window` bytes, 4 MiB as the server sends them. */
export function brotli(bytes, window = 22) {
  return promisify(zlib.brotliCompress)(bytes, {
    params: {
      [zlib.constants.BROTLI_PARAM_QUALITY]: quality,
      [zlib.constants.BROTLI_PARAM_LGWIN]: window,
      [zlib.constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
}

/** Gives what `compress` makes of bytes, out of the folder `cache` where it is there already. */
export async function cached(cache, bytes, suffix, compress) {
  const path = join(cache, createHash("sha256").update(bytes).digest("hex") + quality + suffix);
  if (existsSync(path)) return readFileSync(path);
  const smaller = await compress(bytes);
  mkdirSync(cache, { recursive: true });
  writeFileSync(path, smaller);
  return smaller;
}

export async function compressFile(path, cache) {
  const bytes = readFileSync(path);
  for (const [suffix, compress] of methods) {
    const smaller = await cached(cache, bytes, suffix, compress);
    if (smaller.length < bytes.length || path.endsWith(".wasm")) writeFileSync(path + suffix, smaller);
  }
}

if (process.argv[1] === import.meta.filename) {
  const [folder, cache] = process.argv.slice(2);
  const files = readdirSync(folder, { recursive: true }).filter((name) => compressible.test(name));
  await Promise.all(files.map((name) => compressFile(join(folder, name), cache)));
}
