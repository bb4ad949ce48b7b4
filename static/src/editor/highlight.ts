import { RangeSetBuilder, type Extension } from "@codemirror/state";
import { Decoration, ViewPlugin, type DecorationSet, type EditorView, type ViewUpdate } from "@codemirror/view";

const comment = Decoration.mark({ class: "pf-comment" });
const type = Decoration.mark({ class: "pf-type" });
const colon = Decoration.mark({ class: "pf-colon" });
const variable = Decoration.mark({ class: "pf-variable" });

/** A variable as a shell, a Windows prompt or PowerShell writes it. */
export const variablePattern = /\$\{[^}\s]*\}|\$\w+|%\w+%/g;

// Only what is on the screen is read, so that one line of a megabyte costs no more than a short one.
function highlight(view: EditorView): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  const { doc } = view.state;
  for (const visible of view.visibleRanges) {
    for (let at = visible.from; at <= visible.to; ) {
      const line = doc.lineAt(at);
      const from = Math.max(line.from, visible.from);
      addLine(builder, from, doc.sliceString(from, Math.min(line.to, visible.to)), from === line.from);
      at = line.to + 1;
    }
  }
  return builder.finish();
}

function addLine(builder: RangeSetBuilder<Decoration>, from: number, text: string, isStart: boolean): void {
  if (isStart && /^\s*#/.test(text)) {
    builder.add(from, from + text.length, comment);
    return;
  }
  const name = isStart ? /^(\s*)([^\s:]+)(\s*)(:)/.exec(text) : null;
  if (name) {
    const start = from + (name[1]?.length ?? 0);
    const end = from + name[0].length - 1;
    builder.add(start, start + (name[2]?.length ?? 0), type);
    builder.add(end, end + 1, colon);
  }
  variablePattern.lastIndex = name?.[0].length ?? 0;
  for (let match = variablePattern.exec(text); match; match = variablePattern.exec(text)) {
    builder.add(from + match.index, from + match.index + match[0].length, variable);
  }
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
