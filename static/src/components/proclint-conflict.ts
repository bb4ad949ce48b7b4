import { LitElement, css, html, nothing } from "lit";
import type { Conflict } from "../disk/desk.js";
import { shared } from "./styles.js";

const mostLines = 200;

/** Asks which version goes on. Fires `proclint-keep` for the editor's and `proclint-take` for that of the disk. */
export class ProclintConflict extends LitElement {
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
      <section aria-label="Changed in two places">
        <div class="head">
          <p role="alert"><b>${name} was changed here and on the disk.</b> The one that goes stays in the history.</p>
          <span class="choices">
            <button class="button" type="button" @click=${() => this.#choose("proclint-keep")}>Keep mine</button>
            <button class="button" type="button" @click=${() => this.#choose("proclint-take")}>Take theirs</button>
          </span>
        </div>
        <div class="diff mono" tabindex="0" role="group" aria-label="From your version to the one on the disk">
          ${changes.length === 0 ? html`<p class="soft">The lines are the same; the encoding or the line ends differ.</p>` : nothing}
          ${changes
            .slice(0, mostLines)
            .map(
              ({ kind, text }) =>
                html`<div class=${kind}><span class="hidden-text">${kind === "removed" ? "yours: " : "on the disk: "}</span><span aria-hidden="true">${kind === "removed" ? "−" : "+"} </span>${text.slice(0, 400)}</div>`,
            )}
          ${changes.length > mostLines ? html`<p class="soft">… ${changes.length - mostLines} more lines</p>` : nothing}
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
        font-size: 13.5px;
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
        border: 1px solid var(--line);
        border-radius: 8px;
        padding: 6px 10px;
        font-size: 13px;
        line-height: 20px;
        overflow-wrap: anywhere;
      }
      .diff div {
        white-space: pre-wrap;
      }
      .removed {
        color: var(--error);
      }
      .added {
        color: var(--accent);
      }
    `,
  ];
}

customElements.define("proclint-conflict", ProclintConflict);
