// The line of the card or the finding at which a pointer or the focus is.
import { StateEffect, StateField, type Extension } from "@codemirror/state";
import { Decoration, EditorView, type DecorationSet } from "@codemirror/view";

/** Marks the line at an offset and no other; null for none. */
export const setPointed = StateEffect.define<number | null>();

const bar = Decoration.line({ class: "pf-pointed" });

const pointedField = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, { effects, docChanged, newDoc }) {
    for (const effect of effects) {
      if (effect.is(setPointed))
        return effect.value === null ? Decoration.none : Decoration.set([bar.range(newDoc.lineAt(effect.value).from)]);
    }
    return docChanged ? Decoration.none : marks;
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** Shows that line. `tell` gets the zero-based line under the pointer, or -1. */
export function pointedLine(tell: (line: number) => void): Extension {
  const handlers = EditorView.domEventHandlers({
    pointermove({ pointerType, clientY }, view) {
      if (pointerType !== "touch") tell(lineUnder(view, clientY));
    },
    pointerleave: () => tell(-1),
  });
  return [pointedField, handlers];
}

function lineUnder(view: EditorView, y: number): number {
  const height = y - view.documentTop;
  const { from, top, bottom } = view.lineBlockAtHeight(height);
  return top <= height && height <= bottom ? view.state.doc.lineAt(from).number - 1 : -1;
}
