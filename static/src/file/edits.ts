import type { Position, TextEdit } from "../engine/contract.js";
import { align, mostAligned, type Piece } from "./align.js";

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
}

/** The lines that differ, in order, old before new; what is the same is left out. */
export function changedLines(before: string, after: string): LineChange[] {
  const old = before.split(/\r\n?|\n/);
  const now = after.split(/\r\n?|\n/);
  let head = 0;
  while (head < old.length && head < now.length && old[head] === now[head]) head++;
  let tail = 0;
  while (tail < old.length - head && tail < now.length - head && old.at(-1 - tail) === now.at(-1 - tail)) tail++;
  return compared(old.slice(head, old.length - tail), now.slice(head, now.length - tail)).flatMap(({ kind, text }): LineChange[] => {
    if (kind === "same") return [];
    return [{ kind: kind === "removed" ? "removed" : "added", text }];
  });
}

function compared(old: readonly string[], now: readonly string[]): Piece[] {
  if (old.length <= mostAligned && now.length <= mostAligned) return align(old, now);
  return [...old.map((text): Piece => ({ kind: "removed", text })), ...now.map((text): Piece => ({ kind: "inserted", text }))];
}
