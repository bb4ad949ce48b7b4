import { html, nothing } from "lit";
import type { Notice } from "../notice.js";

/** The text of a notice, for a template. */
export function noticeText({ text, english, code = [] }: Notice): unknown {
  const said = english ? html`${text ? html`${text}<br />` : nothing}<span lang="en">${english}</span>` : text;
  return html`${said}${code.map((line) => html`<br /><code>${line}</code>`)}`;
}
