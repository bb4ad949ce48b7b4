// What the first view shows of a file and its problems, as data: the build writes it as HTML for the example, and the page
// as nodes for any file.
import { codePieces, inOrder } from "../code.js";
import { countOf, effectsOn, hasPlace, onHowMany, placeIn, unfolded, usualOf } from "../effects.js";
import type { Diagnostic, Effect, Severity } from "../engine/contract.js";
import { markOf, shapeOf, topOf, worstFirst } from "../editor/severity.js";
import { spansOf } from "../editor/spans.js";
import type { FirstEnglishKey } from "./texts.js";

/** What fits on a screen. */
const mostLines = 60;
const mostProblems = 20;

/** An element: its name, its class, and what is in it. */
export interface Piece {
  name: string;
  style: string;
  children: readonly (Piece | string)[];
  lang?: string;
  dir?: string;
}

/** A part of a line, in UTF-16 units, that styles different. */
interface Part {
  from: number;
  to: number;
  style: string;
}

/** The first lines of a text, with what is wrong in them. */
export function linePieces(text: string, found: readonly Diagnostic[]): Piece[] {
  const diagnostics = found.filter(hasPlace);
  const lines = inOrder(text)
    .split(/\r\n|\r|\n/)
    .slice(0, mostLines);
  return lines.map((line, index) => linePiece(line, index, diagnostics));
}

/** The first problems for these platforms, the most severe first. */
export function problemPieces(found: readonly Diagnostic[], platforms: readonly string[], word: (key: FirstEnglishKey) => string): Piece[] {
  return worstFirst(unfolded(found))
    .slice(0, mostProblems)
    .map((diagnostic) => problemPiece(diagnostic, platforms, word));
}

/** How many problems there are. */
export function countIn(found: readonly Diagnostic[]): string {
  return String(countOf(unfolded(found)) || "");
}

/** The class of the first view for what was found. */
export function verdictOf(found: readonly Diagnostic[]): "wrong" | "right" {
  return unfolded(found).length > 0 ? "wrong" : "right";
}

function linePiece(text: string, line: number, diagnostics: readonly Diagnostic[]): Piece {
  const here = diagnostics.filter(({ range }) => range.start.line <= line && line <= range.end.line);
  const top = topOf(here.filter(({ range }) => range.start.line === line));
  const mark = top && markOf(top);
  const parts = [
    ...spansOf(text, true).map(({ from, to, kind }) => ({ from, to, style: kind })),
    ...here.map((diagnostic) => {
      const { start, end } = diagnostic.range;
      return squiggle(
        text,
        markOf(diagnostic).look,
        start.line === line ? start.character : 0,
        end.line === line ? end.character : text.length,
      );
    }),
  ];
  return piece("div", "line", [
    piece("span", `mark ${mark?.look ?? ""}`, [mark?.shape ?? ""]),
    piece("span", "number", [String(line + 1)]),
    piece("code", "", partPieces(text, parts)),
  ]);
}

// An empty range would underline nothing: it takes the character next to it.
function squiggle(text: string, severity: Severity, from: number, to: number): Part {
  const style = `squiggle ${severity}`;
  if (from < to) return { from, to, style };
  return from < text.length ? { from, to: from + 1, style } : { from: Math.max(0, from - 1), to: from, style };
}

/** The text in pieces, each of which styles the same from start to end. */
function partPieces(text: string, parts: readonly Part[]): Piece[] {
  const edges = [...new Set([0, text.length, ...parts.flatMap(({ from, to }) => [from, to])])]
    .filter((at) => at <= text.length)
    .sort((a, b) => a - b);
  return edges.slice(1).map((to, index) => {
    const from = edges[index] ?? 0;
    const styles = parts.filter((part) => part.from <= from && to <= part.to).map(({ style }) => style);
    const made = piece("span", styles.join(" "), [text.slice(from, to)]);
    return styles.includes("commentFromRight") ? { ...made, dir: "rtl" } : made;
  });
}

function problemPiece(diagnostic: Diagnostic, platforms: readonly string[], word: (key: FirstEnglishKey) => string): Piece {
  const { severity, message, rule, range, aboutFile, file, fixes = [] } = diagnostic;
  const line = hasPlace(diagnostic) ? word("problems.line").replace("{line}", String(range.start.line + 1)) : "";
  const safe = fixes.find(({ applicability }) => applicability === "safe");
  const fix = safe ?? fixes[0];
  const children = [
    shape(severity),
    piece("p", "told", [said("span", message)]),
    piece("p", "place", [
      file ? placeIn(file, range) : aboutFile ? word("problems.fileName") : line,
      piece("span", "hidden-text", [` · ${rule}`]),
    ]),
    ...(fix ? [piece("span", `fix ${safe ? "do" : ""}`, [said("span", fix.title)])] : []),
    ...effectPieces(diagnostic, platforms, word),
  ];
  return { ...piece("li", "", children), lang: "en" };
}

function effectPieces(diagnostic: Diagnostic, platforms: readonly string[], word: (key: FirstEnglishKey) => string): Piece[] {
  const [only = "", ...others] = platforms;
  if (others.length === 0) return effectsOn(diagnostic, only).map((effect) => effectPiece(effect, word("notVerified")));
  const { text, number } = usualOf(diagnostic);
  if (number === 0) return [];
  const total = platforms.length;
  const on = word(onHowMany(number, total));
  return [
    piece("p", text ? "effect" : "effect alone", [
      ...(text ? [said("span", text), " · "] : []),
      on.replace("{number}", String(number)).replace("{total}", String(total)),
    ]),
  ];
}

function effectPiece({ text, verified }: Effect, notVerified: string): Piece {
  return piece("p", "effect", [said("span", text), ...(verified ? [] : [` (${notVerified})`])]);
}

function shape(severity: Severity): Piece {
  return piece("span", `mark ${severity}`, [shapeOf(severity)]);
}

/** A text of the engine. */
function said(name: string, text: string): Piece {
  return piece(
    name,
    "",
    codePieces(text).map((part) => (part.code ? piece("code", "", [part.text]) : part.text)),
  );
}

function piece(name: string, style: string, children: readonly (Piece | string)[]): Piece {
  return { name, style, children };
}
