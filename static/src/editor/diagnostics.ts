// Squiggles and gutter marks of the last report, moved along with edits until the next one.
import {
  ChangeSet,
  RangeSet,
  RangeSetBuilder,
  StateEffect,
  StateField,
  type EditorState,
  type Extension,
  type Text,
} from "@codemirror/state";
import { Decoration, EditorView, GutterMarker, WidgetType, gutter, type Command, type DecorationSet } from "@codemirror/view";
import { plainText } from "../code.js";
import { hasPlace } from "../effects.js";
import type { Diagnostic, Position, Severity } from "../engine/contract.js";
import type { Notice } from "../notice.js";
import { markOf, severities, shapeOf, topOf, type Mark } from "./severity.js";
import { offsetOf, spanOf } from "./positions.js";
import { t as inEnglish } from "../english.js";
import { wordsFacet } from "./editor-words.js";

interface Marks {
  squiggles: DecorationSet;
  gutter: RangeSet<GutterMarker>;
}

export const setDiagnostics = StateEffect.define<readonly Diagnostic[]>();

class SeverityMarker extends GutterMarker {
  constructor(readonly mark: Mark) {
    super();
  }

  override eq({ mark }: SeverityMarker): boolean {
    return mark.shape === this.mark.shape && mark.look === this.mark.look;
  }

  override toDOM(): Node {
    const mark = document.createElement("span");
    mark.className = `cm-lint-marker cm-lint-marker-${this.mark.look}`;
    mark.textContent = this.mark.shape;
    return mark;
  }
}

class PointWidget extends WidgetType {
  constructor(readonly severity: Severity) {
    super();
  }

  override eq(other: PointWidget): boolean {
    return other.severity === this.severity;
  }

  override toDOM(): HTMLElement {
    const point = document.createElement("span");
    point.className = `cm-lintPoint cm-lintPoint-${this.severity}`;
    return point;
  }
}

const spacer = new SeverityMarker({ shape: shapeOf("error"), look: "error" });
const underlines = new Map(severities.map((severity) => [severity, Decoration.mark({ class: `cm-lintRange cm-lintRange-${severity}` })]));
const points = new Map(severities.map((severity) => [severity, Decoration.widget({ widget: new PointWidget(severity), side: 1 })]));

// An empty range would underline nothing: it takes the character after it, or before it.
function visibleSpan(doc: Text, diagnostic: Diagnostic): { from: number; to: number } {
  const { from, to } = spanOf(doc, diagnostic.range);
  if (from < to) return { from, to };
  const line = doc.lineAt(from);
  if (to < line.to) return { from, to: to + 1 };
  return from > line.from ? { from: from - 1, to } : { from, to };
}

function buildMarks(doc: Text, diagnostics: readonly Diagnostic[]): Marks {
  const squiggles = [];
  const lines = new Map<number, Diagnostic[]>();
  for (const diagnostic of diagnostics) {
    if (!hasPlace(diagnostic)) continue;
    const { look } = markOf(diagnostic);
    const { from, to } = visibleSpan(doc, diagnostic);
    const decoration = from < to ? underlines.get(look) : points.get(look);
    if (decoration) squiggles.push(from < to ? decoration.range(from, to) : decoration.range(from));
    const line = doc.lineAt(from).from;
    const others = lines.get(line);
    if (others) others.push(diagnostic);
    else lines.set(line, [diagnostic]);
  }
  const builder = new RangeSetBuilder<GutterMarker>();
  for (const [line, here] of [...lines].sort((a, b) => a[0] - b[0])) {
    const top = topOf(here);
    if (top) builder.add(line, line, new SeverityMarker(markOf(top)));
  }
  return { squiggles: Decoration.set(squiggles, true), gutter: builder.finish() };
}

/** A finding that has a place in the text, and where that is after the edits since. */
export interface Placed {
  diagnostic: Diagnostic;
  from: number;
  to: number;
}

interface Reported {
  /** The text of the report, and what was changed in it since. */
  doc: Text;
  changes: ChangeSet;
  placed: readonly Placed[];
}

const reportedField = StateField.define<Reported>({
  create: ({ doc }) => ({ doc, changes: ChangeSet.empty(doc.length), placed: [] }),
  update(reported, transaction) {
    for (const effect of transaction.effects) {
      if (effect.is(setDiagnostics)) return report(transaction.newDoc, effect.value);
    }
    if (!transaction.docChanged) return reported;
    const { changes } = transaction;
    return {
      doc: reported.doc,
      changes: reported.changes.compose(changes),
      placed: reported.placed.map((placed) => moved(placed, changes)),
    };
  },
});

function report(doc: Text, diagnostics: readonly Diagnostic[]): Reported {
  const placed = diagnostics.filter(hasPlace).map((diagnostic) => ({ diagnostic, ...visibleSpan(doc, diagnostic) }));
  return { doc, changes: ChangeSet.empty(doc.length), placed };
}

// A finding does not grow by text that is typed at one of its ends, as its squiggle does not.
function moved({ diagnostic, from, to }: Placed, changes: ChangeSet): Placed {
  const start = changes.mapPos(from, 1);
  return { diagnostic, from: start, to: Math.max(start, changes.mapPos(to, -1)) };
}

const marksField = StateField.define<Marks>({
  create: () => ({ squiggles: Decoration.none, gutter: RangeSet.empty }),
  update(marks, transaction) {
    for (const effect of transaction.effects) {
      if (effect.is(setDiagnostics)) return buildMarks(transaction.state.doc, effect.value);
    }
    if (!transaction.docChanged) return marks;
    return { squiggles: marks.squiggles.map(transaction.changes), gutter: marks.gutter.map(transaction.changes) };
  },
  provide: (field) => EditorView.decorations.from(field, (marks) => marks.squiggles),
});

/** Where a position of the last report is now. */
export function placeOf(state: EditorState, position: Position): number {
  const { doc, changes } = state.field(reportedField);
  return changes.mapPos(offsetOf(doc, position), 1);
}

/** The diagnostics of the last report that have a place in the text. */
export function placedDiagnostics(state: EditorState): readonly Placed[] {
  return state.field(reportedField).placed;
}

/** Diagnostics of the text at an offset. */
export function diagnosticsUnder(state: EditorState, offset: number): Diagnostic[] {
  return overlapping(state, offset, offset);
}

/** Diagnostics at an offset; without any, those of its line. */
export function diagnosticsAt(state: EditorState, offset: number): Diagnostic[] {
  const here = diagnosticsUnder(state, offset);
  if (here.length > 0) return here;
  const line = state.doc.lineAt(offset);
  return overlapping(state, line.from, line.to);
}

function overlapping(state: EditorState, start: number, end: number): Diagnostic[] {
  return placedDiagnostics(state)
    .filter(({ from, to }) => from <= end && start <= to)
    .map(({ diagnostic }) => diagnostic);
}

function startingOn(state: EditorState, offset: number): Placed[] {
  const line = state.doc.lineAt(offset);
  return placedDiagnostics(state).filter(({ from }) => line.from <= from && from <= line.to);
}

// The list of problems is elsewhere on the page, so a screen reader also reads the finding at the cursor.
function jump(direction: 1 | -1, say: (said: Notice) => void): Command {
  return (view) => {
    const { t } = view.state.facet(wordsFacet);
    const places = [...placedDiagnostics(view.state)].sort((a, b) => direction * (a.from - b.from));
    const { head } = view.state.selection.main;
    const target = places.find(({ from }) => direction * (from - head) > 0) ?? places[0];
    if (!target) {
      say({ text: t("editor.noProblems") });
      return true;
    }
    view.dispatch({ selection: { anchor: target.from }, scrollIntoView: true, userEvent: "select" });
    say({ text: "", english: `${inEnglish(`severity.${target.diagnostic.severity}`)}: ${plainText(target.diagnostic.message)}` });
    return true;
  };
}

/** Moves the cursor to the next problem, from the last one to the first. */
export function nextDiagnostic(say: (said: Notice) => void): Command {
  return jump(1, say);
}

/** Moves the cursor to the problem before, from the first one to the last. */
export function previousDiagnostic(say: (said: Notice) => void): Command {
  return jump(-1, say);
}

/** `onMark` is called when a gutter mark is clicked, after the cursor went there. */
export function diagnosticMarks(onMark: Command): Extension {
  return [
    reportedField,
    marksField,
    gutter({
      class: "cm-gutter-lint",
      markers: (view) => view.state.field(marksField).gutter,
      initialSpacer: () => spacer,
      domEventHandlers: {
        mouseover(view, line, event) {
          const here = startingOn(view.state, line.from);
          if (event.target instanceof HTMLElement)
            event.target.title = here.map(({ diagnostic }) => plainText(diagnostic.message)).join("\n");
          return false;
        },
        mousedown(view, line, event) {
          const [placed] = startingOn(view.state, line.from);
          if (!placed) return false;
          event.preventDefault();
          view.dispatch({ selection: { anchor: placed.from } });
          onMark(view);
          return true;
        },
      },
    }),
  ];
}
