import { css, html, nothing } from "lit";
import type { Page } from "../app/page.js";
import { percentOf } from "../app/results.js";
import { exampleItems } from "../examples.js";
import { currentWords, t } from "../language.js";
import { languages, type Language } from "../languages.js";
import type { Store } from "../store.js";
import { PagePart } from "./page-part.js";
import "./proclint-menu.js";
import { shared } from "./styles.js";

/** The name of the page, and the buttons for what is done most. */
export class ProclintBar extends PagePart {
  protected override shown({ session, results, display, offline }: Page): readonly Store[] {
    return [session.disk, results, display, offline];
  }

  protected override render(): unknown {
    const { opening, actions, results, display } = this.page;
    const { status } = results;
    const safe = results.diagnostics.filter(({ fixes }) => fixes?.some((fix) => fix.applicability === "safe")).length;
    return html`
      <div class="bar">
        <h1>proc<b>lint</b></h1>
        <span class="grow"></span>
        <proclint-menu label=${t("bar.examples")} .items=${exampleItems(t)} @proclint-pick=${(event: CustomEvent<number>) => opening.example(event.detail)}></proclint-menu>
        <button class="button" type="button" aria-label=${t("bar.openFile")} @click=${() => void opening.pickFile()}>${t(display.narrow ? "bar.open" : "bar.openFile")}</button>
        <button class="button wide" type="button" title=${t("bar.openFolder.note")} @click=${() => void opening.pickFolder()}>${t("bar.openFolder")}</button>
        <button class="button" type="button" title=${t("bar.format.keys")} @click=${() => void actions.format()}>${t("bar.format")}</button>
        <button class="button" type="button" @click=${() => void actions.share()}>${t("bar.share")}</button>
        ${this.#more()}
        <button class="button primary" type="button" title=${t("bar.fixAll.keys")} ?disabled=${safe === 0} @click=${() => void actions.fixAll()}>
          ${t("bar.fixAll")}<span aria-hidden="true" class="count"> · ${safe}</span>
        </button>
        ${this.#languages()}
        ${
          status.kind === "loading" && !results.findings
            ? html`<progress aria-label=${t("bar.loading")} max="100" value=${percentOf(status)}></progress>`
            : nothing
        }
      </div>
    `;
  }

  #more(): unknown {
    const items = this.page.commands.more();
    return html`<proclint-menu label=${t("bar.more")} .items=${items} @proclint-pick=${(event: CustomEvent<number>) => items[event.detail]?.run()}></proclint-menu>`;
  }

  #languages(): unknown {
    const shown = currentWords().language;
    return html`<select class="language" aria-label=${t("language")} @change=${(event: Event) => void this.#speak((event.target as HTMLSelectElement).value as Language)}>
      ${Object.entries(languages).map(([id, name]) => html`<option value=${id} lang=${id} .selected=${id === shown}>${name}</option>`)}
    </select>`;
  }

  // A language that cannot be loaded is not the chosen one.
  async #speak(language: Language): Promise<void> {
    await this.page.commands.speak(language);
    this.requestUpdate();
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
        flex-wrap: wrap;
        align-items: center;
        gap: 8px;
        min-height: 49px;
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
      .grow {
        flex: 1;
      }
      .count {
        font-variant-numeric: tabular-nums;
        font-weight: 400;
      }
      .language {
        font-size: 13px;
        line-height: 20px;
        border: 1px solid transparent;
        border-radius: 8px;
        background: var(--panel);
        color: var(--soft);
        padding: 5px 4px;
        field-sizing: content;
      }
      .language:hover {
        border-color: var(--line);
        color: var(--ink);
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
      @media (max-width: 840px) {
        .bar {
          gap: 4px;
          padding-inline: 16px;
          --bar-padding: 6px;
          --bar-font: 13px;
        }
        .bar .button {
          padding-inline: var(--bar-padding);
          font-size: var(--bar-font);
        }
      }
      @media (max-width: 760px) {
        .bar {
          gap: 6px 4px;
          padding: 8px 16px 10px;
        }
        .bar .grow {
          flex-basis: 100%;
          height: 0;
          order: 2;
        }
        .bar > :is(.button, proclint-menu) {
          order: 3;
        }
        .bar > .button.primary {
          order: 1;
          margin-left: auto;
          padding-inline: 8px;
        }
        .bar > .language {
          order: 1;
          font-size: 16px;
          padding-block: 3px;
        }
        .bar .wide {
          display: none;
        }
      }
      /* The longest row of buttons, the Portuguese one, still fits. */
      @media (max-width: 374px) {
        .bar {
          --bar-padding: 4px;
          --bar-font: 12.5px;
        }
      }
    `,
  ];
}

customElements.define("proclint-bar", ProclintBar);
