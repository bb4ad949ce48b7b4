import { css, html, nothing } from "lit";
import type { Page } from "../app/page.js";
import { percentOf } from "../app/results.js";
import type { Encoding } from "../file/encoding.js";
import { currentWords, t } from "../language.js";
import type { Store } from "../store.js";
import { PagePart } from "./page-part.js";
import "./proclint-toast.js";
import { shared } from "./styles.js";

/** The line below everything: what the file is, what came of the last action, and how long the check took. */
export class ProclintStatus extends PagePart {
  protected override shown({ session, results, notices, documentation, offline }: Page): readonly Store[] {
    return [session, results, notices, documentation, offline];
  }

  protected override render(): unknown {
    const { session, notices, documentation, offline } = this.page;
    const { encoding, bom, lineEnds } = session.facts;
    const { line, column } = session.cursor;
    return html`
      <footer>
        <div class="line">
          ${encoding === "utf-8" && !bom ? nothing : html`<span>${encodingName(encoding, bom)}</span>`}
          ${lineEnds === "lf" ? nothing : html`<span>${lineEnds === "mixed" ? t("status.mixed") : lineEnds.toUpperCase()}</span>`}
          <span class="position">${t("status.position", { line: String(line), column: String(column) })}</span>
          <span class="grow"></span>
          <span class="time">${this.#timing()}</span>
          ${session.isExample ? html`<a href="procfile" target="_blank">${t("editor.what")}</a>` : nothing}
          ${
            offline.hasNew
              ? html`<span class="renewed" role="status">${t("status.newVersion")} <button class="link" type="button" @click=${() => offline.renew()}>${t("status.reload")}</button></span>`
              : html`<span class="version">${documentation.version}</span>`
          }
        </div>
        <proclint-toast .toast=${notices.shown} @proclint-close=${() => notices.clear()}></proclint-toast>
      </footer>
    `;
  }

  #timing(): string {
    const { status, milliseconds, isLate, restarts } = this.page.results;
    if (status.kind === "failed") return t("status.failed");
    if (restarts) return t("status.restarts");
    if (status.kind === "loading" && milliseconds === null) return t("status.loading", { percent: percentOf(status) });
    if (isLate) return t("status.checking");
    if (milliseconds === null) return t("status.idle");
    return t("status.checked", { time: currentWords().tenths(milliseconds) });
  }

  static override styles = [
    shared,
    css`
      :host {
        display: block;
      }
      footer,
      .line {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 20px;
        align-items: center;
        min-height: 32px;
        padding: 0 var(--pad);
        color: var(--soft);
        font-size: 13px;
        box-sizing: border-box;
      }
      .line {
        display: contents;
      }
      .line a {
        display: none;
        color: inherit;
      }
      .grow {
        display: none;
      }
      proclint-toast {
        flex: 1 1 200px;
        order: 1;
      }
      .grow ~ * {
        order: 2;
      }
      .position,
      .time {
        font-variant-numeric: tabular-nums;
        white-space: nowrap;
      }
      .version {
        min-width: 34px;
      }
      .position {
        min-width: 88px;
      }
      /* At the end of the page, and in view until one scrolls there: the page ends after it, so that it hides nothing for good. */
      @media (max-width: 1099px) {
        :host,
        footer {
          display: contents;
        }
        .line {
          display: flex;
          padding-block: 8px;
        }
        .line a {
          display: inline;
        }
        .grow {
          display: block;
          flex: 1;
        }
        proclint-toast {
          position: sticky;
          bottom: 0;
          z-index: 15;
        }
      }
    `,
  ];
}

function encodingName(encoding: Encoding, bom: boolean): string {
  const name = { "utf-8": "UTF-8", "utf-16le": "UTF-16 LE", "utf-16be": "UTF-16 BE" }[encoding];
  return bom ? t("status.bom", { encoding: name }) : name;
}

customElements.define("proclint-status", ProclintStatus);
