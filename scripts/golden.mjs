// The files that the golden files of the rules begin their cases with.
import { readFileSync, readdirSync } from "node:fs";

/** Of each file which case it is of, and the request that lints it alone. */
export function goldenInputs(folder) {
  return readdirSync(folder).flatMap((file) => inputsOf(file, readFileSync(`${folder}/${file}`, "utf8")));
}

function inputsOf(file, content) {
  const [, ...sections] = content.split(/^-- (.*) --\n/m);
  const found = [];
  for (let at = 0; at < sections.length; at += 2) {
    const [kind, name = "", ...options] = sections[at].split(" ");
    if (kind !== "in") continue;
    const content = sections[at + 1];
    const option = (key) => options.find((text) => text.startsWith(`${key}=`))?.slice(key.length + 1) ?? "";
    const platforms = option("platforms").split(",").filter(Boolean);
    const source = options.includes("quoted") ? { base64: unquoted(content.trim()).toString("base64") } : { text: content };
    found.push({ name: `${file} ${name}`, request: { path: pathOf(option("path")), ...source, platforms } });
  }
  return found;
}

function pathOf(option) {
  if (option === "-") return "";
  return option.replaceAll("␠", " ") || "Procfile";
}

/** The bytes that a string literal of Go stands for. */
function unquoted(literal) {
  const escapes = { a: 7, b: 8, f: 12, n: 10, r: 13, t: 9, v: 11 };
  const pieces = literal.slice(1, -1).match(/\\(?:x[0-9a-f]{2}|u[0-9a-f]{4}|U[0-9a-f]{8}|[0-7]{3}|.)|[^\\]+/gi) ?? [];
  return Buffer.concat(pieces.map((piece) => {
    const [backslash, kind] = piece;
    if (backslash !== "\\") return Buffer.from(piece);
    if (kind === "x") return Buffer.from([parseInt(piece.slice(2), 16)]);
    if (kind === "u" || kind === "U") return Buffer.from(String.fromCodePoint(parseInt(piece.slice(2), 16)));
    if (/[0-7]/.test(kind)) return Buffer.from([parseInt(piece.slice(1), 8)]);
    return Buffer.from([escapes[kind] ?? kind.charCodeAt(0)]);
  }));
}
