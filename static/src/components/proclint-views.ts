import { css, html, nothing } from "lit";
import { tabs, type View } from "../app/display.js";
import type { Page } from "../app/page.js";
import type { Plan, Position } from "../engine/contract.js";
import { t as inEnglish } from "../english.js";
import { t } from "../language.js";
import { withOrWithout, type KnownPlatform } from "../platforms.js";
import type { Store } from "../store.js";
import type { Notice } from "../notice.js";
import { PagePart } from "./page-part.js";
import type { ProclintExports } from "./proclint-exports.js";
import "./proclint-exports.js";
import "./proclint-matrix.js";
import type { Route } from "../app/route.js";
import "./proclint-move.js";
import "./proclint-processes.js";
import "./proclint-tabs.js";
import { shared } from "./styles.js";

const noPlatforms: readonly KnownPlatform[] = [];

/** What becomes of the file: on one platform, on each, on the way from one to another, and in other tools. */
export class ProclintViews extends PagePart {
  #shownLast: View | null = null;
  /** The views that have been open. Others are drawn when they are. */
  readonly #drawn = new Set<View>();

  protected override shown({ session, results, display, documentation }: Page): readonly Store[] {
    return [session, results, display, documentation];
  }

  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>(`#${this.page.display.view}`)?.focus(options);
  }

  /** Shows the processes in the format of another tool. */
  async exportTo(format: string): Promise<void> {
    await this.renderRoot.querySelector<ProclintExports>("proclint-exports")?.choose(format);
  }

  // Each view begins at its top, and not where the one before it was.
  protected override updated(): void {
    const { view } = this.page.display;
    if (view !== this.#shownLast) this.renderRoot.querySelector(".panels")?.scrollTo(0, 0);
    this.#shownLast = view;
  }

  protected override render(): unknown {
    const { display, results } = this.page;
    return html`
      <div class="views">
        ${display.narrow ? nothing : html`<proclint-tabs .page=${this.page}></proclint-tabs>`}
        ${results.isAhead ? html`<p class="behind soft">${t("views.waiting")}</p>` : nothing}
        <div class="panels" aria-busy=${results.isAhead ? "true" : "false"}>${tabs.map(({ id, title }) => this.#panel(id, t(title)))}</div>
      </div>
    `;
  }

  #panel(id: View, title: string): unknown {
    const isShown = id === this.page.display.seen;
    if (id === this.page.display.view) this.#drawn.add(id);
    return html`
      <div class="panel ${id === this.page.display.view ? "last" : ""}" role="tabpanel" aria-label=${title} ?hidden=${!isShown}>
        <section aria-label=${title} id=${id} tabindex="-1">
          ${this.#drawn.has(id) ? this.#content(id, title, !isShown) : nothing}
        </section>
      </div>
    `;
  }

  #content(id: View, title: string, hidden: boolean): unknown {
    switch (id) {
      case "processes":
        return this.#processes();
      case "matrix":
        return this.#matrix(title, hidden);
      case "move":
        return this.#move(title);
      case "export":
        return this.#export(title);
    }
  }

  /** Why there is nothing to see. */
  get #reason(): string {
    const { views, status } = this.page.results;
    return views?.reason || inEnglish(status.kind === "failed" ? "problems.failed" : "views.waiting");
  }

  #processes(): unknown {
    const { session, results, documentation, elements, forms, notices } = this.page;
    const { views } = results;
    return html`
      <proclint-processes
        lang="en"
        .preview=${views?.preview ?? null}
        .matrix=${views?.matrix ?? null}
        .compared=${session.compared}
        .titles=${documentation.title}
        .reason=${this.#reason}
        .diagnostics=${results.diagnostics}
        .line=${session.cursor.line - 1}
        .forms=${forms}
        .pointed=${this.page.pointed}
        @proclint-show=${(event: CustomEvent<string>) => session.show(event.detail)}
        @proclint-facts=${(event: CustomEvent<string>) => elements.showFacts(event.detail)}
        @proclint-goto=${this.#goTo}
        @proclint-copy=${this.#copy}
        @proclint-announce=${(event: CustomEvent<Notice>) => notices.announce(event.detail)}
      ></proclint-processes>
    `;
  }

  #export(title: string): unknown {
    const { results, actions } = this.page;
    return html`
      <h2 class="hidden-text">${title}</h2>
      <proclint-exports lang="en" .ask=${actions.export} .preview=${results.views?.preview ?? null} .reason=${this.#reason} @proclint-copy=${this.#copy}></proclint-exports>
    `;
  }

  #matrix(title: string, hidden: boolean): unknown {
    const { session, results, documentation, elements } = this.page;
    const { views } = results;
    return html`
      <h2 class="hidden-text">${title}</h2>
      <proclint-matrix
        lang="en"
        .matrix=${views?.isCompared ? views.matrix : null}
        .compared=${session.compared}
        .titles=${documentation.title}
        .reason=${this.#reason}
        .paused=${hidden}
        @proclint-choose=${({ detail }: CustomEvent<string>) => session.choose(withOrWithout(session.checkedFor, detail), detail)}
        @proclint-facts=${(event: CustomEvent<string>) => elements.showFacts(event.detail)}
      ></proclint-matrix>
    `;
  }

  #move(title: string): unknown {
    const { session, results, documentation, display, actions } = this.page;
    return html`
      <h2 class="hidden-text">${title}</h2>
      <proclint-move
        lang="en"
        .platforms=${display.view === "move" ? documentation.platforms : noPlatforms}
        .route=${session.route}
        .plan=${results.planned?.plan ?? null}
        .reason=${results.planned?.reason || inEnglish("move.making")}
        .text=${this.#text}
        .name=${this.#name}
        @proclint-route=${(event: CustomEvent<Route>) => session.chooseRoute(event.detail)}
        @proclint-apply=${(event: CustomEvent<Plan["fixed"]>) => actions.applyPlan(event.detail)}
        @proclint-copy=${this.#copy}
        @proclint-goto=${this.#goTo}
      ></proclint-move>
    `;
  }

  readonly #text = (): string => this.page.session.file.text;
  readonly #name = (): string => this.page.session.file.name;
  readonly #goTo = ({ detail }: CustomEvent<Position>): void => this.page.session.document.goTo(detail);
  readonly #copy = ({ detail }: CustomEvent<string>): void => void this.page.actions.copy(detail);

  static override styles = [
    shared,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-height: 0;
      }
      .panels {
        contain: strict;
      }
      [aria-busy="true"] > .panel {
        opacity: 0.5;
      }
      .behind {
        position: absolute;
        z-index: 1;
        right: 0;
        margin: 12px 0;
        font-size: 13px;
      }
      .views {
        position: relative;
        display: flex;
        flex: 1;
        flex-direction: column;
        min-height: 0;
      }
      .panels {
        flex: 1;
        min-height: 0;
        overflow: auto;
        padding-bottom: 20px;
      }
      section:focus {
        outline: none;
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
        .panel {
          min-height: calc(100dvh - 110px);
        }
      }
      @media print {
        :host,
        .views {
          display: block;
        }
        .panels {
          contain: none;
          overflow: visible;
        }
        .panel {
          min-height: 0;
        }
        /* On a phone the problems are in the place of the view that was open last. */
        .last[hidden] {
          display: block;
        }
        proclint-tabs {
          display: none;
        }
      }
    `,
  ];
}

customElements.define("proclint-views", ProclintViews);
