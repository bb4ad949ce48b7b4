import { css, html } from "lit";
import type { Outlet } from "../app/secrets.js";
import type { Diagnostic } from "../engine/contract.js";
import { t } from "../language.js";
import { Localized } from "./localized.js";
import { dialogSheet, shared } from "./styles.js";

const mostNamed = 8;

/** Asks before a file that contains secrets is copied, in a dialog. */
export class ProclintSecret extends Localized {
  static override properties = {
    outlet: { state: true },
    lines: { state: true },
  };

  declare protected outlet: Outlet;
  declare protected lines: readonly number[];

  constructor() {
    super();
    this.outlet = "link";
    this.lines = [];
  }

  /** Resolves to whether the person goes on. The focus returns when the dialog closes. */
  async ask(secrets: readonly Diagnostic[], outlet: Outlet): Promise<boolean> {
    this.outlet = outlet;
    this.lines = [...new Set(secrets.map(({ range }) => range.start.line + 1))];
    await this.updateComplete;
    const dialog = this.renderRoot.querySelector("dialog");
    if (!dialog || dialog.open) return false;
    dialog.returnValue = "";
    dialog.showModal();
    await new Promise((closed) => dialog.addEventListener("close", closed, { once: true }));
    return dialog.returnValue === "yes";
  }

  #answer(answer: string): void {
    this.renderRoot.querySelector("dialog")?.close(answer);
  }

  #named(): string {
    const named = this.lines.slice(0, mostNamed).map(String);
    return [...named, ...(this.lines.length > mostNamed ? ["…"] : [])].join(t("comma"));
  }

  protected override render(): unknown {
    const isLink = this.outlet === "link";
    return html`
      <dialog role="alertdialog" aria-labelledby="title" aria-describedby="text">
        <div class="sheet">
          <div class="top"><h2 id="title">${t("secret")}</h2></div>
          <div class="body">
            <p id="text">${t("secret.lines", { count: this.lines.length, lines: this.#named() })} ${t(isLink ? "secret.link" : "secret.text")}</p>
            <div class="answers">
              <button class="button" type="button" autofocus @click=${() => this.#answer("")}>${t("cancel")}</button>
              <button class="button" type="button" @click=${() => this.#answer("yes")}>${t(isLink ? "secret.share" : "secret.copy")}</button>
            </div>
          </div>
        </div>
      </dialog>
    `;
  }

  static override styles = [
    shared,
    dialogSheet,
    css`
      :host {
        --width: 440px;
        --height: 420px;
      }
      dialog .top {
        box-shadow: inset 3px 0 var(--warning);
      }
      p {
        margin: 0;
        overflow-wrap: anywhere;
      }
      .answers {
        display: flex;
        flex-wrap: wrap;
        justify-content: flex-end;
        gap: 8px;
        margin-top: 16px;
      }
    `,
  ];
}

customElements.define("proclint-secret", ProclintSecret);
