import { html } from "lit";
import { codePieces } from "../code.js";

/** A text of a finding, with `<code>` for what is in backticks. */
export function codeText(text: string): unknown[] {
  return codePieces(text).map((piece) => (piece.code ? html`<code>${piece.text}</code>` : piece.text));
}
