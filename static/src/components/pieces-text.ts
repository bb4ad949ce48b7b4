import { html, nothing, type TemplateResult } from "lit";
import { piecesOf } from "../compare.js";
import type { Piece } from "../file/align.js";
import { t } from "../english.js";

const longest = 2_000;
const blanks: Record<string, string> = { " ": "␣", "\t": "⇥", "\n": "↵", "\r": "␍" };

/** The changes from one text to another: `<del>` and `<ins>`, each with a text for screen readers. */
export function changedText(before: string, after: string): TemplateResult {
  return html`${piecesOf(before.slice(0, longest), after.slice(0, longest)).map(piece)}${
    after.length > longest ? html`<span class="soft"> ${t("characters.more", { count: after.length - longest })}</span>` : nothing
  }`;
}

function piece({ kind, text }: Piece): unknown {
  switch (kind) {
    case "same":
      return text;
    case "removed":
      return html`<del><span class="hidden-text"> ${t("piece.without")} </span>${visible(text)}<span class="hidden-text">; </span></del>`;
    case "inserted":
      return html`<ins><span class="hidden-text"> ${t("piece.with")} </span>${visible(text)}<span class="hidden-text">; </span></ins>`;
  }
}

// Blanks at an end, and nothing but blanks, would not be seen.
function visible(text: string): unknown {
  const inside = /\S(?:.*\S)?/su.exec(text);
  if (!inside) return shown(text);
  return [shown(text.slice(0, inside.index)), inside[0], shown(text.slice(inside.index + inside[0].length))];
}

function shown(text: string): unknown {
  if (!text) return nothing;
  return html`<span aria-hidden="true">${Array.from(text, (char) => blanks[char] ?? "␣").join("")}</span><span class="hidden-text">${t("piece.blanks", { count: text.length })}</span>`;
}
