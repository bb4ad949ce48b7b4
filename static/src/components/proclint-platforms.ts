import { css, html, nothing } from "lit";
import type { Platform } from "../engine/contract.js";
import { t } from "../language.js";
import { found, inRow, platformOf, titleOf, toggled, withStrategy } from "../platforms.js";
import { Localized } from "./localized.js";
import { shared } from "./styles.js";

/**
 * The platforms that the file is checked for: the default and the chosen ones as chips, the others in a list that opens.
 * Fires `proclint-platforms` with `{chosen, last}`: the new ids, and the one that was just chosen, or "";
 * `proclint-facts` with an id.
 */
export class ProclintPlatforms extends Localized {
  static override properties = {
    platforms: { attribute: false },
    chosen: { attribute: false },
    named: { attribute: false },
    opened: { state: true },
    search: { state: true },
  };

  declare platforms: readonly Platform[];
  declare chosen: readonly string[];
  /** The platforms that the file names, which count while none is chosen. */
  declare named: readonly string[];
  declare protected opened: boolean;
  declare protected search: string;

  constructor() {
    super();
    this.platforms = [];
    this.chosen = [];
    this.named = [];
    this.opened = false;
    this.search = "";
  }

  #fire(chosen: string[], last: string): void {
    this.dispatchEvent(new CustomEvent("proclint-platforms", { detail: { chosen, last } }));
  }

  #toggle(platform: Platform): void {
    const chosen = toggled(this.chosen, platform.id);
    const isChosen = chosen.includes(platform.id);
    this.#fire(chosen, isChosen ? platform.id : "");
    // A chip that is not a default one goes away with its choice.
    if (!isChosen && !platform.default) this.#focusMore();
  }

  #strategy(event: Event): void {
    const { value } = event.target as HTMLSelectElement;
    this.#fire(withStrategy(this.chosen, value), value);
  }

  #clear(): void {
    this.#fire([], "");
    this.#focusMore();
  }

  #focusMore(): void {
    this.renderRoot.querySelector<HTMLElement>(".more")?.focus();
  }

  async #open(): Promise<void> {
    this.opened = true;
    this.search = "";
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>("input")?.focus();
  }

  #close(): void {
    this.opened = false;
    this.#focusMore();
  }

  // The chosen one leaves the list for the row, so the list closes: nothing moves under the pointer.
  #pick(platform: Platform): void {
    this.#close();
    this.#toggle(platform);
  }

  #left(event: FocusEvent): void {
    const popover = event.currentTarget as HTMLElement;
    if (!popover.contains(event.relatedTarget as Node | null)) this.opened = false;
  }

  #pressed(event: KeyboardEvent): void {
    if (event.isComposing) return;
    if (event.key === "Escape") {
      event.preventDefault();
      this.#close();
      return;
    }
    const items = [...this.renderRoot.querySelectorAll<HTMLElement>(".item")];
    const input = this.renderRoot.querySelector<HTMLElement>("input");
    const focused = this.shadowRoot?.activeElement;
    if (event.key === "Enter" && focused === input) {
      event.preventDefault();
      items[0]?.click();
      return;
    }
    const at = items.indexOf(focused as HTMLElement);
    const typing = focused === input;
    const targets: Record<string, number | undefined> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      Home: typing ? undefined : 0,
      End: typing ? undefined : items.length - 1,
    };
    const target = targets[event.key];
    if (target === undefined) return;
    event.preventDefault();
    (target < 0 ? input : items[Math.min(target, items.length - 1)])?.focus();
  }

  protected override render(): unknown {
    const row = inRow(this.platforms, this.chosen);
    const others = this.platforms.filter((platform) => !row.includes(platform));
    return html`
      <div class="row" role="group" aria-label=${t("platforms")}>
        <span class="soft">${t("platforms.checkFor")}</span>
        ${row.map((platform) => this.#chip(platform))}
        <span class="others" @focusout=${this.#left}>
          <button
            class="more"
            type="button"
            aria-haspopup="dialog"
            aria-expanded=${this.opened ? "true" : "false"}
            @click=${() => (this.opened ? this.#close() : void this.#open())}
          >
            ${others.length > 0 ? t("platforms.others", { number: others.length }) : t("platforms.noOthers")}
          </button>
          ${this.opened ? this.#list(others) : nothing}
        </span>
        ${
          this.chosen.length > 0
            ? html`<button class="clear" type="button" @click=${this.#clear}>${t("platforms.clear")}</button>`
            : html`<span class="soft all">${this.#selection()}</span>`
        }
      </div>
    `;
  }

  #selection(): string {
    if (this.named.length === 0) return t("platforms.none");
    return t("platforms.named", { names: this.named.map((id) => titleOf(this.platforms, id)).join(t("comma")) });
  }

  #chosenId(platform: Platform): string | undefined {
    return this.chosen.find((id) => platformOf(id) === platform.id);
  }

  #chip(platform: Platform): unknown {
    const { title, strategies } = platform;
    const id = this.#chosenId(platform);
    return html`
      <span class="chip ${id ? "on" : ""}">
        <button class="name" type="button" id="chip-${platform.id}" aria-pressed=${id ? "true" : "false"} @click=${() => this.#toggle(platform)}>${title}</button>
        ${
          id && strategies.length > 1
            ? html`<select aria-label=${t("platforms.strategy", { title })} @change=${this.#strategy}>
              ${strategies.map((strategy) => html`<option value=${strategy.id} ?selected=${strategy.id === id}>${strategy.name}</option>`)}
            </select>`
            : nothing
        }
        ${
          id
            ? html`<button class="facts" type="button" aria-label=${t("facts")} aria-describedby="chip-${platform.id}" @click=${() => this.dispatchEvent(new CustomEvent("proclint-facts", { detail: id }))}>i</button>`
            : nothing
        }
      </span>
    `;
  }

  #list(others: readonly Platform[]): unknown {
    const matching = found(others, this.search);
    return html`
      <div class="popover" tabindex="-1" role="dialog" aria-label=${t("platforms.list")} @keydown=${this.#pressed}>
        <input
          type="search"
          aria-label=${t("platforms.search")}
          placeholder=${t("platforms.search.hint")}
          autocomplete="off"
          spellcheck="false"
          .value=${this.search}
          @input=${(event: Event) => (this.search = (event.target as HTMLInputElement).value)}
        />
        <div class="scroll">
          ${this.#section(
            "platforms",
            matching.filter(({ runner }) => !runner),
          )}
          ${this.#section(
            "runners",
            matching.filter(({ runner }) => runner),
          )}
          ${matching.length === 0 ? html`<p class="soft">${t("platforms.notFound")}</p>` : nothing}
        </div>
      </div>
    `;
  }

  #section(kind: "platforms" | "runners", platforms: readonly Platform[]): unknown {
    if (platforms.length === 0) return nothing;
    return html`
      <p class="title" id=${kind}>${t(kind)}</p>
      <div class="items" role="group" aria-labelledby=${kind}>
        ${platforms.map((platform) => html`<button class="item" type="button" aria-pressed="false" @click=${() => this.#pick(platform)}>${platform.title}</button>`)}
      </div>
    `;
  }

  static override styles = [
    shared,
    css`
      :host {
        display: block;
        border-bottom: 1px solid var(--line);
      }
      .row {
        display: flex;
        flex-wrap: wrap;
        gap: 7px;
        align-items: center;
        padding: 8px 20px;
        font-size: 13.5px;
        min-height: 47px;
      }
      .chip {
        display: inline-flex;
        align-items: center;
        border: 1px solid var(--line);
        background: var(--panel);
        border-radius: 8px;
      }
      .chip:hover {
        border-color: var(--line-strong);
      }
      .name {
        border: 0;
        background: none;
        padding: 4px 11px;
        line-height: 20px;
        border-radius: 7px;
      }
      .chip.on {
        background: var(--accent-bg);
        border-color: var(--accent);
        color: var(--accent);
      }
      .on .name {
        font-weight: 600;
        padding-right: 4px;
      }
      .facts {
        border: 0;
        background: none;
        padding: 0;
        min-width: 24px;
        min-height: 24px;
        font: italic 600 13px/1 Georgia, "DejaVu Serif", serif;
        border-radius: 7px;
      }
      select {
        border: 0;
        background: transparent;
        font-size: 12.5px;
        padding: 0 2px;
        border-radius: 7px;
        cursor: pointer;
      }
      option {
        background: var(--panel);
        color: var(--ink);
      }
      .others {
        position: relative;
      }
      .more,
      .clear {
        border: 0;
        background: none;
        padding: 4px 6px;
        color: var(--accent);
        font-weight: 600;
        min-height: 24px;
        font-variant-numeric: tabular-nums;
      }
      .more {
        min-width: 84px;
        text-align: left;
      }
      .popover {
        position: absolute;
        top: calc(100% + 5px);
        right: 0;
        z-index: 30;
        width: 340px;
        max-width: calc(100vw - 32px);
        padding: 8px;
        border: 1px solid var(--line-strong);
        border-radius: 10px;
        background: var(--panel);
        color: var(--ink);
      }
      input {
        width: 100%;
        border: 1px solid var(--field);
        border-radius: 7px;
        background: var(--ground);
        padding: 4px 9px;
        font-size: 14px;
      }
      .scroll {
        max-height: min(420px, 60dvh);
        overflow: auto;
      }
      p {
        margin: 9px 8px 4px;
      }
      .title {
        margin-bottom: 2px;
        font-size: 12.5px;
        font-weight: 600;
        color: var(--soft);
      }
      .items {
        display: grid;
        grid-template-columns: 1fr 1fr;
      }
      .item {
        border: 0;
        border-radius: 6px;
        background: none;
        padding: 3px 8px;
        text-align: left;
      }
      .item:hover,
      .item:focus {
        background: var(--accent-bg);
      }
      .all {
        font-size: 12.5px;
        margin-left: 4px;
      }
      @media (max-width: 760px) {
        .row {
          padding: 8px 16px;
        }
        .others {
          position: static;
        }
        .popover {
          left: 16px;
          right: 16px;
          top: auto;
          margin-top: 34px;
          width: auto;
        }
        input {
          font-size: 16px;
        }
      }
    `,
  ];
}

customElements.define("proclint-platforms", ProclintPlatforms);
