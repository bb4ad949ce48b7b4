import { LitElement, css, html } from "lit";
import { shared } from "./styles.js";

interface Shortcut {
  /** Each is one way; "Mod" is the command key of a Mac, and Ctrl elsewhere. */
  keys: readonly string[];
  does: string;
}

const groups: readonly { title: string; shortcuts: readonly Shortcut[] }[] = [
  {
    title: "Problems",
    shortcuts: [
      { keys: ["F8"], does: "Next problem" },
      { keys: ["Shift F8"], does: "Previous problem" },
      { keys: ["Mod .", "Alt Enter"], does: "Fixes at the cursor" },
      { keys: ["Shift Alt ."], does: "Fix all that is safe to fix" },
    ],
  },
  {
    title: "Writing",
    shortcuts: [
      { keys: ["Ctrl Space"], does: "Complete" },
      { keys: ["Mod I"], does: "Explain what is at the cursor" },
      { keys: ["Shift Alt F"], does: "Format the file" },
      { keys: ["Mod /"], does: "Make lines comments, or the other way" },
      { keys: ["Alt ↑", "Alt ↓"], does: "Move lines" },
      { keys: ["Mod Z"], does: "Undo; a fix is one step" },
      { keys: ["Mod Shift Z", "Mod Y"], does: "Redo" },
    ],
  },
  {
    title: "Several cursors",
    shortcuts: [
      { keys: ["Mod click"], does: "Add a cursor" },
      { keys: ["Mod Alt ↑", "Mod Alt ↓"], does: "Add a cursor above or below" },
      { keys: ["Mod D"], does: "Select the next place with the same text" },
      { keys: ["Alt drag"], does: "Select a column" },
      { keys: ["Escape"], does: "Back to one cursor" },
    ],
  },
  {
    title: "Search and files",
    shortcuts: [
      { keys: ["Mod F"], does: "Search and replace" },
      { keys: ["Mod G", "F3"], does: "Next match" },
      { keys: ["Mod Alt G"], does: "Go to a line" },
      { keys: ["Mod S"], does: "Save" },
      { keys: ["Tab"], does: "Leave the editor, or take a completion" },
      { keys: ["F1", "?"], does: "This list" },
    ],
  },
];

const isMac = /Mac|iPhone|iPad/.test(navigator.platform);
const macNames: Record<string, string> = { Mod: "⌘", Alt: "⌥", Shift: "⇧", Ctrl: "⌃" };
const spoken: Record<string, string> = { "↑": "arrow up", "↓": "arrow down", ".": "full stop", "/": "slash", "?": "question mark" };

/** All that keys do, in a dialog. */
export class ProclintShortcuts extends LitElement {
  /** Opens the dialog. The focus returns when it closes. */
  open(): void {
    const dialog = this.#dialog;
    if (dialog && !dialog.open) dialog.showModal();
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

  protected override render(): unknown {
    return html`
      <dialog aria-labelledby="title" @click=${this.#clicked}>
        <div class="sheet">
          <div class="top">
            <h2 id="title">Keyboard shortcuts</h2>
            <span class="grow"></span>
            <button class="button" type="button" autofocus @click=${this.#close}>Close</button>
          </div>
          <div class="body" tabindex="0" role="region" aria-label="Shortcuts">
            ${groups.map(
              ({ title, shortcuts }) => html`<section>
                <h3>${title}</h3>
                <dl>${shortcuts.map(({ keys, does }) => html`<div><dt>${does}</dt><dd>${keys.map(ways)}</dd></div>`)}</dl>
              </section>`,
            )}
          </div>
        </div>
      </dialog>
    `;
  }

  static override styles = [
    shared,
    css`
      dialog {
        width: min(780px, calc(100vw - 32px));
        max-height: min(88dvh, 760px);
        padding: 0;
        border: 1px solid var(--line-strong);
        border-radius: 14px;
        background: var(--panel);
        color: var(--ink);
        overflow: hidden;
      }
      dialog::backdrop {
        background: color-mix(in srgb, var(--ground) 72%, transparent);
      }
      .sheet {
        display: flex;
        flex-direction: column;
        max-height: inherit;
      }
      .top {
        display: flex;
        align-items: center;
        gap: 10px;
        padding: 12px 14px 12px 20px;
        border-bottom: 1px solid var(--line);
      }
      h2,
      h3,
      dl,
      dd {
        margin: 0;
      }
      h2 {
        font-size: 17px;
        letter-spacing: -0.01em;
      }
      h3 {
        font-size: 13px;
        font-weight: 600;
        color: var(--soft);
        margin-bottom: 3px;
      }
      .grow {
        flex: 1;
      }
      .body {
        position: relative;
        overflow: auto;
        columns: 320px 2;
        column-gap: 36px;
        padding: 16px 20px 6px;
        font-size: 13.5px;
      }
      .body:focus-visible {
        outline-offset: -3px;
      }
      section {
        break-inside: avoid;
        padding-bottom: 16px;
      }
      dl div {
        display: flex;
        justify-content: space-between;
        align-items: baseline;
        gap: 16px;
        padding: 5px 0;
        border-top: 1px solid var(--line);
      }
      dd {
        flex: none;
        color: var(--soft);
        font-size: 12.5px;
      }
      kbd {
        display: inline-block;
        min-width: 22px;
        text-align: center;
        font: 12px/18px var(--sans);
        color: var(--ink);
        border: 1px solid var(--line-strong);
        border-radius: 5px;
        padding: 0 5px;
        background: var(--ground);
      }
    `,
  ];
}

function ways(keys: string, index: number): unknown {
  return html`${index > 0 ? " or " : ""}<span>${keys.split(" ").map((name, at) => html`${at > 0 ? " " : ""}<kbd>${keyName(name)}</kbd>`)}</span>`;
}

function keyName(name: string): unknown {
  const shown = isMac ? (macNames[name] ?? name) : name === "Mod" ? "Ctrl" : name;
  const said = spoken[name];
  return said ? html`<span aria-hidden="true">${shown}</span><span class="hidden-text">${said}</span>` : shown;
}

customElements.define("proclint-shortcuts", ProclintShortcuts);
