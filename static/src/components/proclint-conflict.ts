import { css, html, nothing } from "lit";
import type { Conflict } from "../app/file-sync.js";
import { t } from "../language.js";
import { Localized } from "./localized.js";
import { shared } from "./styles.js";

const mostLines = 200;

/** Asks which version goes on. Fires `proclint-keep` for the editor's and `proclint-take` for that of the disk. */
export class ProclintConflict extends Localized {
  static override properties = {
    conflict: { attribute: false },
  };

  declare conflict: Conflict | null;

  constructor() {
    super();
    this.conflict = null;
  }

  #choose(name: string): void {
    this.dispatchEvent(new CustomEvent(name));
  }

  protected override render(): unknown {
    if (!this.conflict) return nothing;
    const { name, changes } = this.conflict;
    return html`
      <section aria-label=${t("conflict")}>
        <div class="head">
          <p role="alert"><b>${t("conflict.text", { name })}</b> ${t("conflict.history")}</p>
          <span class="choices">
            <button class="button" type="button" @click=${() => this.#choose("proclint-keep")}>${t("conflict.mine")}</button>
            <button class="button" type="button" @click=${() => this.#choose("proclint-take")}>${t("conflict.theirs")}</button>
          </span>
        </div>
        <div class="diff mono" tabindex="0" role="group" aria-label=${t("conflict.diff")}>
          ${changes.length === 0 ? html`<p class="soft">${t("conflict.same")}</p>` : nothing}
          ${changes
            .slice(0, mostLines)
            .map(
              ({ kind, text }) =>
                html`<div class=${kind}><span class="hidden-text">${t(kind === "removed" ? "conflict.yours" : "conflict.disk")}${t("colon")}</span><span aria-hidden="true">${kind === "removed" ? "−" : "+"} </span>${text.slice(0, 400)}</div>`,
            )}
          ${changes.length > mostLines ? html`<p class="soft">${t("conflict.more", { count: changes.length - mostLines })}</p>` : nothing}
        </div>
      </section>
    `;
  }

  static override styles = [
    shared,
    css`
      :host {
        display: block;
        flex: none;
      }
      section {
        border-bottom: 1px solid var(--line);
        background: var(--panel);
        box-shadow: inset 3px 0 var(--warning);
        padding: 10px 16px 12px 20px;
      }
      .head {
        display: flex;
        flex-wrap: wrap;
        gap: 8px 16px;
        align-items: center;
        font-size: 14px;
      }
      p {
        margin: 0;
        flex: 1 1 220px;
      }
      .choices {
        display: flex;
        gap: 8px;
      }
      .diff {
        margin-top: 8px;
        max-height: 176px;
        overflow: auto;
        font-size: 13px;
        line-height: 20px;
        overflow-wrap: anywhere;
      }
      .diff div {
        padding: 2px 8px;
        white-space: pre-wrap;
      }
      .removed {
        background: var(--error-bg);
      }
      .added {
        background: var(--active-line);
      }
    `,
  ];
}

customElements.define("proclint-conflict", ProclintConflict);
