import { EditorState, type Extension } from "@codemirror/state";
import {
  EditorView,
  crosshairCursor,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
  rectangularSelection,
  tooltips,
  type Command,
} from "@codemirror/view";
import { css, html, nothing } from "lit";
import type { Page } from "../app/page.js";
import { plainText } from "../code.js";
import { pointedLine } from "../editor/pointed.js";
import { shapeOf } from "../editor/severity.js";
import type { Diagnostic } from "../engine/contract.js";
import { exampleItems } from "../examples.js";
import { currentWords, t } from "../language.js";
import type { Store } from "../store.js";
import { codeText } from "./code-text.js";
import { PagePart } from "./page-part.js";
import { shared } from "./styles.js";

/** The file: its name and its text. */
export class ProclintEditor extends PagePart {
  #around: readonly unknown[] = [];
  #isPointing = false;

  protected override shown({ session, results }: Page): readonly Store[] {
    return [session, session.disk, results];
  }

  // A keystroke changes the session several times, and seldom what is around the text.
  protected override shouldUpdate(): boolean {
    const { document, disk, isExample } = this.page.session;
    const around = [currentWords(), document.name, document.state.doc.length === 0, isExample, this.#wrong, disk.state];
    const isSame = around.every((part, index) => part === this.#around[index]);
    this.#around = around;
    return !isSame;
  }

  /** The first finding that is about the file, not its text. */
  get #wrong(): Diagnostic | undefined {
    return this.page.session.document.diagnostics.find((diagnostic) => diagnostic.aboutFile);
  }

  override focus(): void {
    this.page.session.document.focus();
  }

  protected override firstUpdated(): void {
    const parent = this.renderRoot.querySelector<HTMLElement>(".text");
    const floats = this.renderRoot.querySelector<HTMLElement>(".floats");
    const { session, pointed } = this.page;
    if (parent && floats) session.document.draw(parent, this.#looks(floats));
    pointed.watch(() => session.document.markLine(this.#isPointing ? -1 : pointed.line));
  }

  // The pointer itself shows where it is in the text.
  #pointAt(line: number): void {
    this.#isPointing = true;
    this.page.pointed.line = line;
    this.#isPointing = false;
  }

  // The gutter and the panels above the text must stay in view.
  #room(): { left: number; right: number; top: number; bottom: number } {
    const { left, right } = this.getBoundingClientRect();
    const { top = 0 } = this.renderRoot.querySelector(".code")?.getBoundingClientRect() ?? {};
    return { left, right, top: Math.max(0, top), bottom: window.innerHeight };
  }

  // What floats over the text may be larger than the text, which is cut at its edges.
  #looks(floats: HTMLElement): Extension {
    const { actions } = this.page;
    const does =
      (action: () => Promise<void>): Command =>
      () => {
        void action();
        return true;
      };
    return [
      lineNumbers(),
      highlightActiveLineGutter(),
      EditorState.allowMultipleSelections.of(true),
      rectangularSelection(),
      crosshairCursor(),
      tooltips({ parent: floats, tooltipSpace: () => this.#room() }),
      keymap.of([
        { key: "Shift-Alt-f", run: does(() => actions.format()) },
        { key: "Shift-Alt-.", run: does(() => actions.fixAll()) },
      ]),
      EditorView.lineWrapping,
      pointedLine((line) => this.#pointAt(line)),
      // Without a tabindex, checkers take the text for a place that scrolls only with a pointer.
      EditorView.contentAttributes.of({ "aria-label": "Procfile", tabindex: "0", spellcheck: "false", autocapitalize: "off" }),
      EditorView.updateListener.of(({ geometryChanged, view }) => {
        if (geometryChanged) this.style.setProperty("--text-height", `${view.contentHeight}px`);
      }),
    ];
  }

  protected override render(): unknown {
    const { session, actions } = this.page;
    const { name, state } = session.document;
    const wrong = this.#wrong;
    return html`
      <div class="file">
        <input
          class="mono ${wrong ? `wrong ${wrong.severity}` : ""}"
          aria-label=${t("editor.name")}
          aria-describedby=${wrong ? "file-problem" : nothing}
          aria-invalid=${wrong?.severity === "error" ? "true" : nothing}
          .value=${name}
          size=${Math.min(24, Math.max(9, name.length + 1))}
          spellcheck="false"
          autocapitalize="off"
          autocomplete="off"
          @input=${(event: Event) => session.document.rename((event.target as HTMLInputElement).value)}
        />
        ${wrong ? this.#fileProblem(wrong) : nothing}
        <span class="grow"></span>
        ${session.isExample && !wrong ? this.#exampleLinks() : nothing}
        <button class="button quiet format" type="button" title=${t("bar.format.keys")} @click=${() => void actions.format()}>${t("bar.format")}</button>
        ${this.#saveButton()}
      </div>
      <div class="code">
        <div class="text"></div>
        ${state.doc.length === 0 ? this.#emptyState() : nothing}
      </div>
      <div class="floats"></div>
    `;
  }

  #exampleLinks(): unknown {
    return html`
      <a class="what" href="procfile" target="_blank">${t("editor.what")}</a>
      <button class="button paste" type="button" @click=${() => void this.page.opening.paste()}>${t("editor.paste")}</button>
    `;
  }

  #saveButton(): unknown {
    const { disk } = this.page.session;
    const { open, unsaved } = disk.state;
    if (!open)
      return html`<button class="button quiet away" type="button" @click=${() => disk.download()}>${t("editor.download")}</button>`;
    if (!unsaved) return html`<span class="saved soft" title=${t("editor.saved.note")}>${t("editor.saved")}</span>`;
    return html`<button class="button save" type="button" title=${t("editor.save.keys")} @click=${() => void disk.save()}>${t("editor.save")}<span aria-hidden="true" class="dot"></span></button>`;
  }

  // The problems say it, too, unless they are folded: once is enough to read.
  #fileProblem(diagnostic: Diagnostic): unknown {
    const fix = diagnostic.fixes?.[0];
    return html`
      <span class="problem ${diagnostic.severity}">
        <span class="mark" role="img" aria-label=${t(`severity.${diagnostic.severity}`)} title=${plainText(diagnostic.message)}>${shapeOf(diagnostic.severity)}</span>
        <span id="file-problem" class=${diagnostic.folded ? "message" : "hidden-text"} lang="en">${codeText(diagnostic.message)}</span>
        ${
          fix
            ? html`<button class="link" type="button" title=${plainText(fix.title)} @click=${() => this.page.actions.applyInText(fix)}>
              ${t(fix.rename ? "editor.rename" : "editor.fix")}<span class="hidden-text">: <span lang="en">${plainText(fix.title)}</span></span>
            </button>`
            : nothing
        }
      </span>
    `;
  }

  #emptyState(): unknown {
    return html`
      <div class="empty">
        <p>${t("editor.empty")}</p>
        <div class="examples">
          ${exampleItems(t)
            .slice(0, 4)
            .map(
              ({ title }, index) =>
                html`<button class="button" type="button" @click=${() => this.page.opening.example(index)}>${title}</button>`,
            )}
        </div>
      </div>
    `;
  }

  static override styles = [
    shared,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-width: 0;
        min-height: 0;
        background: var(--panel);
      }
      .file {
        display: flex;
        gap: 6px;
        align-items: center;
        min-height: 45px;
        padding: 0 16px;
        border-bottom: 1px solid var(--line);
        flex: none;
      }
      input {
        min-width: 120px;
        font-size: 14px;
        border: 1px solid transparent;
        border-radius: 6px;
        background: transparent;
        padding: 4px 7px;
        margin-left: -8px;
        flex: none;
        max-width: 45%;
      }
      input:hover,
      input:focus {
        border-color: var(--field);
      }
      .wrong {
        text-decoration: underline;
        text-underline-offset: 4px;
      }
      .wrong.error {
        text-decoration-style: wavy;
        text-decoration-color: var(--error);
      }
      .wrong.warning {
        text-decoration-style: dashed;
        text-decoration-color: var(--warning);
      }
      .wrong.info,
      .wrong.hint {
        text-decoration-style: dotted;
        text-decoration-color: var(--info);
      }
      .grow {
        flex: 1;
      }
      .problem {
        min-width: 0;
        display: flex;
        gap: 8px;
        align-items: center;
        font-size: 13px;
        border-radius: 6px;
        padding: 3px 9px;
        margin-block: 4px;
      }
      .problem code {
        padding-inline: 0;
      }
      .problem .mark {
        font-size: 11px;
      }
      .problem.error {
        background: var(--error-bg);
        color: var(--error);
      }
      .problem.warning {
        background: var(--warning-bg);
        color: var(--warning);
      }
      .problem.info,
      .problem.hint {
        background: var(--active-line);
        color: var(--soft);
      }
      .message {
        line-height: 1.3;
        min-width: 0;
        overflow-wrap: anywhere;
      }
      .problem .link {
        flex: none;
      }
      .quiet {
        flex: none;
        border-color: transparent;
        color: var(--soft);
        padding-inline: 7px;
      }
      .quiet:last-child {
        margin-right: -7px;
      }
      .what {
        min-width: 0;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
        font-size: 13px;
        color: var(--accent);
      }
      .saved {
        flex: none;
        font-size: 13.5px;
      }
      .save {
        flex: none;
        padding-block: 3px;
      }
      .dot {
        display: inline-block;
        width: 7px;
        height: 7px;
        margin-left: 7px;
        border-radius: 50%;
        background: var(--accent);
      }
      /* As high as the text and two empty lines more, from six lines on; the page limits its height. */
      .code {
        --row: calc(1.75 * var(--code-size));
        height: max(6 * var(--row) + 24px, var(--text-height, 0px) + 2 * var(--row));
        min-height: 0;
        position: relative;
        contain: strict;
      }
      .text {
        height: 100%;
      }
      .empty {
        position: absolute;
        inset: 56px 0 auto;
        padding: 0 34px;
        z-index: 1;
        color: var(--soft);
        pointer-events: none;
      }
      .empty p {
        margin: 0 0 12px 22px;
      }
      .examples {
        display: flex;
        gap: 8px;
        flex-wrap: wrap;
        margin-left: 22px;
        pointer-events: auto;
      }
      @media (max-width: 1099px) {
        .code {
          max-height: 45dvh;
        }
      }
      @media (max-width: 760px) {
        .code {
          max-height: 40dvh;
        }
      }
      /* A phone on its side, or a page at twice its size. */
      @media (max-height: 500px) {
        .code {
          max-height: 25dvh;
        }
      }
      @media (max-width: 760px) {
        .code {
          height: max(3 * var(--row) + 24px, var(--text-height, 0px) + var(--row));
        }
        .file {
          padding-inline: 16px 10px;
        }
        input {
          font-size: 16px;
          flex-shrink: 1000;
        }
        /* Without room for all in one line the link takes two. */
        .what {
          flex: 0 10 auto;
          min-width: min-content;
          white-space: normal;
          line-height: 1.25;
          text-wrap: balance;
        }
        .paste {
          flex: none;
        }
        .away {
          display: none;
        }
      }
      /* The examples have their room where the editor has less than they need. */
      @media (max-width: 760px), (max-height: 500px) {
        .code:has(.empty) {
          height: auto;
          max-height: none;
          contain: layout paint;
        }
        .code:has(.empty) .text {
          position: absolute;
          inset: 0;
        }
        .empty {
          position: relative;
          inset: auto;
          padding: 56px 34px 14px;
        }
      }
      @media (max-width: 359px) {
        input {
          min-width: calc(8ch + 18px);
        }
      }
      @media (max-width: 360px) {
        .paste {
          width: min-content;
          min-width: 80px;
          padding-block: 3px;
          white-space: normal;
          line-height: 1.25;
        }
      }
      /* The menu has it, too. */
      @media (max-width: 480px) {
        .format {
          display: none;
        }
      }
      @media print {
        .code {
          height: auto;
          max-height: none;
          contain: none;
        }
        .what {
          display: none;
        }
      }
    `,
  ];
}

customElements.define("proclint-editor", ProclintEditor);
