import { html, nothing, type TemplateResult } from "lit";
import type { Equivalent } from "../engine/contract.js";

/** A text to copy under its title, with the styles of `copyBox`. */
export function equivalentBox({ title, text, note }: Equivalent, copied: boolean, copy: () => void): TemplateResult {
  return html`
    <div class="equivalent">
      <div class="what">
        <span class="title">${title}</span>
        <button class="copy" type="button" aria-label="Copy ${title}" @click=${copy}>${copied ? "Copied" : "Copy"}</button>
      </div>
      <pre class="mono">${text}</pre>
      ${note ? html`<p class="note">${note}</p>` : nothing}
    </div>
  `;
}
