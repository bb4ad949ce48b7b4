import { LitElement, css, html, nothing } from "lit";
import type { Matrix, MatrixProcess, MatrixRow } from "../engine/contract.js";
import { countOf } from "../words.js";
import { commandText } from "./command-text.js";
import { shared } from "./styles.js";

const shownTypes = 12;

/** The same for rows that read the file alike. */
export function signatureOf(row: MatrixRow): string {
  return JSON.stringify([row.reads, row.ok, row.error, row.refused, row.processes.map(({ type, command, kept }) => [type, command, kept])]);
}

/** The row that most others agree with; null without rows that read the file. */
export function majorityOf(rows: readonly MatrixRow[]): MatrixRow | null {
  const counts = new Map<string, { row: MatrixRow; count: number }>();
  for (const row of rows) {
    if (!row.reads) continue;
    const signature = signatureOf(row);
    const known = counts.get(signature);
    if (known) known.count++;
    else counts.set(signature, { row, count: 1 });
  }
  let best: { row: MatrixRow; count: number } | null = null;
  for (const entry of counts.values()) {
    if (!best || entry.count > best.count) best = entry;
  }
  return best?.row ?? null;
}

/** What each reader makes of the file. Fires `proclint-choose` with a platform's or strategy's id. */
export class ProclintMatrix extends LitElement {
  static override properties = {
    matrix: { attribute: false },
    chosen: { attribute: false },
    titles: { attribute: false },
    reason: { attribute: false },
  };

  declare matrix: Matrix | null;
  declare chosen: readonly string[];
  declare titles: (id: string) => string;
  declare reason: string;

  constructor() {
    super();
    this.matrix = null;
    this.chosen = [];
    this.titles = (id) => id;
    this.reason = "";
  }

  protected override render(): unknown {
    if (!this.matrix) return html`<p class="soft">${this.reason}</p>`;
    const rows = this.matrix.platforms;
    const majority = majorityOf(rows);
    return html`
      <table>
        <thead>
          <tr>
            <th scope="col">Platform</th>
            <th scope="col">What it reads</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map((row) => this.#row(row, majority))}
        </tbody>
      </table>
    `;
  }

  #choose(id: string): void {
    this.dispatchEvent(new CustomEvent("proclint-choose", { detail: id }));
  }

  #row(row: MatrixRow, majority: MatrixRow | null): unknown {
    const chosen = this.chosen.includes(row.id);
    const differs = row.reads && majority !== null && signatureOf(row) !== signatureOf(majority);
    return html`
      <tr class=${chosen ? "chosen" : ""} @click=${() => this.#choose(row.id)}>
        <th scope="row">
          <button type="button" aria-pressed=${chosen ? "true" : "false"}>${this.#title(row)}</button>
          ${row.verified ? nothing : html`<small>not verified</small>`}
        </th>
        <td>${differs ? html`<span class="differs">differs</span> ` : nothing}${this.#outcome(row, differs ? majority : null)}</td>
      </tr>
    `;
  }

  #title(row: MatrixRow): string {
    const title = this.titles(row.id);
    return title === row.id ? row.title || row.id : title;
  }

  #outcome(row: MatrixRow, majority: MatrixRow | null): unknown {
    if (!row.reads) return html`<span class="soft">reads no Procfile</span>`;
    if (!row.ok) return html`<span class="refused">refuses the file</span> <span class="error mono">${row.error}</span>`;
    return html`
      ${row.processes.length === 0 ? html`<span class="soft">no process</span>` : this.#types(row.processes)}
      ${row.refused ? html`<div><span class="refused">refused later</span> <span class="error mono">${row.refused}</span></div>` : nothing}
      ${majority ? this.#differences(row, majority) : nothing}
    `;
  }

  #types(processes: readonly MatrixProcess[]): unknown {
    const rest = processes.length - shownTypes;
    return html`${processes.slice(0, shownTypes).map(
      ({ type, kept }) => html`<span class="type mono ${kept ? "" : "gone"}">${type || "(empty)"}${kept ? nothing : html`<em> dropped</em>`}</span> `,
    )}${rest > 0 ? html`<span class="soft">and ${countOf(rest, "more", "more")}</span>` : nothing}`;
  }

  #differences(row: MatrixRow, majority: MatrixRow): unknown {
    const commands = new Map(majority.processes.map(({ type, command }) => [type, command]));
    const other = row.processes.filter(({ type, command }) => commands.has(type) && commands.get(type) !== command);
    const types = new Set(row.processes.map(({ type }) => type));
    const missing = majority.processes.filter(({ type }) => !types.has(type));
    if (other.length === 0 && missing.length === 0) return nothing;
    return html`<ul>
      ${other.slice(0, shownTypes).map(
        ({ type, command }) => html`<li><span class="mono">${type}</span> runs <code class="mono">${command ? commandText(command) : "nothing"}</code></li>`,
      )}
      ${missing.length > 0
        ? html`<li>not read: <span class="mono">${missing.slice(0, shownTypes).map(({ type }) => type).join(", ")}</span></li>`
        : nothing}
    </ul>`;
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
        font-size: 14px;
      }
      table {
        border-collapse: collapse;
        width: 100%;
        font-size: 13.5px;
        table-layout: fixed;
      }
      th,
      td {
        text-align: left;
        vertical-align: top;
        padding: 6px 8px;
        border-bottom: 1px solid var(--line);
        font-weight: 400;
        overflow-wrap: anywhere;
      }
      thead th {
        color: var(--soft);
        font-weight: 600;
        font-size: 12.5px;
      }
      th:first-child {
        width: 34%;
        padding-left: 0;
      }
      tbody tr {
        cursor: pointer;
      }
      tbody tr:hover {
        background: var(--active-line);
      }
      button {
        border: 0;
        background: none;
        padding: 0;
        text-align: left;
        min-height: 24px;
      }
      .chosen button {
        font-weight: 600;
        color: var(--accent);
      }
      .chosen button::before {
        content: "✓ " / "";
      }
      small {
        display: block;
        color: var(--soft);
        font-size: 12px;
      }
      .type {
        display: inline-block;
        margin-right: 8px;
        font-size: 13px;
      }
      .gone {
        color: var(--warning);
        text-decoration: line-through;
      }
      .gone em {
        display: inline-block;
        font: 12px var(--sans);
        padding-left: 5px;
      }
      .differs,
      .refused {
        display: inline-block;
        font-size: 11.5px;
        border-radius: 6px;
        padding: 1px 7px;
        margin-right: 4px;
      }
      .differs {
        background: var(--warning-bg);
        color: var(--warning);
      }
      .refused {
        background: var(--error-bg);
        color: var(--error);
      }
      .error {
        color: var(--error);
        font-size: 12.5px;
      }
      ul {
        margin: 3px 0 0;
        padding: 0;
        list-style: none;
        color: var(--soft);
        font-size: 12.5px;
      }
      code b {
        font-weight: 400;
      }
      code i {
        font-style: normal;
      }
      @media (forced-colors: active) {
        .chosen {
          outline: 1px solid Highlight;
        }
        .chosen button {
          background: none;
          color: Highlight;
        }
      }
    `,
  ];
}

customElements.define("proclint-matrix", ProclintMatrix);
