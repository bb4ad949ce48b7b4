import { css, html, nothing } from "lit";
import { problemsTab } from "../app/display.js";
import type { Page } from "../app/page.js";
import { countOf, unfolded } from "../effects.js";
import { t } from "../language.js";
import type { Store } from "../store.js";
import { PagePart } from "./page-part.js";
import { shared } from "./styles.js";

/** The tabs that choose a view; in one column also the problems. */
export class ProclintTabs extends PagePart {
  protected override shown({ display, results }: Page): readonly Store[] {
    return [display, results];
  }

  async #pressed(event: KeyboardEvent): Promise<void> {
    const { display } = this.page;
    const at = display.tabs.findIndex(({ on }) => on);
    const targets: Record<string, number> = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 };
    const target = targets[event.key];
    if (target === undefined) return;
    event.preventDefault();
    const next = display.tabs.at(target % display.tabs.length);
    if (!next) return;
    display.choose(next.id);
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(`#tab-${next.id}`)?.focus();
  }

  protected override render(): unknown {
    const { display, results } = this.page;
    const count = countOf(unfolded(results.diagnostics));
    return html`
      <div class="tabs" role="tablist" aria-label=${t("tab.list")} @keydown=${(event: KeyboardEvent) => void this.#pressed(event)}>
        ${display.tabs.map(
          ({ id, title, on }) => html`<button
            id="tab-${id}"
            role="tab"
            type="button"
            aria-selected=${on ? "true" : "false"}
            tabindex=${on ? "0" : "-1"}
            @click=${() => display.choose(id)}
          >${t(title)}${id === problemsTab.id && count > 0 ? html`<span aria-hidden="true" class="count"> ${count}</span>` : nothing}</button>`,
        )}
      </div>
    `;
  }

  static override styles = [
    shared,
    css`
      :host {
        display: block;
        flex: none;
      }
      .tabs {
        display: flex;
        gap: 20px;
        border-bottom: 1px solid var(--line);
      }
      [role="tab"] {
        border: 0;
        background: none;
        padding: 0;
        font-size: 14px;
        line-height: 44px;
        white-space: nowrap;
        color: var(--soft);
      }
      [role="tab"]:hover {
        color: var(--ink);
      }
      [role="tab"][aria-selected="true"] {
        font-weight: 600;
        color: var(--ink);
        box-shadow: inset 0 -2px var(--ink);
      }
      .count {
        font-variant-numeric: tabular-nums;
        font-weight: 400;
      }
      @media (max-width: 1099px) {
        .tabs {
          padding: 0 var(--pad);
          background: var(--ground);
          overflow-x: auto;
          scrollbar-width: none;
        }
      }
      @media (max-width: 760px) {
        .tabs {
          gap: 12px;
        }
      }
      @media (max-width: 430px) {
        .tabs {
          justify-content: space-between;
          gap: 4px;
        }
        [role="tab"] {
          font-size: 13px;
          letter-spacing: -0.02em;
        }
        .count {
          display: none;
        }
      }
      @media (max-width: 340px) {
        .tabs {
          padding: 0 4px;
        }
      }
    `,
  ];
}

customElements.define("proclint-tabs", ProclintTabs);
