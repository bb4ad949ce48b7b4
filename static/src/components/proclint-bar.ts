import { css, html, nothing } from "lit";
import type { Page } from "../app/page.js";
import { percentOf } from "../app/results.js";
import { t } from "../language.js";
import type { Store } from "../store.js";
import type { PageCommand } from "../app/menu.js";
import { PagePart } from "./page-part.js";
import "./proclint-menu.js";
import type { ProclintPlatforms } from "./proclint-platforms.js";
import "./proclint-platforms.js";
import { shared } from "./styles.js";

/** The name of the page, what the file is checked for, and the buttons for what is done most. */
export class ProclintBar extends PagePart {
  protected override shown({ session, results, display, documentation, offline }: Page): readonly Store[] {
    return [session, session.disk, results, display, documentation, offline];
  }

  /** Moves the focus to what the file is checked for. */
  override focus(): void {
    this.#platforms?.focus();
  }

  /** Opens the list of all platforms. */
  async choosePlatforms(): Promise<void> {
    await this.#platforms?.open();
  }

  get #platforms(): ProclintPlatforms | null {
    return this.renderRoot.querySelector<ProclintPlatforms>("proclint-platforms");
  }

  protected override render(): unknown {
    const { session, actions, results, display, documentation, elements } = this.page;
    const { status } = results;
    const safe = results.diagnostics.filter(({ fixes }) => fixes?.some((fix) => fix.applicability === "safe")).length;
    return html`
      <div class="bar">
        <h1>proc<b>lint</b></h1>
        <p class="tagline">${t("tagline")}</p>
        <span class="grow"></span>
        <proclint-platforms
          .platforms=${documentation.platforms}
          .chosen=${session.chosen}
          .named=${session.named}
          .configured=${session.isConfigured}
          .shownBy=${session.shownBy}
          @proclint-platforms=${({ detail }: CustomEvent<{ chosen: string[]; last: string }>) => session.choose(detail.chosen, detail.last)}
          @proclint-facts=${(event: CustomEvent<string>) => elements.showFacts(event.detail)}
        ></proclint-platforms>
        ${display.phone ? nothing : this.#openButtons()}
        <span class="actions">
          <button class="button primary" type="button" title=${display.phone ? nothing : t("bar.fixAll.keys")} ?disabled=${safe === 0} @click=${() => void actions.fixAll()}>
            ${t("bar.fixAll")}<span aria-hidden="true" class="count"> · ${safe}</span>
          </button>
          <button class="button" type="button" @click=${() => void actions.share()}>${t("bar.share")}</button>
        </span>
        ${this.#more()}
        ${
          status.kind === "loading" && !results.findings
            ? html`<progress aria-label=${t("bar.loading")} max="100" value=${percentOf(status)}></progress>`
            : nothing
        }
      </div>
    `;
  }

  #openButtons(): unknown {
    const { commands, opening } = this.page;
    const items = commands.open();
    return html`<span class="open">
      <button class="button" type="button" aria-label=${t("bar.openFile")} @click=${() => void opening.pickFile()}>${t("bar.open")}</button><proclint-menu
        joined
        label=${t("bar.openOther")}
        text="▾"
        .items=${items}
        @proclint-pick=${(event: CustomEvent<number>) => items[event.detail]?.run()}
      ></proclint-menu>
    </span>`;
  }

  #more(): unknown {
    const { commands, display } = this.page;
    const items = display.phone ? joined(commands.open(), commands.more()) : commands.more();
    return html`<proclint-menu label=${t("bar.more")} text=${display.phone ? "⋯" : ""} .items=${items} @proclint-pick=${(event: CustomEvent<number>) => items[event.detail]?.run()}></proclint-menu>`;
  }

  static override styles = [
    shared,
    css`
      :host {
        display: block;
      }
      .bar {
        position: relative;
        display: flex;
        align-items: center;
        gap: 8px;
        height: 49px;
        padding: 8px 20px;
        border-bottom: 1px solid var(--line);
        background: var(--panel);
      }
      h1 {
        margin: 0;
        font-size: 17px;
        font-weight: 700;
        letter-spacing: -0.02em;
      }
      h1 b {
        color: var(--accent);
      }
      .tagline {
        margin: 0 0 0 4px;
        font-size: 13.5px;
        color: var(--soft);
        white-space: nowrap;
        overflow: hidden;
        text-overflow: ellipsis;
        min-width: 0;
      }
      .grow {
        flex: 1;
      }
      .open,
      .actions {
        display: flex;
        flex: none;
      }
      .open > .button {
        border-radius: 8px 0 0 8px;
      }
      .actions {
        gap: 8px;
      }
      .count {
        font-variant-numeric: tabular-nums;
        font-weight: 400;
      }
      progress {
        position: absolute;
        left: 0;
        bottom: -2px;
        width: 100%;
        height: 2px;
        appearance: none;
        border: 0;
        background: transparent;
        z-index: 2;
      }
      progress::-webkit-progress-bar {
        background: transparent;
      }
      progress::-webkit-progress-value {
        background: var(--accent);
      }
      progress::-moz-progress-bar {
        background: var(--accent);
      }
      @media (max-width: 1099px) {
        .tagline {
          display: none;
        }
      }
      @media (max-width: 760px) {
        .bar {
          gap: 6px;
          padding: 8px 16px;
        }
      }
      /* At the thumb. In a low window it would hide too much. */
      @media (max-width: 760px) and (min-height: 501px) {
        .actions {
          position: fixed;
          z-index: 20;
          inset: auto 0 0;
          padding: 8px 16px;
          border-top: 1px solid var(--line);
          background: var(--panel);
        }
        .actions .button {
          flex: 1;
          line-height: 24px;
        }
      }
      @media (max-width: 560px) and (max-height: 500px) {
        .bar {
          flex-wrap: wrap;
          height: auto;
        }
        .actions {
          order: 1;
          width: 100%;
        }
        .actions .button {
          flex: 1;
        }
      }
      @media print {
        .open,
        .actions,
        proclint-menu {
          display: none;
        }
      }
    `,
  ];
}

// The second list begins below a line.
function joined(first: readonly PageCommand[], second: readonly PageCommand[]): PageCommand[] {
  return [...first, ...second.map((item, index) => ({ ...item, begins: item.begins || index === 0 }))];
}

customElements.define("proclint-bar", ProclintBar);
