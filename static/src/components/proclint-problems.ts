import { css, html, nothing, type PropertyValues } from "lit";
import type { Pointed } from "../app/pointed.js";
import type { ProblemsState } from "../app/problems.js";
import { plainText } from "../code.js";
import type { Running } from "../compare.js";
import { concernsOf, countOf, effectsOn, groupsOf, hasPlace, mostRoomy, unfolded, saidOf, type Concern } from "../effects.js";
import type { Diagnostic, Effect, Fix, Row, Rule } from "../engine/contract.js";
import { shapeOf, worstFirst } from "../editor/severity.js";
import { textAfter } from "../editor/fixes.js";
import { exportName } from "../file/export-formats.js";
import { changedLines, longestShown, type LineChange } from "../file/edits.js";
import { currentWords, t } from "../language.js";
import { codeText } from "./code-text.js";
import { keyed, keysOf } from "./keyed.js";
import { Localized } from "./localized.js";
import { Pointing } from "./pointing.js";
import { shared } from "./styles.js";

type Related = NonNullable<Diagnostic["related"]>[number];

const page = 100;
const shownLines = 8;
const shownPlatforms = 8;
const shownProcesses = 8;

/**
 * The list of findings, each with its first fix. Fires `proclint-fix` with a fix, `proclint-ignore` with the diagnostic
 * that a comment should ignore, `proclint-ignore-project` with the one whose rule the project's configuration should turn
 * off, `proclint-export` with the id of an export, `proclint-goto` with a position, `proclint-retry` to start the engine or the checks again, and `proclint-rules`
 * when the documentation of the rules is needed, and `proclint-other` to choose platforms.
 */
export class ProclintProblems extends Localized {
  static override properties = {
    state: { attribute: false },
    titles: { attribute: false },
    exportOf: { attribute: false },
    rows: { attribute: false },
    scope: { attribute: false },
    text: { attribute: false },
    rules: { attribute: false },
    opened: { state: true },
    explained: { state: true },
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
  /** The documentation of the rules by name; empty until it is needed. */
  declare rules: ReadonlyMap<string, Rule>;
  /** The keys of the findings whose details are shown. */
  declare protected opened: ReadonlySet<string>;
  /** Those whose rule is explained. */
  declare protected explained: ReadonlySet<string>;
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
    this.rules = new Map();
    this.opened = new Set();
    this.explained = new Set();
    this.limit = page;
    this.isUnfolded = false;
    this.byLine = false;
    this.project = false;
    this.pointed = null;
    new Pointing(this);
  }

  // A finding that is gone is closed when it comes back.
  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has("state") || this.state.kind !== "report" || this.opened.size + this.explained.size === 0) return;
    const keys = new Set(keysOf(this.state.diagnostics, nameOf).values());
    this.opened = new Set([...this.opened].filter((key) => keys.has(key)));
    this.explained = new Set([...this.explained].filter((key) => keys.has(key)));
  }

  #explain(key: string): void {
    this.explained = toggled(this.explained, key);
    if (this.rules.size === 0) this.#fire("proclint-rules");
  }

  #fire(name: string, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
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
      case "rejected":
        return this.#notice(html`<span lang="en"><b>${state.title}.</b> ${state.detail}</span>`, "");
      case "report":
        if (state.excluded) return html`<p class="soft">${t("problems.excluded")}</p>`;
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
    const isEnglish = diagnostics.length === 0 || currentWords().language === "en";
    return html`${isEnglish ? nothing : html`<p class="english soft">${t("problems.english")}</p>`}
    ${first.length > 0 ? this.#list(first) : this.#clean()} ${folded.length > 0 ? this.#folded(folded) : nothing}`;
  }

  #folded(diagnostics: readonly Diagnostic[]): unknown {
    const open = this.isUnfolded;
    return html`
      <div class="folded">
        <button class="fold" type="button" aria-expanded=${String(open)} @click=${() => (this.isUnfolded = !open)}>
          <span class="arrow" aria-hidden="true">${open ? "▾" : "▸"}</span> ${t("problems.depends")} <span class="soft">${countOf(diagnostics)}</span>
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
    const runs = rejects ? t("problems.runsByPlatform") : t("problems.willRun");
    return html`
      <p class="clean">
        <span class="tick" aria-hidden="true">✓</span> <b>${rejects ? t("problems.noMistakes") : t("problems.none")}</b> ${this.rows.length > 0 ? runs : nothing}
      </p>
      <dl class="runs">
        ${this.rows.map(
          (running) => html`
            <div>
              <dt>${this.titles(running.row.id)}</dt>
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
    const rest = processes.length - shownProcesses;
    const names = processes
      .slice(0, shownProcesses)
      .map(
        ({ type, state }, index) =>
          html`${index > 0 ? ", " : nothing}<span class="mono">${type}</span>${state === "at-zero" ? html` <span class="soft">(${t("processes.atZero")})</span>` : nothing}`,
      );
    return html`${names}${rest > 0 ? ` ${t("platforms.others", { number: rest })}` : nothing}`;
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
        <div>
          <div class="head">
            <p class="message" lang="en"><button class="headline" type="button" aria-expanded=${String(open)} @click=${() => (this.opened = toggled(this.opened, key))}>${codeText(message)}</button></p>
            ${this.#firstFix(diagnostic, key)}
          </div>
          <div class="foot">
            ${this.#where(diagnostic, open)}
            <p class="place soft">
              ${this.#place(diagnostic)}
              <span class="rule">· ${rule}</span>
            </p>
          </div>
          ${open ? this.#details(diagnostic, key) : nothing}
        </div>
      </li>
    `;
  }

  #place(diagnostic: Diagnostic): unknown {
    const { range, aboutFile } = diagnostic;
    if (aboutFile) return t("problems.fileName");
    if (!hasPlace(diagnostic)) return nothing;
    return html`<button class="jump" type="button" @click=${() => this.#fire("proclint-goto", range.start)}>${lineName(range)}</button>`;
  }

  // With one platform its effect needs no name. An open row lists the platforms with their effects.
  #where(diagnostic: Diagnostic, open: boolean): unknown {
    const platform = this.#onlyPlatform;
    if (platform) return effectsOn(diagnostic, platform).map((effect) => html`<p class="effect">${this.#effect(effect)}</p>`);
    const concerned = concernsOf(diagnostic);
    if (open || concerned.length === 0) return nothing;
    const rest = concerned.length - shownPlatforms;
    return html`<p class="chips">
      ${concerned.slice(0, shownPlatforms).map((concern) => this.#chip(concern))}
      ${rest > 0 ? html`<span>${t("platforms.others", { number: rest })}</span>` : nothing}
    </p>`;
  }

  get #onlyPlatform(): string {
    const { state } = this;
    return state.kind === "report" && state.platforms.length === 1 ? (state.platforms[0] ?? "") : "";
  }

  #chip({ platform, severity, verified }: Concern): unknown {
    return html`<span class="chip ${severity}">
      <span class="mark" role="img" aria-label=${t(`severity.${severity}`)}>${shapeOf(severity)}</span> ${this.titles(platform)}${
        verified
          ? nothing
          : html`<span title=${t("notVerified")}><span aria-hidden="true">?</span><span class="hidden-text"> (${t("notVerified")})</span></span>`
      }
    </span>`;
  }

  #effect({ text, verified }: Effect): unknown {
    return html`<span lang="en">${codeText(text)}</span>${verified ? nothing : html` <span class="soft">(${t("notVerified")})</span>`}`;
  }

  #details(diagnostic: Diagnostic, key: string): unknown {
    const { effects, help, rule, docs, fixes, related } = diagnostic;
    const explained = this.explained.has(key);
    return html`
      <div class="details">
        ${this.#onlyPlatform ? logs(groupsOf(effects).flatMap((group) => group.logs)) : this.#effects(effects)}
        ${related?.map((place) => this.#related(place))}
        ${help ? html`<p class="help" lang="en">${codeText(help)}</p>` : nothing}
        ${fixes?.map((fix) => this.#fix(fix))}
        <p class="actions">
          <button class="link" type="button" aria-expanded=${String(explained)} @click=${() => this.#explain(key)}>${t("problems.why")}</button>
          <a class="link" href=${docs ?? `rules/${rule}`} target="_blank" aria-label=${t("problems.docsOf", { rule })}>${t("problems.docs")}</a>
          <button class="link" type="button" aria-label=${t("problems.ignoreHere", { rule })} title=${t("problems.ignore.note")} @click=${() => this.#fire("proclint-ignore", diagnostic)}>${t("problems.ignore")}</button>
          ${
            this.project
              ? html`<button class="link" type="button" aria-label=${t("project.ignoreRule", { rule })} title=${t("project.ignore.note")} @click=${() => this.#fire("proclint-ignore-project", diagnostic)}>${t("project.ignore")}</button>`
              : nothing
          }
        </p>
        ${explained ? this.#why(rule) : nothing}
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

  #why(name: string): unknown {
    const rule = this.rules.get(name);
    if (!rule) return nothing;
    return html`<div class="why">
      <p lang="en">${codeText(`${rule.summary} ${rule.why}`)}</p>
      <p class="soft">${t("problems.right")}</p>
      <pre class="mono">${rule.good.shown.trimEnd()}</pre>
    </div>`;
  }

  // A safe fix is applied at once; a suggested one opens the row, which shows what it changes.
  #firstFix({ fixes, effects }: Diagnostic, key: string): unknown {
    const safe = fixes?.find(({ applicability }) => applicability === "safe");
    if (safe)
      return html`<p class="fix" lang="en"><button class="link" type="button" @click=${() => this.#fire("proclint-fix", safe)}>${codeText(safe.title)}</button></p>`;
    const suggested = fixes?.[0];
    if (!suggested) return this.#export(effects);
    const open = this.opened.has(key);
    const title = plainText(suggested.title);
    return html`<p class="fix">
      <button class="button show" type="button" aria-expanded=${String(open)} aria-label=${t("problems.change.of", { title })} @click=${() => (this.opened = toggled(this.opened, key))}>${t("problems.change")}</button>
    </p>`;
  }

  // The file of a platform that reads no Procfile. It is written beside the Procfile, which stays.
  #export(effects: readonly Effect[]): unknown {
    const format = effects.flatMap(({ platforms }) => platforms.map(this.exportOf)).find(Boolean);
    if (!format) return nothing;
    return html`<p class="fix"><button class="link" type="button" @click=${() => this.#fire("proclint-export", format)}>${t("problems.export", { title: exportName(format) })}</button></p>`;
  }

  #fix(fix: Fix): unknown {
    return html`
      <div class="change" role="group" aria-label=${plainText(fix.title)}>
        ${this.#diff(fix)}
        <p>
          <button class="button" type="button" @click=${() => this.#fire("proclint-fix", fix)}>${t("apply")}</button>
          <span lang="en">${codeText(fix.title)}</span>
        </p>
      </div>
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
        grid-template-columns: 22px minmax(0, 1fr);
        padding: 8px 0;
        border-bottom: 1px solid var(--line);
        font-size: 13.5px;
      }
      /* As wide as the region. */
      [data-pointed] {
        background: var(--pointed);
        box-shadow:
          -20px 0 var(--pointed),
          20px 0 var(--pointed);
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
      .message,
      .notice {
        overflow-wrap: anywhere;
      }
      .notice {
        margin-bottom: 10px;
      }
      .head,
      .foot {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: 0 16px;
      }
      .message {
        flex: 1 1 300px;
      }
      .headline {
        border: 0;
        background: none;
        padding: 0;
        min-height: 24px;
        text-align: left;
      }
      .headline:hover {
        text-decoration: underline;
        text-decoration-color: var(--line-strong);
        text-underline-offset: 4px;
      }
      .fix {
        overflow-wrap: anywhere;
      }
      .button.show {
        font-size: 12.5px;
        line-height: 18px;
        padding: 2px 9px;
        border-radius: 6px;
      }
      :is(a, button).link {
        min-height: 24px;
      }
      .chips,
      .place,
      .related {
        font-size: 12.5px;
        color: var(--soft);
      }
      .chips {
        display: flex;
        flex-wrap: wrap;
        gap: 0 12px;
      }
      .chip {
        white-space: nowrap;
      }
      .chip .mark,
      .effects .mark {
        font-size: 9px;
      }
      .effect {
        flex: 1 1 300px;
        font-size: 13px;
        overflow-wrap: anywhere;
      }
      .place {
        margin-left: auto;
        line-height: 24px;
      }
      .place:first-child {
        margin-left: 0;
      }
      .rule {
        overflow-wrap: anywhere;
      }
      @media (max-width: 760px) {
        .place {
          margin-left: 0;
        }
      }
      @media (min-width: 1100px) {
        .dense li:not(.open) {
          padding-block: 3px;
        }
        .dense li:not(.open) > div {
          display: flex;
          align-items: baseline;
          gap: 16px;
        }
        .dense .head {
          flex: 1;
        }
        .dense li:not(.open) :is(.effect, .chips, .rule) {
          display: none;
        }
      }
      .details {
        display: grid;
        gap: 8px;
        padding: 6px 0 4px;
        font-size: 13px;
      }
      .effects {
        display: grid;
        grid-template-columns: fit-content(38%) minmax(0, 1fr);
        gap: 3px 16px;
      }
      .effects dt {
        display: grid;
        grid-template-columns: 14px minmax(0, 1fr);
      }
      .effects dd,
      .help {
        overflow-wrap: anywhere;
      }
      .log {
        margin: 3px 0 0;
        color: var(--soft);
        font-size: 12px;
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
      .change p {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: 6px 12px;
        overflow-wrap: anywhere;
      }
      .actions {
        display: flex;
        flex-wrap: wrap;
        gap: 0 18px;
      }
      .actions .link {
        font-weight: 400;
        line-height: 24px;
        text-decoration: none;
      }
      .actions .link:hover {
        text-decoration: underline;
      }
      @media (max-width: 480px) {
        .effects {
          grid-template-columns: minmax(0, 1fr);
        }
        .effects dd {
          padding-left: 14px;
          margin-bottom: 4px;
        }
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
      .jump {
        border: 0;
        background: none;
        padding: 0;
        color: inherit;
        text-decoration: underline;
        text-decoration-color: var(--line-strong);
        text-underline-offset: 3px;
        font-variant-numeric: tabular-nums;
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
      .folded {
        display: flex;
        flex-wrap: wrap;
        gap: 0 16px;
        align-items: baseline;
        justify-content: space-between;
        margin-top: 6px;
        border-top: 1px solid var(--line);
        padding-top: 6px;
        font-size: 13.5px;
      }
      .fold {
        border: 0;
        background: none;
        padding: 0;
        min-height: 28px;
        font-weight: 600;
        text-align: left;
      }
      .fold .arrow {
        display: inline-block;
        width: 18px;
        color: var(--soft);
      }
      .clean {
        font-size: 14px;
      }
      .tick {
        color: var(--accent);
        font-weight: 700;
        margin-right: 4px;
      }
      .rejects .mark {
        color: var(--error);
        font-size: 11px;
        margin-right: 3px;
      }
      .runs {
        margin-top: 8px;
        font-size: 13.5px;
      }
      .runs div {
        display: grid;
        grid-template-columns: minmax(110px, max-content) minmax(0, 1fr);
        gap: 14px;
        padding: 4px 0;
        border-bottom: 1px solid var(--line);
      }
      .runs div:last-child {
        border-bottom: 0;
      }
      .runs dt {
        color: var(--soft);
      }
      .runs dd {
        overflow-wrap: anywhere;
      }
      .english {
        padding-bottom: 6px;
      }
      .scope {
        margin-top: 6px;
      }
      .english,
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
