// What the first visit shows, made when the page is built: the example and what the engine finds in it.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Report } from "./src/engine/contract.js";
import { start } from "./src/engine/start.js";
import { firstFile } from "./src/examples.js";
import { requestOf } from "./src/file/snapshot.js";
import { countIn, linePieces, problemPieces, verdictOf, type Piece } from "./src/first/pieces.js";
import { firstEnglish } from "./src/first/texts.js";

/** The engine's answer for the example, as JSON. */
export async function exampleAnswer(): Promise<string> {
  const programs = ["proclint.wasm", "proclint-rest.wasm"].map((name) => fileURLToPath(new URL(`src/engine/${name}`, import.meta.url)));
  const modules = await Promise.all(programs.map((program) => WebAssembly.compile(readFileSync(program))));
  const { call, ended } = await start(modules);
  ended.catch(() => {}); // nobody calls it again
  const json = call("lint", JSON.stringify(requestOf(firstFile(), [])));
  if (typeof json !== "string" || !(JSON.parse(json) as Partial<Report>).diagnostics?.length)
    throw new Error("the engine finds nothing in the example");
  return json;
}

/** Puts the example, and what is wrong with it, into the page. */
export function withExample(html: string, answer: string): string {
  const { diagnostics, platforms } = JSON.parse(answer) as Report;
  const pieces = (all: readonly Piece[]): string => all.map(htmlOf).join("");
  const filled = html
    .replace("<pre></pre>", () => `<pre>${pieces(linePieces(firstFile().text, diagnostics))}</pre>`)
    .replace('<i class="count"></i>', () => `<i class="count">${countIn(diagnostics)}</i>`)
    .replace("<ul></ul>", () => `<ul>${pieces(problemPieces(diagnostics, platforms, (key) => firstEnglish[key]))}</ul>`)
    .replace('<div class="first">', `<div class="first ${verdictOf(diagnostics)}">`);
  if (filled.length < html.length + answer.length / 10) throw new Error("the page has no place for the example");
  return filled;
}

function htmlOf({ name, style, children, lang, dir }: Piece): string {
  const attributes = Object.entries({ class: style, lang, dir }).map(([key, value]) => (value ? ` ${key}="${escaped(value)}"` : ""));
  return `<${name}${attributes.join("")}>${children.map((child) => (typeof child === "string" ? escaped(child) : htmlOf(child))).join("")}</${name}>`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
