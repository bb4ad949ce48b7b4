import { css, html, type PropertyValues } from "lit";
import { LogView, type LogAround } from "../log/log-view.js";
import { Localized } from "./localized.js";
import { shared } from "./styles.js";

/** A field for a log, by paste or drop, and what failed in it. */
export class ProclintLog extends Localized {
  static override properties = {
    around: { attribute: false },
    version: { attribute: false },
    chosen: { attribute: false },
  };

  declare around: LogAround;
  /** That of the file: a change may be what corrects the cause. */
  declare version: number;
  /** The ids of the chosen platforms, separated by commas. */
  declare chosen: string;
  #view: LogView | null = null;

  /** Explains a log as if it had been pasted. */
  async explain(log: string | File): Promise<void> {
    await this.updateComplete;
    this.#view?.explain(log);
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
    if (changed.has("version")) this.#view.changed();
    if (changed.has("chosen")) this.#view.draw();
  }

  protected override render(): unknown {
    return html`${this.#view?.elements}`;
  }

  static override styles = [
    shared,
    css`
      :host {
        display: block;
        font-size: 13px;
      }
      .field-row {
        display: flex;
        gap: 10px;
        align-items: center;
      }
      textarea {
        flex: 1;
        min-width: 0;
        font-size: 13px;
        line-height: 20px;
        padding: 4px 9px;
        border-radius: 8px;
        resize: none;
        field-sizing: content;
        max-height: 110px;
        overflow: auto;
        color: var(--ink);
      }
      ::placeholder {
        color: var(--soft);
        opacity: 1;
        font-family: var(--sans);
      }
      .answer:not(:empty) {
        display: grid;
        gap: 6px;
      }
      .answer > :first-child {
        margin-top: 8px;
      }
      p,
      ul {
        margin: 0;
        overflow-wrap: anywhere;
      }
      ul {
        padding-left: 18px;
        display: grid;
        gap: 4px;
      }
      a {
        color: var(--accent);
        font-weight: 600;
      }
      li .link {
        min-height: 24px;
      }
      .cause {
        display: grid;
        gap: 4px;
      }
      details > .cause {
        margin-top: 8px;
      }
      summary {
        cursor: pointer;
        min-height: 24px;
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
        gap: 4px 10px;
        align-items: center;
      }
      .cure .button {
        font-size: 12px;
        padding: 1px 9px;
        border-radius: 6px;
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
