// The lines that cause what a log shows, until their text changes.
import { StateEffect, StateField, type EditorState, type Extension, type Transaction } from "@codemirror/state";
import { Decoration, EditorView, WidgetType, type DecorationSet } from "@codemirror/view";
import type { Position } from "../engine/contract.js";
import { wordsFacet } from "./editor-words.js";
import { offsetOf } from "./positions.js";

/** Marks the lines of these positions, and no others. */
export const setCauses = StateEffect.define<readonly Position[]>();

class Label extends WidgetType {
  constructor(readonly text: string) {
    super();
  }

  override eq(other: Label): boolean {
    return other.text === this.text;
  }

  override toDOM(): HTMLElement {
    const label = document.createElement("span");
    label.className = "pf-cause-label";
    label.textContent = this.text;
    return label;
  }
}

const bar = Decoration.line({ class: "pf-cause" });

/** Where the lines start. */
const causesField = StateField.define<readonly number[]>({
  create: () => [],
  update(starts, transaction) {
    for (const effect of transaction.effects) {
      if (effect.is(setCauses)) return startsOf(transaction.newDoc, effect.value);
    }
    return transaction.docChanged ? starts.flatMap((start) => moved(start, transaction)) : starts;
  },
  provide: (field) => EditorView.decorations.compute([field, wordsFacet], (state) => looksOf(state, state.field(field))),
});

function startsOf(doc: EditorState["doc"], places: readonly Position[]): number[] {
  const starts = new Set(places.map((place) => doc.lineAt(offsetOf(doc, place)).from));
  return [...starts].sort((a, b) => a - b);
}

/** Where a line starts now; nowhere if its text is another. */
function moved(start: number, { startState, newDoc, changes }: Transaction): number[] {
  const line = newDoc.lineAt(changes.mapPos(start, 1));
  return line.text === startState.doc.lineAt(start).text ? [line.from] : [];
}

function looksOf(state: EditorState, starts: readonly number[]): DecorationSet {
  const label = Decoration.widget({ widget: new Label(state.facet(wordsFacet).t("editor.cause")), side: 1 });
  return Decoration.set(starts.flatMap((start) => [bar.range(start), label.range(state.doc.lineAt(start).to)]));
}

/** Shows which lines cause what a log shows. */
export const causeMarks: Extension = causesField;
