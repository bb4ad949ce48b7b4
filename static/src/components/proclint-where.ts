import { css, html } from "lit";
import { t } from "../language.js";
import { asDefault, titleOf, type KnownPlatform } from "../platforms.js";
import { Localized } from "./localized.js";
import { shared } from "./styles.js";

/**
 * Asks where the file is deployed, until somebody answers. Fires `proclint-deploys` with a platform's id or, for a person
 * who doesn't know, "", or `asDefault` against what files show; `proclint-other` to choose from all platforms.
 */
export class ProclintWhere extends Localized {
  static override properties = {
    platforms: { attribute: false },
    named: { attribute: false },
    shownBy: { attribute: false },
  };

  declare platforms: readonly KnownPlatform[];
  /** The platforms that files of the folder show, and these files. It names both and offers the default platforms. */
  declare named: readonly string[];
  declare shownBy: readonly string[];

  constructor() {
    super();
    this.platforms = [];
    this.named = [];
    this.shownBy = [];
  }

  #choose(id: string): void {
    this.dispatchEvent(new CustomEvent("proclint-deploys", { detail: id }));
  }

  protected override render(): unknown {
    if (this.shownBy.length > 0) return this.#shown();
    const ids = this.platforms
      .filter((platform) => platform.default)
      .map(({ id }) => id)
      .reverse();
    return html`
      <div role="group" aria-labelledby="question">
        <b id="question">${t("where")}</b>
        ${ids.map((id) => html`<button class="button" type="button" @click=${() => this.#choose(id)}>${titleOf(this.platforms, id)}</button>`)}
        <button class="button" type="button" @click=${() => this.dispatchEvent(new CustomEvent("proclint-other"))}>${t("where.other")}</button>
        <button class="link" type="button" @click=${() => this.#choose("")}>${t("where.unsure")}</button>
      </div>
    `;
  }

  #shown(): unknown {
    const names = this.named.map((id) => titleOf(this.platforms, id)).join(t("comma"));
    return html`
      <div role="group" aria-labelledby="question">
        <span id="question">${t("where.shown", { names, files: this.shownBy.join(t("comma")) })}</span>
        <button class="button" type="button" @click=${() => this.#choose(asDefault)}>${t("where.default")}</button>
        <button class="button" type="button" @click=${() => this.dispatchEvent(new CustomEvent("proclint-other"))}>${t("where.other")}</button>
      </div>
    `;
  }

  static override styles = [
    shared,
    css`
      :host {
        display: block;
        font-size: 13px;
      }
      div {
        display: flex;
        flex-wrap: wrap;
        gap: 6px;
        align-items: center;
        padding: 8px 20px;
        border-bottom: 1px solid var(--line);
      }
      b {
        font-weight: 600;
        margin-right: 2px;
      }
      button.button {
        font-size: 13px;
        padding: 1px 9px;
        border-radius: 14px;
      }
      button.link {
        font-weight: 400;
        min-height: 24px;
        padding: 0 4px;
      }
      @media (max-width: 760px) {
        div {
          padding-inline: 16px;
        }
      }
    `,
  ];
}

customElements.define("proclint-where", ProclintWhere);
