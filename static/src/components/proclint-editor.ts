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
import { exampleTitles } from "../examples.js";
import { currentWords, t } from "../language.js";
import type { Store } from "../store.js";
import { codeText } from "./code-text.js";
import { PagePart } from "./page-part.js";
import { shared } from "./styles.js";

declare global {
  /** Gives what was typed before the editor was there, and keeps no more. */
  var proclintTyped: (() => { typed: string; all: boolean }) | undefined;
}

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

  /** The first finding that is about the file itself, not its text. */
  get #wrong(): Diagnostic | undefined {
    return this.page.session.document.diagnostics.find(({ aboutFile, file }) => aboutFile && !file);
  }

  override focus(): void {
    this.page.session.document.focus();
  }

  protected override firstUpdated(): void {
    const parent = this.renderRoot.querySelector<HTMLElement>(".text");
    const floats = this.renderRoot.querySelector<HTMLElement>(".floats");
    const { session, pointed, display } = this.page;
    if (parent && floats) session.document.draw(parent, this.#looks(floats));
    // The page is for a file: one types at once, where that opens no keyboard over it.
    const { typed, all } = globalThis.proclintTyped?.() ?? { typed: "", all: false };
    if (!display.narrow && document.activeElement === document.body) {
      session.document.focus();
      if (all) session.document.selectAll();
      if (typed) session.document.type(typed);
    }
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
    const { actions, opening } = this.page;
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
      EditorView.domEventHandlers({
        paste: ({ clipboardData }) => {
          const text = clipboardData?.getData("text") ?? "";
          setTimeout(() => opening.offersLog(text));
        },
      }),
      EditorView.updateListener.of(({ geometryChanged, view }) => {
        if (geometryChanged) this.style.setProperty("--text-height", `${view.contentHeight}px`);
      }),
    ];
  }

  protected override render(): unknown {
    const { session, actions, opening, elements } = this.page;
    const { disk } = session;
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
        ${
          session.isExample
            ? html`<button class="button" type="button" @click=${() => void opening.paste()}>${t("editor.paste")}</button>`
            : html`<button class="button format" type="button" title=${t("bar.format.keys")} @click=${() => void actions.format()}>${t("bar.format")}</button>`
        }
        <button class="button failed" type="button" @click=${() => elements.explainLog("")}>${t("log.title")}</button>
        <button class="button open" type="button" aria-label=${t("bar.openFile")} @click=${() => void opening.pickFile()}>${t("bar.open")}</button>
        ${session.isExample && !disk.state.open ? nothing : this.#saveButton()}
      </div>
      <div class="code">
        <div class="text"></div>
        ${state.doc.length === 0 ? this.#emptyState() : nothing}
      </div>
      <div class="floats"></div>
    `;
  }

  #saveButton(): unknown {
    const { disk } = this.page.session;
    const { open, unsaved } = disk.state;
    if (!open) return html`<button class="button away" type="button" @click=${() => disk.download()}>${t("editor.download")}</button>`;
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
            ? html`<button class="link" type="button" @click=${() => this.page.actions.applyInText(fix)}>
              ${t(fix.rename ? "editor.rename" : "editor.fix")}
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
          ${exampleTitles(t)
            .slice(0, 4)
            .map(
              (title, index) =>
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
        border: 1px solid var(--line);
        border-radius: 8px;
        background: var(--panel);
      }
      .file {
        display: flex;
        align-items: center;
        min-height: 45px;
        padding: 0 8px 0 20px;
        border-bottom: 1px solid var(--line);
        flex: none;
      }
      .file > input {
        min-width: 120px;
        font-size: 14px;
        line-height: 22px; /* some fonts are higher than 20px in 16px */
        border: 1px solid transparent;
        border-radius: 4px;
        background: transparent;
        padding: 3px 8px;
        margin-left: -9px;
        flex: none;
        max-width: 45%;
      }
      .file > input:hover,
      .file > input:focus {
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
        margin-left: 8px;
        display: flex;
        gap: 8px;
        align-items: center;
      }
      .problem .mark {
        font-size: 13px;
      }
      .problem.error {
        color: var(--error);
      }
      .problem.warning {
        color: var(--warning);
      }
      .problem.info,
      .problem.hint {
        color: var(--soft);
      }
      .message {
        min-width: 0;
        overflow-wrap: anywhere;
      }
      .problem .link,
      .saved,
      .file > .button {
        flex: none;
      }
      .saved {
        padding-inline: 12px;
      }
      .dot {
        display: inline-block;
        width: 7px;
        height: 7px;
        margin-left: 7px;
        border-radius: 50%;
        background: currentColor;
      }
      /* As high as the text and an empty line more, from five lines on; the page limits its height. */
      .code {
        --row: calc(1.75 * var(--code-size));
        height: max(5 * var(--row) + 16px, var(--text-height, 0px) + var(--row));
        min-height: 0;
        position: relative;
        contain: strict;
      }
      .text {
        height: 100%;
      }
      .empty {
        position: absolute;
        inset: 52px 0 auto;
        padding: 0 32px;
        z-index: 1;
        color: var(--soft);
        pointer-events: none;
      }
      .empty p {
        margin: 0 0 12px 24px;
      }
      .examples {
        display: flex;
        gap: 8px;
        flex-wrap: wrap;
        margin-left: 12px;
        pointer-events: auto;
      }
      .examples .button {
        color: var(--accent);
        font-weight: 600;
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
        :host {
          margin-inline: calc(-1 * var(--pad));
          border-width: 1px 0;
          border-radius: 0;
        }
        .code {
          height: max(3 * var(--row) + 16px, var(--text-height, 0px) + var(--row));
        }
        .file {
          padding-left: 16px;
        }
        .file > input {
          font-size: 16px;
          flex-shrink: 1000;
        }
        /* The menu has them, too. */
        .away,
        .open,
        .format {
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
          padding: 52px 20px 12px;
        }
      }
      /* A short name has room beside the two ways in, which take two lines in some languages. */
      @media (max-width: 480px) {
        .file > input {
          min-width: calc(8ch + 18px);
        }
        .problem {
          gap: 4px;
          margin-left: 0;
        }
        .file > .button {
          flex: 0 1 auto;
          min-width: min-content;
          padding: 0 6px;
          white-space: normal;
          line-height: 18px;
          text-align: right;
        }
      }
      @media print {
        .code {
          height: auto;
          max-height: none;
          contain: none;
        }
      }
    `,
  ];
}

customElements.define("proclint-editor", ProclintEditor);
