import { LitElement, css, html, nothing } from "lit";
import type { MenuItem } from "../app/menu.js";
import { keysShown } from "./proclint-shortcuts.js";
import { shared } from "./styles.js";

/** A button that opens a menu. Fires `proclint-pick` with the index of an item. */
export class ProclintMenu extends LitElement {
  static override properties = {
    label: {},
    items: { attribute: false },
    opened: { state: true },
  };

  declare label: string;
  declare items: readonly MenuItem[];
  declare protected opened: boolean;

  constructor() {
    super();
    this.label = "";
    this.items = [];
    this.opened = false;
    this.addEventListener("focusout", (event) => {
      if (!this.contains(event.relatedTarget as Node | null)) this.opened = false;
    });
  }

  async #open(index: number): Promise<void> {
    this.opened = true;
    await this.updateComplete;
    this.#focus(index);
  }

  #close(): void {
    this.opened = false;
    this.renderRoot.querySelector<HTMLElement>(".button")?.focus();
  }

  get #entries(): HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>("[role^=menuitem]")];
  }

  #focus(index: number): void {
    const entries = this.#entries;
    entries.at(index % entries.length)?.focus();
  }

  #buttonKey(event: KeyboardEvent): void {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    void this.#open(event.key === "ArrowDown" ? 0 : -1);
  }

  #menuKey(event: KeyboardEvent): void {
    const current = this.#entries.indexOf(this.shadowRoot?.activeElement as HTMLElement);
    const targets: Record<string, number> = { ArrowDown: current + 1, ArrowUp: current - 1, Home: 0, End: -1 };
    const target = targets[event.key];
    if (target !== undefined) {
      event.preventDefault();
      this.#focus(target);
      return;
    }
    if (event.key === "Escape") this.#close();
  }

  #pick(index: number): void {
    this.#close();
    this.dispatchEvent(new CustomEvent("proclint-pick", { detail: index }));
  }

  protected override render(): unknown {
    return html`
      <button
        class="button"
        type="button"
        aria-haspopup="menu"
        aria-expanded=${this.opened ? "true" : "false"}
        @click=${() => (this.opened ? this.#close() : void this.#open(0))}
        @keydown=${this.#buttonKey}
      >
        ${this.label}
      </button>
      ${
        this.opened
          ? html`<div role="menu" aria-label=${this.label} @keydown=${this.#menuKey}>
            ${this.items.map(
              ({ title, note, keys, begins, checked, lang, dialog }, index) => html`<button
                class=${begins ? "begins" : nothing}
                role=${checked === undefined ? "menuitem" : "menuitemradio"}
                aria-checked=${checked ?? nothing}
                aria-haspopup=${dialog ? "dialog" : nothing}
                type="button"
                lang=${lang ?? nothing}
                tabindex="-1"
                @click=${() => this.#pick(index)}
              >
                ${title}${keys ? html` <span class="keys">${keysShown(keys)}</span>` : nothing}${note ? html`<small>${note}</small>` : nothing}
              </button>`,
            )}
          </div>`
          : nothing
      }
    `;
  }

  static override styles = [
    shared,
    css`
      :host {
        position: relative;
        display: inline-block;
      }
      .keys {
        float: right;
        font-size: 13px;
      }
      @media (hover: none) and (pointer: coarse) {
        .keys {
          display: none;
        }
      }
      [role="menu"] {
        position: absolute;
        top: calc(100% + 5px);
        right: 0;
        z-index: 30;
        width: 320px;
        max-width: calc(100vw - 32px);
        max-height: calc(100dvh - 72px);
        overflow-y: auto;
        padding: 4px;
        border: 1px solid var(--line-strong);
        border-radius: 8px;
        background: var(--panel);
      }
      [role^="menuitem"] {
        position: relative;
        display: block;
        width: 100%;
        border: 0;
        border-radius: 4px;
        background: none;
        text-align: left;
        padding: 5px 10px;
        font-size: 14px;
      }
      [role^="menuitem"].begins {
        margin-top: 9px;
      }
      .begins::before {
        content: "";
        position: absolute;
        inset: -5px 10px auto;
        border-top: 1px solid var(--line);
      }
      [role^="menuitem"]:hover,
      [role^="menuitem"]:focus {
        background: var(--active-line);
      }
      [aria-checked] {
        padding-right: 32px;
      }
      [aria-checked="true"]::after {
        content: "✓";
        position: absolute;
        right: 12px;
        color: var(--accent);
        font-weight: 600;
      }
      small {
        display: block;
        font-size: 13px;
        color: var(--soft);
      }
      @media (max-width: 760px) {
        /* It is as wide as the parent of its button: from the button it could reach beyond the window. */
        :host {
          position: static;
        }
        [role="menu"] {
          top: calc(100% - 5px);
          inset-inline: 16px;
          width: auto;
          max-width: none;
          max-height: calc(100dvh - 72px);
        }
      }
    `,
  ];
}

customElements.define("proclint-menu", ProclintMenu);
