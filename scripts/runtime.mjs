// Writes what `go build -overlay` needs to build programs with a few changed functions of Go's runtime: those in _runtime.
// docs/engine-build.md says what they are for.
// Usage: node scripts/runtime.mjs FOLDER
// A runtime that lacks one of these functions stays as it is, and so do the tables of its programs (functable.mjs).
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

/** The functions that are replaced, by the file that has them. */
const replaced = { "symtab.go": ["findfunc"], "mem_sbrk.go": ["initBloc", "sysReserveAlignedSbrk"] };
const own = "inrow_wasm.go";

/** The source of a file in which each of these functions has "OfGo" behind its name; undefined where one is missing. */
export function renamed(source, names) {
  let changed = source;
  for (const name of names) {
    const begin = `\nfunc ${name}(`;
    if (source.split(begin).length !== 2) return undefined;
    changed = changed.replace(begin, `\nfunc ${name}OfGo(`);
  }
  return changed;
}

/** Writes them, and gives the path of what -overlay takes. */
export function writeOverlay(folder, env = process.env) {
  const runtime = join(execFileSync("go", ["env", "GOROOT"], { encoding: "utf8", env }).trim(), "src", "runtime");
  const sources = Object.entries(replaced).map(([file, names]) => [file, renamed(readFileSync(join(runtime, file), "utf8"), names)]);
  const missing = sources.filter(([, source]) => source === undefined).map(([file]) => file);
  if (missing.length > 0) console.error(`Go's runtime stays as it is: ${missing.join(", ")} has other functions than scripts/runtime.mjs knows`);
  const known = missing.length > 0 ? [] : sources;
  mkdirSync(folder, { recursive: true });
  // Under a name of Go, go would take the folder for a package.
  const placeOf = (file) => resolve(folder, `${file}.txt`);
  for (const [file, source] of known) writeFileSync(placeOf(file), source);
  const places = known.map(([file]) => [join(runtime, file), placeOf(file)]);
  if (places.length > 0) places.push([join(runtime, own), join(import.meta.dirname, "_runtime", own)]);
  const overlay = join(folder, "overlay.json");
  writeFileSync(overlay, JSON.stringify({ Replace: Object.fromEntries(places) }));
  return overlay;
}

if (process.argv[1] === import.meta.filename) writeOverlay(process.argv[2]);
