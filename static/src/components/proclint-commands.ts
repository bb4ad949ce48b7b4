import { css, html, nothing } from "lit";
import type { PageCommand } from "../app/menu.js";
import { t } from "../language.js";
import { Localized } from "./localized.js";
import { keysShown } from "./proclint-shortcuts.js";
import { dialogSheet, shared } from "./styles.js";

/** All that the page can do, in a dialog with a search. */
export class ProclintCommands extends Localized {
  static override properties = {
    commands: { state: true },
    search: { state: true },
    at: { state: true },
  };

  declare protected commands: readonly PageCommand[];
  declare protected search: string;
  /** The place of the chosen one among those that are found. */
  declare protected at: number;

  constructor() {
    super();
    this.commands = [];
    this.search = "";
    this.at = 0;
  }

  /** Opens the dialog. The focus returns when it closes. */
  open(commands: readonly PageCommand[]): void {
    const dialog = this.#dialog;
    if (!dialog || dialog.open) return;
    this.commands = commands;
    this.#searchFor("");
    dialog.showModal();
  }

  get #dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector("dialog");
  }

  get #found(): PageCommand[] {
    const words = this.search.toLowerCase().split(/\s+/);
    const texts = this.commands.map((command) => ({
      command,
      title: ` ${command.title}`.toLowerCase(),
      text: ` ${command.title} ${command.note ?? ""}`.toLowerCase(),
    }));
    const found = texts.filter(({ text }) => words.every((word) => text.includes(word)));
    // The start of a word counts more than its middle, and the title more than the note.
    const startsIn = (text: string): boolean => words.every((word) => text.includes(` ${word}`));
    const rank = ({ title, text }: { title: string; text: string }): number => (startsIn(title) ? 0 : startsIn(text) ? 1 : 2);
    return found.sort((a, b) => rank(a) - rank(b)).map(({ command }) => command);
  }

  #searchFor(search: string): void {
    this.search = search;
    this.at = 0;
    this.renderRoot.querySelector(".body")?.scrollTo(0, 0);
  }

  #clicked(event: MouseEvent): void {
    if (event.target === this.#dialog) this.#dialog?.close();
  }

  #run(command: PageCommand | undefined): void {
    if (!command) return;
    this.#dialog?.close();
    command.run();
  }

  #pressed(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const found = this.#found;
    if (event.key === "Enter") {
      event.preventDefault();
      this.#run(found[this.at]);
      return;
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || found.length === 0) return;
    event.preventDefault();
    this.at = (this.at + step + found.length) % found.length;
    void this.updateComplete.then(() => this.renderRoot.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest" }));
  }

  protected override render(): unknown {
    const found = this.#found;
    return html`
      <dialog aria-label=${t("commands")} @click=${this.#clicked}>
        <div class="sheet">
          <input
            type="text"
            role="combobox"
            aria-label=${t("commands.search")}
            placeholder=${t("commands.search")}
            aria-expanded="true"
            aria-controls="list"
            aria-autocomplete="list"
            aria-activedescendant=${found.length > 0 ? `command-${this.at}` : nothing}
            autocomplete="off"
            autocapitalize="off"
            spellcheck="false"
            autofocus
            .value=${this.search}
            @input=${(event: Event) => this.#searchFor((event.target as HTMLInputElement).value)}
            @keydown=${this.#pressed}
          />
          <ul class="body" id="list" role="listbox" aria-label=${t("commands")}>
            ${found.map((command, index) => this.#option(command, index))}
          </ul>
          ${found.length === 0 ? html`<p class="soft" role="status">${t("commands.none")}</p>` : nothing}
        </div>
      </dialog>
    `;
  }

  #option(command: PageCommand, index: number): unknown {
    const { title, note, keys, checked, lang } = command;
    return html`<li id="command-${index}" role="option" lang=${lang ?? nothing} aria-selected=${index === this.at} @click=${() => this.#run(command)}>
      <span>${title}${checked ? html` <span class="tick">✓</span>` : nothing}${note ? html`<small>${note}</small>` : nothing}</span>
      ${keys ? html`<span class="keys">${keysShown(keys)}</span>` : nothing}
    </li>`;
  }

  static override styles = [
    shared,
    dialogSheet,
    css`
      :host {
        --width: 560px;
        --height: 520px;
      }
      dialog {
        margin-top: min(12vh, 96px);
      }
      input {
        border: 0;
        border-bottom: 1px solid var(--line);
        background: none;
        padding: 13px 18px;
        font-size: 16px;
      }
      input:focus-visible {
        outline: none;
        border-bottom-color: var(--accent);
      }
      dialog .body {
        padding: 6px;
      }
      ul {
        list-style: none;
        margin: 0;
      }
      p {
        margin: 0;
        padding: 2px 18px 14px;
      }
      li {
        display: flex;
        align-items: baseline;
        justify-content: space-between;
        gap: 16px;
        border-radius: 4px;
        padding: 5px 12px;
        font-size: 14px;
        cursor: pointer;
      }
      li:hover,
      li[aria-selected="true"] {
        background: var(--active-line);
      }
      li[aria-selected="true"] {
        box-shadow: inset 2px 0 var(--accent);
      }
      small {
        margin-left: 10px;
        font-size: 13px;
        color: var(--soft);
      }
      .tick {
        color: var(--accent);
        font-weight: 600;
      }
      .keys {
        flex: none;
        font-size: 13px;
        color: var(--soft);
      }
      @media (forced-colors: active) {
        li[aria-selected="true"] {
          outline: 2px solid Highlight;
          outline-offset: -2px;
        }
      }
    `,
  ];
}

customElements.define("proclint-commands", ProclintCommands);
