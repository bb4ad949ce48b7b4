import { css, html, nothing, type PropertyValues } from "lit";
import type { FileExplained } from "../app/actions.js";
import type { Cause, CauseFix, Explanation, Message, ExplainingRule, Fix, NearestLine } from "../engine/contract.js";
import { plainText } from "../code.js";
import { t } from "../language.js";
import { codeText } from "./code-text.js";
import { Localized } from "./localized.js";
import { shared } from "./styles.js";

/** In milliseconds, after the last key. */
const rest = 250;
const shownRules = 3;

/** In UTF-16 units; what failed is at the end of a log. A browser takes long to lay out more than `longestShown`. */
const longestLog = 1_000_000;
const longestShown = 4_000;

/** A fix of a version of the file. */
export interface VersionFix {
  fix: Fix;
  version: number;
}

/**
 * A field for a log, by paste or drop, and what failed in it. Fires `proclint-goto` with a position, `proclint-fix` with a
 * VersionFix, `proclint-deploys` with a platform's id, `proclint-copy` with a text, and `proclint-causes` with each answer, or
 * null without one.
 */
export class ProclintLog extends Localized {
  static override properties = {
    ask: { attribute: false },
    titles: { attribute: false },
    version: { attribute: false },
    chosen: { attribute: false },
    log: { state: true },
    answer: { state: true },
    failed: { state: true },
    copied: { state: true },
  };

  /** Explains a log. */
  declare ask: (log: string) => Promise<FileExplained>;
  /** The title of a platform by its id. */
  declare titles: (id: string) => string;
  /** That of the file: a change may be what corrects the cause. */
  declare version: number;
  /** The ids of the chosen platforms. */
  declare chosen: readonly string[];
  declare protected log: string;
  declare protected answer: FileExplained | null;
  declare protected failed: boolean;
  declare protected copied: string;
  #timer = 0;
  // The log, of which the field may show only the end.
  #whole = "";

  constructor() {
    super();
    this.titles = (id) => id;
    this.version = 0;
    this.chosen = [];
    this.log = "";
    this.answer = null;
    this.failed = false;
    this.copied = "";
  }

  /** Explains a log as if it had been pasted. */
  async explain(log: string): Promise<void> {
    this.#take(log);
    void this.#explain();
    await this.updateComplete;
    this.#field?.focus();
    this.scrollIntoView({ block: "nearest" });
  }

  get #field(): HTMLTextAreaElement | null {
    return this.renderRoot.querySelector("textarea");
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has("version") && this.log) this.#later();
    if (!changed.has("answer")) return;
    this.#fire("proclint-causes", this.answer);
    if (this.answer) this.renderRoot.querySelector(".answer")?.scrollIntoView({ block: "nearest" });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#fire("proclint-causes", null);
  }

  #typed(event: Event): void {
    this.#take((event.target as HTMLTextAreaElement).value);
    this.#later();
  }

  #pasted(event: ClipboardEvent): void {
    const log = event.clipboardData?.getData("text") ?? "";
    if (log.length <= longestShown) return;
    event.preventDefault();
    void this.explain(log);
  }

  #take(log: string): void {
    this.#whole = log.slice(-longestLog);
    this.log = this.#whole.slice(-longestShown);
  }

  #later(): void {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.#explain(), rest);
  }

  // The page opens other files that are dropped as a Procfile.
  #over(event: DragEvent): void {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    event.stopPropagation();
  }

  #dropped(event: DragEvent): void {
    const file = event.dataTransfer?.files[0];
    if (!file) return;
    event.preventDefault();
    event.stopPropagation();
    void file
      .slice(-longestLog)
      .text()
      .then((log) => this.explain(log));
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
    this.#take("");
    this.answer = null;
    this.failed = false;
    this.#field?.focus();
  }

  async #explain(): Promise<void> {
    const log = this.#whole;
    if (!log.trim()) {
      this.answer = null;
      this.failed = false;
      return;
    }
    const answer = await this.ask(log).catch(() => null);
    if (log !== this.#whole) return;
    this.answer = answer;
    this.failed = answer === null;
  }

  #fire(name: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  #apply(fix: CauseFix): void {
    const detail: VersionFix = { fix: { ...fix, edits: fix.edits ?? [], applicability: "suggested" }, version: this.answer?.version ?? -1 };
    this.#fire("proclint-fix", detail);
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
          @paste=${this.#pasted}
          @dragover=${this.#over}
          @drop=${this.#dropped}
        ></textarea>
        ${this.log ? html`<button class="link" type="button" @click=${this.#clear}>${t("platforms.clear")}</button>` : nothing}
      </div>
      <div class="answer" aria-live="polite">
        ${this.failed ? html`<p>${t("log.failed")}</p>` : nothing}
        ${this.#whole.length > this.log.length ? html`<p class="soft">${t("log.end")}</p>` : nothing}
        ${answer ? this.#answer(answer) : nothing}
      </div>
    `;
  }

  #answer({ platform, causes, rules, messages, nearest }: Explanation): unknown {
    if (causes.length + rules.length + messages.length === 0) return this.#near(nearest);
    const [first, ...others] = causes;
    if (!first) return [...messages.map((message) => this.#message(message)), this.#rules(rules)];
    return html`
      ${platform ? this.#platform(platform) : nothing}
      ${this.#cause(first)}
      ${
        others.length > 0
          ? html`<details>
              <summary>${t("log.others")} ${others.length}</summary>
              ${others.map((cause) => this.#cause(cause))}
            </details>`
          : nothing
      }
      ${this.#rules(rules.filter(({ name }) => name === first.rule))}
    `;
  }

  #platform(id: string): unknown {
    const title = this.titles(id);
    const isChosen = this.chosen.length === 1 && this.chosen[0] === id;
    return html`<p class="soft">
      ${t("log.platform", { title })}
      ${isChosen ? nothing : html`<button class="link" type="button" @click=${() => this.#fire("proclint-deploys", id)}>${t("log.check", { title })}</button>`}
    </p>`;
  }

  #message({ log, platforms, means }: Message): unknown {
    return html`<p><b class="mono" lang="en">${log}</b> <span class="soft">(${[...new Set(platforms.map((id) => this.titles(id)))].join(t("comma"))})</span> <span lang="en">${codeText(means)}</span></p>`;
  }

  #cause({ headline, why, help, certainty, excerpt, lines, place, fixes }: Cause): unknown {
    const said = certainty === "sure" ? nothing : html`<span class="soft">${t(`log.${certainty}`)}</span> `;
    const line = String((lines[0]?.start.line ?? 0) + 1);
    return html`<section class="cause">
      <p>${said}<b lang="en">${codeText(headline)}</b></p>
      ${why ? html`<p lang="en">${codeText(why)}</p>` : nothing}
      <p class="soft">
        ${place ? html`<button class="link" type="button" @click=${() => this.#fire("proclint-goto", place.start)}>${t("problems.line", { line: String(place.start.line + 1) })}</button> · ` : nothing}
        ${t("log.line", { line })}${t("colon")}<code>${excerpt}</code>
      </p>
      ${help ? html`<p lang="en">${codeText(help)}</p>` : nothing}
      ${fixes.map((fix) => this.#fix(fix))}
    </section>`;
  }

  #fix(fix: CauseFix): unknown {
    const { title, path, diff, command } = fix;
    const text = command ?? diff;
    if (!text)
      return html`<p>
        <button class="button" type="button" lang="en" @click=${() => this.#apply(fix)}>${codeText(title)}</button>
      </p>`;
    return html`<div class="cure">
      <span class="soft">${command ? t("log.cure") : path}</span>
      ${command ? html`<code>${command}</code>` : html`<pre class="mono">${diff}</pre>`}
      <button class="button" type="button" aria-label=${t("copy.what", { title: plainText(title) })} @click=${() => this.#copy(text)}>${t(this.copied === text ? "copy.done" : "copy")}</button>
    </div>`;
  }

  #rules(rules: readonly ExplainingRule[]): unknown {
    if (rules.length === 0) return nothing;
    return html`<ul>
      ${rules.slice(0, shownRules).map(({ name, title, summary, docs }) => html`<li lang="en"><a href=${docs || `rules/${name}`} target="_blank">${codeText(title)}</a>: ${codeText(summary)}</li>`)}
    </ul>`;
  }

  #near(nearest: readonly NearestLine[]): unknown {
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
