// The colored parts of a line of a Procfile.

/** From `from` to before `to`, in UTF-16 units of the line. */
export interface Span {
  from: number;
  to: number;
  kind: "comment" | "commentFromRight" | "type" | "colon" | "variable";
}

/** A variable as a shell, a Windows prompt or PowerShell writes it. */
export const variablePattern = /\$\{[^}\s]*\}|\$\w+|%\w+%/g;

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

/** The colored parts, in order, of a line or of a part of one. */
export function spansOf(text: string, isStart: boolean): Span[] {
  const comment = isStart ? /^\s*#+\s*/.exec(text) : null;
  if (comment) return spansOfComment(text, comment[0].length);
  const spans: Span[] = [];
  const name = isStart ? /^(\s*)([^\s:]+)(\s*)(:)/.exec(text) : null;
  if (name) {
    const start = name[1]?.length ?? 0;
    const end = name[0].length - 1;
    spans.push({ from: start, to: start + (name[2]?.length ?? 0), kind: "type" }, { from: end, to: end + 1, kind: "colon" });
  }
  variablePattern.lastIndex = name?.[0].length ?? 0;
  for (let match = variablePattern.exec(text); match; match = variablePattern.exec(text)) {
    spans.push({ from: match.index, to: match.index + match[0].length, kind: "variable" });
  }
  return spans;
}
