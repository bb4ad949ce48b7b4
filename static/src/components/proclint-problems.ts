import { css, html, nothing } from "lit";
import type { Diagnostic, Fix, MatrixRow, Rule, Severity } from "../engine/contract.js";
import { isAboutFile, shapeOf } from "../editor/severity.js";
import { textAfter } from "../editor/fixes.js";
import { changedLines, longestShown, type LineChange } from "../file/edits.js";
import { t } from "../language.js";
import { Localized } from "./localized.js";
import { shared } from "./styles.js";

/** What the list is about to show. */
export type ProblemsState =
  | { kind: "loading"; percent: number }
  | { kind: "failed"; reason: string }
  | { kind: "crashed" }
  | { kind: "refused"; title: string; detail: string }
  | { kind: "report"; diagnostics: readonly Diagnostic[]; unchecked: number };

const order: readonly Severity[] = ["error", "warning", "info", "hint"];
type Related = NonNullable<Diagnostic["related"]>[number];

const page = 100;
const shownLines = 8;

/** "2 errors, 1 hint". */
export function summaryOf(diagnostics: readonly Diagnostic[]): string {
  const parts = order.flatMap((severity) => {
    const count = diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
    return count > 0 ? [t(`count.${severity}`, { count })] : [];
  });
  return parts.join(t("comma"));
}

/**
 * The list of problems with their mend beside them. Fires `proclint-fix` with the
 * fix, `proclint-ignore` with the diagnostic that a comment is to ignore, `proclint-goto` with a position, `proclint-retry` to start the engine or the checks again,
 * `proclint-rules` when the documentation of the rules is wanted.
 */
export class ProclintProblems extends Localized {
  static override properties = {
    state: { attribute: false },
    titles: { attribute: false },
    rows: { attribute: false },
    text: { attribute: false },
    rules: { attribute: false },
    asked: { state: true },
    explained: { state: true },
    limit: { state: true },
  };

  declare state: ProblemsState;
  /** Title of a platform by its id. */
  declare titles: (id: string) => string;
  /** What the judged platforms make of the file; for a file without problems. */
  declare rows: readonly MatrixRow[];
  /** The text as the engine saw it, for the diff before a fix. */
  declare text: () => string;
  /** The documentation of the rules by name; empty until it is wanted. */
  declare rules: ReadonlyMap<string, Rule>;
  declare protected asked: Fix | null;
  declare protected explained: Diagnostic | null;
  declare protected limit: number;

  constructor() {
    super();
    this.state = { kind: "loading", percent: 0 };
    this.titles = (id) => id;
    this.rows = [];
    this.text = () => "";
    this.rules = new Map();
    this.asked = null;
    this.explained = null;
    this.limit = page;
  }

  #explain(diagnostic: Diagnostic): void {
    this.explained = this.explained === diagnostic ? null : diagnostic;
    if (this.rules.size === 0) this.#fire("proclint-rules");
  }

  #fire(name: string, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  #choose(fix: Fix): void {
    this.asked = null;
    this.#fire("proclint-fix", fix);
  }

  protected override render(): unknown {
    const { state } = this;
    switch (state.kind) {
      case "loading":
        return html`<p class="soft">${t("problems.loading")} <span class="percent">${t("problems.percent", { percent: state.percent })}</span></p>
          <div class="ghost" aria-hidden="true"><i></i><i></i><i></i></div>`;
      case "failed":
        return this.#notice(html`<b>${t("problems.failed")}</b> ${t("lost.trying")} <span lang="en">${state.reason}</span>`, t("lost.now"));
      case "crashed":
        return this.#notice(html`<b>${t("problems.crashed")}</b> ${t("problems.crashed.detail")}`, t("problems.checkAgain"));
      case "refused":
        return this.#notice(html`<span lang="en"><b>${state.title}.</b> ${state.detail}</span>`, "");
      case "report":
        return html`${state.diagnostics.length > 0 ? this.#list(state.diagnostics) : this.#clean()}
        ${state.unchecked > 0 ? html`<p class="soft">${t("lines.unchecked", { count: state.unchecked })}</p>` : nothing}`;
    }
  }

  #notice(text: unknown, retry: string): unknown {
    return html`
      <p class="notice">${text}</p>
      ${retry
        ? html`<button class="button" type="button" @click=${() => this.#fire("proclint-retry")}>${retry}</button>`
        : nothing}
    `;
  }

  #clean(): unknown {
    return html`
      <p class="clean"><span class="tick" aria-hidden="true">✓</span> <b>${t("problems.none")}</b> ${t("problems.willRun")}</p>
      <dl>
        ${this.rows.map(
          (row) => html`
            <div>
              <dt>${this.titles(row.id)}</dt>
              <dd>${this.#runs(row)}</dd>
            </div>
          `,
        )}
      </dl>
    `;
  }

  #runs(row: MatrixRow): unknown {
    if (!row.reads) return t("problems.reads");
    if (!row.ok || row.refused) return html`<span lang="en">${row.refused || row.error}</span>`;
    const kept = row.processes.filter((process) => process.kept);
    if (kept.length === 0) return t("problems.nothing");
    return html`<span class="mono">${kept.map((process) => process.type).join(", ")}</span>`;
  }

  #list(diagnostics: readonly Diagnostic[]): unknown {
    const rest = diagnostics.length - this.limit;
    return html`
      <ul>
        ${diagnostics.slice(0, this.limit).map((diagnostic) => this.#item(diagnostic))}
      </ul>
      ${rest > 0
        ? html`<button class="link" type="button" @click=${() => (this.limit += page)}>${t("problems.more", { some: Math.min(rest, page), rest })}</button>`
        : nothing}
    `;
  }

  #item(diagnostic: Diagnostic): unknown {
    const { severity, message, rule, docs, range, platforms, fixes, related } = diagnostic;
    return html`
      <li class=${severity}>
        <span class="mark" role="img" aria-label=${t(`severity.${severity}`)}>${shapeOf(severity)}</span>
        <div>
          <p class="message" lang="en">${message}</p>
          <div class="foot">
          ${fixes?.map((fix) => this.#fix(fix))}
          <p class="where">
            ${isAboutFile(diagnostic)
              ? t("problems.fileName")
              : html`<button class="place" type="button" @click=${() => this.#fire("proclint-goto", range.start)}>${lineName(range)}</button>`}
            · <button class="place" type="button" aria-expanded=${this.explained === diagnostic ? "true" : "false"} @click=${() => this.#explain(diagnostic)}>${rule}</button> · <a class="place" href=${docs ?? `rules/${rule}`} target="_blank" aria-label=${t("problems.docsOf", { rule })}>${t("problems.docs")}</a>${platforms?.length ? ` · ${platforms.map((id) => this.titles(id)).join(", ")}` : nothing} · <button class="place" type="button" aria-label=${t("problems.ignoreHere", { rule })} title=${t("problems.ignore.note")} @click=${() => this.#fire("proclint-ignore", diagnostic)}>${t("problems.ignore")}</button>
          </p>
          </div>
          ${related?.map((place) => this.#related(place))}
          ${this.explained === diagnostic ? this.#why(rule) : nothing}
        </div>
      </li>
    `;
  }

  #related({ message, range }: Related): unknown {
    return html`<p class="related">
      <button class="place" type="button" @click=${() => this.#fire("proclint-goto", range.start)}>${lineName(range)}</button>: <span lang="en">${message}</span>
    </p>`;
  }

  #why(name: string): unknown {
    const rule = this.rules.get(name);
    if (!rule) return nothing;
    return html`<div class="why">
      <p lang="en">${rule.summary} ${rule.why}</p>
      <p class="soft">${t("problems.right")}</p>
      <pre class="mono">${rule.good.text.trimEnd()}</pre>
    </div>`;
  }

  // A suggested fix opens what it changes; the others stay there to choose from.
  #fix(fix: Fix): unknown {
    const suggested = fix.applicability === "suggested";
    if (!suggested) return html`<p class="fix"><button class="link" type="button" lang="en" @click=${() => this.#choose(fix)}>${fix.title}</button></p>`;
    const open = this.asked === fix;
    const toggle = (): void => void (this.asked = open ? null : fix);
    return html`
      <p class="fix"><button class="link" type="button" lang="en" aria-expanded=${open ? "true" : "false"} @click=${toggle}>${fix.title}…</button></p>
      ${open
        ? html`<div class="asked" role="group" aria-label=${fix.title}>
            ${this.#diff(fix)}
            <div class="answers">
              <button class="button primary" type="button" @click=${() => this.#choose(fix)}>${t("apply")}</button>
              <button class="button" type="button" @click=${toggle}>${t("cancel")}</button>
            </div>
          </div>`
        : nothing}
    `;
  }

  #diff(fix: Fix): unknown {
    const text = this.text();
    const changes = changedLines(text, textAfter(text, fix));
    const rest = changes.length - shownLines;
    return html`
      <div class="diff mono">
        ${changes.slice(0, shownLines).map((change) => this.#changedLine(change))}
        ${fix.rename ? html`<div class="added"><span aria-hidden="true">→</span><span>${fix.rename.newPath}</span></div>` : nothing}
        ${rest > 0 ? html`<div class="soft">${t("lines.more", { count: rest })}</div>` : nothing}
      </div>
    `;
  }

  #changedLine({ kind, text, marked }: LineChange): unknown {
    const { from, to } = marked;
    return html`<div class=${kind}>
      <span class="hidden-text">${t(`line.${kind}`)}:</span><span aria-hidden="true" class="sign">${kind === "removed" ? "−" : "+"}</span>
      <span>${text.slice(0, from)}${to > from ? html`<mark>${text.slice(from, to)}</mark>` : nothing}${text.slice(to, longestShown)}</span>
    </div>`;
  }

  static override styles = [
    shared,
    css`
      :host {
        display: block;
      }
      p,
      dl,
      ul {
        margin: 0;
        padding: 0;
      }
      ul {
        list-style: none;
      }
      li {
        display: grid;
        grid-template-columns: 22px minmax(0, 1fr);
        padding: 8px 0;
        border-bottom: 1px solid var(--line);
        font-size: 13.5px;
      }
      li:first-child {
        padding-top: 2px;
      }
      li:last-child {
        border-bottom: 0;
      }
      .mark {
        font-size: 11px;
        line-height: 21px;
      }
      .error .mark {
        color: var(--error);
      }
      .warning .mark {
        color: var(--warning);
      }
      .info .mark {
        color: var(--info);
      }
      .hint .mark {
        color: var(--soft);
      }
      .message,
      .notice {
        overflow-wrap: anywhere;
      }
      .notice {
        margin-bottom: 10px;
      }
      .foot {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: 0 16px;
        line-height: 24px;
      }
      .where {
        margin-left: auto;
      }
      .foot .where:first-child {
        margin-left: 0;
      }
      .fix {
        font-size: 13.5px;
        overflow-wrap: anywhere;
      }
      .fix .link {
        min-height: 24px;
      }
      .where {
        color: var(--soft);
        font-size: 12.5px;
      }
      .related {
        font-size: 12.5px;
        color: var(--soft);
      }
      .why {
        border-left: 2px solid var(--line-strong);
        margin: 6px 0 4px;
        padding-left: 12px;
        font-size: 13px;
      }
      .why pre {
        margin: 0;
        font-size: 12.5px;
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
      .place {
        border: 0;
        background: none;
        padding: 0;
        color: inherit;
        text-decoration: underline;
        text-decoration-color: var(--line-strong);
        text-underline-offset: 3px;
        font-variant-numeric: tabular-nums;
      }
      .asked {
        border: 1px solid var(--line);
        border-radius: 8px;
        background: var(--panel);
        padding: 8px 12px 10px;
        margin: 6px 0;
        flex-basis: 100%;
      }
      .diff {
        font-size: 12.5px;
        line-height: 1.6;
        margin: 5px 0 9px;
        overflow-wrap: anywhere;
      }
      .diff > div {
        display: grid;
        grid-template-columns: 16px minmax(0, 1fr);
        padding: 0 6px;
        border-radius: 4px;
      }
      .diff > .soft {
        display: block;
      }
      .removed {
        color: var(--error);
        background: var(--error-bg);
      }
      .added {
        color: var(--accent);
        background: var(--accent-bg);
      }
      mark {
        color: inherit;
        background: none;
        font-weight: 700;
        text-decoration: underline;
        text-underline-offset: 3px;
      }
      .answers {
        display: flex;
        gap: 8px;
      }
      @media (max-width: 760px) {
        .where {
          margin-left: 0;
        }
      }
      .clean {
        font-size: 14px;
      }
      .tick {
        color: var(--accent);
        font-weight: 700;
        margin-right: 4px;
      }
      dl {
        margin-top: 8px;
        font-size: 13.5px;
      }
      dl div {
        display: grid;
        grid-template-columns: minmax(110px, max-content) minmax(0, 1fr);
        gap: 14px;
        padding: 4px 0;
        border-bottom: 1px solid var(--line);
      }
      dl div:last-child {
        border-bottom: 0;
      }
      dt {
        color: var(--soft);
      }
      dd {
        margin: 0;
        overflow-wrap: anywhere;
      }
      .percent {
        font-variant-numeric: tabular-nums;
      }
      .ghost i {
        display: block;
        height: 13px;
        border-radius: 4px;
        background: var(--line);
        margin: 15px 0;
        width: 82%;
      }
      .ghost i:nth-child(2) {
        width: 64%;
      }
      .ghost i:nth-child(3) {
        width: 71%;
      }
    `,
  ];
}

function lineName({ start }: Diagnostic["range"]): string {
  return t("problems.line", { line: String(start.line + 1) });
}

customElements.define("proclint-problems", ProclintProblems);
