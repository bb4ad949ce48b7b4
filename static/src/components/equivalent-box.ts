import { html, nothing, type TemplateResult } from "lit";
import type { Equivalent } from "../engine/contract.js";

/** A text to copy under its title, with the styles of `copyBox`. `copied` is the text that was copied last. */
export function equivalentBox({ title, text, note, older }: Equivalent, copied: string | null, copy: (text: string) => void): TemplateResult {
  const button = (what: string, content: string): TemplateResult =>
    html`<button class="copy" type="button" aria-label="Copy ${what}" @click=${() => copy(content)}>${copied === content ? "Copied" : "Copy"}</button>`;
  return html`
    <div class="equivalent">
      <div class="what">
        <span class="title">${title}</span>
        ${button(title, text)}
      </div>
      <pre class="mono">${text}</pre>
      ${note ? html`<p class="note">${note}</p>` : nothing}
      ${older
        ? html`<details class="older">
            <summary>Older form<span class="hidden-text"> of ${title}</span></summary>
            <div class="what">
              <span>As older documentation writes it</span>
              ${button(`the older form of ${title}`, older)}
            </div>
            <pre class="mono">${older}</pre>
          </details>`
        : nothing}
    </div>
  `;
}
