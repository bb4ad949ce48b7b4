import { css, html, nothing, type PropertyValues } from "lit";
import type { Pointed } from "../app/pointed.js";
import type { SevallaForms } from "../app/sevalla-forms.js";
import { plainText, sentence } from "../code.js";
import { cellOf, stateWords } from "../compare.js";
import { severities, shapeOf } from "../editor/severity.js";
import { concerns, effectsOn, hasPlace } from "../effects.js";
import type { Diagnostic, Effect, Equivalent, Matrix, Position, Preview, Process, Severity } from "../engine/contract.js";
import type { EnglishKey, PlainKey } from "../i18n.js";
import { pieces, t } from "../english.js";
import type { Notice } from "../notice.js";
import { codeText } from "./code-text.js";
import { commandText } from "./command-text.js";
import { equivalentBox } from "./equivalent-box.js";
import { keyed } from "./keyed.js";
import { Localized } from "./localized.js";
import { Pointing } from "./pointing.js";
import "./proclint-sevalla.js";
import { copyBox, shared } from "./styles.js";

const page = 30;
const shownNames = 2;

/** What makes a process work, by its role, in the order of the rows. */
const feeds = {
  release: "feeds.release",
  http: "feeds.http",
  worker: "feeds.worker",
  clock: "feeds.clock",
  job: "feeds.other",
  other: "feeds.other",
} as const satisfies Record<string, PlainKey<EnglishKey>>;

/** A finding as it is on the platform of the rows. */
interface Problem {
  severity: Severity;
  message: string;
  start: Position;
  effects: readonly Effect[];
}

/** What becomes of a process, and how that looks. */
interface Outcome {
  text: string;
  look: "" | "off" | "cut";
}

/**
 * What runs: a row for each process, behind what makes it work, which opens. Fires `proclint-goto` with a position,
 * `proclint-copy` with a text, `proclint-announce` with a text for screen readers, `proclint-show` with one of the compared
 * platforms, and `proclint-facts` with the id of the shown one.
 */
export class ProclintProcesses extends Localized {
  static override properties = {
    preview: { attribute: false },
    matrix: { attribute: false },
    compared: { attribute: false },
    titles: { attribute: false },
    reason: { attribute: false },
    diagnostics: { attribute: false },
    line: { attribute: false },
    forms: { attribute: false },
    pointed: { attribute: false },
    copied: { state: true },
    limit: { state: true },
    opened: { state: true },
  };

  declare preview: Preview | null;
  /** What becomes of the processes on the compared platforms. */
  declare matrix: Matrix | null;
  declare compared: readonly string[];
  declare titles: (id: string) => string;
  /** Why there is no preview. */
  declare reason: string;
  /** The findings of the file, on any platform. */
  declare diagnostics: readonly Diagnostic[];
  /** The zero-based line of the cursor, whose row is marked and shown; -1 for none. */
  declare line: number;
  /** The forms for Sevalla. */
  declare forms: SevallaForms | null;
  declare pointed: Pointed | null;
  /** The text that was copied last, for a moment. */
  declare protected copied: string | null;
  declare protected limit: number;
  /** The keys of the rows that a person opened or closed. */
  declare protected opened: ReadonlyMap<string, boolean>;
  #problems = new Map<number, Problem[]>();
  #current = "";
  /** The first process that a person has to create, which is open. */
  #leftOut: Process | undefined;

  constructor() {
    super();
    this.preview = null;
    this.matrix = null;
    this.compared = [];
    this.titles = (id) => id;
    this.reason = "";
    this.diagnostics = [];
    this.line = -1;
    this.forms = null;
    this.pointed = null;
    this.copied = null;
    this.limit = page;
    this.opened = new Map();
    new Pointing(this);
  }

  #fire(name: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  #copy(text: string): void {
    this.#fire("proclint-copy", text);
    this.copied = text;
    setTimeout(() => {
      if (this.copied === text) this.copied = null;
    }, 1_600);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("preview")) this.#leftOut = this.preview?.processes.find(isLeftOut);
    if (changed.has("diagnostics") || changed.has("preview")) this.#problems = problemsOf(this.diagnostics, this.preview);
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has("line") || changed.has("preview")) this.#followCursor();
  }

  // The cards of a new text come a moment after the cursor moves, so the card counts and not the line alone.
  #followCursor(): void {
    const process = processAt(this.preview, this.line);
    const current = process ? `${process.line} ${process.type}` : "";
    if (current === this.#current) return;
    this.#current = current;
    this.#showCurrent();
  }

  // Scrolls only the part of the page that contains the cards. In one column that is the whole page, which doesn't scroll
  // away from the text by itself.
  #showCurrent(): void {
    const card = this.renderRoot.querySelector("[aria-current]");
    const scroller = this.closest(".panels");
    if (!card || !scroller || scroller.scrollHeight <= scroller.clientHeight) return;
    const { top } = card.getBoundingClientRect();
    const seen = scroller.getBoundingClientRect();
    if (top < seen.top || top > seen.bottom - 60) scroller.scrollTop += top - seen.top - 8;
  }

  protected override render(): unknown {
    const { preview } = this;
    if (!preview) return html`<p class="soft reason">${this.reason}</p>`;
    const rest = preview.processes.length - this.limit;
    const rejection = preview.error || preview.rejected;
    return html`
      ${rejection ? html`<h2 class="rejection">${t("processes.rejects", { title: preview.title })} <span class="mono" lang="en">${rejection}</span></h2>` : nothing}
      ${preview.reads ? nothing : html`<h2 class="reason">${t("processes.unread", { title: preview.title })}</h2>`}
      ${rejection || !preview.reads ? nothing : this.#state(preview)}
      ${this.#several ? html`<p class="soft as">${t("processes.as", { title: preview.title })}</p>` : nothing}
      ${this.#list(inOrderOfWork(preview.processes.slice(0, this.limit)))}
      ${
        rest > 0
          ? html`<button class="link" type="button" @click=${() => (this.limit += page)}>${t("problems.more", { some: Math.min(rest, page), rest })}</button>`
          : nothing
      }
      ${preview.omitted ? html`<p class="soft reason">${t("processes.omitted", { count: preview.omitted })}</p>` : nothing}
      ${this.#about(preview)}
    `;
  }

  get #several(): boolean {
    return this.compared.length > 1;
  }

  /** What becomes of the app, in one line. */
  #state({ processes, withoutTraffic, omitted }: Preview): unknown {
    const declared = processes.filter((process) => serves(process) && !process.implied);
    const cut = declared.filter((process) => this.#problemsOf(process).some(isCut));
    const served = declared.filter((process) => !cut.includes(process));
    const added = processes.filter((process) => serves(process) && process.implied);
    const maybe = processes.filter(isMaybe);
    const parts = [
      withoutTraffic ? pieces("state.noTraffic", { names: codes(withoutTraffic) }) : nothing,
      cut.length > 0 ? pieces("state.unreachable", { names: codes(typesOf(cut)) }) : nothing,
      served.length > 0
        ? html`${pieces("state.traffic", { count: served.length, names: codes(typesOf(served)) })}${served.some(({ trafficUnverified }) => trafficUnverified) ? ` (${t("notVerified")})` : ""}`
        : nothing,
      added.length > 0 ? pieces("state.added", { count: added.length, names: codes(typesOf(added)) }) : nothing,
      ...maybe.map((process) => html`${pieces("state.maybe", { names: codes(typesOf([process])) })} ${codeText(process.scaleReason)}`),
    ].filter((part) => part !== nothing);
    if (parts.length === 0 && !omitted)
      parts.push(processes.length > 0 ? pieces("state.all", { count: processes.length }) : html`${t("processes.nothing")}`);
    if (parts.length === 0) return nothing;
    return html`<h2 class="state">${parts.map((part) => html`${part} `)}</h2>`;
  }

  // What concerns all processes of the file.
  #about({ platform, title, notes, notVerified, shell, withoutTraffic }: Preview): unknown {
    return html`<details class="about">
      <summary>${t("processes.about", { title })}</summary>
      ${this.#notes([...(withoutTraffic ? notes.slice(1) : notes), ...(shell ? [shell] : [])])}
      ${notVerified.length > 0 ? html`<h3>${t("facts.notVerified")}</h3> ${this.#notes(notVerified)}` : nothing}
      <button class="link" type="button" aria-haspopup="dialog" @click=${() => this.#fire("proclint-facts", platform)}>${t("facts.about", { title })}</button>
    </details>`;
  }

  #list(processes: readonly Process[]): unknown {
    if (processes.length === 0) return nothing;
    let last = "";
    return html`<ul class="cards">${keyed(
      processes,
      ({ type }) => type,
      (process, key) => {
        const feed = t(feedOf(process));
        const isFirst = feed !== last;
        last = feed;
        return this.#card(process, key, isFirst ? feed : "");
      },
    )}</ul>`;
  }

  #isOpen(process: Process, key: string): boolean {
    return this.opened.get(key) ?? (process === this.#leftOut && process.equivalents.length > 0);
  }

  #toggle(process: Process, key: string): void {
    this.opened = new Map(this.opened).set(key, !this.#isOpen(process, key));
  }

  #card(process: Process, key: string, feed: string): unknown {
    const here = !process.implied && process.line === this.line;
    const open = this.#isOpen(process, key);
    const name = process.type || t("empty");
    const { text, look } = this.#outcome(process);
    return html`
      <li class="card ${open ? "open" : ""}" aria-current=${here ? "true" : nothing} data-line=${process.implied ? nothing : process.line}>
        <span class="feed soft ${look}">${feed}<span class="wire" aria-hidden="true"></span></span>
        <div class="row" @click=${() => this.#clicked(process, key)}>
          <div class="top">
            <h3 class="mono">${name}</h3>
            <span class="outcome ${look}">${text}</span>
          </div>
          ${process.command ? html`<p class="command mono soft">${commandText(process.command, process.program)}</p>` : nothing}
        </div>
        ${this.#mark(process)} ${open ? nothing : this.#next(process)}
        <button class="toggle" type="button" aria-expanded=${String(open)} aria-label=${t("processes.details", { type: name })} @click=${() => this.#toggle(process, key)}><span class="arrow" aria-hidden="true"></span></button>
        ${open ? this.#body(process) : nothing}
      </li>
    `;
  }

  #body(process: Process): unknown {
    return html`<div class="body">
      ${this.#several ? this.#platforms(process) : nothing} ${this.#facts(process)} ${this.#notes(process.notes)} ${this.#equivalents(process)} ${this.#form(process)}
    </div>`;
  }

  // The whole row opens, except for text that is being selected.
  #clicked(process: Process, key: string): void {
    if (getSelection()?.type !== "Range") this.#toggle(process, key);
  }

  /** What becomes of a process on the shown platform; on others, if several agree, on how many. */
  #outcome(process: Process): Outcome {
    const outcome = outcomeOf(process, this.matrix, this.preview);
    if (process.scaleSource !== "rejected" && this.#problemsOf(process).some(isCut))
      return { text: t(process.role === "http" ? "runs.cut" : "runs.fails"), look: "cut" };
    if (!this.#several || process.scaleSource === "rejected" || isMaybe(process)) return outcome;
    const total = this.compared.length;
    const number = this.compared.filter((id) => this.#textOn(process, id) === outcome.text).length;
    return number === total || number === 0 ? outcome : { ...outcome, text: `${outcome.text} ${t("problems.on", { number, total })}` };
  }

  #textOn({ type, implied }: Process, id: string): string {
    const cell = this.matrix && cellOf(this.matrix, type, id);
    if (!cell) return "";
    if (implied && cell.state === "unknown") return t("processes.implied");
    return t(cell.traffic && cell.state !== "at-zero" ? "runs.traffic" : stateWords[cell.state]);
  }

  /** What becomes of the process on each platform; one of them is shown with its commands. */
  #platforms(process: Process): unknown {
    return html`<ul class="platforms">
      ${this.compared.map(
        (id) => html`<li>
          <button class="link" type="button" aria-pressed=${id === this.preview?.platform ? "true" : "false"} @click=${() => this.#fire("proclint-show", id)}>${this.titles(id)}</button>
          <span class="soft">${this.#textOn(process, id) || t("matrix.unknown")}</span>
        </li>`,
      )}
    </ul>`;
  }

  /** The worst problem of the line, and how many there are; it leads there. */
  #mark(process: Process): unknown {
    const [worst, ...others] = this.#problemsOf(process);
    if (!worst) return nothing;
    const { severity, message, start } = worst;
    const title = `${t(`severity.${severity}`)}${t("colon")}${plainText(message)}`;
    return html`<button class="marks ${severity}" type="button" title=${title} @click=${() => this.#fire("proclint-goto", start)}><span aria-hidden="true">${shapeOf(severity)} ${others.length + 1}</span><span class="hidden-text">${title}</span></button>`;
  }

  /** The one thing to copy for a process that doesn't start by itself. */
  #next(process: Process): unknown {
    const [next] = process.equivalents;
    if (!next || next.place || this.#several || !isIdle(process) || this.#outcome(process).look === "cut") return nothing;
    const { title, text } = next;
    return html`<button class="copy" type="button" title=${text} aria-label=${t("copy.what", { title: plainText(title) })} @click=${() => this.#copy(text)}>${t(this.copied === text ? "copy.done" : "copy")}</button>`;
  }

  #problemsOf(process: Process): readonly Problem[] {
    return (process.implied ? undefined : this.#problems.get(process.line)) ?? [];
  }

  // What the row says is not repeated.
  #facts(process: Process): unknown {
    const { scale, scaleReason, scaleSource, kept, implied, line, port, host, env } = process;
    const name = /\w+/.exec(port?.value ?? "")?.[0];
    const standard = env.find((entry) => entry.name === name)?.default;
    const others = env.filter((entry) => entry.name !== name);
    const saysWhy = this.preview?.reads && scaleSource !== "rejected" && (!kept || implied || scale !== 0);
    const facts = [
      implied
        ? nothing
        : html`<button class="link" type="button" @click=${() => this.#fire("proclint-goto", { line, character: 0 })}>${t("problems.line", { line: String(line + 1) })}</button>`,
      saysWhy && scaleReason ? html`<span lang="en">${codeText(sentence(scaleReason))}</span>` : nothing,
      port?.value
        ? html`<span>${pieces("processes.port", { value: html`<b>${port.value}</b>` })}${standard && `$${name}` === port.value ? ` (${standard})` : nothing}</span>`
        : nothing,
      host ? html`<span>${pieces("processes.host", { value: html`<b>${host}</b>` })}</span>` : nothing,
      ...others.map(
        (entry) =>
          html`<span>${pieces("processes.env", { value: html`<b>$${entry.name}</b>` })}${entry.default ? ` = ${entry.default}` : nothing}</span>`,
      ),
    ].filter((fact) => fact !== nothing);
    return facts.length > 0 ? html`<div class="facts soft">${facts}</div>` : nothing;
  }

  #notes(notes: readonly string[]): unknown {
    return notes.map((note) => html`<p class="notes soft" lang="en">${codeText(note)}</p>`);
  }

  // The first is what one would do next. Those of the whole app follow those of the process.
  #equivalents({ equivalents }: Process): unknown {
    const [next, ...others] = equivalents;
    const more = [...others, ...(this.preview?.equivalents ?? [])];
    return html`${next ? this.#equivalent(next) : nothing}
      ${
        more.length > 0
          ? html`<details><summary>${t("processes.commands", { count: more.length })}</summary>${more.map((equivalent) => this.#equivalent(equivalent))}</details>`
          : nothing
      }`;
  }

  #form(process: Process): unknown {
    if (!this.forms || !this.preview?.form) return nothing;
    return html`<proclint-sevalla
      .forms=${this.forms}
      .process=${process}
      @proclint-copy=${(event: CustomEvent<string>) => this.#fire("proclint-copy", event.detail)}
      @proclint-announce=${(event: CustomEvent<Notice>) => this.#fire("proclint-announce", event.detail)}
    ></proclint-sevalla>`;
  }

  #equivalent(equivalent: Equivalent): unknown {
    return equivalentBox(equivalent, this.copied, (text) => this.#copy(text));
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
      h2,
      h3 {
        margin: 0;
        padding: 0;
      }
      ul {
        list-style: none;
      }
      h2 {
        padding: 12px 0;
        font-size: 20px;
        line-height: 28px;
        text-wrap: balance;
        overflow-wrap: anywhere;
      }
      h2 :is(code, .mono) {
        font-size: 20px;
        font-weight: 600;
      }
      .rejection {
        color: var(--error);
      }
      .rejection .mono {
        display: block;
        font-size: 14px;
        font-weight: 400;
      }
      .reason {
        padding: 12px 0;
      }
      .as {
        margin-top: -8px;
        padding-bottom: 12px;
      }
      .card {
        display: grid;
        grid-template-columns: 128px minmax(0, 1fr) auto auto 28px;
        align-items: start;
        column-gap: 8px;
        padding-block: 4px;
        scroll-margin-top: 8px;
      }
      .row {
        cursor: pointer;
        min-width: 0;
      }
      .card > :not(.feed) {
        min-height: 40px;
      }
      .card:not(.open):is([aria-current], [data-pointed]) {
        --behind: var(--active-line);
        background: var(--behind);
      }
      /* A line from what makes the process work to the process. */
      .feed {
        display: flex;
        align-items: center;
        gap: 8px;
        font-size: 13px;
        min-height: 40px;
      }
      .wire {
        position: relative;
        flex: 1;
        min-width: 24px;
        border-top: 1.5px solid var(--field);
      }
      .wire::after {
        content: "";
        position: absolute;
        right: 1px;
        top: -4.5px;
        width: 6px;
        height: 6px;
        border: solid var(--field);
        border-width: 1.5px 1.5px 0 0;
        rotate: 45deg;
      }
      .off .wire {
        border-top-style: dashed;
      }
      .cut .wire {
        border-top: 1.5px dashed var(--error);
      }
      .cut .wire::after {
        content: "✕";
        content: "✕" / "";
        inset: -11px auto auto 50%;
        width: auto;
        height: auto;
        padding: 0 2px;
        border: 0;
        translate: -50%;
        rotate: none;
        background: var(--behind, var(--ground));
        color: var(--error);
        line-height: 20px;
      }
      .top {
        display: flex;
        flex-wrap: wrap;
        gap: 0 12px;
        align-items: baseline;
      }
      h3 {
        font-size: 14px;
        line-height: 20px;
        overflow-wrap: anywhere;
      }
      .outcome.cut,
      .marks.error {
        color: var(--error);
      }
      .outcome.off,
      .outcome:not([class*="cut"]) {
        color: var(--soft);
      }
      .command {
        font-size: 13px;
        line-height: 20px;
        overflow-wrap: anywhere;
      }
      .card:not(.open) .command {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .command :is(b, i) {
        font-style: normal;
        font-weight: 400;
      }
      .command i {
        color: var(--info);
      }
      .marks,
      .toggle {
        border: 0;
        background: none;
        padding: 0;
        min-width: 24px;
        white-space: nowrap;
      }
      .marks {
        padding: 0 4px;
        color: var(--soft);
        font-size: 13px;
        font-variant-numeric: tabular-nums;
      }
      .marks.warning {
        color: var(--warning);
      }
      .marks.info {
        color: var(--info);
      }
      .card > .copy {
        grid-column: 4;
      }
      .toggle {
        grid-column: 5;
      }
      .arrow {
        display: inline-block;
        width: 7px;
        height: 7px;
        margin-bottom: 3px;
        border: solid var(--soft);
        border-width: 0 1.5px 1.5px 0;
        rotate: 45deg;
      }
      .open .arrow {
        margin-bottom: -3px;
        rotate: -135deg;
      }
      .body {
        grid-column: 2 / -1;
        display: grid;
        gap: 8px;
        justify-items: start;
        padding: 4px 0 20px;
      }
      .body > * {
        justify-self: stretch;
      }
      .platforms li {
        display: grid;
        grid-template-columns: 128px minmax(0, 1fr);
        gap: 12px;
        line-height: 24px;
      }
      .platforms .link {
        font-weight: 400;
      }
      .platforms [aria-pressed="true"] {
        color: var(--ink);
        font-weight: 600;
      }
      .facts {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 20px;
      }
      .facts .link {
        font-weight: 400;
      }
      .facts b {
        color: var(--ink);
        font-weight: 400;
        overflow-wrap: anywhere;
      }
      .notes {
        overflow-wrap: anywhere;
      }
      .about {
        padding: 20px 0 8px;
      }
      .about > :not(summary) {
        margin-top: 8px;
      }
      @media (max-width: 760px) {
        .card {
          grid-template-columns: minmax(0, 1fr) auto auto 28px;
          border-top: 1px solid var(--line);
        }
        .feed {
          display: none;
        }
        .card > .copy {
          grid-column: 3;
        }
        .toggle {
          grid-column: 4;
        }
        .body {
          grid-column: 1 / -1;
        }
      }
      @media print {
        .card {
          break-inside: avoid;
        }
        .toggle {
          visibility: hidden;
        }
      }
    `,
  ];
}

/** What makes a process work. */
function feedOf({ role }: Process): PlainKey<EnglishKey> {
  return feeds[role as keyof typeof feeds] ?? feeds.other;
}

/** What runs before each deploy comes first, then what visitors reach, and what works behind it. */
function inOrderOfWork(processes: readonly Process[]): Process[] {
  const order: readonly string[] = Object.values(feeds);
  return [...processes].sort((a, b) => order.indexOf(feedOf(a)) - order.indexOf(feedOf(b)));
}

/** What becomes of a process on the platform of a preview. */
function outcomeOf(process: Process, matrix: Matrix | null, preview: Preview | null): Outcome {
  const { type, kept, implied, scaleSource, trafficUnverified, scale, inBuild, role } = process;
  if (scaleSource === "rejected") return { text: t("processes.rejected"), look: "cut" };
  if (preview?.withoutTraffic && role === "http") return { text: t("runs.cut"), look: "cut" };
  const added = implied ? ` · ${t("processes.implied")}` : "";
  if (isMaybe(process)) return { text: t("processes.implied"), look: "off" };
  if (serves(process)) return { text: `${t("runs.traffic")}${trafficUnverified ? ` (${t("notVerified")})` : ""}${added}`, look: "" };
  const cell = matrix && cellOf(matrix, type, preview?.platform ?? "");
  if (cell) {
    const many = (cell.instances ?? 1) > 1 ? ` ×${cell.instances}` : "";
    return { text: t(stateWords[cell.state]) + many + added, look: ["at-zero", "not-started", "absent"].includes(cell.state) ? "off" : "" };
  }
  if (!preview?.reads) return { text: "", look: "off" };
  if (!kept) return { text: t("matrix.notStarted"), look: "off" };
  if (inBuild) return { text: t("processes.inBuild"), look: "" };
  if (scale === 0 && role !== "release") return { text: t("processes.atZero"), look: "off" };
  return { text: t("matrix.runs") + added, look: "" };
}

function isLeftOut({ kept }: Process): boolean {
  return kept === false;
}

/** The types of processes, each once. */
function typesOf(processes: readonly Process[]): string[] {
  return [...new Set(processes.map(({ type }) => type || t("empty")))];
}

/** Names as code, of which a long list shows the first ones. */
function codes(names: readonly string[]): unknown {
  const rest = names.length - shownNames;
  return html`${names.slice(0, shownNames).map((name, at) => html`${at > 0 ? t("comma") : nothing}<code>${name}</code>`)}${rest > 0 ? ` ${t("platforms.others", { number: rest })}` : nothing}`;
}

/** No request comes to an answer, for sure. */
function isCut({ effects }: Problem): boolean {
  return effects.some(({ outcome, verified }) => verified && (outcome === "no-traffic" || outcome === "crash"));
}

/** It is to keep running, and doesn't start by itself. */
/** A buildpack may add it. */
function isMaybe({ implied, scale }: Process): boolean {
  return implied && scale === null;
}

/** It gets the traffic without another step. */
function serves(process: Process): boolean {
  return process.traffic && process.scale !== 0 && !isMaybe(process);
}

function isIdle({ kept, role, scale, inBuild }: Process): boolean {
  return kept === false || (scale === 0 && role !== "release" && !inBuild);
}

/** The process of a preview whose entry is on a zero-based line. */
function processAt(preview: Preview | null, line: number): Process | undefined {
  return preview?.processes.find((process) => !process.implied && process.line === line);
}

/** The problems of each line on the platform of a preview, the most severe first. */
function problemsOf(diagnostics: readonly Diagnostic[], preview: Preview | null): Map<number, Problem[]> {
  const problems = new Map<number, Problem[]>();
  if (!preview) return problems;
  for (const diagnostic of diagnostics) {
    if (!hasPlace(diagnostic) || !concerns(diagnostic, preview.platform)) continue;
    const { message, range } = diagnostic;
    const effects = effectsOn(diagnostic, preview.platform);
    const problem = { severity: effects[0]?.severity ?? diagnostic.severity, message, start: range.start, effects };
    const others = problems.get(range.start.line);
    if (others) others.push(problem);
    else problems.set(range.start.line, [problem]);
  }
  for (const list of problems.values()) list.sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
  return problems;
}

customElements.define("proclint-processes", ProclintProcesses);
