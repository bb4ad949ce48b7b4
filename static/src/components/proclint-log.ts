import { css, html, type PropertyValues } from "lit";
import type { Folder } from "../file/folder.js";
import { LogView, type LogAround } from "../log/log-view.js";
import { t } from "../language.js";
import { Localized } from "./localized.js";
import { heading, shared } from "./styles.js";

/** A field for the log of a failed deploy, by paste or drop, and what failed in it. Fires `proclint-close`. */
export class ProclintLog extends Localized {
  static override properties = {
    around: { attribute: false },
    version: { attribute: false },
    chosen: { attribute: false },
    folder: { attribute: false },
  };

  declare around: LogAround;
  /** That of the file: a change may be what corrects the cause. */
  declare version: number;
  /** The ids of the chosen platforms, separated by commas. */
  declare chosen: string;
  /** Another one means that other files are beside the file. */
  declare folder: Folder | null;
  #view: LogView | null = null;

  /** Explains a log as if it had been pasted. Without one, it waits for one below what is there. */
  async explain(log: string | File): Promise<void> {
    await this.updateComplete;
    if (log) this.#view?.explain(log);
    this.#view?.focus();
    this.scrollIntoView({ block: "nearest" });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.around.answered(null);
  }

  protected override languageChanged(): void {
    this.#view?.draw();
  }

  protected override willUpdate(changed: PropertyValues): void {
    this.#view ??= new LogView(this.around);
    if (changed.has("chosen")) this.#view.draw();
    if (changed.size > 0) this.#view.changed();
  }

  protected override render(): unknown {
    const close = (): boolean => this.dispatchEvent(new CustomEvent("proclint-close"));
    return html`
      <div class="heading">
        <h2>${t("log.title")}</h2>
        <span class="grow"></span>
        <button class="button" type="button" @click=${close}>${t("log.close")}</button>
      </div>
      ${this.#view?.elements}
    `;
  }

  static override styles = [
    shared,
    heading,
    css`
      :host {
        display: block;
      }
      .grow {
        flex: 1;
      }
      div.heading .button {
        margin-right: -12px;
      }
      .field-row {
        position: relative;
      }
      textarea.field {
        display: block;
        width: 100%;
        min-height: 96px;
        max-height: 24dvh;
        padding: 8px 12px;
        resize: vertical;
        field-sizing: content;
        line-height: 20px;
        color: var(--ink);
      }
      textarea:focus-visible {
        outline-offset: -2px;
      }
      ::placeholder {
        color: var(--soft);
        opacity: 1;
        font-family: var(--sans);
      }
      .field-row .link {
        min-height: 24px;
        font-size: 13px;
      }
      .answer:not(:empty) {
        display: grid;
        gap: 12px;
        padding: 12px 0 20px;
      }
      p,
      ul {
        margin: 0;
        overflow-wrap: anywhere;
      }
      .title {
        font-size: 16px;
        line-height: 24px;
      }
      .title code {
        font-size: inherit;
        font-weight: inherit;
      }
      ul {
        padding: 0;
        list-style: none;
        display: grid;
        gap: 4px;
      }
      a {
        color: var(--accent);
      }
      li .link {
        min-height: 24px;
      }
      .cause {
        display: grid;
        gap: 8px;
        justify-items: start;
      }
      details > .cause {
        padding: 12px 0;
        border-top: 1px solid var(--line);
      }
      pre {
        margin: 0;
        flex-basis: 100%;
        overflow: auto;
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
      .cure {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 12px;
        align-items: center;
        justify-self: stretch;
      }
      @media (max-width: 760px) {
        textarea {
          font-size: 16px;
        }
      }
    `,
  ];
}

customElements.define("proclint-log", ProclintLog);
