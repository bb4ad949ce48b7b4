import { html, nothing, type TemplateResult } from "lit";
import { inOrder, plainText } from "../code.js";
import type { Equivalent, FormField } from "../engine/contract.js";
import { t } from "../english.js";
import { codeText } from "./code-text.js";

/** A text to copy under its title, or the fields of a form, with the styles of `copyBox`. `copied` is the text that was copied last. */
export function equivalentBox(
  { title, text, note, older, place, fields }: Equivalent,
  copied: string | null,
  copy: (text: string) => void,
): TemplateResult {
  const name = plainText(title);
  const button = (label: string, content: string): TemplateResult =>
    html`<button class="copy" type="button" aria-label=${label} @click=${() => copy(content)}>${t(copied === content ? "copy.done" : "copy")}</button>`;
  const field = ({ label, value }: FormField): TemplateResult => html`
    <div>
      <dt lang="en">${codeText(label)}</dt>
      <dd><span class="mono">${inOrder(value)}</span>${button(t("copy.what", { title: plainText(label) }), value)}</dd>
    </div>
  `;
  const form = (): TemplateResult => html`
    <p class="place" lang="en">${place}</p>
    <dl class="fields">${(fields ?? [{ label: title, value: text }]).map(field)}</dl>
  `;
  const bare = (): TemplateResult => html`
    <div class="what">
      <span class="title" lang="en">${codeText(title)}</span>
      ${button(t("copy.what", { title: name }), text)}
    </div>
    <pre class="mono">${inOrder(text)}</pre>
  `;
  return html`
    <div class="equivalent">
      ${place ? form() : bare()}
      ${note ? html`<p class="note" lang="en">${codeText(note)}</p>` : nothing}
      ${
        older
          ? html`<details class="older">
            <summary>${t("older")}<span class="hidden-text">${t("older.of", { title: name })}</span></summary>
            <div class="what">
              <pre class="mono">${inOrder(older)}</pre>
              ${button(t("older.copy", { title: name }), older)}
            </div>
          </details>`
          : nothing
      }
    </div>
  `;
}
