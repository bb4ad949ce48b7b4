import { css, html, nothing } from "lit";
import type { Page } from "../app/page.js";
import type { Diagnostic, Fix, MatrixRow, Position } from "../engine/contract.js";
import type { Folder } from "../file/folder.js";
import { pieces, t } from "../language.js";
import type { Store } from "../store.js";
import { lostLine, lostStyles } from "./lost-line.js";
import { PagePart } from "./page-part.js";
import { summaryOf } from "./proclint-problems.js";
import { processAt } from "./proclint-processes.js";
import { heading, shared } from "./styles.js";

/** The problems of the file, with the folder that it is in. */
export class ProclintProblemsPanel extends PagePart {
  #rows: readonly MatrixRow[] = [];
  #rowsOf = "";
  #matrix: readonly MatrixRow[] | undefined;

  protected override shown({ session, results, display, folder, documentation }: Page): readonly Store[] {
    return [session, results, display, folder, documentation];
  }

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>("#problems")?.focus();
  }

  // The same rows keep the same list, so that it is not drawn again.
  protected override willUpdate(): void {
    const { session, results } = this.page;
    const { judged } = session;
    const matrix = results.views?.matrix?.platforms;
    if (matrix === this.#matrix && judged.join() === this.#rowsOf) return;
    this.#matrix = matrix;
    this.#rowsOf = judged.join();
    this.#rows = matrix?.filter((row) => judged.includes(row.id)) ?? [];
  }

  protected override render(): unknown {
    const { session, results, display, folder, documentation, actions } = this.page;
    const { problems } = results;
    const summary = problems.kind === "report" ? summaryOf(problems.diagnostics) : "";
    return html`
      <section class="problems" id="problems" tabindex="-1" aria-label=${t("problems")} aria-busy=${results.isLate ? "true" : "false"}>
        <div class="heading">
          <h2>${t("problems")}</h2>
          <span class="soft summary">${summary}</span>
          <span class="jumps">
            ${display.narrow ? this.#cardLink() : nothing}
            ${
              problems.kind === "report" && problems.diagnostics.length > 1
                ? html`<button class="link jump" type="button" @click=${() => (display.byLine = !display.byLine)}>${t(display.byLine ? "problems.worstFirst" : "problems.byLine")}</button>`
                : nothing
            }
            ${display.narrow ? html`<button class="link jump" type="button" @click=${() => this.page.elements.showTab("matrix")}>${t("problems.compare")}</button>` : nothing}
          </span>
        </div>
        ${folder.open ? this.#folderLine(folder.open) : nothing}
        ${results.status.kind === "failed" && results.findings ? lostLine(t("lost.checks"), () => session.reconnect()) : nothing}
        <div class="scroll">
          <proclint-problems
            .state=${problems}
            .titles=${documentation.title}
            .rows=${this.#rows}
            .text=${this.#text}
            .rules=${documentation.rules}
            .byLine=${display.byLine}
            @proclint-rules=${() => documentation.retry()}
            @proclint-fix=${(event: CustomEvent<Fix>) => actions.applyFix(event.detail)}
            @proclint-ignore=${(event: CustomEvent<Diagnostic>) => void session.editor.ignore(event.detail)}
            @proclint-goto=${(event: CustomEvent<Position>) => session.editor.goTo(event.detail)}
            @proclint-retry=${() => session.retry()}
          ></proclint-problems>
        </div>
      </section>
    `;
  }

  readonly #text = (): string => this.page.session.file.text;

  // In one column the card of the cursor's line may lie far below the text.
  #cardLink(): unknown {
    const { results, session, elements } = this.page;
    const process = processAt(results.views?.preview ?? null, session.cursor.line - 1);
    if (!process?.type) return nothing;
    return html`<button class="link jump card" type="button" @click=${elements.showCard}>${pieces("problems.card", { type: html`<span class="mono">${process.type}</span>` })}</button>`;
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
      .problems {
        display: flex;
        flex: 1;
        flex-direction: column;
        min-height: 0;
        border-top: 1px solid var(--line);
      }
      .problems .scroll {
        contain: strict;
      }
      .problems .scroll {
        flex: 1;
        min-height: 0;
        overflow: auto;
        padding: 0 20px 8px;
      }
      .problems .heading {
        padding: 0 20px;
      }
      .folder {
        display: flex;
        flex-wrap: wrap;
        gap: 2px 10px;
        align-items: baseline;
        margin: 0;
        padding: 0 20px 8px;
        font-size: 13px;
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
        font-size: 13px;
        min-height: 24px;
      }
      .summary {
        font-variant-numeric: tabular-nums;
      }
      .jumps {
        display: flex;
        gap: 8px;
        min-width: 0;
        margin-left: auto;
      }
      .jump {
        font-size: 13px;
        font-weight: 400;
        min-height: 24px;
      }
      .card {
        min-width: 0;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      @media (max-width: 1099px) {
        :host,
        .problems {
          display: block;
        }
        .problems .scroll {
          contain: none;
          overflow: visible;
        }
        .problems .scroll {
          min-height: 150px;
        }
      }
      @media (max-width: 760px) {
        .problems .heading,
        .problems .folder,
        .problems .scroll {
          padding-inline: 16px;
        }
        .problems .heading {
          flex-wrap: wrap;
          align-content: center;
          row-gap: 0;
          padding-block: 8px;
        }
        .jumps {
          gap: 16px;
        }
        .problems .heading > * {
          white-space: nowrap;
        }
      }
    `,
  ];
}

customElements.define("proclint-problems-panel", ProclintProblemsPanel);
