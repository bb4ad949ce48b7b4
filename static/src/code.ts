// The Markdown of findings: plain text with code in backticks. It becomes nodes and never HTML, so that no text of a file
// can bring an element with it.

/** A part of a text; `code` is without its backticks. */
export interface CodePiece {
  text: string;
  code: boolean;
}

/** What turns the order of characters around; the command line shows the same in its place. */
const turning = /[\u202a-\u202e\u2066-\u2069]/g;

/** A text whose characters are in the order that a program reads. */
export function inOrder(text: string): string {
  return text.replace(turning, "\ufffd");
}

/** A text that starts in lowercase in other places, as a sentence. */
export function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.?]$/.test(text) ? "" : "."}`;
}

const quoted = /(?<!`)(`+)(?!`)(.*?[^`])\1(?!`)/gs;

/** The parts of a text in the order of the text. */
export function codePieces(text: string): CodePiece[] {
  const pieces: CodePiece[] = [];
  let end = 0;
  for (const match of text.matchAll(quoted)) {
    if (match.index > end) pieces.push({ text: text.slice(end, match.index), code: false });
    pieces.push({ text: unpadded(match[2] ?? ""), code: true });
    end = match.index + match[0].length;
  }
  if (end < text.length) pieces.push({ text: text.slice(end), code: false });
  return pieces;
}

/** Code without the blank on each side that keeps backticks in it apart from those around it. */
export function unpadded(code: string): string {
  return /^ .* $/s.test(code) ? code.slice(1, -1) : code;
}

/** The text without backticks, for what shows no markup. */
export function plainText(text: string): string {
  return codePieces(text)
    .map((piece) => piece.text)
    .join("");
}

/** The text as nodes, with `<code>` for code. */
export function codeNodes(text: string): (Node | string)[] {
  return codePieces(text).map((piece) => {
    if (!piece.code) return piece.text;
    const element = document.createElement("code");
    element.append(piece.text);
    return element;
  });
}
