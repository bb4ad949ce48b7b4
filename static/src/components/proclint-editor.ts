import { defaultKeymap, history, historyKeymap, undo } from "@codemirror/commands";
import { Compartment, EditorState, Transaction, type TransactionSpec } from "@codemirror/state";
import {
  EditorView,
  crosshairCursor,
  drawSelection,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
  rectangularSelection,
  runScopeHandlers,
  tooltips,
  type Command,
  type ViewUpdate,
} from "@codemirror/view";
import { css, html, nothing } from "lit";
import type { Diagnostic, Fix, Position, Rewritten } from "../engine/contract.js";
import { reasonOf } from "../engine/reason.js";
import { plainText } from "../code.js";
import type { Assist } from "../editor/assist.js";
import { diagnosticMarks, nextDiagnostic, placeOf, previousDiagnostic, setDiagnostics } from "../editor/diagnostics.js";
import type { DiskState } from "../app/file-sync.js";
import type { DiskFile } from "../disk/disk-file.js";
import { changesFile, diskOf, factsOf, fileState, nameOf, setDisk, setName, snapshotOf } from "../editor/file-state.js";
import { fixMenu, openFixMenu } from "../editor/fix-menu.js";
import { fixTransaction, openTransaction, refreshTransaction, rewriteTransaction } from "../editor/fixes.js";
import { procfileHighlight } from "../editor/highlight.js";
import { openExplanation, procfileHover } from "../editor/hover.js";
import { droppedFiles, insertedText } from "../editor/inserted.js";
import { shapeOf } from "../editor/severity.js";
import { theme } from "../editor/theme.js";
import { spoken } from "../editor/editor-words.js";
import { normalizeLineEnds } from "../file/encoding.js";
import type { FileFacts, Snapshot } from "../file/snapshot.js";
import { exampleItems, isExample } from "../examples.js";
import { currentWords, t } from "../language.js";
import { persist } from "../retry.js";
import type { Notice } from "../notice.js";
import { codeText } from "./code-text.js";
import { Localized } from "./localized.js";
import { shared } from "./styles.js";

/** In lines. */
const longestExample = 12;

/** Where the cursor is, one-based as people count. */
export interface Cursor {
  line: number;
  column: number;
}

/** The findings of one version of the file. */
export interface Findings {
  version: number;
  diagnostics: readonly Diagnostic[];
}

/**
 * The file: its name and its text. Fires `proclint-change` when either changed,
 * `proclint-cursor` when the cursor moved, `proclint-announce` with a text for screen readers (a `Notice`), `proclint-notify` with one to show too,
 * `proclint-format` and `proclint-fix-all` when their keys are pressed,
 * `proclint-changed` with a text (a `Notice`) when a fix or a comment changed the file, `proclint-paste` to clear an example,
 * `proclint-save` and `proclint-download`.
 */
export class ProclintEditor extends Localized {
  static override properties = {
    findings: { attribute: false },
    assist: { attribute: false },
    titles: { attribute: false },
    disk: { attribute: false },
    name: { state: true },
    empty: { state: true },
    example: { state: true },
  };

  declare findings: Findings;
  /** What helps to write; null where nothing does. */
  declare assist: Assist | null;
  /** The title of a platform by its id. */
  declare titles: (id: string) => string;
  declare disk: DiskState;
  declare protected name: string;
  declare protected empty: boolean;
  /** It shows an example, which nobody has edited. */
  declare protected example: boolean;

  #view: EditorView | null = null;
  #pending: Snapshot | null = null;
  #version = 0;
  readonly #extras = new Compartment();
  readonly #language = new Compartment();
  #extrasAsked = false;

  constructor() {
    super();
    this.findings = { version: 0, diagnostics: [] };
    this.assist = null;
    this.titles = (id) => id;
    this.disk = { open: false, unsaved: false, conflict: null };
    this.name = "Procfile";
    this.empty = true;
    this.example = false;
  }

  /** Grows with every change of text, name or bytes. */
  get version(): number {
    return this.#version;
  }

  get snapshot(): Snapshot {
    if (this.#view) return snapshotOf(this.#view.state);
    if (this.#pending) return this.#pending;
    throw new Error("the editor has no file yet");
  }

  get facts(): FileFacts {
    return this.#view ? factsOf(this.#view.state) : this.snapshot.facts;
  }

  get diskFile(): DiskFile | null {
    return this.#view ? diskOf(this.#view.state) : (this.snapshot.disk ?? null);
  }

  get cursor(): Cursor {
    if (!this.#view) return { line: 1, column: 1 };
    const { head } = this.#view.state.selection.main;
    const line = this.#view.state.doc.lineAt(head);
    return { line: line.number, column: head - line.from + 1 };
  }

  /** Shows another file; undo brings the one before back. */
  open(file: Snapshot): void {
    if (this.#view) {
      this.#view.dispatch(openTransaction(this.#view.state, file));
      return;
    }
    this.#version++;
    this.#pending = file;
    this.name = file.name;
  }

  /** Shows what became of the same file on its disk. */
  refresh(file: Snapshot): void {
    if (this.#view) this.#view.dispatch(refreshTransaction(this.#view.state, file));
  }

  /** From now on the file is the one on the disk; its text stays as it is. */
  attach(disk: DiskFile): void {
    this.#dispatch({ effects: [setDisk.of(disk), setName.of(disk.name)], annotations: Transaction.addToHistory.of(false) });
  }

  /** Applies a fix of the given version of the file; false when the file changed since. */
  applyFix(fix: Fix, version: number): boolean {
    if (!this.#view || version !== this.#version) return false;
    this.#view.dispatch(fixTransaction(this.#view.state, fix));
    return true;
  }

  /** Puts in what the engine made of the given version; false when it changes nothing or comes too late. */
  rewrite(rewritten: Rewritten, version: number): boolean {
    if (!this.#view || version !== this.#version) return false;
    const transaction = rewriteTransaction(this.#view.state, rewritten);
    if (!transaction) return false;
    this.#view.dispatch(transaction);
    return true;
  }

  /** Marks the findings of the given version, before anything else is drawn. */
  mark(version: number, diagnostics: readonly Diagnostic[]): void {
    if (version === this.#version) this.#view?.dispatch({ effects: setDiagnostics.of(diagnostics) });
    void this.#loadExtras();
  }

  // Completion and search come once the first report is there, which is waited for.
  async #loadExtras(): Promise<void> {
    if (this.#extrasAsked) return;
    this.#extrasAsked = true;
    const { extras } = await persist(() => import("../editor/extras.js"));
    this.#dispatch({ effects: this.#extras.reconfigure(extras(() => this.assist)) });
  }

  /** Inserts the comment that ignores the rule of a diagnostic of the version that is shown. */
  async ignore({ rule, range }: Diagnostic): Promise<void> {
    const { version } = this.findings;
    if (!this.assist || version !== this.#version) {
      this.#notify(t("changed"));
      return;
    }
    try {
      const suppression = await this.assist.suppress(rule, range.start.line);
      if (!suppression) this.#notify(t("editor.ignore.none", { rule }));
      else if (this.applyFix({ ...suppression, applicability: "safe" }, version)) this.#changedBy(suppression.title);
      else this.#notify(t("changed"));
    } catch (error) {
      this.dispatchEvent(new CustomEvent<Notice>("proclint-notify", { detail: reasonOf(error) }));
    }
  }

  /** Moves the cursor to a position of the last report, wherever edits have moved it since, and shows it. */
  goTo(position: Position): void {
    if (!this.#view) return;
    const anchor = placeOf(this.#view.state, position);
    this.#view.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: "center" }) });
    this.#view.focus();
  }

  override focus(): void {
    this.#view?.focus();
  }

  /** Takes the last change back, and shows where it was. */
  undo(): void {
    if (!this.#view) return;
    undo(this.#view);
    this.#view.focus();
  }

  /** Does what a key does in the text, which gets the focus. */
  press(key: KeyboardEventInit): void {
    if (!this.#view) return;
    this.#view.focus();
    runScopeHandlers(this.#view, new KeyboardEvent("keydown", key), "editor");
  }

  protected override firstUpdated(): void {
    const parent = this.renderRoot.querySelector<HTMLElement>(".text");
    const floats = this.renderRoot.querySelector<HTMLElement>(".floats");
    if (!parent || !floats || !this.#pending) throw new Error("the editor was shown before it got a file");
    this.#view = new EditorView({ state: this.#state(this.#pending, floats), parent, root: this.shadowRoot ?? document });
    this.#pending = null;
    this.#changed();
  }

  // The gutter and the panels above the text must stay in view.
  #room(): { left: number; right: number; top: number; bottom: number } {
    const { left, right } = this.getBoundingClientRect();
    const { top = 0 } = this.renderRoot.querySelector(".code")?.getBoundingClientRect() ?? {};
    return { left, right, top: Math.max(0, top), bottom: window.innerHeight };
  }

  // What floats over the text may be larger than the text, which is cut at its edges.
  #state(file: Snapshot, floats: HTMLElement): EditorState {
    const apply = (fix: Fix): void => this.#applyShown(fix);
    const say = (said: Notice): void => this.#announce(said);
    const notify = (message: string): void => this.#notify(message);
    const assist = (): Assist | null => this.assist;
    const hover = { assist, apply, title: (id: string) => this.titles(id) };
    const openMenu = openFixMenu({ apply, ignore: (diagnostic) => void this.ignore(diagnostic), none: notify });
    const send =
      (name: string): Command =>
      () =>
        this.dispatchEvent(new CustomEvent(name));
    return EditorState.create({
      doc: normalizeLineEnds(file.text),
      extensions: [
        fileState(file),
        diagnosticMarks(openMenu),
        lineNumbers(),
        highlightActiveLine(),
        highlightActiveLineGutter(),
        highlightSpecialChars(),
        EditorState.allowMultipleSelections.of(true),
        drawSelection(),
        rectangularSelection(),
        crosshairCursor(),
        EditorState.languageData.of(() => [{ commentTokens: { line: "#" } }]),
        history(),
        insertedText,
        droppedFiles,
        tooltips({ parent: floats, tooltipSpace: () => this.#room() }),
        fixMenu,
        procfileHighlight,
        procfileHover(hover),
        this.#extras.of([]),
        this.#language.of(spoken(currentWords())),
        keymap.of([
          { key: "Mod-.", run: openMenu },
          { key: "Mod-Enter", run: openMenu },
          { key: "Alt-Enter", run: openMenu },
          { key: "Mod-i", run: openExplanation(hover, notify), preventDefault: true },
          { key: "F8", run: nextDiagnostic(say), shift: previousDiagnostic(say) },
          { key: "Shift-Alt-f", run: send("proclint-format") },
          { key: "Shift-Alt-.", run: send("proclint-fix-all") },
          ...historyKeymap,
          ...defaultKeymap,
        ]),
        EditorView.lineWrapping,
        // Without a tabindex, checkers take the text for a place that scrolls only with a pointer.
        EditorView.contentAttributes.of({ "aria-label": "Procfile", tabindex: "0", spellcheck: "false", autocapitalize: "off" }),
        EditorView.updateListener.of((update) => this.#updated(update)),
        theme,
      ],
    });
  }

  #updated(update: ViewUpdate): void {
    if (update.transactions.some(changesFile)) {
      this.#version++;
      this.#changed();
    }
    if (update.selectionSet || update.docChanged) this.dispatchEvent(new CustomEvent("proclint-cursor"));
    if (update.geometryChanged) this.style.setProperty("--text-height", `${update.view.contentHeight}px`);
  }

  #changed(): void {
    const state = this.#view?.state;
    if (!state) return;
    this.name = nameOf(state);
    this.empty = state.doc.length === 0;
    // No example is long.
    this.example = state.doc.lines < longestExample && isExample(this.snapshot.text);
    this.dispatchEvent(new CustomEvent("proclint-change"));
  }

  #applyShown(fix: Fix): void {
    if (this.applyFix(fix, this.findings.version)) this.#changedBy(fix.title);
    else this.#announce({ text: t("changed") });
  }

  // It can be taken back.
  #changedBy(title: string): void {
    this.dispatchEvent(new CustomEvent<Notice>("proclint-changed", { detail: { text: t("editor.fixed", { title: plainText(title) }) } }));
  }

  #notify(text: string): void {
    this.dispatchEvent(new CustomEvent<Notice>("proclint-notify", { detail: { text } }));
  }

  #announce(said: Notice): void {
    this.dispatchEvent(new CustomEvent("proclint-announce", { detail: said }));
  }

  protected override languageChanged(): void {
    super.languageChanged();
    this.#dispatch({ effects: this.#language.reconfigure(spoken(currentWords())) });
  }

  #dispatch(transaction: TransactionSpec): void {
    this.#view?.dispatch(transaction);
  }

  #typedName(event: Event): void {
    const { value } = event.target as HTMLInputElement;
    this.#dispatch({ effects: setName.of(value) });
  }

  #send(name: string): void {
    this.dispatchEvent(new CustomEvent(name));
  }

  #example(index: number): void {
    this.dispatchEvent(new CustomEvent("proclint-example", { detail: index }));
  }

  protected override render(): unknown {
    const aboutFile = this.findings.diagnostics.filter((diagnostic) => diagnostic.aboutFile);
    const wrong = aboutFile[0];
    return html`
      <div class="file">
        <input
          class="mono ${wrong ? `wrong ${wrong.severity}` : ""}"
          aria-label=${t("editor.name")}
          aria-describedby=${wrong ? "file-problem" : nothing}
          aria-invalid=${wrong?.severity === "error" ? "true" : nothing}
          .value=${this.name}
          size=${Math.min(24, Math.max(9, this.name.length + 1))}
          spellcheck="false"
          autocapitalize="off"
          autocomplete="off"
          @input=${this.#typedName}
        />
        ${wrong ? this.#fileProblem(wrong) : html`<span class="grow"></span>`}
        ${this.example && !wrong ? this.#exampleLinks() : nothing}
        <button class="button quiet format" type="button" title=${t("bar.format.keys")} @click=${() => this.#send("proclint-format")}>${t("bar.format")}</button>
        ${this.#saveButton()}
      </div>
      <div class="code">
        <div class="text"></div>
        ${this.empty ? this.#emptyState() : nothing}
      </div>
      <div class="floats"></div>
    `;
  }

  #exampleLinks(): unknown {
    return html`
      <a class="what" href="procfile" target="_blank">${t("editor.what")}</a>
      <button class="button paste" type="button" @click=${() => this.#send("proclint-paste")}>${t("editor.paste")}</button>
    `;
  }

  #saveButton(): unknown {
    const { open, unsaved } = this.disk;
    if (!open)
      return html`<button class="button quiet away" type="button" @click=${() => this.#send("proclint-download")}>${t("editor.download")}</button>`;
    if (!unsaved) return html`<span class="saved soft" title=${t("editor.saved.note")}>${t("editor.saved")}</span>`;
    return html`<button class="button save" type="button" title=${t("editor.save.keys")} @click=${() => this.#send("proclint-save")}>${t("editor.save")}<span aria-hidden="true" class="dot"></span></button>`;
  }

  #fileProblem(diagnostic: Diagnostic): unknown {
    const fix = diagnostic.fixes?.[0];
    return html`
      <span class="problem ${diagnostic.severity}">
        <span class="mark" role="img" aria-label=${t(`severity.${diagnostic.severity}`)}>${shapeOf(diagnostic.severity)}</span>
        <span id="file-problem" class="message" lang="en">${codeText(diagnostic.message)}</span>
        ${
          fix
            ? html`<button class="link" type="button" title=${plainText(fix.title)} @click=${() => this.#applyShown(fix)}>
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
            .map(({ title }, index) => html`<button class="button" type="button" @click=${() => this.#example(index)}>${title}</button>`)}
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
        font-size: 14px;
        border: 1px solid transparent;
        border-radius: 6px;
        background: transparent;
        padding: 4px 7px;
        margin-left: -8px;
        min-width: 0;
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
        flex: 1;
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
          min-width: calc(8ch + 18px);
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
    `,
  ];
}

customElements.define("proclint-editor", ProclintEditor);
