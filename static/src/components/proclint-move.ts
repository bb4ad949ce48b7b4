import { css, html, nothing, type PropertyValues } from "lit";
import type { Route } from "../app/route.js";
import { keepChoice, keptChoice } from "../choice.js";
import { plainText } from "../code.js";
import type { KnownPlatform } from "../platforms.js";
import type { Equivalent, Plan, Step } from "../engine/contract.js";
import { changedLines } from "../file/edits.js";
import type { PlainKey } from "../i18n.js";
import { t } from "../language.js";
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

const groups: readonly { kind: Step["kind"]; title: PlainKey }[] = [
  { kind: "not-started", title: "move.notStarted" },
  { kind: "renamed", title: "move.renames" },
  { kind: "differs", title: "move.differs" },
  { kind: "command", title: "move.command" },
  { kind: "by-hand", title: "move.by-hand" },
];

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
        <button class="button" type="button" ?disabled=${!plan} @click=${() => this.#copy(plan?.checklist ?? "")}>
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
    return html`
      <p class="verdict"><b>${this.#verdict(plan)}</b></p>
      ${this.#file(plan)}
      ${groups.map(({ kind, title }) =>
        this.#group(
          kind,
          t(title),
          plan.steps.filter((step) => step.kind === kind),
        ),
      )}
      ${plan.steps.length === 0 ? html`<p>${t("move.nothing")}</p>` : nothing}
      ${
        plan.remaining.length > 0
          ? html`<section aria-labelledby="remaining">
            <h3 id="remaining">${t("move.remaining", { title: plan.toTitle })}</h3>
            <ul class="plain" lang="en">
              ${plan.remaining.map((message) => html`<li>${codeText(message)}</li>`)}
            </ul>
          </section>`
          : nothing
      }
    `;
  }

  /** What a move comes to: "2 changes, 1 process doesn't start, 1 manual step". */
  #verdict({ verdict: { fixes, edits, checks, byHand, notStarted, errors, replaced } }: Plan): string {
    const steps = edits + checks + byHand;
    const isReady = fixes + edits + errors === 0 && !replaced;
    return [
      ...(fixes > 0 ? [t("move.count.changes", { count: fixes })] : []),
      ...(isReady ? [t("move.noEdit")] : []),
      ...(notStarted > 0 ? [t("move.count.notStarted", { count: notStarted })] : []),
      ...(steps > 0 ? [t("move.count.byHand", { count: steps })] : []),
    ].join(t("comma"));
  }

  #file({ fixed }: Plan): unknown {
    const { before, after } = fixed.shown ?? { before: this.text(), after: fixed.text };
    const changes = changedLines(before, after);
    const rest = changes.length - shownLines;
    const renamed = fixed.path !== this.name();
    const changed = fixed.applied.length > 0 && (changes.length > 0 || renamed);
    return html`
      <section aria-labelledby="file">
        <div class="title">
          <h3 id="file">${t("move.file")}</h3>
          ${changed ? html`<button class="button primary" type="button" @click=${() => this.#fire("proclint-apply", fixed)}>${t("apply")}</button>` : nothing}
        </div>
        <p lang="en">${codeText(fixed.note)}</p>
        ${
          changed
            ? html`<div class="diff mono" role="group" aria-label=${t("move.changes")}>
              ${changes
                .slice(0, shownLines)
                .map(
                  ({ kind, text }) =>
                    html`<div class=${kind}><span class="hidden-text">${t(`line.${kind}`)}${t("colon")}</span><span aria-hidden="true">${kind === "removed" ? "−" : "+"} </span>${text.slice(0, 400)}</div>`,
                )}
              ${renamed ? html`<div class="added"><span class="hidden-text">${t("move.renamed")} </span><span aria-hidden="true">→ </span>${fixed.path}</div>` : nothing}
              ${rest > 0 ? html`<div class="soft">${t("lines.more", { count: rest })}</div>` : nothing}
            </div>`
            : nothing
        }
      </section>
    `;
  }

  #group(id: Step["kind"], title: string, steps: readonly Step[]): unknown {
    if (steps.length === 0) return nothing;
    return html`
      <section aria-labelledby=${id}>
        <h3 id=${id}>${title} <span class="count">${steps.length}</span></h3>
        <ul>
          ${keyed(
            steps,
            ({ text }) => text,
            (step) => this.#step(step),
          )}
        </ul>
      </section>
    `;
  }

  // The steps of other plans stay done.
  #tick(text: string): void {
    const others = [...this.done].filter((other) => other !== text);
    this.done = new Set(this.done.has(text) ? others : [...others.slice(-mostDone), text]);
    keepChoice(doneKey, [...this.done].join("\n"));
  }

  #step(step: Step): unknown {
    const { type, line, text, commands } = step;
    const done = this.done.has(text);
    return html`
      <li class=${done ? "done" : ""}>
        ${isTaken(step) ? html`<input type="checkbox" aria-label=${plainText(text)} .checked=${done} @change=${() => this.#tick(text)} />` : nothing}
        ${type ? html`<button class="type mono" type="button" title=${t("goToLine", { line: String(line + 1) })} @click=${() => this.#fire("proclint-goto", { line, character: 0 })}>${type}</button>` : nothing}
        <span lang="en">${codeText(text)}</span>
        ${commands.map((command) => this.#command(command))}
      </li>
    `;
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
        min-height: 120px;
        font-size: 13.5px;
      }
      p,
      ul,
      pre,
      h3 {
        margin: 0;
        padding: 0;
      }
      .route {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 6px 8px;
        padding-bottom: 10px;
        font-size: 13px;
      }
      .verdict {
        font-size: 15px;
        margin-bottom: 8px;
      }
      .end {
        display: flex;
        align-items: center;
        gap: 8px;
      }
      .grow {
        flex: 1;
      }
      select {
        max-width: 142px;
      }
      option,
      optgroup {
        background: var(--panel);
        color: var(--ink);
      }
      button.button {
        font-size: 13px;
        padding: 3px 10px;
      }
      section {
        border-top: 1px solid var(--line);
        padding: 8px 0 10px;
      }
      h3 {
        font-size: 13.5px;
        font-weight: 600;
        line-height: 26px;
      }
      section > .title {
        display: flex;
        justify-content: space-between;
      }
      .count {
        color: var(--soft);
        font-weight: 400;
        font-variant-numeric: tabular-nums;
      }
      ul {
        list-style: none;
      }
      ul.plain {
        list-style: disc;
        padding-left: 16px;
      }
      li {
        padding: 2px 0 5px;
        overflow-wrap: anywhere;
      }
      .type {
        border: 0;
        background: none;
        padding: 0 6px 0 0;
        min-height: 24px;
        font-size: 13px;
        font-weight: 600;
        text-align: left;
      }
      .type:hover {
        text-decoration: underline;
        text-underline-offset: 3px;
      }
      input {
        width: 16px;
        height: 16px;
        margin: 4px 6px 4px 0;
        vertical-align: middle;
        accent-color: var(--accent);
      }
      .done > :not(input) {
        color: var(--soft);
      }
      .diff {
        margin-top: 7px;
        border: 1px solid var(--line);
        border-radius: 8px;
        background: var(--ground);
        padding: 6px 12px;
        font-size: 12.5px;
        line-height: 1.6;
        overflow-wrap: anywhere;
      }
      .diff > div {
        white-space: pre-wrap;
      }
      .removed {
        color: var(--error);
      }
      .added {
        color: var(--accent);
      }
      li > .equivalent {
        margin-block: 5px 3px;
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
