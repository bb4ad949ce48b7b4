import { css, html, nothing } from "lit";
import { tabs, type Tab } from "../app/display.js";
import type { Page } from "../app/page.js";
import type { MovePlan, Position } from "../engine/contract.js";
import { longestApp } from "../file/saved.js";
import { t } from "../language.js";
import { withOrWithout } from "../platforms.js";
import type { Store } from "../store.js";
import type { Notice } from "../notice.js";
import { PagePart } from "./page-part.js";
import "./proclint-exports.js";
import "./proclint-matrix.js";
import type { Route } from "./proclint-move.js";
import "./proclint-move.js";
import type { ProclintProcesses } from "./proclint-processes.js";
import "./proclint-processes.js";
import { heading, shared } from "./styles.js";

/** What becomes of the file: on one platform, on each, and on the way from one to another. */
export class ProclintViews extends PagePart {
  protected override shown({ session, results, display, documentation }: Page): readonly Store[] {
    return [session, results, display, documentation];
  }

  /** Shows a view, and moves the focus to it. */
  async open(tab: Tab): Promise<void> {
    const { display } = this.page;
    display.tab = tab;
    await this.updateComplete;
    const region = this.renderRoot.querySelector<HTMLElement>(`#${tab}`);
    if (display.narrow) region?.scrollIntoView({ block: "start" });
    region?.focus({ preventScroll: true });
  }

  /** Shows the card of the process at the cursor. */
  openCard(): void {
    void this.renderRoot.querySelector<ProclintProcesses>("proclint-processes")?.goToCurrent();
  }

  async #pressed(event: KeyboardEvent): Promise<void> {
    const { display } = this.page;
    const at = tabs.findIndex(({ id }) => id === display.tab);
    const targets: Record<string, number> = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 };
    const target = targets[event.key];
    if (target === undefined) return;
    event.preventDefault();
    display.tab = (tabs[target % tabs.length] ?? tabs.at(target) ?? tabs[0]).id;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(`#tab-${display.tab}`)?.focus();
  }

  protected override render(): unknown {
    const { display } = this.page;
    return html`
      <div class="views">
        ${display.narrow ? nothing : this.#tabs()}
        <div class="panels">${tabs.map(({ id, title }) => this.#panel(id, t(title)))}</div>
      </div>
    `;
  }

  #tabs(): unknown {
    const { display } = this.page;
    return html`
      <div class="tabs" role="tablist" aria-label=${t("tab.list")} @keydown=${(event: KeyboardEvent) => void this.#pressed(event)}>
        ${tabs.map(({ id, title }) => {
          const on = id === display.tab;
          return html`<button
            id="tab-${id}"
            role="tab"
            type="button"
            aria-selected=${on ? "true" : "false"}
            aria-controls="panel-${id}"
            tabindex=${on ? "0" : "-1"}
            @click=${() => (display.tab = id)}
          >${t(title)}</button>`;
        })}
      </div>
    `;
  }

  // In one column all parts are there, one below the other, and no tab chooses.
  #panel(id: Tab, title: string): unknown {
    const { narrow, tab } = this.page.display;
    const shown = narrow || id === tab;
    return html`
      <div class="panel" id="panel-${id}" role=${narrow ? nothing : "tabpanel"} aria-labelledby=${narrow ? nothing : `tab-${id}`} ?hidden=${!shown}>
        <section aria-label=${title} id=${id} tabindex="-1">
          ${this.#content(id, title, !shown)}
        </section>
      </div>
    `;
  }

  #content(id: Tab, title: string, hidden: boolean): unknown {
    switch (id) {
      case "processes":
        return this.#processes(title);
      case "matrix":
        return this.#matrix(title, hidden);
      case "move":
        return this.#move(title);
    }
  }

  /** Why there is nothing to see. */
  get #reason(): string {
    const { views, status } = this.page.results;
    return views?.reason || t(status.kind === "failed" ? "problems.failed" : "views.waiting");
  }

  #processes(title: string): unknown {
    const { session, results, documentation, elements, forms, notices, actions } = this.page;
    const { judged, shown } = session;
    const preview = results.views?.preview ?? null;
    return html`
      <div class="heading">
        <h2>${title}</h2>
        <label class="soft">${t("processes.on")}
          <select class="field" aria-label=${t("processes.platform")} @change=${(event: Event) => session.show((event.target as HTMLSelectElement).value)}>
            ${judged.map((id) => html`<option value=${id} ?selected=${id === shown}>${documentation.title(id)}</option>`)}
          </select>
        </label>
        <button class="link" type="button" aria-label=${t("facts.about", { title: documentation.title(shown) })} @click=${() => elements.showFacts(shown)}>${t("facts")}</button>
        <span class="grow"></span>
        <label class="soft app">${t("processes.app")}
          <input class="field mono" aria-label=${t("processes.app.name")} .value=${session.app} size="9" maxlength=${longestApp} spellcheck="false" autocomplete="off" @input=${(event: Event) => session.renameApp((event.target as HTMLInputElement).value)} />
        </label>
      </div>
      <proclint-processes
        .preview=${preview}
        .reason=${this.#reason}
        .diagnostics=${results.diagnostics}
        .line=${session.cursor.line - 1}
        .forms=${forms}
        @proclint-goto=${this.#goTo}
        @proclint-copy=${this.#copy}
        @proclint-announce=${(event: CustomEvent<Notice>) => notices.announce(event.detail)}
      ></proclint-processes>
      <proclint-exports .ask=${actions.export} .preview=${preview} @proclint-copy=${this.#copy}></proclint-exports>
    `;
  }

  #matrix(title: string, hidden: boolean): unknown {
    const { session, results, documentation, elements } = this.page;
    return html`
      <h2>${title}</h2>
      <proclint-matrix
        .matrix=${results.views?.matrix ?? null}
        .chosen=${session.chosen}
        .titles=${documentation.title}
        .reason=${this.#reason}
        .paused=${hidden}
        @proclint-choose=${({ detail }: CustomEvent<string>) => session.choose(withOrWithout(session.chosen, detail), detail)}
        @proclint-facts=${(event: CustomEvent<string>) => elements.showFacts(event.detail)}
      ></proclint-matrix>
    `;
  }

  #move(title: string): unknown {
    const { session, results, documentation, actions } = this.page;
    return html`
      <h2>${title}</h2>
      <proclint-move
        .platforms=${documentation.platforms}
        .route=${session.route}
        .plan=${results.planned?.plan ?? null}
        .reason=${results.planned?.reason || t("move.making")}
        .text=${this.#text}
        .name=${this.#name}
        @proclint-route=${(event: CustomEvent<Route>) => session.chooseRoute(event.detail)}
        @proclint-seen=${(event: CustomEvent<boolean>) => session.seeMove(event.detail)}
        @proclint-apply=${(event: CustomEvent<MovePlan["fixed"]>) => actions.applyPlan(event.detail)}
        @proclint-copy=${this.#copy}
        @proclint-goto=${this.#goTo}
      ></proclint-move>
    `;
  }

  readonly #text = (): string => this.page.session.file.text;
  readonly #name = (): string => this.page.session.file.name;
  readonly #goTo = ({ detail }: CustomEvent<Position>): void => this.page.session.editor.goTo(detail);
  readonly #copy = ({ detail }: CustomEvent<string>): void => void this.page.actions.copy(detail);

  static override styles = [
    shared,
    heading,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-height: 0;
      }
      .grow {
        flex: 1;
      }
      .panels {
        contain: strict;
      }
      .views {
        display: flex;
        flex: 1;
        flex-direction: column;
        min-height: 0;
      }
      .tabs {
        display: flex;
        gap: 2px;
        padding: 0 12px;
        flex: none;
      }
      [role="tab"] {
        border: 0;
        background: none;
        padding: 0 8px;
        line-height: 38px;
        font-size: 14px;
        color: var(--soft);
      }
      [role="tab"]:hover {
        color: var(--ink);
      }
      [role="tab"][aria-selected="true"] {
        font-weight: 600;
        color: var(--ink);
        box-shadow: inset 0 -2px var(--accent);
      }
      .panels {
        flex: 1;
        min-height: 0;
        overflow: auto;
        padding: 0 20px 20px;
        border-top: 1px solid var(--line);
      }
      .panels h2 {
        display: none;
      }
      .panel > section > :is(proclint-matrix, proclint-move) {
        padding-top: 9px;
      }
      .heading select,
      .heading input {
        max-width: 170px;
      }
      @media (max-width: 1099px) {
        :host,
        .views {
          display: block;
        }
        .panels {
          contain: none;
          overflow: visible;
        }
        .panels h2 {
          display: block;
          line-height: 45px;
        }
        .panel > section > :is(proclint-matrix, proclint-move) {
          padding-top: 0;
        }
      }
      @media (max-width: 760px) {
        .panels {
          padding-inline: 16px;
        }
        .panel .heading {
          flex-wrap: wrap;
          padding-bottom: 6px;
        }
      }
    `,
  ];
}

customElements.define("proclint-views", ProclintViews);
