import { css, html } from "lit";
import { clearHistory, pastFiles, type Past } from "../file/history.js";
import { linesOf } from "../file/edits.js";
import { currentWords, t } from "../language.js";
import { Localized } from "./localized.js";
import { dialogSheet, shared } from "./styles.js";

const units: [Intl.RelativeTimeFormatUnit, number][] = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];

function ago(left: number): string {
  const seconds = (Date.now() - left) / 1000;
  const found = units.find(([, size]) => seconds >= size);
  if (!found) return t("history.now");
  return new Intl.RelativeTimeFormat(currentWords().language, { numeric: "auto" }).format(-Math.floor(seconds / found[1]), found[0]);
}

/** The first lines that say something. */
function glimpse(text: string): string {
  const lines = linesOf(text).filter((line) => line.trim() !== "");
  return lines
    .slice(0, 2)
    .map((line) => line.slice(0, 160))
    .join("\n");
}

/** The last files, in a dialog. Fires `proclint-past` with the one that is chosen. */
export class ProclintHistory extends Localized {
  static override properties = {
    files: { state: true },
  };

  declare protected files: readonly Past[];

  constructor() {
    super();
    this.files = [];
  }

  /** Opens the dialog. The focus returns when it closes. */
  open(): void {
    this.files = pastFiles();
    this.#dialog?.showModal();
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

  #choose(past: Past): void {
    this.#close();
    this.dispatchEvent(new CustomEvent("proclint-past", { detail: past }));
  }

  #clear(): void {
    clearHistory();
    this.files = [];
    this.renderRoot.querySelector<HTMLElement>(".close")?.focus();
  }

  protected override render(): unknown {
    const { files } = this;
    return html`
      <dialog aria-labelledby="title" @click=${this.#clicked}>
        <div class="sheet">
          <div class="top">
            <h2 id="title">${t("history")}</h2>
            <span class="grow"></span>
            <button class="button" type="button" ?disabled=${files.length === 0} @click=${this.#clear}>${t("history.clear")}</button>
            <button class="button close" type="button" autofocus @click=${this.#close}>${t("close")}</button>
          </div>
          <div class="body" tabindex="0" role="region" aria-label=${t("history.files")}>
            <p class="soft">${t(files.length > 0 ? "history.some" : "history.none")}</p>
            <ul>
              ${files.map(
                (past) => html`<li>
                  <button type="button" @click=${() => this.#choose(past)}>
                    <span class="line"><b class="mono">${past.file.name || t("history.noName")}</b><span class="soft">${ago(past.left)}</span></span>
                    <span class="mono text">${glimpse(past.file.text)}</span>
                  </button>
                </li>`,
              )}
            </ul>
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
        --width: 620px;
        --height: 760px;
      }
      p,
      ul {
        margin: 0;
        padding: 0;
      }
      ul {
        list-style: none;
        margin: 8px -10px 0;
      }
      li + li {
        border-top: 1px solid var(--line);
      }
      li button {
        display: block;
        width: 100%;
        border: 0;
        border-radius: 8px;
        background: none;
        text-align: left;
        padding: 9px 10px;
      }
      li button:hover,
      li button:focus-visible {
        background: var(--active-line);
      }
      li button:focus-visible {
        outline-offset: -2px;
      }
      .line {
        display: flex;
        justify-content: space-between;
        gap: 12px;
        font-size: 14px;
      }
      .line b {
        overflow-wrap: anywhere;
      }
      .line .soft {
        flex: none;
        font-size: 13px;
      }
      .text {
        display: block;
        margin-top: 2px;
        font-size: 13px;
        line-height: 1.55;
        color: var(--soft);
        white-space: pre;
        overflow: hidden;
        text-overflow: ellipsis;
      }
    `,
  ];
}

customElements.define("proclint-history", ProclintHistory);
