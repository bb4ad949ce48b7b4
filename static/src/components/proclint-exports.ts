import { css, html, nothing, type PropertyValues } from "lit";
import { download } from "../disk/download.js";
import { EngineError } from "../engine/client.js";
import type { Export, Preview } from "../engine/contract.js";
import { exportFormats, exportName } from "../file/export-formats.js";
import type { EnglishKey, PlainKey } from "../i18n.js";
import { t } from "../english.js";
import { whileWaiting } from "../pause.js";
import { codeText } from "./code-text.js";
import { Localized } from "./localized.js";
import { copyBox, shared } from "./styles.js";

const rest = 300;

/** What the commands of an export are called as a file. */
const commandsName = "commands.sh";

/**
 * The same processes as files of other tools. Nothing is asked for until one is chosen. Fires `proclint-copy` with a
 * text.
 */
export class ProclintExports extends Localized {
  static override properties = {
    ask: { attribute: false },
    preview: { attribute: false },
    reason: { attribute: false },
    format: { state: true },
    made: { state: true },
    problem: { state: true },
    waits: { state: true },
    copied: { state: true },
  };

  /** Writes the processes in a format. */
  declare ask: (format: string) => Promise<Export>;
  /** A new object means that the processes changed; null for none. */
  declare preview: Preview | null;
  /** Why there are no processes. */
  declare reason: string;
  declare protected format: string;
  declare protected made: Export | null;
  /** Why there is nothing. */
  declare protected problem: { key: PlainKey<EnglishKey> } | { english: string } | null;
  /** A person waits for a format. The text on the page is of another one, or is empty. */
  declare protected waits: boolean;
  /** The place of the file that was copied last. */
  declare protected copied: number;

  #asked = 0;
  #timer = 0;

  constructor() {
    super();
    this.preview = null;
    this.format = "";
    this.made = null;
    this.reason = "";
    this.problem = null;
    this.waits = false;
    this.copied = -1;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!this.format || !changed.has("preview")) return;
    clearTimeout(this.#timer);
    if (!this.preview) this.made = null;
    this.#timer = window.setTimeout(() => void this.choose(this.format), rest);
  }

  /** Writes the processes in a format. */
  async choose(format: string): Promise<void> {
    this.format = format;
    await whileWaiting(this.#write(), (waits) => {
      if (format === this.format) this.waits = waits;
    });
  }

  async #write(): Promise<void> {
    const asked = ++this.#asked;
    if (!this.format) {
      this.made = null;
      this.problem = null;
      return;
    }
    try {
      const made = await this.ask(this.format);
      if (asked !== this.#asked) return;
      this.made = made;
      this.problem = null;
    } catch (error) {
      if (asked !== this.#asked) return;
      this.made = null;
      this.problem = error instanceof EngineError ? { english: error.detail } : { key: "exports.none" };
    }
  }

  #copy(text: string, index: number): void {
    this.dispatchEvent(new CustomEvent("proclint-copy", { detail: text }));
    this.copied = index;
    setTimeout(() => {
      if (this.copied === index) this.copied = -1;
    }, 1_600);
  }

  protected override render(): unknown {
    if (!this.preview) return html`<p class="soft">${this.reason}</p>`;
    return html`
      <div class="formats" role="group" aria-label=${t("exports.use")}>
        ${exportFormats.map(({ id }) => html`<button class="button" type="button" aria-pressed=${id === this.format ? "true" : "false"} @click=${() => void this.choose(id)}>${exportName(id)}</button>`)}
      </div>
      ${this.waits ? html`<p class="soft" role="status">${t("exports.making")}</p>` : this.made ? this.#export(this.made) : this.#why()}
    `;
  }

  #why(): unknown {
    const { problem } = this;
    if (!problem) return nothing;
    return "key" in problem ? html`<p class="soft">${t(problem.key)}</p>` : html`<p class="soft" lang="en">${problem.english}</p>`;
  }

  #export({ files, shown, notes }: Export): unknown {
    return html`
      ${files.map(({ path, text }, index) => {
        const title = path || t("exports.commands");
        return html`
          <div class="equivalent">
            <div class="what">
              <span class="title">${title}</span>
              <span class="grow"></span>
              <button class="copy" type="button" aria-label=${t("copy.what", { title })} @click=${() => this.#copy(text, index)}>${t(this.copied === index ? "copy.done" : "copy")}</button>
              <button class="copy" type="button" aria-label=${t("download.what", { title })} @click=${() => download(path || commandsName, text)}>${t("download")}</button>
            </div>
            <pre class="mono" tabindex="0" aria-label=${title}>${shown?.[index] ?? text}</pre>
          </div>
        `;
      })}
      ${
        notes.length > 0
          ? html`<ul lang="en">
            ${notes.map((note) => html`<li>${codeText(note)}</li>`)}
          </ul>`
          : nothing
      }
    `;
  }

  static override styles = [
    shared,
    copyBox,
    css`
      :host {
        display: block;
        padding-top: 12px;
      }
      .formats {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
        margin-bottom: 12px;
      }
      .formats .button {
        border-color: var(--line-strong);
      }
      [aria-pressed="true"] {
        background: var(--active-line);
        font-weight: 600;
      }
      .title {
        min-width: 0;
        overflow-wrap: anywhere;
      }
      .grow {
        flex: 1;
      }
      p,
      pre,
      ul {
        margin: 0;
        padding: 0;
      }
      p {
        padding-top: 7px;
      }
      pre {
        white-space: pre;
        overflow-wrap: normal;
        overflow: auto;
        margin-top: 4px;
      }
      ul {
        list-style: none;
        color: var(--soft);
        margin-top: 7px;
      }
      li {
        padding: 2px 0 2px 14px;
        text-indent: -14px;
      }
      li::before {
        content: "– ";
      }
    `,
  ];
}

customElements.define("proclint-exports", ProclintExports);
