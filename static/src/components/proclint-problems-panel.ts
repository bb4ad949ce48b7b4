import { css, html, nothing } from "lit";
import { runningOn, type Running } from "../compare.js";
import type { Page } from "../app/page.js";
import { summaryOf } from "../app/problems.js";
import { mostRoomy, unfolded } from "../effects.js";
import type { Diagnostic, Fix, Matrix, Position } from "../engine/contract.js";
import type { Folder } from "../file/folder.js";
import { currentWords, pieces, t } from "../language.js";
import type { LogAround } from "../log/log-view.js";
import { scopeOf } from "./scope.js";
import type { Store } from "../store.js";
import { lostLine, lostStyles } from "./lost-line.js";
import { PagePart } from "./page-part.js";
import "./proclint-problems.js";
import type { ProclintLog } from "./proclint-log.js";
import "./proclint-log.js";
import { heading, shared } from "./styles.js";

/** The problems of the file, with its folder, and the field for a line of a log. */
export class ProclintProblemsPanel extends PagePart {
  #rows: readonly Running[] = [];
  #rowsOf = "";
  #matrix: Matrix | null = null;

  protected override shown({ session, results, display, folder, documentation }: Page): readonly Store[] {
    return [session, results, display, folder, documentation];
  }

  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>("#problems")?.focus(options);
  }

  /** Explains a log as if it had been pasted; without one, waits for it. */
  async explain(log: string | File): Promise<void> {
    await this.renderRoot.querySelector<ProclintLog>("proclint-log")?.explain(log);
  }

  // The same rows keep the same list, so that it is not drawn again.
  protected override willUpdate(): void {
    const { session, results } = this.page;
    const { checkedFor } = session;
    const matrix = results.views?.matrix ?? null;
    if (matrix === this.#matrix && checkedFor.join() === this.#rowsOf) return;
    this.#matrix = matrix;
    this.#rowsOf = checkedFor.join();
    this.#rows = matrix ? runningOn(matrix, checkedFor) : [];
  }

  protected override render(): unknown {
    const { narrow } = this.page.display;
    // In one column a tab shows it. The element is there in two columns too, so that its field for a log stays.
    return html`<div class="panel" role=${narrow ? "tabpanel" : nothing} aria-label=${narrow ? t("problems") : nothing}>${this.#region()}</div>`;
  }

  #region(): unknown {
    const { session, results, display, folder, documentation, actions, elements } = this.page;
    const { problems } = results;
    const hasReport = problems.kind === "report" && !problems.excluded;
    const isEmpty = problems.kind !== "report" || problems.diagnostics.length === 0;
    const shown = problems.kind === "report" ? unfolded(problems.diagnostics) : [];
    const safe = results.diagnostics.filter(({ fixes }) => fixes?.some((fix) => fix.applicability === "safe")).length;
    return html`
      <section class="problems" id="problems" tabindex="-1" aria-label=${t("problems")} aria-busy=${results.isLate ? "true" : "false"}>
        <proclint-log
          .around=${this.#log}
          .version=${session.document.version}
          .chosen=${session.selected.join()}
          .folder=${folder.open}
          ?hidden=${!display.onLog}
          @proclint-close=${() => this.#closeLog()}
        ></proclint-log>
        <div class="found" ?hidden=${display.onLog}>
          <div class="heading ${shown.length === 0 && safe === 0 ? "bare" : ""}">
            <h2 class=${display.narrow ? "hidden-text" : nothing}>${t("problems")}</h2>
            <span class="soft summary">${summaryOf(currentWords(), shown)}</span>
            <span class="grow"></span>
            ${
              shown.length > mostRoomy
                ? html`<button class="link jump soft" type="button" @click=${() => (display.byLine = !display.byLine)}>${t(display.byLine ? "problems.worstFirst" : "problems.byLine")}</button>`
                : nothing
            }
            ${
              safe > 0
                ? html`<button class="button ${safe > 1 ? "do" : ""}" type="button" title=${t("bar.fixAll.keys")} @click=${() => void actions.fixAll()}>${t("bar.fixAll")}<span aria-hidden="true" class="count"> · ${safe}</span></button>`
                : nothing
            }
          </div>
          ${folder.open ? this.#folderLine(folder.open) : nothing}
          ${results.status.kind === "failed" && results.findings ? lostLine(t("lost.checks"), () => session.reconnect()) : nothing}
          <div class="scroll" tabindex=${isEmpty ? "0" : nothing}>
            ${hasReport && currentWords().language !== "en" ? html`<p class="english soft">${t("problems.english")}</p>` : nothing}
            <proclint-problems
              lang=${hasReport ? "en" : nothing}
              .state=${problems}
              .titles=${documentation.title}
              .exportOf=${documentation.exportOf}
              .rows=${this.#rows}
              .text=${this.#text}
              .byLine=${display.byLine}
              .project=${folder.isWritable}
              .pointed=${this.page.pointed}
              .scope=${problems.kind === "report" && isEmpty ? this.#scope : []}
              @proclint-fix=${(event: CustomEvent<Fix>) => actions.applyFix(event.detail)}
              @proclint-ignore=${(event: CustomEvent<Diagnostic>) => void actions.ignore(event.detail)}
              @proclint-ignore-project=${(event: CustomEvent<Diagnostic>) => void actions.ignoreInProject(event.detail)}
              @proclint-export=${({ detail }: CustomEvent<string>) => elements.exportTo(detail)}
              @proclint-goto=${this.#goTo}
              @proclint-retry=${() => session.retry()}
              @proclint-show=${({ detail }: CustomEvent<string>) => this.#showProcesses(detail)}
              @proclint-other=${() => elements.choosePlatforms()}
            ></proclint-problems>
          </div>
        </div>
      </section>
    `;
  }

  #showProcesses(platform: string): void {
    this.page.session.show(platform);
    this.page.elements.showTab("processes");
  }

  #closeLog(): void {
    this.page.display.onLog = false;
    this.focus({ preventScroll: true });
  }

  readonly #text = (): string => this.page.session.file.text;
  readonly #goTo = ({ detail }: CustomEvent<Position>): void => this.page.session.document.goTo(detail);

  readonly #log: LogAround = {
    words: currentWords,
    title: (platform) => this.page.documentation.title(platform),
    address: (path) => path,
    ask: (log) => this.page.actions.explain(log),
    since: () => this.page.session.document.since,
    answered: (answer) => this.page.actions.markCauses(answer),
    goTo: (position) => this.page.session.document.goTo(position),
    offers: () => true,
    apply: (fix, version) => this.page.actions.applyFix(fix, version),
    copy: (text) => this.page.actions.copy(text),
    mayChoose: (platform) => this.page.session.selected.join() !== platform,
    choose: (platform) => this.page.session.choose([platform], platform),
  };

  /** What the check was about; empty until that is known. */
  get #scope(): readonly unknown[] {
    const { session, results, folder, documentation } = this.page;
    const names = session.checkedFor.map(documentation.title);
    return scopeOf(results.views?.preview ?? null, { rules: documentation.rules.size, names, folder: folder.open !== null });
  }

  #folderLine({ name, files, procfiles, tooMany }: Folder): unknown {
    const { opening, session } = this.page;
    const shown = html`<b>${name}</b>`;
    const open = session.file.name;
    return html`
      <p class="folder soft">
        <span>${tooMany ? pieces("folder.tooMany", { name: shown }) : pieces("folder.files", { name: shown, count: files.length })}</span>
        ${
          procfiles.length > 1
            ? html`<select class="field" aria-label=${t("folder.procfiles")} @change=${(event: Event) => void opening.inFolder((event.target as HTMLSelectElement).value)}>
              ${procfiles.some(({ path }) => path === open) ? nothing : html`<option value="" selected>${open}</option>`}
              ${procfiles.map(({ path }) => html`<option value=${path} .selected=${path === open}>${path}</option>`)}
            </select>`
            : nothing
        }
        <button class="link" type="button" @click=${() => opening.closeFolder()}>${t("folder.close")}</button>
      </p>
    `;
  }

  static override styles = [
    shared,
    heading,
    lostStyles,
    css`
      :host {
        display: flex;
        flex: 1;
        flex-direction: column;
        min-height: 0;
      }
      .panel,
      .problems,
      .found:not([hidden]) {
        display: flex;
        flex: 1;
        flex-direction: column;
        min-height: 0;
      }
      [hidden] {
        display: none;
      }
      .grow {
        flex: 1;
      }
      proclint-log {
        min-height: 0;
        overflow: auto;
      }
      .problems .scroll {
        contain: content;
        min-height: 0;
        overflow: auto;
        padding-bottom: 8px;
      }
      .english {
        margin: 0;
        padding-bottom: 6px;
        font-size: 13px;
        overflow-wrap: anywhere;
      }
      .folder {
        display: flex;
        flex-wrap: wrap;
        gap: 2px 10px;
        align-items: baseline;
        margin: 0;
        padding: 0 0 8px;
      }
      .folder span {
        min-width: 0;
        overflow-wrap: anywhere;
      }
      .folder b {
        color: var(--ink);
        font-weight: 600;
      }
      .folder select {
        max-width: min(100%, 180px);
        font-family: var(--mono);
      }
      .folder .link {
        flex: none;
        min-height: 24px;
      }
      .summary {
        font-variant-numeric: tabular-nums;
      }
      .count {
        font-weight: 400;
        font-variant-numeric: tabular-nums;
      }
      div.heading .jump {
        font-size: 13px;
        color: var(--soft);
      }
      @media (max-width: 1099px) {
        :host,
        .panel,
        .problems,
        .found:not([hidden]) {
          display: block;
        }
        .problems {
          min-height: calc(100dvh - 110px);
        }
        div.heading.bare {
          min-height: 12px;
        }
        .problems .scroll {
          contain: none;
          overflow: visible;
        }
      }
      @media (max-width: 760px) {
        div.heading {
          flex-wrap: wrap;
          row-gap: 0;
        }
        div.heading > * {
          white-space: nowrap;
        }
        div.heading .summary {
          overflow: hidden;
          text-overflow: ellipsis;
        }
      }
      @media print {
        :host,
        .panel,
        .problems,
        .found {
          display: block;
          min-height: 0;
        }
        .problems .scroll {
          contain: none;
          overflow: visible;
        }
        proclint-log,
        .jump {
          display: none;
        }
      }
    `,
  ];
}

customElements.define("proclint-problems-panel", ProclintProblemsPanel);
