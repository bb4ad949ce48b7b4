import { html } from "lit";
import { codePieces, inOrder } from "../code.js";

/** A text of a finding, with `<code>` for what is in backticks. */
export function codeText(text: string): unknown[] {
  return codePieces(text).map((piece) => (piece.code ? html`<code>${inOrder(piece.text)}</code>` : piece.text));
}
