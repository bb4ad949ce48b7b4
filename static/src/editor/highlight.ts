import { RangeSetBuilder, type Extension } from "@codemirror/state";
import { Decoration, ViewPlugin, type DecorationSet, type EditorView, type ViewUpdate } from "@codemirror/view";
import { spansOf } from "./spans.js";

const marks = {
  comment: Decoration.mark({ class: "pf-comment" }),
  type: Decoration.mark({ class: "pf-type" }),
  colon: Decoration.mark({ class: "pf-colon" }),
  variable: Decoration.mark({ class: "pf-variable" }),
};

// Only what is on the screen is read, so that one line of a megabyte costs no more than a short one.
function highlight(view: EditorView): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  const { doc } = view.state;
  for (const visible of view.visibleRanges) {
    for (let at = visible.from; at <= visible.to; ) {
      const line = doc.lineAt(at);
      const from = Math.max(line.from, visible.from);
      for (const span of spansOf(doc.sliceString(from, Math.min(line.to, visible.to)), from === line.from)) {
        builder.add(from + span.from, from + span.to, marks[span.kind]);
      }
      at = line.to + 1;
    }
  }
  return builder.finish();
}

class Highlighter {
  decorations: DecorationSet;

  constructor(view: EditorView) {
    this.decorations = highlight(view);
  }

  update(update: ViewUpdate): void {
    if (update.docChanged || update.viewportChanged) this.decorations = highlight(update.view);
  }
}

/** Colours process types, comments and variables. */
export const procfileHighlight: Extension = ViewPlugin.fromClass(Highlighter, {
  decorations: (plugin) => plugin.decorations,
});
