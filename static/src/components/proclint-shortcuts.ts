import { css, html, nothing } from "lit";
import { isMac } from "../app/menu.js";
import type { PlainKey } from "../i18n.js";
import { t } from "../language.js";
import { Localized } from "./localized.js";
import { dialogSheet, shared } from "./styles.js";

interface Shortcut {
  /** Each is one way; "Mod" is the command key of a Mac, and Ctrl elsewhere. */
  keys: readonly string[];
  does: PlainKey;
}

const groups: readonly { title: PlainKey; shortcuts: readonly Shortcut[] }[] = [
  {
    title: "shortcuts.problems",
    shortcuts: [
      { keys: ["F8"], does: "shortcut.next" },
      { keys: ["Shift F8"], does: "shortcut.previous" },
      { keys: ["Mod .", "Alt Enter"], does: "shortcut.fixes" },
      { keys: ["Shift Alt ."], does: "shortcut.fixAll" },
    ],
  },
  {
    title: "shortcuts.writing",
    shortcuts: [
      { keys: ["Ctrl Space"], does: "shortcut.complete" },
      { keys: ["Mod I"], does: "shortcut.explain" },
      { keys: ["Shift Alt F"], does: "shortcut.format" },
      { keys: ["Mod /"], does: "shortcut.comment" },
      { keys: ["Alt ↑", "Alt ↓"], does: "shortcut.moveLines" },
      { keys: ["Mod Z"], does: "shortcut.undo" },
      { keys: ["Mod Shift Z", "Mod Y"], does: "shortcut.redo" },
    ],
  },
  {
    title: "shortcuts.cursors",
    shortcuts: [
      { keys: ["Mod click"], does: "shortcut.addCursor" },
      { keys: ["Mod Alt ↑", "Mod Alt ↓"], does: "shortcut.addAbove" },
      { keys: ["Mod D"], does: "shortcut.addNext" },
      { keys: ["Alt drag"], does: "shortcut.column" },
      { keys: ["Escape"], does: "shortcut.oneCursor" },
    ],
  },
  {
    title: "shortcuts.files",
    shortcuts: [
      { keys: ["Mod F"], does: "shortcut.search" },
      { keys: ["Mod G", "F3"], does: "shortcut.nextMatch" },
      { keys: ["Mod Alt G"], does: "shortcut.line" },
      { keys: ["Mod S"], does: "shortcut.save" },
      { keys: ["Tab"], does: "shortcut.tab" },
      { keys: ["Mod K"], does: "shortcut.commands" },
      { keys: ["F1"], does: "shortcut.list" },
    ],
  },
];

const macNames: Record<string, string> = { Mod: "⌘", Alt: "⌥", Shift: "⇧", Ctrl: "⌃" };
const names: Record<string, PlainKey> = {
  Ctrl: "key.Ctrl",
  Shift: "key.Shift",
  Alt: "key.Alt",
  Enter: "key.Enter",
  Escape: "key.Escape",
  Space: "key.Space",
  Tab: "key.Tab",
  click: "key.click",
  drag: "key.drag",
};
const spoken: Record<string, PlainKey> = { "↑": "key.up", "↓": "key.down", ".": "key.stop", "/": "key.slash" };

/** All that keys do, in a dialog. */
export class ProclintShortcuts extends Localized {
  #wasOpened = false;

  /** Opens the dialog. The focus returns when it closes. */
  open(): void {
    this.#wasOpened = true;
    this.requestUpdate();
    void this.updateComplete.then(() => {
      const dialog = this.#dialog;
      if (dialog && !dialog.open) dialog.showModal();
    });
  }

  get #dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector("dialog");
  }

  #close(): void {
    this.#dialog?.close();
  }

  #clicked(event: MouseEvent): void {
    if (event.target === this.#dialog) this.#close();
  }

  // Its many elements would make the page start later.
  protected override render(): unknown {
    if (!this.#wasOpened) return nothing;
    return html`
      <dialog aria-labelledby="title" @click=${this.#clicked}>
        <div class="sheet">
          <div class="top">
            <h2 id="title">${t("shortcuts")}</h2>
            <span class="grow"></span>
            <button class="button" type="button" autofocus @click=${this.#close}>${t("close")}</button>
          </div>
          <div class="body" tabindex="0" role="region" aria-label=${t("shortcuts.list")}>
            ${groups.map(
              ({ title, shortcuts }) => html`<section>
                <h3>${t(title)}</h3>
                <dl>${shortcuts.map(({ keys, does }) => html`<div><dt>${t(does)}</dt><dd>${keys.map(ways)}</dd></div>`)}</dl>
              </section>`,
            )}
          </div>
        </div>
      </dialog>
    `;
  }

  static override styles = [
    shared,
    dialogSheet,
    css`
      :host {
        --width: 780px;
        --height: 760px;
      }
      dialog .top {
        flex-wrap: nowrap;
      }
      h3,
      dl,
      dd {
        margin: 0;
      }
      h3 {
        font-size: 13px;
        font-weight: 600;
        color: var(--soft);
        margin-bottom: 3px;
      }
      dialog .body {
        position: relative;
        columns: 320px 2;
        column-gap: 36px;
        padding: 16px 20px 6px;
        font-size: 14px;
      }
      section {
        break-inside: avoid;
        padding-bottom: 16px;
      }
      dl div {
        display: flex;
        justify-content: space-between;
        align-items: baseline;
        flex-wrap: wrap;
        gap: 2px 16px;
        padding: 5px 0;
        border-top: 1px solid var(--line);
      }
      dt {
        flex: 1 1 6em;
      }
      dd {
        margin-left: auto;
        color: var(--soft);
        font-size: 13px;
      }
      @media (max-width: 760px) {
        dt {
          flex-basis: 8em;
        }
      }
    `,
  ];
}

function ways(keys: string, index: number): unknown {
  return html`${index > 0 ? ` ${t("shortcuts.or")} ` : ""}<span>${keysShown(keys)}</span>`;
}

/** Keys that are pressed together, with blanks between, as in `Mod Shift Z`. */
export function keysShown(keys: string): unknown {
  return keys.split(" ").map((name, at) => html`${at > 0 ? " " : ""}<kbd>${keyName(name)}</kbd>`);
}

function keyName(name: string): unknown {
  const said = spoken[name];
  if (said) return html`<span aria-hidden="true">${name}</span><span class="hidden-text">${t(said)}</span>`;
  const sign = isMac ? macNames[name] : undefined;
  const known = names[name === "Mod" ? "Ctrl" : name];
  return sign ?? (known ? t(known) : name);
}

customElements.define("proclint-shortcuts", ProclintShortcuts);
