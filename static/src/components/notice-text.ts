import { html } from "lit";
import type { Notice } from "../notice.js";

/** What is said, for a template. */
export function noticeText({ text, english }: Notice): unknown {
  return english ? html`${text} <span lang="en">${english}</span>` : text;
}
