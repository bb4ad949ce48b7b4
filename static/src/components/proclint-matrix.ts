import { css, html, nothing, type PropertyValues } from "lit";
import { differencesOf, groupsOf, isNotStarted, type Difference, type Group } from "../compare.js";
import type { Matrix, RowProcess, Row } from "../engine/contract.js";
import { t } from "../language.js";
import { commandText } from "./command-text.js";
import { Localized } from "./localized.js";
import { changedText, insertedText } from "./pieces-text.js";
import { shared } from "./styles.js";

const shownProcesses = 12;

const others = ["other", "failed", "rejected", "unread"] as const;

/**
 * How each platform reads the file: platforms that agree are grouped, differences from the largest group are
 * highlighted. Fires `proclint-choose` and `proclint-facts` with a platform's or strategy's id.
 */
export class ProclintMatrix extends Localized {
  static override properties = {
    matrix: { attribute: false },
    chosen: { attribute: false },
    titles: { attribute: false },
    reason: { attribute: false },
    paused: { attribute: false },
    closed: { state: true },
  };

  declare matrix: Matrix | null;
  declare chosen: readonly string[];
  declare titles: (id: string) => string;
  declare reason: string;
  /** Nobody sees it: it is not drawn. */
  declare paused: boolean;
  /** The keys of groups whose processes are hidden. */
  declare protected closed: ReadonlySet<string>;

  #groups: readonly Group[] = [];

  constructor() {
    super();
    this.matrix = null;
    this.chosen = [];
    this.titles = (id) => id;
    this.reason = "";
    this.paused = false;
    this.closed = new Set();
  }

  protected override shouldUpdate(): boolean {
    return !this.paused;
  }

  protected override willUpdate(changed: PropertyValues): void {
    // A platform that is chosen here stays where it is for now: the pointer and the focus are on it.
    const isOther = changed.has("chosen") && !this.matches(":focus-within");
    if (changed.has("matrix") || changed.has("paused") || isOther) this.#groups = groupsOf(this.matrix?.platforms ?? [], this.chosen);
  }

  #fire(name: string, id: string): void {
    this.dispatchEvent(new CustomEvent(name, { detail: id }));
  }

  #toggle(key: string): void {
    const closed = new Set(this.closed);
    if (!closed.delete(key)) closed.add(key);
    this.closed = closed;
  }

  #toggleAll(): void {
    this.closed = this.closed.size > 0 ? new Set() : new Set(this.#groups.map(({ key }) => key));
  }

  protected override render(): unknown {
    if (!this.matrix) return html`<p class="soft">${this.reason}</p>`;
    const groups = this.#groups;
    const majority = groups.find(({ kind }) => kind === "majority")?.sample ?? null;
    return html`
      <div class="sum">
        <p class="soft">${this.#summary()}</p>
        <button class="link" type="button" @click=${this.#toggleAll}>${t(this.closed.size > 0 ? "matrix.expand" : "matrix.collapse")}</button>
      </div>
      <table>
        <caption class="hidden-text">${t("matrix.caption")}</caption>
        <colgroup><col class="types" /><col /></colgroup>
        ${groups.map((group) => this.#group(group, majority))}
      </table>
    `;
  }

  #summary(): string {
    const countOf = (wanted: Group["kind"]): number =>
      this.#groups.filter(({ kind }) => kind === wanted).reduce((sum, { rows }) => sum + rows.length, 0);
    const total = this.#groups.reduce((sum, { rows }) => sum + rows.length, 0);
    const rest = others.flatMap((kind) => {
      const count = countOf(kind);
      return count > 0 ? [t(`matrix.count.${kind}`, { count })] : [];
    });
    return [t("matrix.agree", { some: countOf("majority"), total }), ...rest].join(" · ");
  }

  #group(group: Group, majority: Row | null): unknown {
    const { key, rows, kind } = group;
    const open = !this.closed.has(key);
    const chosen = rows.some(({ id }) => this.chosen.includes(id));
    return html`
      <tbody class="${kind} ${chosen ? "chosen" : ""}">
        <tr>
          <th scope="rowgroup" colspan="2">
            <div class="head">
              ${this.#outcome(group, open)}
              ${rows.map((row) => this.#platform(row))}
            </div>
          </th>
        </tr>
        ${open ? this.#details(group, majority) : nothing}
      </tbody>
    `;
  }

  #outcome({ key, rows, kind }: Group, open: boolean): unknown {
    const text = t(`matrix.${kind}`, { count: rows.length });
    if (kind === "unread") return html`<span class="outcome">${text}</span>`;
    return html`<button class="outcome" type="button" aria-expanded=${open ? "true" : "false"} @click=${() => this.#toggle(key)}>
      <span class="arrow" aria-hidden="true"></span>${text}
    </button>`;
  }

  #platform({ id, title, verified }: Row): unknown {
    const known = this.titles(id);
    const name = known === id ? title || id : known;
    const chosen = this.chosen.includes(id);
    return html`<span class="platform ${chosen ? "on" : ""}"
      ><button class="name" type="button" aria-pressed=${chosen ? "true" : "false"} @click=${() => this.#fire("proclint-choose", id)}>${name}</button
      >${verified ? nothing : html`<small>${t("notVerified")}</small>`}<button class="facts" type="button" aria-label=${t("facts.about", { title: name })} title=${t("facts.about", { title: name })} @click=${() => this.#fire("proclint-facts", id)}>i</button></span
    >`;
  }

  #details({ sample, kind }: Group, majority: Row | null): unknown {
    if (kind === "unread") return nothing;
    if (kind === "failed") return html`<tr><td colspan="2" class="error mono" lang="en">${sample.error}</td></tr>`;
    return html`
      ${sample.rejected ? html`<tr><td colspan="2" class="error mono" lang="en">${sample.rejected}</td></tr>` : nothing}
      ${kind === "majority" || !majority ? this.#processes(sample) : this.#differences(sample, majority)}
    `;
  }

  #processes({ processes, omitted }: Row): unknown {
    if (processes.length === 0) return html`<tr><td colspan="2" class="soft">${t("matrix.noProcess")}</td></tr>`;
    const rest = processes.length - shownProcesses + (omitted ?? 0);
    return html`
      ${processes.slice(0, shownProcesses).map((process) => this.#process(process.type, commandText(process.command), process))}
      ${rest > 0 ? html`<tr><td colspan="2" class="soft">${t("matrix.processes", { count: rest })}</td></tr>` : nothing}
    `;
  }

  #process(type: unknown, command: unknown, { kept, command: written }: RowProcess): unknown {
    return html`
      <tr>
        <th scope="row" class="mono ${kept ? "" : "gone"}">${type || t("empty")}</th>
        <td class="mono">${written ? command : html`${command} <span class="soft none">${t("matrix.noCommand")}</span>`}${kept ? nothing : html` <span class="not-started">${t("matrix.notStartedHere")}</span>`}</td>
      </tr>
    `;
  }

  // Processes that are only not started or not read need no command: one line for all of them.
  #differences(row: Row, majority: Row): unknown {
    const differences = differencesOf(row, majority);
    const notStarted = differences.flatMap((difference) => (isNotStarted(difference) ? [difference.process] : []));
    const missing = differences.flatMap((difference) => (difference.kind === "missing" ? [difference.base] : []));
    const others = differences.filter((difference) => difference.kind !== "missing" && !isNotStarted(difference));
    const rest = others.length - shownProcesses;
    return html`
      ${others.slice(0, shownProcesses).map((difference) => this.#difference(difference))}
      ${rest > 0 ? html`<tr><td colspan="2" class="soft">${t("matrix.differences", { count: rest })}</td></tr>` : nothing}
      ${this.#types(t("matrix.notStarted"), notStarted)} ${this.#types(t("matrix.misses"), missing)}
    `;
  }

  #difference(difference: Difference): unknown {
    if (difference.kind === "missing") return nothing;
    const { process } = difference;
    if (difference.kind === "added") return this.#process(insertedText(process.type), insertedText(process.command), process);
    const { base } = difference;
    return this.#process(changedText(base.type, process.type), changedText(base.command, process.command), process);
  }

  #types(what: string, processes: readonly RowProcess[]): unknown {
    if (processes.length === 0) return nothing;
    const rest = processes.length - shownProcesses;
    return html`<tr>
      <td colspan="2"><span class="soft">${what}</span> ${processes
        .slice(0, shownProcesses)
        .map(
          ({ type }, index) => html`${index > 0 ? ", " : nothing}<del class="mono">${type || t("empty")}</del>`,
        )}${rest > 0 ? ` ${t("matrix.more", { number: rest })}` : nothing}</td>
    </tr>`;
  }

  static override styles = [
    shared,
    css`
      :host {
        display: block;
        min-height: 120px;
      }
      p {
        margin: 0;
      }
      .sum {
        display: flex;
        gap: 6px 16px;
        align-items: baseline;
        justify-content: space-between;
        font-size: 13px;
        padding-bottom: 7px;
        font-variant-numeric: tabular-nums;
      }
      .link {
        font-size: 13px;
        font-weight: 400;
        min-height: 24px;
        flex: none;
      }
      table {
        border-collapse: collapse;
        width: 100%;
        font-size: 13px;
        table-layout: fixed;
      }
      th,
      td {
        text-align: left;
        vertical-align: top;
        padding: 1px 0 1px 12px;
        font-weight: 400;
        overflow-wrap: anywhere;
      }
      .types {
        width: 27%;
      }
      th[scope="row"] {
        padding-right: 8px;
      }
      tbody {
        border-top: 1px solid var(--line);
      }
      tbody tr:first-child > th {
        padding: 5px 0 4px 12px;
      }
      tbody tr:last-child:not(:first-child) > * {
        padding-bottom: 8px;
      }
      tbody.chosen tr > :first-child {
        box-shadow: inset 2px 0 var(--accent);
      }
      .head {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 1px 4px;
      }
      button {
        border: 0;
        background: none;
        text-align: left;
        min-height: 24px;
      }
      .outcome {
        font-size: 12px;
        border-radius: 6px;
        padding: 1px 8px;
        margin-right: 5px;
        background: var(--active-line);
        color: var(--soft);
        font-variant-numeric: tabular-nums;
        white-space: nowrap;
      }
      .arrow {
        margin-left: -3px;
      }
      span.outcome {
        line-height: 22px;
      }
      .arrow::before {
        content: "▸";
        display: inline-block;
        width: 1.2em;
        text-align: center;
      }
      [aria-expanded="true"] .arrow::before {
        content: "▾";
      }
      .majority .outcome {
        background: var(--accent-bg);
        color: var(--accent);
      }
      .other .outcome {
        background: var(--warning-bg);
        color: var(--warning);
      }
      .rejected .outcome,
      .failed .outcome {
        background: var(--error-bg);
        color: var(--error);
      }
      .platform {
        display: inline-flex;
        align-items: center;
        border-radius: 6px;
        white-space: nowrap;
      }
      .platform:hover {
        background: var(--active-line);
      }
      .name {
        min-width: 24px;
        padding: 0 1px 0 5px;
      }
      .name:hover {
        color: var(--accent);
      }
      .on {
        background: var(--accent-bg);
      }
      .on .name {
        font-weight: 600;
        color: var(--accent);
      }
      .on .name::before {
        content: "✓ " / "";
      }
      small {
        color: var(--warning);
        font-size: 11.5px;
        padding: 0 1px 0 3px;
      }
      .facts {
        color: var(--soft);
        font: italic 600 12px/1 Georgia, "DejaVu Serif", serif;
        min-width: 24px;
        padding: 0;
        text-align: center;
        opacity: 0.75;
      }
      .facts:hover,
      .facts:focus-visible {
        opacity: 1;
        color: var(--accent);
      }
      td.mono,
      th.mono {
        font-size: 12.5px;
        line-height: 1.6;
        white-space: pre-wrap;
      }
      .error {
        color: var(--error);
        font-size: 12.5px;
        white-space: pre-wrap;
      }
      .gone {
        text-decoration: line-through;
        color: var(--soft);
      }
      .not-started,
      .none {
        font: 12px var(--sans);
      }
      .not-started {
        color: var(--warning);
      }
      del {
        color: var(--error);
        text-decoration: line-through;
      }
      del + ins {
        margin-left: 2px;
      }
      ins {
        color: var(--accent);
        background: var(--accent-bg);
        text-decoration: underline;
        text-underline-offset: 3px;
        border-radius: 3px;
      }
      code b {
        font-weight: 400;
      }
      i {
        font-style: normal;
        color: var(--info);
      }
      @media (hover: none) {
        .facts {
          opacity: 1;
        }
      }
      @media (max-width: 760px) {
        .types {
          width: 34%;
        }
      }
      @media (forced-colors: active) {
        .on .name {
          color: HighlightText;
        }
      }
    `,
  ];
}

customElements.define("proclint-matrix", ProclintMatrix);
