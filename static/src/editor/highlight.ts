import { RangeSetBuilder, type Extension } from "@codemirror/state";
import { Decoration, Direction, EditorView, ViewPlugin, type DecorationSet, type ViewUpdate } from "@codemirror/view";
import { spansOf } from "./spans.js";

const marks = {
  comment: Decoration.mark({ class: "pf-comment" }),
  commentFromRight: Decoration.mark({ class: "pf-comment", attributes: { dir: "rtl" }, bidiIsolate: Direction.RTL }),
  type: Decoration.mark({ class: "pf-type" }),
  colon: Decoration.mark({ class: "pf-colon" }),
  variable: Decoration.mark({ class: "pf-variable" }),
};

interface Looks {
  all: DecorationSet;
  /** What runs another way than its line: the cursor goes through it as it is written. */
  isolated: DecorationSet;
}

// Only what is on the screen is read, so that one line of a megabyte costs no more than a short one.
function looksOf(view: EditorView): Looks {
  const all = new RangeSetBuilder<Decoration>();
  const isolated = new RangeSetBuilder<Decoration>();
  const { doc } = view.state;
  for (const visible of view.visibleRanges) {
    for (let at = visible.from; at <= visible.to; ) {
      const line = doc.lineAt(at);
      const from = Math.max(line.from, visible.from);
      for (const span of spansOf(doc.sliceString(from, Math.min(line.to, visible.to)), from === line.from)) {
        const mark = marks[span.kind];
        all.add(from + span.from, from + span.to, mark);
        if (mark === marks.commentFromRight) isolated.add(from + span.from, from + span.to, mark);
      }
      at = line.to + 1;
    }
  }
  return { all: all.finish(), isolated: isolated.finish() };
}

class Highlighter {
  looks: Looks;

  constructor(view: EditorView) {
    this.looks = looksOf(view);
  }

  update(update: ViewUpdate): void {
    if (update.docChanged || update.viewportChanged) this.looks = looksOf(update.view);
  }
}

/** Colors process types, comments and variables. */
export const procfileHighlight: Extension = ViewPlugin.fromClass(Highlighter, {
  decorations: (plugin) => plugin.looks.all,
  provide: (plugin) => EditorView.bidiIsolatedRanges.of((view) => view.plugin(plugin)?.looks.isolated ?? Decoration.none),
});
