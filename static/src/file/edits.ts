import type { Position, TextEdit } from "../engine/contract.js";
import { align, mostAligned, type Piece } from "./align.js";
import { commonEnds } from "./common-ends.js";

/** The lines of a text, their ends kept apart, with offsets in UTF-16 units. */
export class LineIndex {
  readonly #starts = [0];
  readonly #ends: number[] = [];

  constructor(readonly text: string) {
    for (const match of text.matchAll(/\r\n?|\n/g)) {
      this.#ends.push(match.index);
      this.#starts.push(match.index + match[0].length);
    }
    this.#ends.push(text.length);
  }

  /** Offset of a position; one beyond its line is the line's end. */
  offset({ line, character }: Position): number {
    const start = this.#starts[line];
    const end = this.#ends[line];
    if (start === undefined || end === undefined) return this.text.length;
    return Math.min(start + character, end);
  }

  line(number: number): string {
    return this.text.slice(this.#starts[number], this.#ends[number]);
  }

  get count(): number {
    return this.#starts.length;
  }
}

/** Edits as offsets in UTF-16 units of the text, in order. */
export function spansOf(text: string, edits: readonly TextEdit[]): { from: number; to: number; newText: string }[] {
  const index = new LineIndex(text);
  return edits
    .map(({ range, newText }) => ({ from: index.offset(range.start), to: index.offset(range.end), newText }))
    .sort((a, b) => a.from - b.from || a.to - b.to);
}

/** Applies edits that do not overlap; their order does not matter. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const span of spansOf(text, edits)) {
    parts.push(text.slice(at, span.from), span.newText);
    at = span.to;
  }
  parts.push(text.slice(at));
  return parts.join("");
}

export interface LineChange {
  kind: "removed" | "added";
  text: string;
  /** What differs from the line that it becomes or was, as far as it is shown; empty where that is the whole line. */
  marked: { from: number; to: number };
}

/** The lines of a text, without their ends. */
export function linesOf(text: string): string[] {
  return text.split(/\r\n?|\n/);
}

/** So much of a changed line is shown. */
export const longestShown = 400;

/** The lines that differ, in order, old before new; what is the same is left out. */
export function changedLines(before: string, after: string): LineChange[] {
  const old = linesOf(before);
  const now = linesOf(after);
  const { head, tail } = commonEnds(old, now);
  const pieces = compared(old.slice(head, old.length - tail), now.slice(head, now.length - tail));
  return pieces.flatMap((piece, at): LineChange[] => {
    if (piece.kind === "same") return [];
    const kind = piece.kind === "removed" ? "removed" : "added";
    return [{ kind, text: piece.text, marked: difference(piece.text, partnerOf(pieces, at)) }];
  });
}

// Only one line beside one other is known to be what became of it.
function partnerOf(pieces: readonly Piece[], at: number): string | null {
  const kinds = [-2, -1, 0, 1, 2].map((step) => pieces[at + step]?.kind ?? "same");
  const [, before, , after] = kinds;
  if (kinds[2] === "removed" && after === "inserted" && before === "same" && kinds[4] === "same") return pieces[at + 1]?.text ?? null;
  if (kinds[2] === "inserted" && before === "removed" && after === "same" && kinds[0] === "same") return pieces[at - 1]?.text ?? null;
  return null;
}

function difference(text: string, other: string | null): { from: number; to: number } {
  if (other === null) return { from: 0, to: 0 };
  const { head, tail } = commonEnds(text, other);
  if (head + tail === 0 || head >= longestShown) return { from: 0, to: 0 };
  return { from: head, to: Math.min(text.length - tail, longestShown) };
}

function compared(old: readonly string[], now: readonly string[]): Piece[] {
  if (old.length <= mostAligned && now.length <= mostAligned) return align(old, now);
  return [...old.map((text): Piece => ({ kind: "removed", text })), ...now.map((text): Piece => ({ kind: "inserted", text }))];
}
