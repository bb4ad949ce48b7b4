import { css, html, nothing, type PropertyValues } from "lit";
import type { Route } from "../app/route.js";
import { keepChoice, keptChoice } from "../choice.js";
import type { KnownPlatform } from "../platforms.js";
import type { Equivalent, Plan, Step } from "../engine/contract.js";
import { changedLines } from "../file/edits.js";
import { t } from "../english.js";
import { groupTitles, inGroup, platformGroups } from "../platform-search.js";
import { codeText } from "./code-text.js";
import { equivalentBox } from "./equivalent-box.js";
import { keyed } from "./keyed.js";
import { Localized } from "./localized.js";
import { copyBox, shared } from "./styles.js";

const shownLines = 60;

/** The key under which the texts of the steps that are done are kept, a line each. */
const doneKey = "proclint.done";

/** So many steps are kept. */
const mostDone = 99;

/**
 * The plan to move the app from one platform to another. Fires `proclint-route` with a new route,
 * `proclint-apply` with the text that serves, `proclint-copy` with a text, `proclint-goto` with a position.
 */
export class ProclintMove extends Localized {
  static override properties = {
    platforms: { attribute: false },
    route: { attribute: false },
    plan: { attribute: false },
    reason: { attribute: false },
    text: { attribute: false },
    name: { attribute: false },
    copied: { state: true },
    done: { state: true },
  };

  declare platforms: readonly KnownPlatform[];
  declare route: Route;
  declare plan: Plan | null;
  /** Why there is no plan. */
  declare reason: string;
  /** The text as the engine saw it, for the diff. */
  declare text: () => string;
  /** The file's name as the engine saw it. */
  declare name: () => string;
  declare protected copied: string;
  /** The texts of the steps that a person has done. */
  declare protected done: ReadonlySet<string>;

  constructor() {
    super();
    this.platforms = [];
    this.route = { from: "", to: "" };
    this.plan = null;
    this.reason = "";
    this.text = () => "";
    this.name = () => "";
    this.copied = "";
    this.done = new Set((keptChoice(doneKey) ?? "").split("\n"));
  }

  #fire(name: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  #choose(end: keyof Route, event: Event): void {
    const route = { ...this.route, [end]: (event.target as HTMLSelectElement).value };
    this.#fire("proclint-route", route.from === route.to ? { from: this.route.to, to: this.route.from } : route);
  }

  #copy(text: string): void {
    this.#fire("proclint-copy", text);
    this.copied = text;
    setTimeout(() => {
      if (this.copied === text) this.copied = "";
    }, 1_600);
  }

  // A list that was chosen from by a person keeps its own value; the route has the last word.
  protected override updated(changed: PropertyValues): void {
    if (!changed.has("route") && !changed.has("platforms")) return;
    for (const end of ["from", "to"] as const) {
      const select = this.renderRoot.querySelector<HTMLSelectElement>(`#${end}`);
      if (select) select.value = this.route[end];
    }
  }

  protected override render(): unknown {
    const { plan, route } = this;
    return html`
      <div class="route">
        <span class="end"><label for="from" class="soft">${t("move.from")}</label> ${this.#select("from")}</span>
        <span class="end"><label for="to" class="soft">${t("move.to")}</label> ${this.#select("to")}</span>
        <button class="button" type="button" @click=${() => this.#fire("proclint-route", { from: route.to, to: route.from })}>${t("move.swap")}</button>
        <span class="grow"></span>
        <button class="copy" type="button" ?disabled=${!plan} @click=${() => this.#copy(plan?.checklist ?? "")}>
          ${t(plan && this.copied === plan.checklist ? "copy.done" : "move.copy")}
        </button>
      </div>
      ${plan ? this.#plan(plan) : html`<p class="soft">${this.reason}</p>`}
    `;
  }

  #select(end: keyof Route): unknown {
    const options = (platforms: readonly KnownPlatform[]): unknown =>
      platforms.flatMap(({ title, strategies }) =>
        strategies.map(({ id, name }, index) => html`<option value=${id}>${index > 0 && name ? `${title} · ${name}` : title}</option>`),
      );
    return html`<select class="field" id=${end} @change=${(event: Event) => this.#choose(end, event)}>
      ${platformGroups.map((group) => {
        const platforms = inGroup(this.platforms, group);
        return platforms.length > 0 ? html`<optgroup label=${t(groupTitles[group])}>${options(platforms)}</optgroup>` : nothing;
      })}
    </select>`;
  }

  #plan(plan: Plan): unknown {
    const taken = plan.steps.filter(isTaken);
    const differs = plan.steps.filter((step) => !isTaken(step));
    const edits = this.#edits(plan);
    const count = taken.length + (edits ? 1 : 0);
    const told = new Set<string>();
    return html`
      <h2 class="verdict">${count > 0 ? t("move.steps", { count, title: plan.toTitle }) : t("move.nothing", { title: plan.toTitle })}</h2>
      <ol>
        ${edits ? html`<li aria-label=${t("move.changes")}><div>${edits}<p><button class="button do" type="button" @click=${() => this.#fire("proclint-apply", plan.fixed)}>${t("move.apply")}</button></p></div></li>` : nothing}
        ${keyed(
          taken,
          ({ text }) => text,
          (step) => this.#step(step, told),
        )}
      </ol>
      <p class="soft note" lang="en">${codeText(plan.fixed.note)}</p>
      ${
        differs.length > 0
          ? html`<details><summary>${t("move.differs", { number: differs.length })}</summary>
            <ul>
              ${differs.map((step) => this.#difference(step))}
            </ul></details>`
          : nothing
      }
      ${
        plan.remaining.length > 0
          ? html`<details><summary>${t("move.remaining", { title: plan.toTitle })}</summary>
            <ul lang="en">
              ${plan.remaining.map((message) => html`<li>${codeText(message)}</li>`)}
            </ul></details>`
          : nothing
      }
    `;
  }

  /** What changes in the file, or null. */
  #edits({ fixed }: Plan): unknown {
    const { before, after } = fixed.shown ?? { before: this.text(), after: fixed.text };
    const changes = changedLines(before, after);
    const rest = changes.length - shownLines;
    const renamed = fixed.path !== this.name();
    if (fixed.applied.length === 0 || (changes.length === 0 && !renamed)) return null;
    return html`<div class="diff mono" role="group" aria-label=${t("move.changes")}>
      ${changes
        .slice(0, shownLines)
        .map(
          ({ kind, text }) =>
            html`<div class=${kind}><span class="hidden-text">${t(`line.${kind}`)}${t("colon")}</span><span aria-hidden="true">${kind === "removed" ? "−" : "+"} </span>${text.slice(0, 400)}</div>`,
        )}
      ${renamed ? html`<div class="added"><span class="hidden-text">${t("move.renamed")} </span><span aria-hidden="true">→ </span>${fixed.path}</div>` : nothing}
      ${rest > 0 ? html`<div class="soft">${t("lines.more", { count: rest })}</div>` : nothing}
    </div>`;
  }

  // The steps of other plans stay done.
  #tick(text: string): void {
    const others = [...this.done].filter((other) => other !== text);
    this.done = new Set(this.done.has(text) ? others : [...others.slice(-mostDone), text]);
    keepChoice(doneKey, [...this.done].join("\n"));
  }

  // One thing to copy; other ways to do the same are folded. A note that a step before has isn't repeated.
  #step({ type, line, text, commands }: Step, told: Set<string>): unknown {
    const done = this.done.has(text);
    const [first, ...others] = commands.map(({ note = "", ...command }) => {
      const isNew = note !== "" && !told.has(note);
      told.add(note);
      return isNew ? { ...command, note } : command;
    });
    return html`
      <li class=${done ? "done" : ""}>
        <div>
          <label><input type="checkbox" .checked=${done} @change=${() => this.#tick(text)} /> <span lang="en">${codeText(text)}</span></label>
          ${type ? html`<button class="link line" type="button" @click=${() => this.#fire("proclint-goto", { line, character: 0 })}>${t("problems.line", { line: String(line + 1) })}</button>` : nothing}
          ${first ? this.#command(first) : nothing}
          ${others.length > 0 ? html`<details><summary>${t("processes.commands", { count: others.length })}</summary>${others.map((command) => this.#command(command))}</details>` : nothing}
        </div>
      </li>
    `;
  }

  #difference({ text, commands }: Step): unknown {
    return html`<li><span lang="en">${codeText(text)}</span>${commands.map((command) => this.#command(command))}</li>`;
  }

  #command(command: Equivalent): unknown {
    return equivalentBox(command, this.copied, (text) => this.#copy(text));
  }

  static override styles = [
    shared,
    copyBox,
    css`
      :host {
        display: block;
        padding-top: 12px;
      }
      p,
      ol,
      ul,
      pre,
      h2 {
        margin: 0;
        padding: 0;
      }
      .route {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px;
      }
      .verdict {
        padding: 12px 0;
        font-size: 20px;
        line-height: 28px;
      }
      .end {
        display: flex;
        align-items: center;
        gap: 8px;
      }
      .grow {
        flex: 1;
      }
      .route .copy {
        align-self: center;
      }
      select {
        max-width: 144px;
      }
      option,
      optgroup {
        background: var(--panel);
        color: var(--ink);
      }
      ol {
        counter-reset: step;
        list-style: none;
      }
      ul {
        padding: 8px 0 0 20px;
      }
      li {
        overflow-wrap: anywhere;
      }
      ol > li {
        display: grid;
        grid-template-columns: 32px minmax(0, 1fr);
        padding: 8px 0;
        border-top: 1px solid var(--line);
        counter-increment: step;
      }
      ol > li::before {
        content: counter(step);
        color: var(--soft);
        line-height: 24px;
        font-variant-numeric: tabular-nums;
      }
      ul > li {
        padding-bottom: 8px;
      }
      label {
        line-height: 24px;
      }
      .line {
        min-height: 24px;
        font-size: 13px;
        font-weight: 400;
        color: var(--soft);
      }
      input {
        width: 16px;
        height: 16px;
        margin: 4px 4px 4px 0;
        vertical-align: middle;
        accent-color: var(--accent);
      }
      .done :is(label, .equivalent) {
        color: var(--soft);
      }
      div.equivalent {
        margin-top: 4px;
        padding: 0;
        border: 0;
      }
      details {
        padding-top: 8px;
      }
      .note {
        padding: 8px 0;
      }
      .diff {
        margin-bottom: 8px;
        font-size: 13px;
        overflow-wrap: anywhere;
      }
      .diff > div {
        padding: 4px 8px;
        white-space: pre-wrap;
      }
      .removed {
        background: var(--error-bg);
      }
      .added {
        background: var(--active-line);
      }
      @media (max-width: 760px) {
        .end {
          flex: 1 1 45%;
          min-width: min-content;
        }
        /* Two that don't fit beside each other take two lines. */
        select {
          flex: 1;
          width: 100%;
          max-width: none;
        }
      }
    `,
  ];
}

/** A person takes the step, and doesn't only read it. */
function isTaken({ kind, edit = "done" }: Step): boolean {
  return kind === "by-hand" || edit !== "done";
}

customElements.define("proclint-move", ProclintMove);
