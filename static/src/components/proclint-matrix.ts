import { css, html, nothing, type PropertyValues } from "lit";
import { comparable, isSame, nearestOf, shownColumns, shownPlaces, stateWords, type Shown } from "../compare.js";
import type { Cell, Column, Declared, Matrix, ProcessState, Row } from "../engine/contract.js";
import { pieces, t } from "../english.js";
import { platformOf } from "../platforms.js";
import { Localized } from "./localized.js";
import { changedText } from "./pieces-text.js";
import { shared } from "./styles.js";

/** The variable with the port of a process. */
const variable = "$PORT";

/** How many of the other platforms are there before a person asks for all. */
const fewOthers = 12;

/** The shapes for what becomes of a process. What runs at a set time has another one. */
const marks: Partial<Record<ProcessState, string>> = { runs: "●", "at-zero": "○", "not-started": "✕", unknown: "?", absent: "–" };

/**
 * What becomes of each process on each platform: a table of the platforms that are compared, and a list of the others with
 * what differs there. Fires `proclint-choose` and `proclint-facts` with a platform's or strategy's id.
 */
export class ProclintMatrix extends Localized {
  static override properties = {
    matrix: { attribute: false },
    compared: { attribute: false },
    titles: { attribute: false },
    reason: { attribute: false },
    paused: { attribute: false },
    search: { state: true },
    isWhole: { state: true },
  };

  declare matrix: Matrix | null;
  /** The ids of the platforms in the table. */
  declare compared: readonly string[];
  declare titles: (id: string) => string;
  declare reason: string;
  /** Nobody sees it: it is not drawn. */
  declare paused: boolean;
  declare protected search: string;
  /** All other platforms are listed. */
  declare protected isWhole: boolean;

  #others: readonly string[] = [];

  constructor() {
    super();
    this.matrix = null;
    this.compared = [];
    this.titles = (id) => id;
    this.reason = "";
    this.paused = false;
    this.search = "";
    this.isWhole = false;
  }

  protected override shouldUpdate(): boolean {
    return !this.paused;
  }

  protected override willUpdate(changed: PropertyValues): void {
    // A platform that is chosen in the list stays there for now: the pointer and the focus are on it.
    const isOther = changed.has("compared") && !this.renderRoot.querySelector(".others:focus-within");
    if (!changed.has("matrix") && !changed.has("paused") && !isOther) return;
    const compared = isOther || this.#others.length === 0 ? this.compared : this.compared.filter((id) => !this.#others.includes(id));
    this.#others = (this.matrix?.platforms ?? []).map(({ id }) => id).filter((id) => !compared.includes(id));
  }

  #fire(name: string, id: string): void {
    this.dispatchEvent(new CustomEvent(name, { detail: id }));
  }

  protected override render(): unknown {
    const { matrix } = this;
    if (!matrix) return html`<p class="soft">${this.reason}</p>`;
    if (matrix.columns.length === 0) return html`<p class="soft">${t("matrix.tooMany")}</p>`;
    const shown = shownColumns(matrix, this.compared);
    return html`${this.#table(matrix, shown)} ${this.#list(matrix, shown)}`;
  }

  #table(matrix: Matrix, shown: readonly Shown[]): unknown {
    const places = shownPlaces(matrix, shown);
    const deployed = comparable(shown);
    const [base] = deployed;
    return html`
      <div class="scroll" tabindex="0" role="group" aria-label=${t("matrix.table")}>
        <table role="table" class=${shown.length > 1 ? "stacks" : ""}>
          <caption class="hidden-text">${t("matrix.caption")}</caption>
          <thead role="rowgroup">
            <tr role="row">
              <th role="columnheader" scope="col" class="types">${t("matrix.process")}</th>
              ${deployed.map(({ ids }) => html`<th role="columnheader" scope="col"><div class="names">${ids.map((id) => this.#platform(id))}</div></th>`)}
            </tr>
          </thead>
          <tbody role="rowgroup">
            ${shown
              .filter((of) => !deployed.includes(of))
              .map(
                ({ ids, column }) => html`<tr role="row" class="none">
                  <th role="rowheader" scope="row" class="types"><div class="names">${ids.map((id) => this.#platform(id))}</div></th>
                  <td role="cell" colspan=${Math.max(1, deployed.length)}>${this.#none(column)}</td>
                </tr>`,
              )}
            ${places.map(
              (place) => html`<tr role="row">
                ${this.#head(matrix.processes[place])} ${deployed.map((of) => this.#cell(matrix, of, base?.column, place))}
              </tr>`,
            )}
            ${places.length === 0 ? html`<tr><td class="soft" colspan=${deployed.length + 1}>${t("matrix.noProcess")}</td></tr>` : nothing}
          </tbody>
        </table>
      </div>
      ${this.#legend(shown, base)}
    `;
  }

  #legend(shown: readonly Shown[], base: Shown | undefined): unknown {
    if (shown.length === 1 && this.compared.length > 1)
      return html`<p class="legend soft">${t("matrix.same", { count: this.compared.length })}</p>`;
    if (!base || comparable(shown).length < 2) return nothing;
    return html`<p class="legend soft"><span class="unequal" aria-hidden="true">≠</span> ${t("matrix.differsFrom", { title: this.#names(base.ids) })}</p>`;
  }

  #head(process: Declared | undefined): unknown {
    return html`<th role="rowheader" scope="row" class="types mono">${process?.type || t("empty")}</th>`;
  }

  #cell(matrix: Matrix, { ids, column }: Shown, base: Column | undefined, place: number): unknown {
    const of = html`<span class="of soft" aria-hidden="true">${this.#names(ids)}</span>`;
    const [cell, process] = [column.cells[place], matrix.processes[place]];
    if (!cell || !process) return html`<td role="cell"></td>`;
    const differs = base && !isSame(cell, base.cells[place]);
    return html`<td role="cell" class="${cell.state} ${differs ? "differs" : ""}">${of}<div>
      <span class="state"><span class="mark" aria-hidden="true">${marks[cell.state] ?? "◐"}</span> ${stateOf(cell, process)}${
        differs ? html`\u00a0<span class="unequal" role="img" aria-label=${t("matrix.differs")}>≠</span>` : nothing
      }</span>
      ${this.#details(cell, process)}
    </div></td>`;
  }

  #none({ state, error }: Column): unknown {
    if (state === "unread") return html`<span class="state"><span class="mark" aria-hidden="true">–</span> ${t("matrix.unread")}</span>`;
    return html`<span class="state"><span class="mark" aria-hidden="true">✕</span> ${t("matrix.rejected")}</span>
      <span class="detail mono" lang="en">${error}</span>`;
  }

  // What it gets, where it listens, and what the platform reads otherwise.
  #details(cell: Cell, process: Declared): unknown {
    const port = portOf(cell);
    return html`
      ${cell.traffic ? html`<span class="detail">${t("processes.traffic")}</span>` : nothing}
      ${port === nothing ? nothing : html`<span class="detail">${port}</span>`}
      ${cell.type ? html`<span class="detail mono">${changedText(process.type, cell.type)}</span>` : nothing}
      ${cell.command ? html`<span class="detail mono">${changedText(process.command.trim(), cell.command.trim())}</span>` : nothing}
    `;
  }

  #names(ids: readonly string[]): string {
    return ids.map((id) => this.titles(id)).join(t("comma"));
  }

  #platform(id: string): unknown {
    const row = this.matrix?.platforms.find((other) => other.id === id);
    const name = this.#titleOf(id, row);
    const isCompared = this.compared.includes(id);
    return html`<span class="platform"
      ><button class="name" type="button" aria-pressed=${isCompared ? "true" : "false"} @click=${() => this.#fire("proclint-choose", id)}>${name}</button
      >${row?.reads && !(row.verified && row.startVerified) ? html`<small>${t("notVerified")}</small>` : nothing}<button class="facts" type="button" aria-haspopup="dialog" aria-label=${t("facts.about", { title: name })} title=${t("facts.about", { title: name })} @click=${() => this.#fire("proclint-facts", id)}>i</button></span
    >`;
  }

  #titleOf(id: string, row: Row | undefined): string {
    const known = this.titles(id);
    return known === id ? row?.title || id : known;
  }

  // The other platforms, with what differs there from the most similar one in the table.
  #list(matrix: Matrix, shown: readonly Shown[]): unknown {
    const words = this.search.toLowerCase().split(/\s+/).filter(Boolean);
    const rows = this.#others
      .map((id) => matrix.platforms.find((row) => row.id === id))
      .filter((row) => row !== undefined)
      .filter((row) => words.every((word) => `${this.#titleOf(row.id, row)} ${row.id}`.toLowerCase().includes(word)));
    const listed = words.length > 0 || this.isWhole ? rows : rows.slice(0, fewOthers);
    return html`
      <div class="others">
        <div class="head">
          <h3 id="others">${t("matrix.others", { number: this.#others.length })}</h3>
          <input
            class="field"
            type="search"
            aria-label=${t("platforms.search")}
            placeholder=${t("platforms.search")}
            autocomplete="off"
            spellcheck="false"
            .value=${this.search}
            @input=${(event: Event) => (this.search = (event.target as HTMLInputElement).value)}
          />
        </div>
        ${rows.length === 0 ? html`<p class="soft" role="status">${t("platforms.notFound")}</p>` : nothing}
        <ul aria-labelledby="others">
          ${listed.map(({ id }) => html`<li>${this.#platform(id)}<span class="what">${this.#other(matrix, shown, id)}</span></li>`)}
        </ul>
        ${
          listed.length < rows.length
            ? html`<button class="link" type="button" @click=${() => (this.isWhole = true)}>${t("matrix.showAll", { number: rows.length })}</button>`
            : nothing
        }
      </div>
    `;
  }

  #other(matrix: Matrix, shown: readonly Shown[], id: string): unknown {
    const column = matrix.columns.find(({ platforms }) => platforms.includes(id));
    if (!column) return nothing;
    if (column.state !== "deployed") return this.#none(column);
    // Another strategy of the same platform is nearer than what is only as similar.
    const ownId = ({ ids }: Shown): string | undefined => ids.find((other) => platformOf(other) === platformOf(id));
    const near = nearestOf(column, [...shown.filter(ownId), ...shown.filter((other) => !ownId(other))]);
    const title = near ? this.titles(ownId(near.nearest) ?? near.nearest.ids[0] ?? "") : "";
    if (near?.places.length === 0) return t("matrix.as", { title });
    const places = near?.places ?? shownPlaces(matrix, [{ ids: [id], column }]);
    return html`${near ? html`${t("matrix.except", { title })}${t("colon")}` : nothing}${places.map(
      (place, index) =>
        html`${index > 0 ? "; " : nothing}${this.#difference(column.cells[place], matrix.processes[place], near?.nearest.column.cells[place])}`,
    )}`;
  }

  #difference(cell: Cell | undefined, process: Declared | undefined, base: Cell | undefined): unknown {
    if (!cell || !process) return nothing;
    const differing = differencesOf(cell, process, base);
    const parts = differing.length > 0 ? differing : [stateOf(cell, process)];
    return html`<code>${process.type || t("empty")}</code> ${parts.map((part, index) => html`${index > 0 ? t("comma") : nothing}${part}`)}`;
  }

  static override styles = [
    shared,
    css`
      :host {
        display: block;
        padding-top: 12px;
      }
      p,
      h3,
      ul {
        margin: 0;
        padding: 0;
      }
      button {
        border: 0;
        background: none;
        text-align: left;
        min-height: 24px;
      }
      /* Texts for screen readers, which are out of the flow, scroll with it. */
      .scroll {
        position: relative;
        overflow-x: auto;
      }
      table {
        border-collapse: collapse;
        width: 100%;
      }
      th,
      td {
        text-align: left;
        vertical-align: top;
        padding: 6px 8px;
        font-weight: 400;
        min-width: 112px;
        overflow-wrap: anywhere;
        border-bottom: 1px solid var(--line);
      }
      thead th {
        vertical-align: bottom;
        padding-block: 2px 4px;
      }
      .types {
        min-width: 76px;
        max-width: min(180px, 34vw);
        overflow-wrap: break-word;
        padding-left: 0;
        position: sticky;
        left: 0;
        background: var(--ground);
        color: var(--soft);
      }
      .none .types {
        color: var(--ink);
      }
      th.mono {
        color: var(--ink);
        font-size: 13px;
      }
      .of {
        display: none;
      }
      .state,
      .detail {
        display: block;
      }
      .state,
      .detail {
        padding-left: 20px;
      }
      .state .mark {
        display: inline-block;
        width: 16px;
        margin-left: -20px;
        text-align: center;
      }
      .detail {
        color: var(--soft);
        font-size: 13px;
      }
      .port {
        white-space: nowrap;
      }
      td:is(.not-started, .absent) .mark {
        color: var(--warning);
      }
      .differs .state {
        font-weight: 600;
      }
      .differs .detail {
        color: var(--ink);
      }
      .unequal {
        color: var(--warning);
        font-weight: 600;
      }
      .legend {
        padding-top: 6px;
      }
      .names {
        display: flex;
        flex-direction: column;
        align-items: flex-start;
      }
      .platform {
        display: inline-flex;
        align-items: center;
        flex-wrap: wrap;
        min-width: 0;
      }
      .name {
        min-width: 24px;
        padding: 0 3px 0 0;
      }
      .name:hover {
        color: var(--accent);
      }
      .name[aria-pressed="true"] {
        font-weight: 600;
      }
      .others [aria-pressed="true"]::before {
        content: "✓ " / "";
      }
      small {
        color: var(--warning);
        font-size: 13px;
        font-weight: 400;
      }
      .facts {
        color: var(--soft);
        font: italic 600 13px/1 Georgia, "DejaVu Serif", serif;
        min-width: 24px;
        padding: 0;
        text-align: center;
      }
      .facts:hover,
      .facts:focus-visible {
        color: var(--accent);
      }
      .others {
        padding-top: 32px;
      }
      .head {
        display: flex;
        flex-wrap: wrap;
        gap: 6px 14px;
        align-items: center;
        justify-content: space-between;
        padding-bottom: 6px;
      }
      h3 {
        font-size: 16px;
      }
      .head .field {
        width: 190px;
        max-width: 100%;
      }
      ul {
        list-style: none;
      }
      li {
        display: grid;
        grid-template-columns: minmax(150px, 30%) 1fr;
        gap: 0 12px;
        align-items: start;
        padding: 2px 0;
        border-top: 1px solid var(--line);
      }
      .what {
        padding-top: 3px;
        color: var(--soft);
        overflow-wrap: anywhere;
        min-width: 0;
      }
      .what :is(.state, .detail) {
        display: inline;
        padding: 0;
      }
      .what .mark {
        display: none;
      }
      button.link {
        margin-top: 6px;
        min-height: 24px;
      }
      del {
        color: var(--error);
        text-decoration: line-through;
      }
      ins {
        background: var(--active-line);
        text-decoration: underline;
        text-underline-offset: 3px;
        border-radius: 4px;
      }
      /* A phone has no room for columns: each process has a line for each platform. */
      @media (max-width: 560px) {
        .stacks,
        .stacks :is(thead, tbody, tr, th) {
          display: block;
          max-width: none;
        }
        .stacks thead tr {
          display: flex;
          flex-wrap: wrap;
          gap: 0 14px;
          border-bottom: 1px solid var(--line);
        }
        .stacks th {
          min-width: 0;
          padding: 0;
          border: 0;
        }
        .stacks thead .types {
          display: none;
        }
        .stacks .names {
          flex-flow: row wrap;
        }
        .stacks tbody th {
          padding: 8px 0 2px;
          font-weight: 600;
        }
        .stacks td {
          display: grid;
          grid-template-columns: minmax(96px, 34%) minmax(0, 1fr);
          gap: 0 12px;
          padding: 3px 0;
        }
        .stacks .of {
          display: block;
        }
        .stacks .none td {
          display: block;
        }
      }
      @media (max-width: 760px) {
        li {
          grid-template-columns: 1fr;
          padding-bottom: 5px;
        }
        .what {
          padding-top: 0;
        }
      }
      @media (forced-colors: active) {
        .others .name[aria-pressed="true"]::before {
          color: HighlightText;
        }
      }
    `,
  ];
}

function stateOf({ state, instances }: Cell, { implied }: Declared): string {
  if (state === "absent" && implied) return t("matrix.none");
  return `${t(stateWords[state])}${instances !== undefined && instances > 1 ? ` ×${instances}` : ""}`;
}

/** What becomes of a process otherwise than in another cell, or at all. */
function differencesOf(cell: Cell, process: Declared, base: Cell | undefined): unknown[] {
  const differs = (...names: (keyof Cell)[]): boolean => names.some((name) => cell[name] !== base?.[name]);
  const noTraffic = (): unknown => (base && ["runs", "at-zero"].includes(cell.state) ? t("matrix.noTraffic") : nothing);
  const changed = (before: string, after: string): unknown => html`<span class="mono">${changedText(before, after)}</span>`;
  return [
    differs("state", "instances") ? stateOf(cell, process) : nothing,
    differs("traffic") ? (cell.traffic ? t("processes.traffic") : noTraffic()) : nothing,
    differs("port", "portSource", "portNumber") ? portOf(cell) : nothing,
    differs("type") && cell.type ? changed(process.type, cell.type) : nothing,
    differs("command") && cell.command ? changed(process.command.trim(), cell.command.trim()) : nothing,
  ].filter((part) => part !== nothing);
}

/** Where a process listens, or nothing. */
function portOf({ port, portSource, portNumber }: Cell): unknown {
  if (!port) return nothing;
  if (portNumber) return html`<span class="mono port">${variable} = ${portNumber}</span>`;
  if (portSource === "env") return html`<span class="mono">${variable}</span>`;
  const value = html`<span class="mono">${port}</span>`;
  return port.includes("$") ? pieces("matrix.literal", { value }) : pieces("processes.port", { value });
}

customElements.define("proclint-matrix", ProclintMatrix);
