import { css, html, nothing } from "lit";
import type { Platform } from "../engine/contract.js";
import { t } from "../language.js";
import { titleOf } from "../platforms.js";
import { Localized } from "./localized.js";
import { shared } from "./styles.js";

/**
 * Asks where the file is deployed, until somebody answers. Fires `proclint-deploys` with a platform's id or, for a person
 * who doesn't know, ""; `proclint-other` to choose from all platforms.
 */
export class ProclintWhere extends Localized {
  static override properties = {
    platforms: { attribute: false },
    detected: { attribute: false },
  };

  declare platforms: readonly Platform[];
  /** The platforms that files of the folder show. */
  declare detected: readonly string[];

  constructor() {
    super();
    this.platforms = [];
    this.detected = [];
  }

  #choose(id: string): void {
    this.dispatchEvent(new CustomEvent("proclint-deploys", { detail: id }));
  }

  protected override render(): unknown {
    const { detected } = this;
    const defaults = this.platforms
      .filter((platform) => platform.default)
      .map(({ id }) => id)
      .reverse();
    const ids = detected.length > 0 ? detected : defaults;
    return html`
      <div role="group" aria-labelledby="question">
        <b id="question">${t("where")}</b>
        ${detected.length > 0 ? html`<span class="soft">${t("where.detected")}</span>` : nothing}
        ${ids.map((id) => html`<button class="button" type="button" @click=${() => this.#choose(id)}>${titleOf(this.platforms, id)}</button>`)}
        <button class="button" type="button" @click=${() => this.dispatchEvent(new CustomEvent("proclint-other"))}>${t("where.other")}</button>
        <button class="link" type="button" @click=${() => this.#choose("")}>${t("where.unsure")}</button>
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
      .button {
        font-size: 13px;
        padding: 1px 9px;
        border-radius: 14px;
      }
      .link {
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
