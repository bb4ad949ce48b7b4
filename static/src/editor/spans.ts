// The colored parts of a line of a Procfile.
import { commentPattern, entryPatterns, variablePattern } from "./grammar.js";

/** From `from` to before `to`, in UTF-16 units of the line. */
export interface Span {
  from: number;
  to: number;
  kind: "comment" | "commentFromRight" | "type" | "colon" | "variable";
}

/** The letters that are written from right to left. */
const fromRight = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** A comment runs the way of its first letter, as a paragraph does; what begins it stays at the left. */
function spansOfComment(text: string, begin: number): Span[] {
  const letter = /\p{L}/u.exec(text.slice(begin))?.[0] ?? "";
  if (!fromRight.test(letter)) return [{ from: 0, to: text.length, kind: "comment" }];
  return [
    { from: 0, to: begin, kind: "comment" },
    { from: begin, to: text.length, kind: "commentFromRight" },
  ];
}

function entryOf(line: string): RegExpExecArray | null {
  for (const pattern of entryPatterns) {
    const match = pattern.exec(line);
    if (match) return match;
  }
  return null;
}

/** The colored parts, in order, of a line or of a part of one. */
export function spansOf(text: string, isStart: boolean): Span[] {
  const comment = isStart ? commentPattern.exec(text) : null;
  if (comment) return spansOfComment(text, comment[0].length);
  const spans: Span[] = [];
  const entry = isStart ? entryOf(text) : null;
  if (entry) {
    const [whole, indent = "", name = ""] = entry;
    const start = indent.length;
    const end = whole.length - 1;
    spans.push({ from: start, to: start + name.length, kind: "type" }, { from: end, to: end + 1, kind: "colon" });
  }
  variablePattern.lastIndex = entry?.[0].length ?? 0;
  for (let match = variablePattern.exec(text); match; match = variablePattern.exec(text)) {
    spans.push({ from: match.index, to: match.index + match[0].length, kind: "variable" });
  }
  return spans;
}
