import { LitElement, css, html, nothing, type PropertyValues } from "lit";
import type { Equivalent, MovePlan, MoveStep, Platform } from "../engine/contract.js";
import { changedLines } from "../file/edits.js";
import { countOf } from "../words.js";
import { shared } from "./styles.js";

const shownLines = 60;

/** From one platform or strategy to another. */
export interface Route {
  from: string;
  to: string;
}

const groups: readonly { kind: MoveStep["kind"]; title: string }[] = [
  { kind: "lost", title: "Lost" },
  { kind: "renamed", title: "Renamed" },
  { kind: "differs", title: "Runs differently" },
  { kind: "command", title: "Commands to change" },
  { kind: "by-hand", title: "To do by hand" },
];

/**
 * What it takes to bring the app from one platform to another. Fires `proclint-route` with a new route,
 * `proclint-seen` with whether it is on the screen, `proclint-apply` with the text that serves,
 * `proclint-copy` with a text, `proclint-goto` with a position.
 */
export class ProclintMove extends LitElement {
  static override properties = {
    platforms: { attribute: false },
    route: { attribute: false },
    plan: { attribute: false },
    reason: { attribute: false },
    text: { attribute: false },
    name: { attribute: false },
    copied: { state: true },
  };

  declare platforms: readonly Platform[];
  declare route: Route;
  declare plan: MovePlan | null;
  /** Why there is no plan. */
  declare reason: string;
  /** The text as the engine saw it, for the diff. */
  declare text: () => string;
  /** The file's name as the engine saw it. */
  declare name: () => string;
  declare protected copied: string;

  readonly #observer = new IntersectionObserver(([entry]) => this.#fire("proclint-seen", entry?.isIntersecting === true));

  constructor() {
    super();
    this.platforms = [];
    this.route = { from: "", to: "" };
    this.plan = null;
    this.reason = "";
    this.text = () => "";
    this.name = () => "";
    this.copied = "";
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#observer.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#observer.disconnect();
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
        <label for="from" class="soft">from</label> ${this.#select("from")}
        <label for="to" class="soft">to</label> ${this.#select("to")}
        <button class="button" type="button" @click=${() => this.#fire("proclint-route", { from: route.to, to: route.from })}>Swap</button>
        <span class="grow"></span>
        <button class="button" type="button" ?disabled=${!plan} @click=${() => this.#copy(plan?.checklist ?? "")}>
          ${plan && this.copied === plan.checklist ? "Copied" : "Copy checklist"}
        </button>
      </div>
      ${plan ? this.#plan(plan) : html`<p class="soft">${this.reason}</p>`}
    `;
  }

  #select(end: keyof Route): unknown {
    const options = (platforms: readonly Platform[]): unknown =>
      platforms.flatMap(({ title, strategies }) =>
        strategies.map(({ id, name }, index) => html`<option value=${id}>${index > 0 && name ? `${title} · ${name}` : title}</option>`),
      );
    return html`<select id=${end} @change=${(event: Event) => this.#choose(end, event)}>
      <optgroup label="Platforms">${options(this.platforms.filter(({ runner }) => !runner))}</optgroup>
      <optgroup label="Local runners">${options(this.platforms.filter(({ runner }) => runner))}</optgroup>
    </select>`;
  }

  #plan(plan: MovePlan): unknown {
    return html`
      ${this.#file(plan)}
      ${groups.map(({ kind, title }) => this.#group(title, plan.steps.filter((step) => step.kind === kind)))}
      ${plan.steps.length === 0 ? html`<p>Nothing else changes.</p>` : nothing}
      ${plan.remaining.length > 0
        ? html`<section aria-labelledby="remaining">
            <h3 id="remaining">Still to mend for ${plan.toTitle}</h3>
            <ul class="plain">
              ${plan.remaining.map((message) => html`<li>${message}</li>`)}
            </ul>
          </section>`
        : nothing}
    `;
  }

  #file({ fixed }: MovePlan): unknown {
    const changes = changedLines(this.text(), fixed.text);
    const rest = changes.length - shownLines;
    const renamed = fixed.path !== this.name();
    const changed = fixed.applied.length > 0 && (changes.length > 0 || renamed);
    return html`
      <section aria-labelledby="file">
        <div class="title">
          <h3 id="file">The file</h3>
          ${changed ? html`<button class="button primary" type="button" @click=${() => this.#fire("proclint-apply", fixed)}>Apply</button>` : nothing}
        </div>
        <p>${fixed.note}</p>
        ${changed
          ? html`<div class="diff mono" role="group" aria-label="Changes">
              ${changes.slice(0, shownLines).map(
                ({ kind, text }) => html`<div class=${kind}><span class="hidden-text">${kind}: </span><span aria-hidden="true">${kind === "removed" ? "−" : "+"} </span>${text.slice(0, 400)}</div>`,
              )}
              ${renamed ? html`<div class="added"><span class="hidden-text">renamed to </span><span aria-hidden="true">→ </span>${fixed.path}</div>` : nothing}
              ${rest > 0 ? html`<div class="soft">and ${countOf(rest, "more line")}</div>` : nothing}
            </div>`
          : nothing}
      </section>
    `;
  }

  #group(title: string, steps: readonly MoveStep[]): unknown {
    if (steps.length === 0) return nothing;
    const id = title.replaceAll(" ", "-").toLowerCase();
    return html`
      <section aria-labelledby=${id}>
        <h3 id=${id}>${title} <span class="count">${steps.length}</span></h3>
        <ul>
          ${steps.map((step) => this.#step(step))}
        </ul>
      </section>
    `;
  }

  #step({ type, line, text, commands }: MoveStep): unknown {
    return html`
      <li>
        ${type ? html`<button class="type mono" type="button" title="Go to line ${line + 1}" @click=${() => this.#fire("proclint-goto", { line, character: 0 })}>${type}</button>` : nothing}
        <span>${text}</span>
        ${commands.map((command) => this.#command(command))}
      </li>
    `;
  }

  #command({ title, text, note }: Equivalent): unknown {
    return html`
      <div class="command">
        <div class="what soft">
          <span>${title}</span>
          <button class="copy" type="button" aria-label="Copy ${title}" @click=${() => this.#copy(text)}>${this.copied === text ? "Copied" : "Copy"}</button>
        </div>
        <pre class="mono">${text}</pre>
        ${note ? html`<p class="soft note">${note}</p>` : nothing}
      </div>
    `;
  }

  static override styles = [
    shared,
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
      .grow {
        flex: 1;
      }
      select {
        font-size: 13px;
        border: 1px solid var(--line);
        border-radius: 6px;
        background: var(--panel);
        padding: 2px 5px;
        min-height: 26px;
        max-width: 142px;
      }
      option,
      optgroup {
        background: var(--panel);
        color: var(--ink);
      }
      .button {
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
      .title {
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
      }
      .type:hover {
        text-decoration: underline;
        text-underline-offset: 3px;
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
      .command {
        margin: 5px 0 3px;
        border: 1px solid var(--line);
        border-radius: 8px;
        background: var(--ground);
        padding: 5px 8px 7px 12px;
      }
      .what {
        display: flex;
        justify-content: space-between;
        gap: 10px;
        font-size: 12.5px;
      }
      pre {
        font-size: 12.5px;
        line-height: 1.55;
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
      .copy {
        border: 1px solid var(--line);
        border-radius: 6px;
        background: var(--panel);
        font-size: 12px;
        padding: 1px 9px;
        min-width: 62px;
        min-height: 24px;
        flex: none;
        align-self: start;
      }
      .note {
        font-size: 12.5px;
      }
      @media (max-width: 760px) {
        select {
          font-size: 16px;
        }
      }
    `,
  ];
}

customElements.define("proclint-move", ProclintMove);
