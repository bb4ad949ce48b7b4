import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { EditorState, Transaction, type TransactionSpec } from "@codemirror/state";
import {
  EditorView,
  drawSelection,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
  type Command,
  type ViewUpdate,
} from "@codemirror/view";
import { LitElement, css, html, nothing } from "lit";
import type { Diagnostic, Fix, Position, Preview, Rewritten } from "../engine/contract.js";
import { diagnosticMarks, isAboutFile, nextDiagnostic, previousDiagnostic, setDiagnostics, shapeOf } from "../editor/diagnostics.js";
import type { DiskState } from "../disk/desk.js";
import type { DiskFile } from "../disk/disk-file.js";
import { changesFile, diskOf, factsOf, fileState, nameOf, setDisk, setName, snapshotOf } from "../editor/file-state.js";
import { fixMenu, openFixMenu } from "../editor/fix-menu.js";
import { fixTransaction, openTransaction, refreshTransaction, rewriteTransaction } from "../editor/fixes.js";
import { procfileHighlight } from "../editor/highlight.js";
import { procfileHover } from "../editor/hover.js";
import { offsetOf } from "../editor/positions.js";
import { theme } from "../editor/theme.js";
import { normalizeLineEnds } from "../file/bytes.js";
import type { FileFacts, Snapshot } from "../file/snapshot.js";
import { examples } from "../examples.js";
import { shared } from "./styles.js";

/** Where the cursor is, one-based as people count. */
export interface Cursor {
  line: number;
  column: number;
}

/** What is wrong with one version of the file. */
export interface Findings {
  version: number;
  diagnostics: readonly Diagnostic[];
}

/**
 * The file: its name and its text. Fires `proclint-change` when either changed,
 * `proclint-cursor` when the cursor moved, `proclint-say` with a sentence to announce,
 * `proclint-replace` with the file as it is left when another takes its place, `proclint-save` and `proclint-download`.
 */
export class ProclintEditor extends LitElement {
  static override properties = {
    findings: { attribute: false },
    preview: { attribute: false },
    disk: { attribute: false },
    name: { state: true },
    empty: { state: true },
  };

  declare findings: Findings;
  declare preview: Preview | null;
  declare disk: DiskState;
  declare protected name: string;
  declare protected empty: boolean;

  #view: EditorView | null = null;
  #pending: Snapshot | null = null;
  #version = 0;

  constructor() {
    super();
    this.findings = { version: 0, diagnostics: [] };
    this.preview = null;
    this.disk = { open: false, unsaved: false, conflict: null };
    this.name = "Procfile";
    this.empty = true;
  }

  /** Grows with every change of text, name or bytes. */
  get version(): number {
    return this.#version;
  }

  get snapshot(): Snapshot {
    if (this.#view) return snapshotOf(this.#view.state);
    if (this.#pending) return this.#pending;
    throw new Error("the editor holds no file yet");
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
    if (this.#view || this.#pending) this.#leave(file);
    if (this.#view) {
      this.#view.dispatch(openTransaction(this.#view.state, file));
      return;
    }
    this.#version++;
    this.#pending = file;
    this.name = file.name;
  }

  // The same bytes once more are the same file, read in another encoding.
  #leave(next: Snapshot): void {
    const left = this.snapshot;
    if (next.facts.bytes && next.facts.bytes === left.facts.bytes) return;
    this.dispatchEvent(new CustomEvent("proclint-replace", { detail: left }));
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

  /** Marks what is wrong with the given version, without waiting for anything else to be drawn. */
  mark(version: number, diagnostics: readonly Diagnostic[]): void {
    if (version === this.#version) this.#view?.dispatch({ effects: setDiagnostics.of(diagnostics) });
  }

  /** Moves the cursor to a position and shows it. */
  goTo(position: Position): void {
    if (!this.#view) return;
    const anchor = offsetOf(this.#view.state.doc, position);
    this.#view.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: "center" }) });
    this.#view.focus();
  }

  override focus(): void {
    this.#view?.focus();
  }

  protected override firstUpdated(): void {
    const parent = this.renderRoot.querySelector<HTMLElement>(".text");
    if (!parent || !this.#pending) throw new Error("the editor was shown before it got a file");
    this.#view = new EditorView({ state: this.#state(this.#pending), parent, root: this.shadowRoot ?? document });
    this.#pending = null;
    this.#changed();
  }

  #state(file: Snapshot): EditorState {
    const apply = (fix: Fix): void => this.#applyShown(fix);
    const openMenu = openFixMenu(apply, (message) => this.#say(message));
    const format: Command = () => this.dispatchEvent(new CustomEvent("proclint-format", { bubbles: true, composed: true }));
    return EditorState.create({
      doc: normalizeLineEnds(file.text),
      extensions: [
        fileState(file),
        diagnosticMarks(openMenu),
        lineNumbers(),
        highlightActiveLine(),
        highlightActiveLineGutter(),
        highlightSpecialChars(),
        drawSelection(),
        history(),
        fixMenu,
        procfileHighlight,
        procfileHover(() => this.preview, apply),
        keymap.of([
          { key: "Mod-.", run: openMenu },
          { key: "Mod-Enter", run: openMenu },
          { key: "Alt-Enter", run: openMenu },
          { key: "F8", run: nextDiagnostic, shift: previousDiagnostic },
          { key: "Shift-Alt-f", run: format },
          ...historyKeymap,
          ...defaultKeymap,
        ]),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ "aria-label": "Procfile", spellcheck: "false", autocapitalize: "off" }),
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
  }

  #changed(): void {
    const state = this.#view?.state;
    if (!state) return;
    this.name = nameOf(state);
    this.empty = state.doc.length === 0;
    this.dispatchEvent(new CustomEvent("proclint-change"));
  }

  #applyShown(fix: Fix): void {
    if (!this.applyFix(fix, this.findings.version)) this.#say("The text changed meanwhile; it is being checked again.");
  }

  #say(message: string): void {
    this.dispatchEvent(new CustomEvent("proclint-say", { detail: message }));
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
    const aboutFile = this.findings.diagnostics.filter(isAboutFile);
    const wrong = aboutFile[0];
    return html`
      <div class="file">
        <input
          class="mono ${wrong ? `wrong ${wrong.severity}` : ""}"
          aria-label="File name"
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
        ${this.#saveButton()}
      </div>
      <div class="code">
        <div class="text"></div>
        ${this.empty ? this.#emptyState() : nothing}
      </div>
    `;
  }

  #saveButton(): unknown {
    const { open, unsaved } = this.disk;
    if (!open) return html`<button class="button quiet away" type="button" @click=${() => this.#send("proclint-download")}>Download</button>`;
    if (!unsaved) return html`<span class="saved soft" title="Changes made by other programs show here">Saved</span>`;
    return html`<button class="button save" type="button" title="Ctrl-S" @click=${() => this.#send("proclint-save")}>Save<span aria-hidden="true" class="dot"></span></button>`;
  }

  #fileProblem(diagnostic: Diagnostic): unknown {
    const fix = diagnostic.fixes?.[0];
    return html`
      <span class="problem ${diagnostic.severity}">
        <span class="mark" role="img" aria-label=${diagnostic.severity}>${shapeOf(diagnostic.severity)}</span>
        <span id="file-problem" class="message" title=${diagnostic.message}>${diagnostic.message}</span>
        ${fix
          ? html`<button class="link" type="button" title=${fix.title} @click=${() => this.#applyShown(fix)}>
              ${fix.rename ? "Rename" : "Fix"}<span class="hidden-text">: ${fix.title}</span>
            </button>`
          : nothing}
      </span>
    `;
  }

  #emptyState(): unknown {
    return html`
      <div class="empty">
        <p>Type a Procfile, drop one here, or start from an example.</p>
        <div class="examples">
          ${examples.slice(0, 4).map(
            (example, index) =>
              html`<button class="button" type="button" @click=${() => this.#example(index)}>${example.title}</button>`,
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
        gap: 10px;
        align-items: center;
        height: 45px;
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
        border-color: var(--line-strong);
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
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
        flex: 0 1 auto;
      }
      .problem .link {
        flex: none;
      }
      .quiet {
        flex: none;
        border-color: transparent;
        color: var(--soft);
        padding-inline: 7px;
        margin-right: -7px;
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
      .code {
        flex: 1;
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
      @media (max-width: 760px) {
        .code {
          contain: none;
          min-height: 240px;
          display: grid;
          flex: none;
        }
        input {
          font-size: 16px;
        }
        .away {
          display: none;
        }
      }
    `,
  ];
}

customElements.define("proclint-editor", ProclintEditor);
