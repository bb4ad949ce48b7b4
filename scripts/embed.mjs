// Writes integrity.json beside the files of the embed: its version, the digest of each file, and the elements that load
// it with that digest. Then prints these elements and how large it is.
// Usage: node scripts/embed.mjs FOLDER VERSION [CACHE]
// CACHE keeps what was compressed before. Without one, nothing is printed.
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotli, cached } from "./compress.mjs";

const [folder, version, cache] = process.argv.slice(2);
const limit = 1.87e6; // bytes, compressed

const names = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name !== "integrity.json")
  .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
  .sort();
const contents = names.map((name) => readFileSync(join(folder, name)));
const digests = contents.map((content) => `sha384-${createHash("sha384").update(content).digest("base64")}`);
const elements = names.flatMap((name, index) =>
  name.includes("/") ? [] : [[name, `<script type="module" src="${name}" integrity="${digests[index]}" crossorigin="anonymous"></script>`]],
);
const integrity = { version, files: Object.fromEntries(names.map((name, index) => [name, digests[index]])), scripts: Object.fromEntries(elements) };
writeFileSync(join(folder, "integrity.json"), `${JSON.stringify(integrity, null, 2)}\n`);

if (!cache) process.exit();
const sizes = await Promise.all(contents.map(async (content) => (await cached(cache, content, ".br", brotli)).length));
const size = sizes.reduce((sum, one) => sum + one, 0);
for (const [, element] of elements) console.log(element);
console.log(`embed-files: ${names.length}`);
console.log(`embed-size: ${(size / 1e6).toFixed(2)} MB compressed (limit: at most ${limit / 1e6} MB)`);
if (size > limit) process.exit(1);
