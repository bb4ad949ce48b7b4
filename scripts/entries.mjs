// What editors have to highlight as names of entries, which go generate ./internal/tools/grammar writes.
import { readFileSync } from "node:fs";

const root = new URL("../", import.meta.url);
const read = (path) => readFileSync(new URL(path, root), "utf8");

/** Each input with its lines and the name in each of them, or "" where a line has no name. */
export const samples = JSON.parse(read("editors/testdata/entries.json")).map(({ file, text, names }) => {
  const lines = (text ?? read(`lint/platform/testdata/tricky/${file}`)).split(/\r\n|\r|\n/);
  return { input: file ?? text, lines, names: lines.map((_, line) => names[line] ?? "") };
});
