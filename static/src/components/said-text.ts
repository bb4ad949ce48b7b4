import { html } from "lit";
import type { Said } from "../words.js";

/** What is said, for a template. */
export function saidText({ text, english }: Said): unknown {
  return english ? html`${text} <span lang="en">${english}</span>` : text;
}
