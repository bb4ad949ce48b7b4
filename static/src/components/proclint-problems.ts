import { LitElement, css, html, nothing } from "lit";
import type { Diagnostic, Fix, MatrixRow, Severity } from "../engine/contract.js";
import { isAboutFile, shapeOf } from "../editor/diagnostics.js";
import { textAfter } from "../editor/fixes.js";
import { changedLines } from "../file/edits.js";
import { countOf } from "../words.js";
import { shared } from "./styles.js";

/** What the list is about to show. */
export type ProblemsState =
  | { kind: "loading"; percent: number }
  | { kind: "failed"; reason: string }
  | { kind: "crashed" }
  | { kind: "refused"; title: string; detail: string }
  | { kind: "report"; diagnostics: readonly Diagnostic[] };

const order: readonly Severity[] = ["error", "warning", "info", "hint"];
const names: Record<Severity, [string, string]> = {
  error: ["error", "errors"],
  warning: ["warning", "warnings"],
  info: ["note", "notes"],
  hint: ["hint", "hints"],
};
const page = 100;
const shownLines = 8;

/** "2 errors, 1 hint". */
export function summaryOf(diagnostics: readonly Diagnostic[]): string {
  const parts = order.flatMap((severity) => {
    const count = diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
    return count > 0 ? [countOf(count, ...names[severity])] : [];
  });
  return parts.join(", ");
}

/**
 * The list of problems with their mend beside them. Fires `proclint-fix` with the
 * fix, `proclint-goto` with a position, `proclint-retry` to start the engine or the checks again.
 */
export class ProclintProblems extends LitElement {
  static override properties = {
    state: { attribute: false },
    titles: { attribute: false },
    rows: { attribute: false },
    text: { attribute: false },
    asked: { state: true },
    limit: { state: true },
  };

  declare state: ProblemsState;
  /** Title of a platform by its id. */
  declare titles: (id: string) => string;
  /** What the judged platforms make of the file; for a file without problems. */
  declare rows: readonly MatrixRow[];
  /** The text as the engine saw it, for the diff before a fix. */
  declare text: () => string;
  declare protected asked: Fix | null;
  declare protected limit: number;

  constructor() {
    super();
    this.state = { kind: "loading", percent: 0 };
    this.titles = (id) => id;
    this.rows = [];
    this.text = () => "";
    this.asked = null;
    this.limit = page;
  }

  #fire(name: string, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  #choose(fix: Fix): void {
    if (fix.applicability === "suggested" && this.asked !== fix) {
      this.asked = fix;
      return;
    }
    this.asked = null;
    this.#fire("proclint-fix", fix);
  }

  protected override render(): unknown {
    const { state } = this;
    switch (state.kind) {
      case "loading":
        return html`<p class="soft">The engine is loading… <span class="percent">${state.percent} %</span></p>
          <div class="ghost" aria-hidden="true"><i></i><i></i><i></i></div>`;
      case "failed":
        return this.#notice("The engine did not start.", state.reason, "Try again");
      case "crashed":
        return this.#notice(
          "Safe mode: this text stops the engine.",
          "Checking is paused until the text changes. Nothing of it is lost.",
          "Check again",
        );
      case "refused":
        return this.#notice(`${state.title}.`, state.detail, "");
      case "report":
        return state.diagnostics.length > 0 ? this.#list(state.diagnostics) : this.#clean();
    }
  }

  #notice(title: string, detail: string, retry: string): unknown {
    return html`
      <p class="notice"><b>${title}</b> ${detail}</p>
      ${retry
        ? html`<button class="button" type="button" @click=${() => this.#fire("proclint-retry")}>${retry}</button>`
        : nothing}
    `;
  }

  #clean(): unknown {
    return html`
      <p class="clean"><span class="tick" aria-hidden="true">✓</span> <b>No problems.</b> This is what will run:</p>
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
    if (!row.reads) return "reads no Procfile";
    if (!row.ok || row.refused) return row.refused || row.error;
    const kept = row.processes.filter((process) => process.kept);
    if (kept.length === 0) return "nothing of this file";
    return html`<span class="mono">${kept.map((process) => process.type).join(", ")}</span>`;
  }

  #list(diagnostics: readonly Diagnostic[]): unknown {
    const rest = diagnostics.length - this.limit;
    return html`
      <ul>
        ${diagnostics.slice(0, this.limit).map((diagnostic) => this.#item(diagnostic))}
      </ul>
      ${rest > 0
        ? html`<button class="link" type="button" @click=${() => (this.limit += page)}>Show ${Math.min(rest, page)} more of ${rest}</button>`
        : nothing}
    `;
  }

  #item(diagnostic: Diagnostic): unknown {
    const { severity, message, rule, range, platforms, fixes } = diagnostic;
    return html`
      <li class=${severity}>
        <span class="mark" role="img" aria-label=${names[severity][0]}>${shapeOf(severity)}</span>
        <div>
          <p class="message">${message}</p>
          <div class="foot">
          ${fixes?.map((fix) => this.#fix(fix))}
          <p class="where">
            ${isAboutFile(diagnostic)
              ? "file name"
              : html`<button class="place" type="button" @click=${() => this.#fire("proclint-goto", range.start)}>line ${range.start.line + 1}</button>`}
            · ${rule}${platforms?.length ? ` · ${platforms.map((id) => this.titles(id)).join(", ")}` : nothing}
          </p>
          </div>
        </div>
      </li>
    `;
  }

  #fix(fix: Fix): unknown {
    if (this.asked !== fix) {
      const more = fix.applicability === "suggested" ? "…" : "";
      return html`<p class="fix"><button class="link" type="button" @click=${() => this.#choose(fix)}>${fix.title}${more}</button></p>`;
    }
    return html`
      <div class="asked" role="group" aria-label=${fix.title}>
        <p class="fix soft">${fix.title}</p>
        ${this.#diff(fix)}
        <button class="button primary" type="button" @click=${() => this.#choose(fix)}>Apply</button>
        <button class="button" type="button" @click=${() => (this.asked = null)}>Cancel</button>
      </div>
    `;
  }

  #diff(fix: Fix): unknown {
    const text = this.text();
    const changes = changedLines(text, textAfter(text, fix));
    const rest = changes.length - shownLines;
    return html`
      <div class="diff mono">
        ${changes.slice(0, shownLines).map(
          ({ kind, text }) => html`<div class=${kind}>
            <span class="hidden-text">${kind}:</span><span aria-hidden="true">${kind === "removed" ? "−" : "+"} </span>${text.slice(0, 400)}
          </div>`,
        )}
        ${fix.rename ? html`<div class="added"><span aria-hidden="true">→ </span>${fix.rename.newPath}</div>` : nothing}
        ${rest > 0 ? html`<div class="soft">and ${countOf(rest, "more line")}</div>` : nothing}
      </div>
    `;
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
        gap: 1px 16px;
        margin-top: 2px;
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
      .where {
        color: var(--soft);
        font-size: 12.5px;
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
      .removed {
        color: var(--error);
      }
      .added {
        color: var(--accent);
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

customElements.define("proclint-problems", ProclintProblems);
