import { css, html, nothing, type PropertyValues } from "lit";
import type { Pointed } from "../app/pointed.js";
import type { ProblemsState } from "../app/problems.js";
import { plainText, sentence } from "../code.js";
import type { Running } from "../compare.js";
import { countOf, effectsOn, groupsOf, hasPlace, mostRoomy, onHowMany, placeIn, saidOf, unfolded, usualOf } from "../effects.js";
import type { Diagnostic, Effect, Fix, Row } from "../engine/contract.js";
import { shapeOf, worstFirst } from "../editor/severity.js";
import { textAfter } from "../editor/fixes.js";
import { exportName } from "../file/export-formats.js";
import { changedLines, longestShown, type LineChange } from "../file/edits.js";
import { t } from "../english.js";
import { t as inPage } from "../language.js";
import { codeText } from "./code-text.js";
import { keyed, keysOf } from "./keyed.js";
import { Localized } from "./localized.js";
import { Pointing } from "./pointing.js";
import { shared } from "./styles.js";

type Related = NonNullable<Diagnostic["related"]>[number];

const page = 100;
const shownLines = 8;
const shownProcesses = 8;

/**
 * The list of findings, each with its first fix. Fires `proclint-fix` with a fix, `proclint-ignore` with the diagnostic
 * that a comment should ignore, `proclint-ignore-project` with the one whose rule the project's configuration should turn
 * off, `proclint-export` with the id of an export, `proclint-goto` with a position, `proclint-retry` to start the engine or the
 * checks again, `proclint-show` with the platform whose processes a person wants to see, and `proclint-other` to choose
 * platforms.
 */
export class ProclintProblems extends Localized {
  static override properties = {
    state: { attribute: false },
    titles: { attribute: false },
    exportOf: { attribute: false },
    rows: { attribute: false },
    scope: { attribute: false },
    text: { attribute: false },
    opened: { state: true },
    limit: { state: true },
    isUnfolded: { state: true },
    byLine: { attribute: false },
    project: { attribute: false },
    pointed: { attribute: false },
  };

  declare state: ProblemsState;
  /** Title of a platform by its id. */
  declare titles: (id: string) => string;
  /** The export that replaces the Procfile on a platform, by the platform's id; empty for most. */
  declare exportOf: (id: string) => string;
  /** How the checked platforms read the file; shown for a file without problems. */
  declare rows: readonly Running[];
  /** Paragraphs about what was checked and what wasn't; shown for a file without problems. */
  declare scope: readonly unknown[];
  /** The text as the engine saw it, for the diff before a fix. */
  declare text: () => string;
  /** The keys of the findings whose details are shown. */
  declare protected opened: ReadonlySet<string>;
  declare protected limit: number;
  /** What depends on the platform is shown. */
  declare protected isUnfolded: boolean;
  /** In the order of the lines, not the worst first. */
  declare byLine: boolean;
  /** A rule can be turned off in the configuration of the open folder. */
  declare project: boolean;
  declare pointed: Pointed | null;

  constructor() {
    super();
    this.state = { kind: "loading", percent: 0 };
    this.titles = (id) => id;
    this.exportOf = () => "";
    this.rows = [];
    this.scope = [];
    this.text = () => "";
    this.opened = new Set();
    this.limit = page;
    this.isUnfolded = false;
    this.byLine = false;
    this.project = false;
    this.pointed = null;
    new Pointing(this);
  }

  // A finding that is gone is closed when it comes back.
  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has("state") || this.state.kind !== "report" || this.opened.size === 0) return;
    const keys = new Set(keysOf(this.state.diagnostics, nameOf).values());
    this.opened = new Set([...this.opened].filter((key) => keys.has(key)));
  }

  #fire(name: string, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  protected override render(): unknown {
    const { state } = this;
    switch (state.kind) {
      case "loading":
        return html`<p class="soft">${state.percent === 100 ? inPage("status.checking") : html`${inPage("problems.loading")} <span class="percent">${inPage("problems.percent", { percent: state.percent })}</span>`}</p>
          <div class="ghost" aria-hidden="true"><i></i><i></i><i></i></div>`;
      case "failed":
        return html`${this.#notice(html`<b>${inPage("problems.failed")}</b> ${inPage("lost.trying")}`, inPage("lost.now"))}<p class="soft" lang="en">${state.reason}</p>`;
      case "crashed":
        return this.#notice(html`<b>${inPage("problems.crashed")}</b> ${inPage("problems.crashed.detail")}`, inPage("problems.checkAgain"));
      case "rejected":
        return this.#notice(
          html`${state.title ? html`<b>${state.title}.</b> ` : nothing}<span lang="en">${sentence(state.detail)}</span>`,
          "",
        );
      case "report":
        if (state.excluded) return html`<p class="soft">${inPage("problems.excluded")}</p>`;
        return html`${this.#found(state.diagnostics)}
        ${state.unchecked > 0 ? html`<p class="soft">${t("lines.unchecked", { count: state.unchecked })}</p>` : nothing}`;
    }
  }

  /** Shows what depends on the platform. */
  unfold(): void {
    this.isUnfolded = true;
  }

  #found(diagnostics: readonly Diagnostic[]): unknown {
    const first = unfolded(diagnostics);
    const folded = diagnostics.filter((diagnostic) => diagnostic.folded);
    return html`${first.length > 0 ? this.#list(first) : this.#clean()} ${folded.length > 0 ? this.#folded(folded) : nothing}`;
  }

  #folded(diagnostics: readonly Diagnostic[]): unknown {
    const open = this.isUnfolded;
    return html`
      <div class="folded">
        <button class="fold" type="button" aria-expanded=${String(open)} @click=${() => (this.isUnfolded = !open)}>
          ${t("problems.depends")} <span class="soft">${countOf(diagnostics)}</span>
        </button>
        ${open ? html`<button class="link" type="button" @click=${() => this.#fire("proclint-other")}>${t("where")}</button>` : nothing}
      </div>
      ${open ? this.#list(diagnostics) : nothing}
    `;
  }

  #notice(text: unknown, retry: string): unknown {
    return html`
      <p class="notice">${text}</p>
      ${retry ? html`<button class="button" type="button" @click=${() => this.#fire("proclint-retry")}>${retry}</button>` : nothing}
    `;
  }

  #clean(): unknown {
    const rejects = this.rows.some(({ row }) => isRejected(row));
    // The processes of the only platform are beside the list.
    const rows = this.rows.length > 1 ? this.rows : [];
    const runs = rejects ? t("problems.runsByPlatform") : t("problems.willRun");
    return html`
      <p class="clean">
        <b>${rejects ? t("problems.noMistakes") : t("problems.none")}</b> ${rows.length > 0 ? runs : nothing}
      </p>
      <dl class="runs">
        ${rows.map(
          (running) => html`
            <div>
              <dt><button class="link" type="button" @click=${() => this.#fire("proclint-show", running.row.id)}>${this.titles(running.row.id)}</button></dt>
              <dd>${this.#runs(running)}</dd>
            </div>
          `,
        )}
      </dl>
      ${this.scope.map((part) => html`<p class="scope soft">${part}</p>`)}
    `;
  }

  #runs({ row, processes }: Running): unknown {
    if (!row.reads) return t("problems.reads");
    if (isRejected(row))
      return html`<span class="rejects"><span class="mark" role="img" aria-label=${t("severity.error")}>${shapeOf("error")}</span> <span lang="en">${row.rejected || row.error}</span></span>`;
    if (processes.length === 0) return t("problems.nothing");
    const on = processes.filter(({ state }) => state !== "at-zero");
    const off = processes.filter(({ state }) => state === "at-zero");
    return html`${namesOf(on)}${on.length > 0 && off.length > 0 ? " · " : nothing}${off.length > 0 ? html`<span class="soft">${t("processes.atZero")}${t("colon")}</span>${namesOf(off)}` : nothing}`;
  }

  #list(diagnostics: readonly Diagnostic[]): unknown {
    const rest = diagnostics.length - this.limit;
    return html`
      <ul class=${diagnostics.length > mostRoomy ? "dense" : ""}>
        ${keyed((this.byLine ? diagnostics : worstFirst(diagnostics)).slice(0, this.limit), nameOf, (diagnostic, key) => this.#item(diagnostic, key))}
      </ul>
      ${
        rest > 0
          ? html`<button class="link" type="button" @click=${() => (this.limit += page)}>${t("problems.more", { some: Math.min(rest, page), rest })}</button>`
          : nothing
      }
    `;
  }

  #item(diagnostic: Diagnostic, key: string): unknown {
    const { severity, message, rule, range } = diagnostic;
    const open = this.opened.has(key);
    return html`
      <li class="${severity} ${open ? "open" : ""}" data-line=${hasPlace(diagnostic) ? range.start.line : nothing}>
        <span class="mark" role="img" aria-label=${t(`severity.${severity}`)}>${shapeOf(severity)}</span>
        <p class="message" lang="en"><button class="headline" type="button" aria-expanded=${String(open)} @click=${() => this.#toggle(key)}>${codeText(message)}</button></p>
        <p class="place soft">${this.#place(diagnostic)}<span class="hidden-text"> · ${rule}</span></p>
        ${this.#firstFix(diagnostic, key, open)} ${this.#effectLine(diagnostic, open)} ${open ? this.#details(diagnostic) : nothing}
      </li>
    `;
  }

  #toggle(key: string): void {
    this.opened = toggled(this.opened, key);
  }

  #place(diagnostic: Diagnostic): unknown {
    const { range, aboutFile, file } = diagnostic;
    if (file) return placeIn(file, range);
    if (aboutFile) return t("problems.fileName");
    if (!hasPlace(diagnostic)) return nothing;
    return html`<button class="jump" type="button" @click=${() => this.#fire("proclint-goto", range.start)}>${lineName(range)}</button>`;
  }

  /** What happens, and on how many platforms; an open row lists them. */
  #effectLine(diagnostic: Diagnostic, open: boolean): unknown {
    const { state } = this;
    const platform = this.#onlyPlatform;
    if (platform) return effectsOn(diagnostic, platform).map((effect) => html`<p class="effect soft">${this.#effect(effect)}</p>`);
    const { text, number } = usualOf(diagnostic);
    if (open || number === 0 || state.kind !== "report") return nothing;
    const total = state.platforms.length;
    const on = t(onHowMany(number, total), { number, total });
    return html`<p class="effect soft ${text ? "" : "alone"}">${text ? html`<span lang="en">${codeText(text)}</span> · ` : nothing}${on}</p>`;
  }

  get #onlyPlatform(): string {
    const { state } = this;
    return state.kind === "report" && state.platforms.length === 1 ? (state.platforms[0] ?? "") : "";
  }

  #effect({ text, verified }: Effect): unknown {
    return html`<span lang="en">${codeText(text)}</span>${verified ? nothing : html` <span class="soft">(${t("notVerified")})</span>`}`;
  }

  #details(diagnostic: Diagnostic): unknown {
    const { effects, help, rule, docs, fixes, related, file } = diagnostic;
    const hasComment = !file || this.text() !== "";
    return html`
      <div class="details">
        ${this.#onlyPlatform ? logs(groupsOf(effects).flatMap((group) => group.logs)) : this.#effects(effects)}
        ${related?.map((place) => this.#related(place))}
        ${help ? html`<p class="help" lang="en">${codeText(help)}</p>` : nothing}
        ${fixes?.map((fix) => this.#fix(fix, fix === safeFix(diagnostic)))}
        <p class="actions">
          <a href=${docs ?? `rules/${rule}`} target="_blank" aria-label=${t("problems.docsOf", { rule })}>${rule}</a>
          ${
            hasComment
              ? html`<button class="link" type="button" aria-label=${t("problems.ignoreHere", { rule })} title=${t("problems.ignore.note")} @click=${() => this.#fire("proclint-ignore", diagnostic)}>${t("problems.ignore")}</button>`
              : nothing
          }
          ${
            this.project
              ? html`<button class="link" type="button" aria-label=${t("project.ignoreRule", { rule })} title=${t("project.ignore.note")} @click=${() => this.#fire("proclint-ignore-project", diagnostic)}>${t("project.ignore")}</button>`
              : nothing
          }
        </p>
      </div>
    `;
  }

  #effects(effects: readonly Effect[]): unknown {
    if (effects.length === 0) return nothing;
    return html`<dl class="effects">
      ${groupsOf(effects).map((group) => {
        const { where, behind } = saidOf(group, this.titles, t("comma"), t("notVerified"));
        return html`
          <dt class=${group.severity}>
            <span class="mark" role="img" aria-label=${t(`severity.${group.severity}`)}>${shapeOf(group.severity)}</span>
            <span>${where}</span>
          </dt>
          <dd><span lang="en">${codeText(group.text)}</span>${behind ? html`<span class="soft">${behind}</span>` : nothing} ${logs(group.logs)}</dd>
        `;
      })}
    </dl>`;
  }

  #related({ message, range }: Related): unknown {
    return html`<p class="related">
      <button class="jump" type="button" @click=${() => this.#fire("proclint-goto", range.start)}>${lineName(range)}</button>${t("colon")}<span lang="en">${codeText(message)}</span>
    </p>`;
  }

  // A safe fix is applied at once; a suggested one opens the row, which shows what it changes, and applies it there.
  #firstFix(diagnostic: Diagnostic, key: string, open: boolean): unknown {
    const { fixes = [], effects } = diagnostic;
    const safe = safeFix(diagnostic);
    if (safe) return this.#fixButton(safe);
    const [suggested] = fixes;
    if (!suggested) return this.#export(effects);
    if (open) return nothing;
    const title = plainText(suggested.title);
    return html`<p class="fix"><button class="button show" type="button" lang="en" aria-expanded="false" aria-label=${t("problems.change.of", { title })} @click=${() => this.#toggle(key)}>${codeText(suggested.title)}</button></p>`;
  }

  // The file of a platform that reads no Procfile. It is written beside the Procfile, which stays.
  #export(effects: readonly Effect[]): unknown {
    const format = effects.flatMap(({ platforms }) => platforms.map(this.exportOf)).find(Boolean);
    if (!format) return nothing;
    return html`<p class="fix"><button class="button show" type="button" @click=${() => this.#fire("proclint-export", format)}>${t("problems.export", { title: exportName(format) })}</button></p>`;
  }

  #fixButton(fix: Fix): unknown {
    return html`<p class="fix"><button class="button do" type="button" lang="en" @click=${() => this.#fire("proclint-fix", fix)}>${codeText(fix.title)}</button></p>`;
  }

  /** What a fix changes, and its button where the row has none. */
  #fix(fix: Fix, isFirst: boolean): unknown {
    return html`<div class="change" role="group" aria-label=${plainText(fix.title)}>${this.#diff(fix)} ${isFirst ? nothing : this.#fixButton(fix)}</div>`;
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
      <span class="hidden-text">${t(`line.${kind}`)}${t("colon")}</span><span aria-hidden="true" class="sign">${kind === "removed" ? "−" : "+"}</span>
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
      dd,
      ul {
        margin: 0;
        padding: 0;
      }
      ul {
        list-style: none;
      }
      li {
        display: grid;
        grid-template-columns: 20px minmax(0, 1fr) auto fit-content(48%);
        align-items: start;
        column-gap: 12px;
        padding: 8px 0;
        border-top: 1px solid var(--line);
      }
      [data-pointed] {
        background: var(--pointed);
      }
      .mark {
        font-size: 13px;
        line-height: 28px;
      }
      .error > .mark {
        color: var(--error);
      }
      .warning > .mark {
        color: var(--warning);
      }
      .info > .mark {
        color: var(--info);
      }
      .hint > .mark {
        color: var(--soft);
      }
      .notice {
        margin-bottom: 12px;
      }
      :is(.message, .notice, .effect, .fix, .help, .effects dd) {
        overflow-wrap: anywhere;
      }
      .headline {
        border: 0;
        background: none;
        padding: 4px 0;
        text-align: left;
      }
      .headline:hover {
        text-decoration: underline;
        text-decoration-color: var(--line-strong);
        text-underline-offset: 4px;
      }
      .place {
        padding-block: 4px;
        white-space: nowrap;
      }
      .fix {
        grid-area: 1 / 4;
      }
      .fix > .button {
        white-space: normal;
        text-align: left;
        text-wrap: balance;
      }
      .effect,
      .details {
        grid-column: 2 / -1;
        padding-bottom: 4px;
      }
      .alone::first-letter {
        text-transform: uppercase;
      }
      .dense li {
        padding-block: 3px 2px;
      }
      .dense li:not(.open, :first-child) .effect {
        display: none;
      }
      .details {
        display: grid;
        gap: 8px;
        padding-top: 8px;
      }
      .effects {
        display: grid;
        grid-template-columns: fit-content(38%) minmax(0, 1fr);
        gap: 4px 20px;
      }
      .effects dt {
        display: grid;
        grid-template-columns: 20px minmax(0, 1fr);
      }
      .effects .mark {
        line-height: 20px;
      }
      .log {
        margin: 4px 0 0;
        color: var(--soft);
        font-size: 13px;
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
      .actions {
        display: flex;
        flex-wrap: wrap;
        gap: 0 20px;
        font-size: 13px;
        line-height: 24px;
      }
      .actions > * {
        color: var(--soft);
        font-weight: 400;
      }
      .actions .link {
        text-decoration: underline;
        text-underline-offset: 3px;
      }
      .jump {
        border: 0;
        background: none;
        padding: 0;
        color: inherit;
        font-variant-numeric: tabular-nums;
      }
      .jump:hover {
        text-decoration: underline;
        text-underline-offset: 3px;
      }
      .change {
        display: grid;
        grid-template-columns: minmax(0, 1fr) fit-content(48%);
        gap: 8px 12px;
        align-items: start;
      }
      .change .fix {
        grid-area: auto;
      }
      .diff {
        font-size: 13px;
        overflow-wrap: anywhere;
      }
      .diff > div {
        display: grid;
        grid-template-columns: 16px minmax(0, 1fr);
        padding: 4px 8px;
      }
      .diff > .soft {
        display: block;
      }
      .removed {
        background: var(--error-bg);
      }
      .added {
        background: var(--active-line);
      }
      mark {
        color: inherit;
        background: none;
        font-weight: 600;
        text-decoration: underline;
        text-underline-offset: 3px;
      }
      @media (max-width: 760px) {
        li {
          grid-template-columns: 20px minmax(0, 1fr) auto;
        }
        .fix {
          grid-area: auto / 2 / auto / -1;
          order: 1;
          justify-self: start;
        }
        .details {
          order: 2;
        }
        .change {
          grid-template-columns: minmax(0, 1fr);
        }
      }
      @media (max-width: 480px) {
        .effects {
          grid-template-columns: minmax(0, 1fr);
        }
        .effects dd {
          padding-left: 20px;
          margin-bottom: 4px;
        }
      }
      .folded {
        display: flex;
        flex-wrap: wrap;
        gap: 0 20px;
        align-items: baseline;
        justify-content: space-between;
        border-top: 1px solid var(--line);
        padding-top: 4px;
      }
      :is(a, button).link {
        min-height: 24px;
      }
      .fold {
        border: 0;
        background: none;
        padding: 0;
        min-height: 28px;
        color: var(--soft);
        text-align: left;
      }
      .fold::after {
        content: "";
        display: inline-block;
        width: 7px;
        height: 7px;
        margin: 0 4px 3px 8px;
        border: solid;
        border-width: 0 1.5px 1.5px 0;
        rotate: 45deg;
      }
      .fold[aria-expanded="true"]::after {
        margin-bottom: -3px;
        rotate: -135deg;
      }
      .rejects .mark {
        color: var(--error);
        margin-right: 4px;
      }
      .runs {
        margin: 8px 0 12px;
      }
      .runs div {
        display: grid;
        grid-template-columns: minmax(112px, max-content) minmax(0, 1fr);
        align-items: baseline;
        gap: 12px;
        padding: 4px 0;
        border-top: 1px solid var(--line);
      }
      .runs .link {
        font-weight: 400;
      }
      .runs dd {
        overflow-wrap: anywhere;
      }
      .scope {
        margin-top: 6px;
      }
      .scope {
        font-size: 13px;
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

/** The same for the same finding of the next report, on whatever line, so that its row stays open. */
function nameOf({ rule, message }: Diagnostic): string {
  return `${rule} ${message}`;
}

function safeFix({ fixes }: Diagnostic): Fix | undefined {
  return fixes?.find(({ applicability }) => applicability === "safe");
}

/** The types of processes, of which a long list shows the first ones. */
function namesOf(processes: Running["processes"]): unknown {
  const rest = processes.length - shownProcesses;
  const names = processes
    .slice(0, shownProcesses)
    .map(({ type }, index) => html`${index > 0 ? t("comma") : nothing}<span class="mono">${type}</span>`);
  return html`${names}${rest > 0 ? ` ${t("platforms.others", { number: rest })}` : nothing}`;
}

function toggled(keys: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const rest = [...keys].filter((other) => other !== key);
  return new Set(rest.length < keys.size ? rest : [...keys, key]);
}

function logs(texts: readonly string[]): unknown {
  return texts.map((text) => html`<pre class="log mono" lang="en">${text}</pre>`);
}

/** The platform reads the file, and doesn't deploy it. */
function isRejected({ reads, ok, rejected }: Row): boolean {
  return reads && (!ok || rejected !== "");
}

function lineName({ start }: Diagnostic["range"]): string {
  return t("problems.line", { line: String(start.line + 1) });
}

customElements.define("proclint-problems", ProclintProblems);
