import { css, html, nothing, type PropertyValues } from "lit";
import type { Diagnostic, Explained, ExplainedMessage, ExplainedRule, NearLine } from "../engine/contract.js";
import { worstFirst } from "../editor/severity.js";
import { t } from "../language.js";
import { codeText } from "./code-text.js";
import { Localized } from "./localized.js";
import { shared } from "./styles.js";

/** In milliseconds, after the last key. */
const rest = 250;
const shownRules = 3;
const longestLog = 20_000;

/**
 * A field for a line of a log, and what it means for this file. Fires `proclint-goto` with a position, and
 * `proclint-copy` with a text.
 */
export class ProclintLog extends Localized {
  static override properties = {
    ask: { attribute: false },
    diagnostics: { attribute: false },
    titles: { attribute: false },
    log: { state: true },
    answer: { state: true },
    failed: { state: true },
    copied: { state: true },
  };

  /** Explains a log. */
  declare ask: (log: string) => Promise<Explained>;
  /** The findings of the file. */
  declare diagnostics: readonly Diagnostic[];
  /** The title of a platform by its id. */
  declare titles: (id: string) => string;
  declare protected log: string;
  declare protected answer: Explained | null;
  declare protected failed: boolean;
  declare protected copied: string;
  #timer = 0;

  constructor() {
    super();
    this.diagnostics = [];
    this.titles = (id) => id;
    this.log = "";
    this.answer = null;
    this.failed = false;
    this.copied = "";
  }

  /** Explains a log as if it had been pasted. */
  async explain(log: string): Promise<void> {
    this.log = log;
    void this.#explain();
    await this.updateComplete;
    this.#field?.focus();
    this.scrollIntoView({ block: "nearest" });
  }

  get #field(): HTMLTextAreaElement | null {
    return this.renderRoot.querySelector("textarea");
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has("answer") && this.answer) this.renderRoot.querySelector(".answer")?.scrollIntoView({ block: "nearest" });
  }

  #typed(event: Event): void {
    this.log = (event.target as HTMLTextAreaElement).value;
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.#explain(), rest);
  }

  #pressed(event: KeyboardEvent): void {
    if (event.key === "Escape" && this.log) {
      event.preventDefault();
      this.#clear();
    }
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    clearTimeout(this.#timer);
    void this.#explain();
  }

  #clear(): void {
    clearTimeout(this.#timer);
    this.log = "";
    this.answer = null;
    this.failed = false;
    this.#field?.focus();
  }

  async #explain(): Promise<void> {
    const { log } = this;
    if (!log.trim()) {
      this.answer = null;
      this.failed = false;
      return;
    }
    try {
      const answer = await this.ask(log.slice(-longestLog));
      if (log !== this.log) return;
      this.answer = answer;
      this.failed = false;
    } catch {
      if (log !== this.log) return;
      this.answer = null;
      this.failed = true;
    }
  }

  #fire(name: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  #copy(text: string): void {
    this.#fire("proclint-copy", text);
    this.copied = text;
    setTimeout(() => {
      if (this.copied === text) this.copied = "";
    }, 1_600);
  }

  protected override render(): unknown {
    const { answer } = this;
    return html`
      <div class="field-row">
        <textarea
          class="field mono"
          rows="1"
          aria-label=${t("log")}
          placeholder=${t("log.hint")}
          spellcheck="false"
          autocomplete="off"
          autocapitalize="off"
          .value=${this.log}
          @input=${this.#typed}
          @keydown=${this.#pressed}
        ></textarea>
        ${this.log ? html`<button class="link" type="button" @click=${this.#clear}>${t("platforms.clear")}</button>` : nothing}
      </div>
      <div class="answer" aria-live="polite">
        ${this.failed ? html`<p>${t("log.failed")}</p>` : nothing}
        ${answer ? this.#answer(answer) : nothing}
      </div>
    `;
  }

  #answer({ rules, messages, nearest }: Explained): unknown {
    if (rules.length + messages.length === 0) return this.#near(nearest);
    const names = new Set(rules.map(({ name }) => name));
    const causes = worstFirst(this.diagnostics.filter(({ rule }) => names.has(rule)));
    const others = rules.filter(({ name }) => !causes.some(({ rule }) => rule === name));
    return html`
      ${messages.map((message) => this.#message(message))}
      ${
        causes.length > 0
          ? html`<p class="soft">${t("log.causes")}</p>
            <ul>
              ${causes.slice(0, shownRules).map((cause) => this.#cause(cause))}
            </ul>`
          : rules.length > 0
            ? html`<p><b>${t("log.noCause")}</b></p>`
            : nothing
      }
      ${causes.length === 0 ? this.#cures(messages) : nothing}
      ${
        others.length > 0
          ? html`<p class="soft">${t(causes.length > 0 ? "log.others" : "log.usual")}</p>
            <ul>
              ${others.slice(0, shownRules).map((rule) => this.#rule(rule))}
            </ul>`
          : nothing
      }
    `;
  }

  #message({ log, platforms, means }: ExplainedMessage): unknown {
    return html`<p><b class="mono" lang="en">${log}</b> <span class="soft">(${[...new Set(platforms.map((id) => this.titles(id)))].join(t("comma"))})</span> <span lang="en">${codeText(means)}</span></p>`;
  }

  #cause({ message, range, help, fixes }: Diagnostic): unknown {
    return html`<li>
      <button class="link" type="button" @click=${() => this.#fire("proclint-goto", range.start)}>${t("problems.line", { line: String(range.start.line + 1) })}</button>${t("colon")}<span lang="en">${codeText(message)}. ${codeText(help || (fixes?.[0]?.title ?? ""))}</span>
    </li>`;
  }

  #cures(messages: readonly ExplainedMessage[]): unknown {
    const cures = [...new Set(messages.flatMap(({ cure }) => cure ?? []))];
    return cures.map(
      (cure) => html`<p class="cure">
        <span class="soft">${t("log.cure")}</span> <code>${cure}</code>
        <button class="button" type="button" aria-label=${t("copy.what", { title: cure })} @click=${() => this.#copy(cure)}>${t(this.copied === cure ? "copy.done" : "copy")}</button>
      </p>`,
    );
  }

  #rule({ name, title, summary, docs }: ExplainedRule): unknown {
    return html`<li lang="en"><a href=${docs || `rules/${name}`} target="_blank">${codeText(title)}</a>: ${codeText(summary)}</li>`;
  }

  #near(nearest: readonly NearLine[]): unknown {
    if (nearest.length === 0) return html`<p>${t("log.unknown")}</p>`;
    return html`
      <p>${t("log.similar")}</p>
      <ul>
        ${nearest.map(({ log }) => html`<li><button class="link mono" type="button" lang="en" @click=${() => void this.explain(log)}>${log}</button></li>`)}
      </ul>
    `;
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
