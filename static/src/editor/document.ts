import { defaultKeymap, history, historyKeymap, undo } from "@codemirror/commands";
import { Compartment, EditorState, Transaction, type Extension, type TransactionSpec } from "@codemirror/state";
import { EditorView, drawSelection, highlightActiveLine, highlightSpecialChars, keymap, runScopeHandlers } from "@codemirror/view";
import type { DiskFile } from "../disk/disk-file.js";
import type { Cause, Diagnostic, Fix, Position } from "../engine/contract.js";
import { normalizeLineEnds } from "../file/encoding.js";
import type { FileFacts, Snapshot } from "../file/snapshot.js";
import type { Words } from "../i18n.js";
import type { Notice } from "../notice.js";
import { causeMarks, setCauses } from "./causes.js";
import { diagnosticMarks, nextDiagnostic, placeOf, previousDiagnostic, setDiagnostics } from "./diagnostics.js";
import { spoken } from "./editor-words.js";
import { changesFile, diskOf, factsOf, fileState, nameOf, setDisk, setName, snapshotOf } from "./file-state.js";
import { fixMenu, openFixMenu, type FixActions } from "./fix-menu.js";
import { fixTransaction, openTransaction, refreshTransaction, rewriteTransaction, type Rewritten } from "./fixes.js";
import { procfileHighlight } from "./highlight.js";
import { openExplanation, procfileHover, type HoverSource } from "./hover.js";
import { setPointed } from "./pointed.js";
import { droppedFiles, insertedText } from "./inserted.js";
import { theme } from "./theme.js";

/** Where the cursor is, one-based as people count. */
export interface Cursor {
  line: number;
  column: number;
}

/** What a view has that CodeMirror doesn't declare. */
interface Focused {
  inputState: { lastFocusTime: number };
}

/** The page around a document, which follows it. */
export interface Around extends HoverSource, FixActions {
  /** Says something to screen readers. */
  announce: (said: Notice) => void;
  /** The text, the name, the bytes or the place of the file changed. */
  changed: (isText: boolean) => void;
  /** The cursor moved. */
  moved: () => void;
}

/** The open file: what is edited, checked and saved. An element only draws it. */
export class ProcfileDocument {
  readonly #around: Around;
  readonly #looks = new Compartment();
  readonly #extras = new Compartment();
  readonly #language = new Compartment();
  #state: EditorState;
  #view: EditorView | null = null;
  #version = 1;
  #since = 1;
  #diagnostics: readonly Diagnostic[] = [];
  #checkedVersion = 0;

  constructor(file: Snapshot, words: Words, around: Around) {
    this.#around = around;
    this.#state = EditorState.create({ doc: normalizeLineEnds(file.text), extensions: this.#extensions(file, words) });
  }

  #extensions(file: Snapshot, words: Words): Extension {
    const { announce, none } = this.#around;
    const openMenu = openFixMenu(this.#around);
    return [
      fileState(file),
      diagnosticMarks(openMenu),
      causeMarks,
      this.#looks.of([]),
      highlightActiveLine(),
      highlightSpecialChars(),
      drawSelection(),
      EditorState.languageData.of(() => [{ commentTokens: { line: "#" } }]),
      history(),
      insertedText,
      droppedFiles,
      fixMenu,
      procfileHighlight,
      procfileHover(this.#around),
      this.#extras.of([]),
      this.#language.of(spoken(words)),
      keymap.of([
        { key: "Mod-.", run: openMenu },
        { key: "Mod-Enter", run: openMenu },
        { key: "Alt-Enter", run: openMenu },
        { key: "Mod-i", run: openExplanation(this.#around, none), preventDefault: true },
        { key: "F8", run: nextDiagnostic(announce), shift: previousDiagnostic(announce) },
        ...historyKeymap,
        ...defaultKeymap,
      ]),
      theme,
    ];
  }

  /** The text, with "\n" for line ends, and all else that the editor knows. */
  get state(): EditorState {
    return this.#state;
  }

  /** Grows with every change of text, name, bytes or place. */
  get version(): number {
    return this.#version;
  }

  /** The version with which another text took the place of all of the one before. */
  get since(): number {
    return this.#since;
  }

  /** The file as the engine has to see it. */
  get snapshot(): Snapshot {
    return snapshotOf(this.#state);
  }

  get name(): string {
    return nameOf(this.#state);
  }

  get facts(): FileFacts {
    return factsOf(this.#state);
  }

  /** Where the file is on a disk. */
  get diskFile(): DiskFile | null {
    return diskOf(this.#state);
  }

  get cursor(): Cursor {
    const { head } = this.#state.selection.main;
    const line = this.#state.doc.lineAt(head);
    return { line: line.number, column: head - line.from + 1 };
  }

  /** The last findings. */
  get diagnostics(): readonly Diagnostic[] {
    return this.#diagnostics;
  }

  /** The version that the last findings are of. */
  get checkedVersion(): number {
    return this.#checkedVersion;
  }

  /** Takes the findings of a version and marks them, unless the file has changed since. */
  found(version: number, diagnostics: readonly Diagnostic[]): void {
    if (version !== this.#version) return;
    this.#checkedVersion = version;
    this.#diagnostics = diagnostics;
    this.#dispatch({ effects: setDiagnostics.of(diagnostics) });
  }

  /** Nothing is known of the text any more. */
  forget(): void {
    this.#diagnostics = [];
    this.#dispatch({ effects: setDiagnostics.of([]) });
  }

  /** Marks the lines of these causes and no others, unless the file has changed since the version that they are of. */
  markCauses(version: number, causes: readonly Cause[]): void {
    const places = causes.flatMap(({ place }) => (place ? [place.start] : []));
    if (places.length === 0 || version === this.#version) this.#dispatch({ effects: setCauses.of(places) });
  }

  /** Soon marks a line of the last report, wherever edits have moved it since; -1 for none. */
  markLine(line: number): void {
    // An event of the pointer may come before the editor has read what a key put into the page: to draw then takes the key back.
    queueMicrotask(() => this.#dispatch({ effects: setPointed.of(line < 0 ? null : placeOf(this.#state, { line, character: 0 })) }));
  }

  /** Opens another file in the place of this one; undo brings the one before back. */
  open(file: Snapshot): void {
    this.#dispatch(openTransaction(this.#state, file));
  }

  /** Takes what became of the same file on its disk. */
  refresh(file: Snapshot): void {
    this.#dispatch(refreshTransaction(this.#state, file));
  }

  /** From now on the file is the one on the disk; its text stays as it is. */
  attach(disk: DiskFile): void {
    this.#dispatch({ effects: [setDisk.of(disk), setName.of(disk.name)], annotations: Transaction.addToHistory.of(false) });
  }

  rename(name: string): void {
    this.#dispatch({ effects: setName.of(name) });
  }

  /** Puts a text at the cursor, as if it were typed. */
  type(text: string): void {
    this.#dispatch({ ...this.#state.replaceSelection(text), userEvent: "input.type" });
  }

  /** Puts another text in the place of this one. */
  replace(text: string): void {
    this.#dispatch({ changes: { from: 0, to: this.#state.doc.length, insert: text } });
  }

  /** Applies a fix of the given version of the file; false when the file changed since. */
  applyFix(fix: Fix, version: number): boolean {
    if (version !== this.#version) return false;
    this.#dispatch(fixTransaction(this.#state, fix));
    return true;
  }

  /** Puts in what the engine made of the given version; false when it changes nothing or comes too late. */
  rewrite(rewritten: Rewritten, version: number): boolean {
    const transaction = version === this.#version ? rewriteTransaction(this.#state, rewritten) : null;
    if (!transaction) return false;
    this.#dispatch(transaction);
    return true;
  }

  /** Takes the last change back, and shows where it was. */
  undo(): void {
    undo({ state: this.#state, dispatch: (transaction) => this.#take([transaction]) });
    this.focus();
  }

  /** Moves the cursor to a position of the last report, wherever edits have moved it since, and shows it. */
  goTo(position: Position, y: "center" | "nearest" = "center"): void {
    const anchor = placeOf(this.#state, position);
    this.#dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y }) });
    this.focus();
  }

  selectAll(): void {
    this.#dispatch({ selection: { anchor: 0, head: this.#state.doc.length } });
  }

  /** Speaks another language. */
  speak(words: Words): void {
    this.#dispatch({ effects: this.#language.reconfigure(spoken(words)) });
  }

  /** Adds what editing doesn't need at first. */
  extend(extras: Extension): void {
    this.#dispatch({ effects: this.#extras.reconfigure(extras) });
  }

  /** Draws the text in an element, with what is of its place only. */
  draw(parent: HTMLElement, looks: Extension): void {
    this.dress(looks);
    this.#view = new EditorView({
      state: this.#state,
      parent,
      dispatchTransactions: (transactions, view) => {
        if (view === this.#view) this.#take(transactions);
      },
    });
  }

  /** Changes what is of the place of the text only. */
  dress(looks: Extension): void {
    this.#dispatch({ effects: this.#looks.reconfigure(looks) });
  }

  /** Takes the text out of the element that shows it. */
  erase(): void {
    this.#view?.destroy();
    this.#view = null;
  }

  focus(): void {
    this.#view?.focus();
  }

  /** Does what a key does in the text, which gets the focus. */
  press(key: KeyboardEventInit): void {
    if (!this.#view) return;
    this.#view.focus();
    runScopeHandlers(this.#view, new KeyboardEvent("keydown", key), "editor");
  }

  #dispatch(spec: TransactionSpec): void {
    this.#take([this.#state.update(spec)]);
  }

  #take(transactions: readonly Transaction[]): void {
    // Soon after the focus came, CodeMirror leaves a caret at the start that drawing has moved there.
    if (this.#view) (this.#view as unknown as Focused).inputState.lastFocusTime = 0;
    this.#view?.update(transactions);
    this.#state = transactions.at(-1)?.state ?? this.#state;
    const isText = transactions.some(({ docChanged }) => docChanged);
    if (transactions.some(changesFile)) {
      this.#version++;
      if (transactions.some(replacesAll)) this.#since = this.#version;
      this.#around.changed(isText);
    }
    if (isText || transactions.some(({ selection }) => selection)) this.#around.moved();
  }
}

function replacesAll({ changes, startState }: Transaction): boolean {
  let all = false;
  changes.iterChangedRanges((from, to) => (all ||= from === 0 && to === startState.doc.length));
  return all;
}
