import { LitElement, css, html, nothing } from "lit";
import type { Platform } from "../engine/contract.js";
import { platformOf, toggled, withStrategy } from "../platforms.js";
import { shared } from "./styles.js";

/**
 * The platforms that the file is judged for. Fires `proclint-platforms` with
 * `{chosen, last}`: the new ids, and the one that was just chosen, or "".
 */
export class ProclintPlatforms extends LitElement {
  static override properties = {
    platforms: { attribute: false },
    chosen: { attribute: false },
    expanded: { state: true },
  };

  declare platforms: readonly Platform[];
  declare chosen: readonly string[];
  declare protected expanded: boolean;

  constructor() {
    super();
    this.platforms = [];
    this.chosen = [];
    this.expanded = false;
  }

  #fire(chosen: string[], last: string): void {
    this.dispatchEvent(new CustomEvent("proclint-platforms", { detail: { chosen, last } }));
  }

  #toggle(platform: string): void {
    const chosen = toggled(this.chosen, platform);
    this.#fire(chosen, chosen.includes(platform) ? platform : "");
  }

  #strategy(event: Event): void {
    const { value } = event.target as HTMLSelectElement;
    this.#fire(withStrategy(this.chosen, value), value);
  }

  protected override render(): unknown {
    const shown = this.platforms.filter((platform) => this.expanded || platform.default || this.#chosenId(platform));
    const more = this.platforms.length - shown.length;
    return html`
      <div class="row" role="group" aria-label="Platforms">
        <span class="soft" id="judged">Judged for</span>
        ${shown.map((platform) => this.#chip(platform))}
        ${more > 0 || this.expanded
          ? html`<button class="more" type="button" aria-expanded=${this.expanded ? "true" : "false"} @click=${() => (this.expanded = !this.expanded)}>
              ${this.expanded ? "Fewer" : `+ ${more} more`}
            </button>`
          : nothing}
        ${this.chosen.length > 0
          ? html`<button class="more" type="button" @click=${() => this.#fire([], "")}>Clear</button>`
          : html`<span class="soft all">none chosen: the first five together</span>`}
      </div>
    `;
  }

  #chosenId(platform: Platform): string | undefined {
    return this.chosen.find((id) => platformOf(id) === platform.id);
  }

  #chip(platform: Platform): unknown {
    const id = this.#chosenId(platform);
    const choices = platform.strategies.length > 1;
    return html`
      <span class="chip ${id ? "on" : ""}">
        <button type="button" aria-pressed=${id ? "true" : "false"} @click=${() => this.#toggle(platform.id)}>${platform.title}</button>
        ${id && choices
          ? html`<select aria-label="Build strategy of ${platform.title}" @change=${this.#strategy}>
              ${platform.strategies.map((strategy) => html`<option value=${strategy.id} ?selected=${strategy.id === id}>${strategy.name}</option>`)}
            </select>`
          : nothing}
      </span>
    `;
  }

  static override styles = [
    shared,
    css`
      :host {
        display: block;
        border-bottom: 1px solid var(--line);
      }
      .row {
        display: flex;
        flex-wrap: wrap;
        gap: 7px;
        align-items: center;
        padding: 8px 20px;
        font-size: 13.5px;
        min-height: 47px;
      }
      .chip {
        display: inline-flex;
        border: 1px solid var(--line);
        background: var(--panel);
        border-radius: 8px;
      }
      .chip:hover {
        border-color: var(--line-strong);
      }
      .chip button {
        border: 0;
        background: none;
        padding: 4px 11px;
        line-height: 20px;
        border-radius: 7px;
      }
      .chip.on {
        background: var(--accent-bg);
        border-color: var(--accent);
        color: var(--accent);
      }
      .chip.on button {
        font-weight: 600;
      }
      .chip.on button:not(:last-child) {
        padding-right: 5px;
      }
      select {
        border: 0;
        background: transparent;
        font-size: 12.5px;
        padding: 0 4px 0 2px;
        border-radius: 7px;
        cursor: pointer;
      }
      option {
        background: var(--panel);
        color: var(--ink);
      }
      .more {
        border: 0;
        background: none;
        padding: 4px 6px;
        color: var(--accent);
        font-weight: 600;
        min-height: 24px;
      }
      .all {
        font-size: 12.5px;
        margin-left: 4px;
      }
      @media (max-width: 760px) {
        .row {
          padding: 8px 16px;
        }
      }
    `,
  ];
}

customElements.define("proclint-platforms", ProclintPlatforms);
