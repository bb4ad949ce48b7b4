import { LitElement, css, html, nothing } from "lit";
import type { Equivalent, Preview, Process } from "../engine/contract.js";
import { countOf, roleName } from "../words.js";
import { commandText } from "./command-text.js";
import { copyBox, shared } from "./styles.js";

const page = 30;
const shownEquivalents = 2;

/**
 * What becomes of the file on one platform: a card a process. Fires `proclint-goto`
 * with a position, `proclint-copy` with a text.
 */
export class ProclintProcesses extends LitElement {
  static override properties = {
    preview: { attribute: false },
    reason: { attribute: false },
    copied: { state: true },
    limit: { state: true },
  };

  declare preview: Preview | null;
  /** Why there is no preview. */
  declare reason: string;
  declare protected copied: Equivalent | null;
  declare protected limit: number;

  constructor() {
    super();
    this.preview = null;
    this.reason = "";
    this.copied = null;
    this.limit = page;
  }

  #fire(name: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  #copy(equivalent: Equivalent): void {
    this.#fire("proclint-copy", equivalent.text);
    this.copied = equivalent;
    setTimeout(() => {
      if (this.copied === equivalent) this.copied = null;
    }, 1_600);
  }

  protected override render(): unknown {
    const { preview } = this;
    if (!preview) return html`<p class="soft reason">${this.reason}</p>`;
    const rest = preview.processes.length - this.limit;
    const refusal = preview.error || preview.refused;
    return html`
      ${refusal ? html`<p class="refusal">${preview.title} refuses it: <span class="mono">${refusal}</span></p>` : nothing}
      ${preview.reads === false ? html`<p class="soft reason">This build reads no Procfile.</p>` : nothing}
      ${preview.processes.slice(0, this.limit).map((process) => this.#card(process))}
      ${rest > 0
        ? html`<button class="link" type="button" @click=${() => (this.limit += page)}>Show ${Math.min(rest, page)} more of ${rest}</button>`
        : nothing}
      ${preview.omitted ? html`<p class="soft reason">${countOf(preview.omitted, "more process", "more processes")} not shown</p>` : nothing}
      ${preview.processes.length === 0 && !refusal && preview.reads !== false ? html`<p class="soft reason">Nothing of this file runs here.</p>` : nothing}
      ${this.#whole(preview)}
    `;
  }

  // What holds for all of the file's processes.
  #whole({ notes, notVerified, shell, equivalents, title }: Preview): unknown {
    return html`
      ${this.#notes(notes)}
      ${shell ? html`<details><summary>How ${title} runs a command</summary><p class="notes">${shell}</p></details>` : nothing}
      ${equivalents?.length
        ? html`<details>
            <summary>${countOf(equivalents.length, "command")} for the whole app</summary>
            ${equivalents.map((equivalent) => this.#equivalent(equivalent))}
          </details>`
        : nothing}
      ${notVerified?.length ? html`<details><summary>Not verified</summary>${this.#notes(notVerified)}</details>` : nothing}
    `;
  }

  #card(process: Process): unknown {
    return html`
      <article>
        <div class="top">
          <h3 class="mono">${process.implied ? process.type : this.#jump(process)}</h3>
          ${process.implied ? html`<span class="badge">not in the file</span>` : nothing}
          ${process.kept === false
            ? html`<span class="badge dropped">dropped</span>`
            : html`<span class="badge ${process.traffic ? "traffic" : ""}">${process.traffic ? "HTTP traffic" : roleName(process.role)}</span>`}
        </div>
        <p class="command mono">${commandText(process.command, process.program)}</p>
        ${this.#facts(process)} ${this.#notes(process.notes)} ${this.#equivalents(process.equivalents ?? [])}
      </article>
    `;
  }

  #jump({ type, line }: Process): unknown {
    return html`<button class="type" type="button" title="Go to line ${line + 1}" @click=${() => this.#fire("proclint-goto", { line, character: 0 })}>${type || "(empty)"}</button>`;
  }

  #facts(process: Process): unknown {
    const { scale, scaleReason, port, host, env } = process;
    const name = /\w+/.exec(port?.value ?? "")?.[0];
    const standard = env?.find((entry) => entry.name === name)?.default;
    const others = (env ?? []).filter((entry) => entry.name !== name);
    return html`
      <ul class="facts">
        ${typeof scale === "number"
          ? html`<li><b>${scale}</b> ${scale === 1 ? "instance" : "instances"} at first deploy${scaleReason ? `: ${scaleReason}` : nothing}</li>`
          : scaleReason
            ? html`<li>${scaleReason}</li>`
            : nothing}
        ${port?.value ? html`<li>port <b>${port.value}</b>${standard && `$${name}` === port.value ? ` (${standard})` : nothing}</li>` : nothing}
        ${host ? html`<li>host <b>${host}</b></li>` : nothing}
        ${others.map((entry) => html`<li><b>${entry.name}</b>${entry.default ? ` = ${entry.default}` : nothing}</li>`)}
      </ul>
    `;
  }

  #notes(notes: readonly string[] | undefined): unknown {
    if (!notes?.length) return nothing;
    return html`<ul class="notes">
      ${notes.map((note) => html`<li>${note}</li>`)}
    </ul>`;
  }

  #equivalents(equivalents: readonly Equivalent[]): unknown {
    const first = equivalents.slice(0, shownEquivalents);
    const more = equivalents.slice(shownEquivalents);
    return html`
      ${first.map((equivalent) => this.#equivalent(equivalent))}
      ${more.length > 0
        ? html`<details>
            <summary>${countOf(more.length, "more equivalent")}</summary>
            ${more.map((equivalent) => this.#equivalent(equivalent))}
          </details>`
        : nothing}
    `;
  }

  #equivalent(equivalent: Equivalent): unknown {
    return html`
      <div class="equivalent">
        <div class="what">
          <span class="title">${equivalent.title}</span>
          <button class="copy" type="button" aria-label="Copy ${equivalent.title}" @click=${() => this.#copy(equivalent)}>
            ${this.copied === equivalent ? "Copied" : "Copy"}
          </button>
        </div>
        <pre class="mono">${equivalent.text}</pre>
        ${equivalent.note ? html`<p class="note">${equivalent.note}</p>` : nothing}
      </div>
    `;
  }

  static override styles = [
    shared,
    copyBox,
    css`
      :host {
        display: block;
      }
      p,
      ul,
      pre,
      h3 {
        margin: 0;
        padding: 0;
      }
      ul {
        list-style: none;
      }
      .reason {
        font-size: 14px;
        padding: 4px 0 12px;
      }
      .refusal {
        font-size: 13px;
        color: var(--error);
        background: var(--error-bg);
        border-radius: 8px;
        padding: 8px 12px;
        margin-bottom: 12px;
        overflow-wrap: anywhere;
      }
      article {
        border: 1px solid var(--line);
        background: var(--panel);
        border-radius: 12px;
        padding: 12px 15px;
        margin-bottom: 12px;
      }
      .top {
        display: flex;
        gap: 9px;
        align-items: center;
      }
      h3 {
        font-size: 15px;
        font-weight: 600;
        min-width: 0;
      }
      .type {
        border: 0;
        padding: 0;
        background: none;
        font-weight: 600;
        overflow-wrap: anywhere;
        text-align: left;
      }
      .type:hover {
        text-decoration: underline;
        text-underline-offset: 4px;
      }
      .badge {
        font-size: 11.5px;
        border-radius: 6px;
        padding: 2px 8px;
        background: var(--active-line);
        color: var(--soft);
        white-space: nowrap;
      }
      .badge.traffic {
        background: var(--accent-bg);
        color: var(--accent);
      }
      .badge.dropped {
        background: var(--warning-bg);
        color: var(--warning);
      }
      .command {
        font-size: 13px;
        line-height: 1.6;
        margin: 7px 0;
        overflow-wrap: anywhere;
      }
      .command i {
        font-style: normal;
        color: var(--info);
      }
      .facts {
        display: flex;
        flex-wrap: wrap;
        gap: 3px 18px;
        font-size: 13px;
        color: var(--soft);
      }
      .facts b {
        color: var(--ink);
        font-weight: 600;
        overflow-wrap: anywhere;
      }
      p.notes {
        padding-left: 14px;
      }
      .notes {
        font-size: 13px;
        color: var(--soft);
        margin-top: 5px;
      }
      .notes li {
        padding: 2px 0 2px 14px;
        text-indent: -14px;
      }
      .notes li::before {
        content: "– ";
      }
      details {
        margin-top: 9px;
      }
      summary {
        font-size: 13px;
        color: var(--accent);
        font-weight: 600;
        cursor: pointer;
      }
    `,
  ];
}

customElements.define("proclint-processes", ProclintProcesses);
