import { css, html, nothing } from "lit";
import type { Session } from "../app/session.js";
import { longestApp } from "../file/saved.js";
import { t } from "../language.js";
import { found, groupTitles, inGroup, nearest, platformGroups, type Found } from "../platform-search.js";
import {
  asDefault,
  checkedIds,
  platformOf,
  titleOf,
  toggled,
  withOrWithout,
  withoutDefault,
  withStrategy,
  type KnownPlatform,
} from "../platforms.js";
import { Localized } from "./localized.js";
import { shared } from "./styles.js";

/**
 * The control that chooses the platforms which the file is checked for: a button, and a list that it opens.
 * Fires `proclint-platforms` with `{chosen, last}`: the new ids, and the one that was just chosen, or "";
 * `proclint-facts` with an id, and `proclint-app-name` with the name of the app in commands.
 */
export class ProclintPlatforms extends Localized {
  static override properties = {
    platforms: { attribute: false },
    chosen: { attribute: false },
    named: { attribute: false },
    namedBy: { attribute: false },
    shownBy: { attribute: false },
    app: { attribute: false },
    opened: { state: true },
    search: { state: true },
  };

  declare platforms: readonly KnownPlatform[];
  declare chosen: readonly string[];
  /** The platforms that the file names; they count while it names some. */
  declare named: readonly string[];
  /** What names them, where no files show them. */
  declare namedBy: Session["namedBy"];
  /** The files of the open folder that show them, where nothing names them. */
  declare shownBy: readonly string[];
  declare app: string;
  declare protected opened: boolean;
  declare protected search: string;

  constructor() {
    super();
    this.platforms = [];
    this.chosen = [];
    this.named = [];
    this.namedBy = "platforms.comment";
    this.shownBy = [];
    this.app = "";
    this.opened = false;
    this.search = "";
  }

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>(".control")?.focus();
  }

  /** Opens the list. */
  async open(): Promise<void> {
    this.opened = true;
    this.search = "";
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>("input")?.focus();
  }

  #close(): void {
    this.opened = false;
    this.focus();
  }

  #fire(chosen: string[], last: string): void {
    this.dispatchEvent(new CustomEvent("proclint-platforms", { detail: { chosen, last } }));
  }

  // The first choice replaces the default platforms and those of a comment.
  #toggle({ platform, id }: Found): void {
    const before = this.named.length > 0 ? [] : this.chosen;
    const chosen = id === platform.id ? toggled(before, id) : withOrWithout(before, id);
    this.#fire(chosen, chosen.includes(id) ? id : "");
  }

  #strategy(event: Event): void {
    const { value } = event.target as HTMLSelectElement;
    this.#fire(withStrategy(this.#selected, value), value);
  }

  #clear(): void {
    this.#fire([], "");
    this.renderRoot.querySelector<HTMLElement>("input")?.focus();
  }

  // Its dialog gives the focus back to the control, for the list closes.
  #facts(id: string): void {
    this.#close();
    this.dispatchEvent(new CustomEvent("proclint-facts", { detail: id }));
  }

  get #selected(): readonly string[] {
    return this.named.length > 0 ? this.named : withoutDefault(this.chosen);
  }

  #left(event: FocusEvent): void {
    const all = event.currentTarget as HTMLElement;
    if (!all.contains(event.relatedTarget as Node | null)) this.opened = false;
  }

  #pressed(event: KeyboardEvent): void {
    if (event.isComposing) return;
    if (event.key === "Escape") {
      event.preventDefault();
      this.#close();
      return;
    }
    const items = [...this.renderRoot.querySelectorAll<HTMLElement>(".item")];
    const input = this.renderRoot.querySelector<HTMLElement>("[type=search]");
    const focused = this.shadowRoot?.activeElement;
    const typing = focused === input;
    if (event.key === "Enter" && typing) {
      event.preventDefault();
      if (this.search.trim()) items[0]?.click();
      return;
    }
    const at = items.indexOf(focused as HTMLElement);
    const targets: Record<string, number | undefined> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      Home: typing ? undefined : 0,
      End: typing ? undefined : items.length - 1,
    };
    const target = targets[event.key];
    if (target === undefined || focused?.matches("select, .field")) return;
    event.preventDefault();
    (target < 0 ? input : items[Math.min(target, items.length - 1)])?.focus();
  }

  protected override render(): unknown {
    const own = this.#selected.length > 0;
    const selection = this.#selection();
    const advice = own ? "" : ` – ${t("platforms.choose")}`;
    const source = this.#source();
    return html`
      <span class="all" @focusout=${this.#left}>
        <button
          class="control button"
          type="button"
          aria-label=${`${t("platforms.checkFor")}${t("colon")}${selection}${advice}${source && ` (${source})`}`}
          aria-haspopup="dialog"
          aria-expanded=${this.opened ? "true" : "false"}
          @click=${() => (this.opened ? this.#close() : void this.open())}
        >
          <span class="soft label">${t("platforms.checkFor")}</span>
          <b class="selection">${selection}<span class="advice">${advice}</span></b>
          ${source ? html`<span class="soft source">(${source})</span>` : nothing}
          <span class="arrow" aria-hidden="true"></span>
        </button>
        ${this.opened ? this.#list() : nothing}
      </span>
    `;
  }

  /** What names the platforms, where a person chose none. */
  #source(): string {
    if (this.named.length === 0) return "";
    if (this.shownBy.length > 0) return t("platforms.because", { files: this.shownBy.join(t("comma")) });
    return t(this.namedBy);
  }

  /** What the file is checked for, in few words. */
  #selection(): string {
    const selected = this.#selected;
    if (selected.length === 0) return t("platforms.count", { count: checkedIds(this.platforms, []).length });
    const [first, second, ...others] = selected.map((id) => titleOf(this.platforms, id));
    if (others.length > 0) return t("platforms.some", { title: first ?? "", number: selected.length - 1 });
    return [first, second].filter(Boolean).join(t("comma"));
  }

  #list(): unknown {
    const matching = found(this.platforms, this.search);
    const isDefault = ({ platform, id }: Found): boolean => platform.default && id === platform.id;
    const [defaults, others] = [matching.filter(isDefault), matching.filter((one) => !isDefault(one))];
    const near = matching.length === 0 ? nearest(this.platforms, this.search) : undefined;
    return html`
      <div class="popover" tabindex="-1" role="dialog" aria-label=${t("platforms.list")} @keydown=${this.#pressed}>
        <input
          type="search"
          aria-label=${t("platforms.search")}
          placeholder=${t("platforms.search")}
          autocomplete="off"
          spellcheck="false"
          .value=${this.search}
          @input=${(event: Event) => (this.search = (event.target as HTMLInputElement).value)}
        />
        <p class="soft state">
          <span>${this.#state()}</span>
          ${this.shownBy.length > 0 ? html`<button class="link" type="button" @click=${() => this.#fire([asDefault], "")}>${t("where.default")}</button>` : nothing}
          ${this.chosen.length > 0 ? html`<button class="link" type="button" @click=${this.#clear}>${t("platforms.clear")}</button>` : nothing}
        </p>
        <div class="scroll" role="group" aria-label=${t("platforms")}>
          ${this.#items(defaults)}
          ${platformGroups.map((group) => {
            const all = inGroup(this.platforms, group);
            return this.#section(
              group,
              t(group === "platform" ? "platforms.more" : groupTitles[group]),
              others.filter(({ platform }) => all.includes(platform)),
            );
          })}
          ${matching.length === 0 ? html`<p class="soft">${t(near ? "platforms.nearest" : "platforms.notFound")}</p>` : nothing}
          ${near ? this.#items([near]) : nothing}
        </div>
        <label class="soft app">${t("processes.app.name")}
          <input class="field mono" .value=${this.app} size="12" maxlength=${longestApp} spellcheck="false" autocomplete="off" @input=${(event: Event) => this.dispatchEvent(new CustomEvent("proclint-app-name", { detail: (event.target as HTMLInputElement).value }))} />
        </label>
      </div>
    `;
  }

  #state(): string {
    const names = this.named.map((id) => titleOf(this.platforms, id)).join(t("comma"));
    if (names && this.shownBy.length > 0) return t("where.shown", { names, files: this.shownBy.join(t("comma")) });
    if (names && this.namedBy === "runners") return t("runners") + t("colon") + names;
    if (names) return t(this.namedBy === "platforms.comment" ? "platforms.named" : "platforms.configured", { names });
    return this.chosen.length > 0 ? "" : t("platforms.defaults");
  }

  #section(id: string, title: string, platforms: readonly Found[]): unknown {
    if (platforms.length === 0) return nothing;
    return html`
      <div role="group" aria-labelledby=${id}>
        <p class="title" id=${id}>${title}</p>
        ${this.#items(platforms)}
      </div>
    `;
  }

  #items(platforms: readonly Found[]): unknown {
    return html`<div class="items">${platforms.map((platform) => this.#item(platform))}</div>`;
  }

  #item(item: Found): unknown {
    const { platform } = item;
    const { title, strategies } = platform;
    const isStrategy = item.id !== platform.id;
    const id = checkedIds(this.platforms, this.#selected).find((other) =>
      isStrategy ? other === item.id : platformOf(other) === platform.id,
    );
    const own = this.#selected.length > 0;
    return html`
      <span class="row ${id ? "on" : ""}">
        <button class="item" type="button" id="item-${item.id}" aria-pressed=${id ? "true" : "false"} @click=${() => this.#toggle(item)}>
          <span class="tick" aria-hidden="true">${id ? "✓" : ""}</span>${item.title}
        </button>
        ${
          id && own && strategies.length > 1 && !isStrategy
            ? html`<select class="field" aria-label=${t("platforms.strategy", { title })} @change=${this.#strategy}>
              ${strategies.map((strategy) => html`<option value=${strategy.id} ?selected=${strategy.id === id}>${strategy.name}</option>`)}
            </select>`
            : nothing
        }
        ${
          id && own
            ? html`<button class="link facts" type="button" aria-haspopup="dialog" aria-label=${t("facts.about", { title })} @click=${() => this.#facts(id)}>${t("facts")}</button>`
            : nothing
        }
      </span>
    `;
  }

  static override styles = [
    shared,
    css`
      :host {
        display: block;
        min-width: 0;
      }
      .all {
        position: relative;
        display: block;
      }
      .control {
        display: flex;
        gap: 8px;
        align-items: baseline;
        max-width: 100%;
        border-color: var(--field);
      }
      .arrow {
        flex: none;
        align-self: center;
        width: 6px;
        height: 6px;
        margin: -4px 2px 0 4px;
        border: solid;
        border-width: 0 1.5px 1.5px 0;
        rotate: 45deg;
      }
      .selection {
        min-width: 0;
        overflow: hidden;
        text-overflow: ellipsis;
        font-variant-numeric: tabular-nums;
      }
      .source {
        font-size: 13px;
      }
      .popover {
        position: absolute;
        top: calc(100% + 5px);
        right: 0;
        z-index: 30;
        width: 430px;
        max-width: calc(100vw - 32px);
        padding: 8px;
        border: 1px solid var(--line-strong);
        border-radius: 8px;
        background: var(--panel);
        color: var(--ink);
        font-size: 14px;
      }
      [type="search"] {
        width: 100%;
        border: 1px solid var(--field);
        border-radius: 4px;
        background: var(--ground);
        padding: 4px 9px;
      }
      .app {
        display: flex;
        gap: 12px;
        align-items: center;
        justify-content: space-between;
        margin-top: 8px;
        padding: 8px 8px 0;
        border-top: 1px solid var(--line);
      }
      .scroll {
        max-height: min(440px, calc(100dvh - 220px));
        overflow: auto;
        overscroll-behavior: contain;
      }
      p {
        margin: 8px 8px 4px;
      }
      .state {
        display: flex;
        gap: 12px;
        justify-content: space-between;
        font-size: 13px;
      }
      .state .link {
        flex: none;
        min-height: 24px;
      }
      .title {
        margin-top: 10px;
        font-size: 13px;
        font-weight: 600;
        color: var(--soft);
      }
      .items {
        display: grid;
        grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
      }
      .row {
        display: flex;
        flex-wrap: wrap;
        gap: 0 6px;
        align-items: center;
        min-width: 0;
      }
      /* Its strategy and facts need the width. */
      .row:has(.facts) {
        grid-column: 1 / -1;
      }
      .row:has(select) {
        margin-block: 2px;
      }
      .item {
        flex: 1;
        display: flex;
        gap: 6px;
        min-height: 28px;
        align-items: center;
        border: 0;
        border-radius: 4px;
        background: none;
        padding: 2px 8px 2px 4px;
        text-align: left;
      }
      .item:hover,
      .item:focus {
        background: var(--active-line);
      }
      .on .item {
        font-weight: 600;
      }
      .tick {
        flex: none;
        width: 16px;
        text-align: center;
      }
      .facts {
        font-weight: 400;
        font-size: 13px;
        padding: 0 8px;
        min-height: 24px;
      }
      @media (forced-colors: active) {
        .on .tick {
          color: HighlightText;
        }
      }
      /* Below the bar: below its button it would begin before the window. */
      @media (max-width: 1099px) {
        .all {
          position: static;
        }
        .popover {
          right: var(--pad);
        }
      }
      @media (max-width: 760px) {
        .label,
        .advice,
        .source {
          display: none;
        }
        .popover {
          position: fixed;
          inset: 52px 8px auto;
          width: auto;
          max-width: none;
        }
        [type="search"] {
          font-size: 16px;
        }
      }
      @media print {
        button.button {
          display: block;
        }
      }
    `,
  ];
}

customElements.define("proclint-platforms", ProclintPlatforms);
