import { css, html, nothing, type PropertyValues } from "lit";
import type { ShownNotice } from "../app/notices.js";
import { t } from "../language.js";
import { Localized } from "./localized.js";
import { noticeText } from "./notice-text.js";
import { shared } from "./styles.js";

const shownFor = 6_000;

/**
 * Shows one message for a while, longer while the pointer or the focus is on it. It doesn't speak.
 * Fires `proclint-close` when the message is to go.
 */
export class ProclintToast extends Localized {
  static override properties = {
    toast: { attribute: false },
  };

  declare toast: ShownNotice | null;
  #timer = 0;

  constructor() {
    super();
    this.toast = null;
    for (const name of ["pointerenter", "focusin"]) this.addEventListener(name, () => clearTimeout(this.#timer));
    for (const name of ["pointerleave", "focusout"]) this.addEventListener(name, () => this.#wait());
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("toast")) this.#wait();
  }

  #close(): void {
    this.dispatchEvent(new CustomEvent("proclint-close"));
  }

  #wait(): void {
    clearTimeout(this.#timer);
    if (!this.toast || this.toast.stays) return;
    this.#timer = window.setTimeout(() => this.#close(), shownFor);
  }

  #act(run: () => void): void {
    this.#close();
    run();
  }

  protected override render(): unknown {
    const { toast } = this;
    if (!toast) return nothing;
    return html`<div class="toast ${toast.code ? "listing" : ""}">
      <span>${noticeText(toast)}</span>
      ${toast.actions.map(({ title, run }) => html`<button class="link" type="button" @click=${() => this.#act(run)}>${title}</button>`)}
      <button class="close" type="button" aria-label=${t("close")} @click=${this.#close}><span aria-hidden="true">✕</span></button>
    </div>`;
  }

  static override styles = [
    shared,
    css`
      :host {
        display: block;
      }
      .toast {
        display: flex;
        gap: 14px;
        align-items: center;
        width: fit-content;
        margin-inline: auto;
        padding: 0 4px 0 12px;
        border-radius: 8px;
        background: var(--active-line);
        color: var(--ink);
        font-size: 14px;
        overflow-wrap: anywhere;
      }
      .listing {
        padding-block: 8px;
      }
      code {
        font-family: var(--mono);
        font-size: 13px;
      }
      button.link {
        flex: none;
        min-height: 24px;
      }
      .close {
        flex: none;
        border: 0;
        border-radius: 4px;
        background: none;
        padding: 0;
        min-width: 24px;
        min-height: 24px;
        color: var(--soft);
        font-size: 13px;
      }
      .close:hover {
        color: var(--ink);
      }
      @media (max-width: 1099px) {
        .toast {
          width: auto;
          padding: 7px 14px 7px 16px;
          border-top: 1px solid var(--line-strong);
          border-radius: 0;
          background: var(--panel);
          font-size: 14px;
        }
        span:first-child {
          flex: 1;
        }
        .listing {
          flex-wrap: wrap;
          gap: 7px 14px;
        }
        .listing span:first-child {
          flex-basis: 100%;
        }
      }
    `,
  ];
}

customElements.define("proclint-toast", ProclintToast);
