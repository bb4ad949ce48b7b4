import { css, html, nothing } from "lit";
import type { Page } from "../app/page.js";
import { percentOf } from "../app/results.js";
import { t } from "../language.js";
import type { Store } from "../store.js";
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
    const { session, actions, results, documentation, elements, commands, display } = this.page;
    const { status } = results;
    const items = [...commands.open().slice(display.phone ? 0 : 1), ...commands.more()];
    return html`
      <div class="bar">
        <h1>proc<b>lint</b></h1>
        ${session.isExample ? html`<p class="tagline">${t("tagline")}</p><a class="what" href="procfile" target="_blank">${t("editor.what")}</a>` : nothing}
        <span class="grow"></span>
        <proclint-platforms
          .platforms=${documentation.platforms}
          .chosen=${session.chosen}
          .named=${session.named}
          .namedBy=${session.namedBy}
          .shownBy=${session.shownBy}
          .app=${session.app}
          @proclint-platforms=${({ detail }: CustomEvent<{ chosen: string[]; last: string }>) => session.choose(detail.chosen, detail.last)}
          @proclint-app-name=${({ detail }: CustomEvent<string>) => session.renameApp(detail)}
          @proclint-facts=${(event: CustomEvent<string>) => elements.showFacts(event.detail)}
        ></proclint-platforms>
        <button class="button" type="button" @click=${() => void actions.share()}>${t("bar.share")}</button>
        <proclint-menu label=${t("bar.more")} .items=${items} @proclint-pick=${(event: CustomEvent<number>) => items[event.detail]?.run()}></proclint-menu>
        ${
          status.kind === "loading" && !results.findings
            ? html`<progress aria-label=${t("bar.loading")} max="100" value=${percentOf(status)}></progress>`
            : nothing
        }
      </div>
    `;
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
        gap: 12px;
        height: var(--header);
        padding: 0 var(--pad);
      }
      h1 {
        margin: 0;
        font-size: 16px;
        font-weight: 600;
      }
      .tagline {
        margin: 0;
        color: var(--soft);
        white-space: nowrap;
        overflow: hidden;
        text-overflow: ellipsis;
        min-width: 0;
      }
      .what {
        color: var(--accent);
        white-space: nowrap;
        text-underline-offset: 3px;
      }
      .grow {
        flex: 1;
      }
      proclint-menu {
        margin-right: -12px;
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
        .tagline,
        .what {
          display: none;
        }
      }
      @media (max-width: 760px) {
        .bar {
          gap: 4px;
        }
        .bar > .button {
          padding-inline: 8px;
        }
      }
      /* What the file is checked for needs the room. */
      @media (max-width: 340px) {
        h1 {
          position: absolute;
          clip-path: inset(50%);
        }
        .grow {
          display: none;
        }
        proclint-platforms {
          flex: 1;
        }
      }
      @media print {
        button.button,
        .what,
        proclint-menu {
          display: none;
        }
      }
    `,
  ];
}

customElements.define("proclint-bar", ProclintBar);
