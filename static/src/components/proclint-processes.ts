import { css, html, nothing, type PropertyValues } from "lit";
import { severities, shapeOf } from "../editor/severity.js";
import { concerns, effectsOn, hasPlace } from "../effects.js";
import type { Diagnostic, Effect, Equivalent, Position, Preview, Process, Severity } from "../engine/contract.js";
import type { PlainKey } from "../i18n.js";
import { currentWords, pieces, t } from "../language.js";
import type { Notice } from "../notice.js";
import { codeText } from "./code-text.js";
import { commandText } from "./command-text.js";
import { equivalentBox } from "./equivalent-box.js";
import { programIcon, roleIcon } from "./icons.js";
import type { Pointed } from "../app/pointed.js";
import type { SevallaForms } from "../app/sevalla-forms.js";
import { keyed } from "./keyed.js";
import { Localized } from "./localized.js";
import { Pointing } from "./pointing.js";
import "./proclint-sevalla.js";
import { copyBox, shared } from "./styles.js";

const page = 30;
const shownProblems = 3;
const shownNames = 4;
const roles: Record<string, PlainKey> = {
  http: "role.http",
  worker: "role.worker",
  clock: "role.clock",
  release: "role.release",
  job: "role.job",
  other: "role.other",
};
/** A finding as it is on the platform of the cards. */
interface Problem {
  severity: Severity;
  message: string;
  start: Position;
  effects: readonly Effect[];
}

/** From this width of the window on, cards are beside each other where there is room. */
const wide = 1600;

/** In pixels, about: what is above the cards, a row, the facts below it, and what else a card shows. */
const room = { top: 90, row: 57, facts: 48, line: 24, box: 67, text: 20, field: 31, fold: 33 };

/**
 * How one platform runs the file: a row for each process, which opens, with the problems of its line. Fires `proclint-goto` with a
 * position, `proclint-copy` with a text, and `proclint-announce` with a text for screen readers.
 */
export class ProclintProcesses extends Localized {
  static override properties = {
    preview: { attribute: false },
    reason: { attribute: false },
    diagnostics: { attribute: false },
    line: { attribute: false },
    forms: { attribute: false },
    pointed: { attribute: false },
    copied: { state: true },
    limit: { state: true },
    opened: { state: true },
    unstartedOpen: { state: true },
    room: { state: true },
  };

  declare preview: Preview | null;
  /** Why there is no preview. */
  declare reason: string;
  /** The findings of the file, on any platform. */
  declare diagnostics: readonly Diagnostic[];
  /** The zero-based line of the cursor, whose card is marked and shown; -1 for none. */
  declare line: number;
  /** The forms for Sevalla. */
  declare forms: SevallaForms | null;
  declare pointed: Pointed | null;
  /** The text that was copied last, for a moment. */
  declare protected copied: string | null;
  declare protected limit: number;
  /** The keys of the rows that a person opened or closed. */
  declare protected opened: ReadonlyMap<string, boolean>;
  declare protected unstartedOpen: boolean;
  /** How high the part of the page with the cards is, in pixels, in all columns together. */
  declare protected room: number;
  #problems = new Map<number, Problem[]>();
  /** The keys of the cards for which there is room. */
  #fitting: ReadonlySet<string> = new Set();
  #current = "";
  /** The cursor is where a person put it, and not where the page did. */
  #isPlaced = false;
  #resized = new ResizeObserver(([entry]) => (this.room = entry ? roomIn(entry.contentRect) : 0));

  constructor() {
    super();
    this.preview = null;
    this.reason = "";
    this.diagnostics = [];
    this.line = -1;
    this.forms = null;
    this.pointed = null;
    this.copied = null;
    this.limit = page;
    this.opened = new Map();
    this.unstartedOpen = true;
    this.room = 0;
    new Pointing(this);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const around = this.closest(".panels");
    if (around) this.#resized.observe(around);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resized.disconnect();
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
    if (changed.has("diagnostics") || changed.has("preview")) this.#problems = problemsOf(this.diagnostics, this.preview);
    if ((changed.get("line") ?? -1) >= 0) this.#isPlaced = true;
    this.#fitting = this.#fit();
  }

  // Cards are open while the list fits. The one at the cursor folds last.
  #fit(): ReadonlySet<string> {
    const processes = this.preview?.processes.slice(0, this.limit) ?? [];
    const isHere = (process: Process): boolean => this.#isPlaced && !process.implied && process.line === this.line;
    const importance = (process: Process): number => (isHere(process) ? 2 : urgency(process));
    let left = this.room - processes.length * room.row - (processes.some(isLeftOut) ? room.fold : 0);
    const fitting = new Set<string>();
    for (const process of [...processes].sort((a, b) => importance(b) - importance(a))) {
      const needed = this.#roomOfBody(process);
      if (needed > left && processes.length > 1) continue;
      left -= needed;
      fitting.add(process.type);
    }
    return fitting;
  }

  #roomOfBody(process: Process): number {
    const { equivalents = [], notes = [] } = process;
    const problems = this.#problemsOf(process).slice(0, shownProblems);
    const lines = problems.reduce((sum, problem) => sum + 1 + shownEffects(problem, process).length, notes.length);
    const folds = (equivalents.length > 1 ? 1 : 0) + (this.forms && this.preview?.form ? 1 : 0);
    return room.facts + lines * room.line + roomOfBox(equivalents[0]) + folds * room.fold;
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
      ${rejection ? html`<p class="rejection">${t("processes.rejects", { title: preview.title ?? preview.platform })} <span class="mono" lang="en">${rejection}</span></p>` : nothing}
      ${preview.reads === false ? html`<p class="soft reason">${t("processes.unread", { title: preview.title ?? "" })}</p>` : nothing}
      ${rejection || preview.reads === false ? nothing : this.#state(preview)}
      ${this.#cards(preview.processes.slice(0, this.limit))}
      ${
        rest > 0
          ? html`<button class="link" type="button" @click=${() => (this.limit += page)}>${t("problems.more", { some: Math.min(rest, page), rest })}</button>`
          : nothing
      }
      ${preview.omitted ? html`<p class="soft reason">${t("processes.omitted", { count: preview.omitted })}</p>` : nothing}
      ${preview.processes.length === 0 && !rejection && preview.reads !== false ? html`<p class="soft reason">${t("processes.nothing")}</p>` : nothing}
      ${this.#whole(preview)}
    `;
  }

  /** What becomes of the app, in one line. */
  #state({ processes, withoutTraffic, omitted }: Preview): unknown {
    const declared = processes.filter(({ traffic, implied }) => traffic && !implied);
    const cut = declared.filter((process) => this.#problemsOf(process).some(isCut));
    const served = declared.filter((process) => !cut.includes(process));
    const added = processes.filter(({ traffic, implied }) => traffic && implied);
    const idle = withoutTraffic || omitted ? [] : processes.filter(isIdle);
    const parts = [
      withoutTraffic ? pieces("state.noTraffic", { names: codes(withoutTraffic) }) : nothing,
      cut.length > 0 ? pieces("state.unreachable", { names: codes(typesOf(cut)) }) : nothing,
      served.length > 0
        ? html`${pieces("state.traffic", { count: served.length, names: codes(typesOf(served)) })}${served.some(({ trafficUnverified }) => trafficUnverified) ? ` (${t("notVerified")})` : ""}`
        : nothing,
      added.length > 0 ? pieces("state.added", { count: added.length, names: codes(typesOf(added)) }) : nothing,
      idle.length > 0 ? pieces("state.idle", { names: codes(typesOf(idle)) }) : nothing,
    ].filter((part) => part !== nothing);
    if (parts.length === 0 && processes.length > 0 && !omitted) parts.push(pieces("state.all", { count: processes.length }));
    if (parts.length === 0) return nothing;
    return html`<p class="state">
      ${withoutTraffic || cut.length > 0 ? html`<span class="mark" aria-hidden="true">${shapeOf("warning")}</span>` : nothing}
      ${parts.map((part) => html`${part} `)}
    </p>`;
  }

  // What concerns all processes of the file.
  #whole({ notes, notVerified, shell, equivalents, title, withoutTraffic }: Preview): unknown {
    return html`
      ${this.#notes(withoutTraffic ? notes?.slice(1) : notes)}
      <div class="folds">
      ${shell ? html`<details><summary>${t("processes.shell", { title: title ?? "" })}</summary><p class="notes" lang="en">${codeText(shell)}</p></details>` : nothing}
      ${
        equivalents?.length
          ? html`<details>
            <summary>${t("processes.whole", { count: equivalents.length })}</summary>
            ${equivalents.map((equivalent) => this.#equivalent(equivalent))}
          </details>`
          : nothing
      }
      ${notVerified?.length ? html`<details><summary>${t("processes.unverified", { count: notVerified.length })}</summary>${this.#notes(notVerified)}</details>` : nothing}
      </div>
      ${this.diagnostics.length === 0 && currentWords().language !== "en" ? html`<p class="soft reason">${t("problems.english")}</p>` : nothing}
    `;
  }

  // Those that start come first.
  #cards(processes: readonly Process[]): unknown {
    const unstarted = processes.filter(isLeftOut);
    const toggled = (event: Event): void => {
      event.preventDefault();
      this.unstartedOpen = !this.unstartedOpen;
    };
    return html`
      ${this.#list(processes.filter((process) => !isLeftOut(process)))}
      ${
        unstarted.length > 0
          ? html`<details class="unstarted" .open=${this.unstartedOpen}>
            <summary @click=${toggled}>${t("processes.unstarted", { count: unstarted.length })}</summary>
            ${this.#list(unstarted)}
          </details>`
          : nothing
      }
    `;
  }

  #list(processes: readonly Process[]): unknown {
    if (processes.length === 0) return nothing;
    return html`<ul class="cards">${keyed(
      processes,
      ({ type }) => type,
      (process, key) => this.#card(process, key),
    )}</ul>`;
  }

  #isOpen(process: Process, key: string): boolean {
    return this.opened.get(key) ?? this.#fitting.has(process.type);
  }

  // A card that a person works in doesn't fold when the room gets less.
  #keepOpen(key: string): void {
    if (!this.opened.get(key)) this.opened = new Map(this.opened).set(key, true);
  }

  #toggle(process: Process, key: string): void {
    this.opened = new Map(this.opened).set(key, !this.#isOpen(process, key));
  }

  #card(process: Process, key: string): unknown {
    const here = !process.implied && process.line === this.line;
    const open = this.#isOpen(process, key);
    const name = process.type || t("empty");
    return html`
      <li class="card ${open ? "open" : ""}" aria-current=${here ? "true" : nothing} data-line=${process.implied ? nothing : process.line}>
        <div class="row" @click=${(event: MouseEvent) => this.#clicked(event, process, key)}>
          <button class="toggle" type="button" aria-expanded=${String(open)} aria-label=${t("processes.details", { type: name })} @click=${() => this.#toggle(process, key)}>
            <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true"><path d="m4 2 4 4-4 4" /></svg>
          </button>
          <div class="top">
            ${roleIcon(process.role)}
            <h3 class="mono">${process.implied ? process.type : this.#jump(process)}</h3>
            ${process.implied ? html`<span class="badge">${t("processes.implied")}</span>` : nothing}
            ${this.#badge(process)}
            ${this.#scale(process)} ${this.#marks(process)}
          </div>
          ${process.command ? html`<p class="command mono">${commandText(process.command, process.program)}</p>` : nothing}
        </div>
        ${
          open
            ? html`<div class="body" @click=${() => this.#keepOpen(key)}>
              ${this.#problemList(process)} ${this.#facts(process)} ${this.#notes(process.notes)} ${this.#equivalents(process.equivalents ?? [])} ${this.#form(process)}
            </div>`
            : nothing
        }
      </li>
    `;
  }

  #badge(process: Process): unknown {
    if (process.scaleSource === "rejected") return html`<span class="badge rejected">${t("processes.rejected")}</span>`;
    if (process.kept === false) return html`<span class="badge not-started">${t("processes.badge")}</span>`;
    return html`<span class="badge ${process.traffic ? "traffic" : ""}">${roleOf(process)}</span>`;
  }

  // The whole row opens, except for its buttons and for text that is being selected.
  #clicked(event: MouseEvent, process: Process, key: string): void {
    const onButton = event.composedPath().some((target) => target instanceof HTMLButtonElement);
    if (!onButton && getSelection()?.type !== "Range") this.#toggle(process, key);
  }

  #scale({ kept, role, scale, port }: Process): unknown {
    const runs = this.preview?.reads !== false && kept !== false && role !== "release" && typeof scale === "number";
    return html`${runs ? html`<span class="scale">${scale === 0 ? t("processes.atZero") : `×${scale}`}</span>` : nothing}
    ${port?.value ? html`<span class="scale mono">${port.value}</span>` : nothing}`;
  }

  /** The worst problem of the line, and how many there are. */
  #marks(process: Process): unknown {
    const problems = this.#problemsOf(process);
    const worst = problems[0]?.severity;
    if (!worst) return nothing;
    return html`<span class="marks ${worst}"><span class="mark" role="img" aria-label=${t(`severity.${worst}`)}>${shapeOf(worst)}</span> ${problems.length}</span>`;
  }

  #problemsOf(process: Process): readonly Problem[] {
    return (process.implied ? undefined : this.#problems.get(process.line)) ?? [];
  }

  #problemList(process: Process): unknown {
    const problems = this.#problemsOf(process);
    if (problems.length === 0) return nothing;
    const rest = problems.length - shownProblems;
    return html`<div class="problems">
      ${problems.slice(0, shownProblems).map((problem) => this.#problem(problem, process))}
      ${rest > 0 ? html`<p class="soft">${t("processes.problems", { count: rest })}</p>` : nothing}
    </div>`;
  }

  #problem(problem: Problem, process: Process): unknown {
    const { severity, message, start } = problem;
    return html`<div class=${severity}>
      <button type="button" @click=${() => this.#fire("proclint-goto", start)}>
        <span class="mark" role="img" aria-label=${t(`severity.${severity}`)}>${shapeOf(severity)}</span><span lang="en">${codeText(message)}</span>
      </button>
      ${shownEffects(problem, process).map(({ text, verified }) => html`<p class="effect"><span lang="en">${codeText(text)}</span>${verified ? nothing : ` (${t("notVerified")})`}</p>`)}
    </div>`;
  }

  #jump({ type, line }: Process): unknown {
    return html`<button class="type" type="button" title=${t("goToLine", { line: String(line + 1) })} @click=${() => this.#fire("proclint-goto", { line, character: 0 })}>${type || t("empty")}</button>`;
  }

  #facts(process: Process): unknown {
    const { scale, port, host, env, program } = process;
    // What the badge and the line above all cards say is not repeated.
    const isUnread = this.preview?.reads === false;
    const scaleReason = isUnread || process.scaleSource === "rejected" ? "" : process.scaleReason;
    const onlyReason = isUnread || (scaleReason && (process.role === "release" || scale === 0));
    const name = /\w+/.exec(port?.value ?? "")?.[0];
    const standard = env?.find((entry) => entry.name === name)?.default;
    const others = (env ?? []).filter((entry) => entry.name !== name);
    return html`
      <div class="facts">
        ${
          typeof scale === "number" && !onlyReason
            ? html`<span>${scale === 0 ? t("processes.notStarted") : pieces("processes.scale", { count: scale, number: html`<b>${scale}</b>` })}</span>`
            : nothing
        }
        ${scaleReason ? html`<span lang="en">${codeText(sentence(scaleReason))}</span>` : nothing}
        ${program ? html`<span class="program">${programIcon(program)} <b>${program}</b></span>` : nothing}
        ${port?.value ? html`<span>${pieces("processes.port", { value: html`<b>${port.value}</b>` })}${standard && `$${name}` === port.value ? ` (${standard})` : nothing}</span>` : nothing}
        ${host ? html`<span>${pieces("processes.host", { value: html`<b>${host}</b>` })}</span>` : nothing}
        ${others.map((entry) => html`<span>${pieces("processes.env", { value: html`<b>$${entry.name}</b>` })}${entry.default ? ` = ${entry.default}` : nothing}</span>`)}
      </div>
    `;
  }

  #notes(notes: readonly string[] | undefined): unknown {
    if (!notes?.length) return nothing;
    return html`<div class="notes" lang="en">${notes.map((note) => html`<p>${codeText(note)}</p>`)}</div>`;
  }

  #equivalents(equivalents: readonly Equivalent[]): unknown {
    // The first is what one would do next.
    const [next, ...more] = equivalents;
    if (!next) return nothing;
    const api = more.filter(({ kind }) => kind === "api");
    const commands = more.filter(({ kind }) => kind !== "api");
    return html`${this.#equivalent(next)}
      ${more.length > 0 ? html`<div class="folds">${this.#folded("processes.commands", commands)} ${this.#folded("processes.api", api)}</div>` : nothing}`;
  }

  #folded(title: "processes.commands" | "processes.api", equivalents: readonly Equivalent[]): unknown {
    if (equivalents.length === 0) return nothing;
    return html`<details>
      <summary>${t(title, { count: equivalents.length })}</summary>
      ${equivalents.map((equivalent) => this.#equivalent(equivalent))}
    </details>`;
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
      .rejection {
        font-size: 13px;
        color: var(--error);
        background: var(--error-bg);
        border-radius: 8px;
        padding: 8px 12px;
        margin-bottom: 12px;
        overflow-wrap: anywhere;
      }
      .state {
        font-size: 14px;
        padding-bottom: 10px;
        overflow-wrap: anywhere;
      }
      .state .mark {
        color: var(--warning);
        font-size: 11px;
        margin-right: 3px;
      }
      .cards {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        align-items: start;
        gap: 6px 12px;
        margin-bottom: 12px;
      }
      @media (min-width: ${wide}px) {
        .cards {
          grid-template-columns: repeat(auto-fit, minmax(380px, 1fr));
        }
      }
      .card {
        border: 1px solid var(--line);
        background: var(--panel);
        border-radius: 10px;
        min-width: 0;
        scroll-margin-top: 8px;
      }
      .card[aria-current] {
        border-color: var(--accent);
      }
      .card[data-pointed] {
        background: var(--pointed);
      }
      .row {
        display: grid;
        grid-template-columns: 24px minmax(0, 1fr);
        align-items: center;
        padding: 2px 12px 3px 4px;
        cursor: pointer;
      }
      .toggle {
        border: 0;
        background: none;
        padding: 0;
        min-width: 24px;
        min-height: 24px;
        border-radius: 6px;
      }
      .toggle svg {
        fill: none;
        stroke: var(--soft);
        stroke-width: 1.6;
        vertical-align: -1px;
      }
      .open .toggle svg {
        rotate: 90deg;
      }
      .row .command {
        grid-column: 2;
        margin: 0;
        line-height: 20px;
      }
      .card:not(.open) .command {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .body {
        padding: 4px 14px 12px 28px;
      }
      .scale,
      .marks {
        font-size: 12.5px;
        color: var(--soft);
        white-space: nowrap;
        font-variant-numeric: tabular-nums;
      }
      .marks {
        margin-left: auto;
      }
      .marks.error {
        color: var(--error);
      }
      .marks.warning {
        color: var(--warning);
      }
      .marks.info {
        color: var(--info);
      }
      .marks .mark {
        font-size: 10px;
      }
      .unstarted {
        margin: 0 0 12px;
      }
      .unstarted .cards {
        margin-top: 6px;
      }
      .program {
        max-width: 100%;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .icon {
        flex: none;
        fill: none;
        stroke: var(--soft);
        stroke-width: 1.3;
        stroke-linecap: round;
        stroke-linejoin: round;
      }
      .tile {
        display: inline-block;
        width: 22px;
        border-radius: 5px;
        background: var(--active-line);
        color: var(--soft);
        font-size: 11px;
        line-height: 18px;
        text-align: center;
      }
      .problems {
        margin: 6px 0;
        font-size: 13px;
      }
      .problems button {
        display: flex;
        gap: 7px;
        width: 100%;
        min-height: 24px;
        border: 0;
        padding: 2px 0;
        background: none;
        text-align: left;
      }
      .problems button :last-child,
      .effect {
        min-width: 0;
        overflow-wrap: anywhere;
      }
      .effect {
        padding: 0 0 3px 19px;
        color: var(--soft);
      }
      .problems button:hover {
        text-decoration: underline;
        text-underline-offset: 3px;
      }
      .problems .mark {
        flex: none;
        width: 12px;
        font-size: 11px;
        line-height: 20px;
        text-align: center;
      }
      .error > button > .mark {
        color: var(--error);
      }
      .warning > button > .mark {
        color: var(--warning);
      }
      .info > button > .mark {
        color: var(--info);
      }
      .hint > button > .mark {
        color: var(--soft);
      }
      .top {
        display: flex;
        flex-wrap: wrap;
        gap: 0 9px;
        align-items: center;
      }
      h3 {
        font-size: 14.5px;
        line-height: 24px;
        font-weight: 600;
        /* Beside its icon, however long it is. */
        max-width: calc(100% - 25px);
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
      .badge.rejected {
        background: var(--error-bg);
        color: var(--error);
      }
      .badge.not-started {
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
      .notes p {
        padding: 2px 0 2px 14px;
        text-indent: -14px;
      }
      .notes p::before {
        content: "– ";
      }
      details,
      .folds {
        margin-top: 9px;
      }
      /* Beside each other while they are closed. */
      .folds {
        display: flex;
        flex-wrap: wrap;
        gap: 3px 22px;
      }
      .folds > details {
        margin: 0;
      }
      .folds > [open] {
        flex-basis: 100%;
        min-width: 0;
      }
      summary {
        min-height: 24px;
        font-size: 13px;
        color: var(--accent);
        font-weight: 600;
        cursor: pointer;
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

// In one column the part with the cards is as high as its content.
function roomIn({ width, height }: DOMRectReadOnly): number {
  const columns = innerWidth < wide ? 1 : Math.max(1, Math.floor((width + 12) / 392));
  return Math.round(Math.min(height, innerHeight) - room.top) * columns;
}

/** How much room an equivalent takes, about. */
function roomOfBox(equivalent: Equivalent | undefined): number {
  if (!equivalent) return 0;
  const { fields, place, text } = equivalent;
  return room.box + (place ? (fields?.length ?? 1) * room.field : text.split("\n").length * room.text);
}

/** The badge and the facts of a process that is not started already say that it doesn't start. */
function shownEffects({ effects }: Problem, process: Process): readonly Effect[] {
  return isLeftOut(process) ? effects.filter(({ outcome }) => outcome !== "not-started") : effects;
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
function isIdle({ kept, role, scale, inBuild }: Process): boolean {
  return kept === false || (scale === 0 && role !== "release" && !inBuild);
}

/** How much its card matters, from 0 to 1: a person has to start it elsewhere, it gets traffic, or it keeps running. */
function urgency({ kept, role, traffic }: Process): number {
  if (role === "release") return 0;
  if (kept === false) return 1;
  return traffic ? 0.75 : 0.5;
}

/** A reason that is the rest of a sentence in some views. */
function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${text.endsWith(".") ? "" : "."}`;
}

function roleOf({ role, traffic, trafficUnverified, inBuild }: Process): string {
  if (traffic) return t("processes.traffic") + (trafficUnverified ? ` (${t("notVerified")})` : "");
  if (inBuild) return t("processes.inBuild");
  const key = roles[role];
  return key ? t(key) : role;
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
