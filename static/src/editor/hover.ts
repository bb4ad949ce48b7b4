import type { EditorState, Extension } from "@codemirror/state";
import { hoverTooltip, type EditorView, type Tooltip } from "@codemirror/view";
import type { Diagnostic, Preview, Process } from "../engine/contract.js";
import { describeProcess } from "../words.js";
import { placedDiagnostics } from "./diagnostics.js";
import { diagnosticElement, fixButton, type ApplyFix } from "./fix-menu.js";
import { variablePattern } from "./highlight.js";
import { spanOf } from "./positions.js";

const longestLine = 10_000;

interface Explanation {
  from: number;
  to: number;
  title: string;
  text: string;
}

/** Tooltips of diagnostics, and of process types and variables on the shown platform. */
export function procfileHover(preview: () => Preview | null, apply: ApplyFix): Extension {
  return hoverTooltip((view, offset) => tooltipAt(view, offset, preview(), apply), { hoverTime: 250 });
}

function tooltipAt(view: EditorView, offset: number, preview: Preview | null, apply: ApplyFix): Tooltip | null {
  const { doc } = view.state;
  const here = placedDiagnostics(view.state)
    .map((diagnostic) => ({ diagnostic, ...spanOf(doc, diagnostic.range) }))
    .filter(({ from, to }) => from <= offset && offset <= to && from < to);
  const explained = preview ? explain(view.state, offset, preview) : null;
  if (here.length === 0 && !explained) return null;
  const spans = [...here, ...(explained ? [explained] : [])];
  return {
    pos: Math.max(...spans.map(({ from }) => from)),
    end: Math.min(...spans.map(({ to }) => to)),
    above: true,
    create: () => {
      const dom = document.createElement("div");
      dom.className = "pf-hover";
      for (const { diagnostic } of here) {
        dom.append(diagnosticElement(diagnostic), docsLink(diagnostic));
        for (const fix of diagnostic.fixes ?? []) dom.append(fixButton(view, fix, () => apply(fix)));
      }
      if (explained) dom.append(explanationElement(explained));
      return { dom };
    },
  };
}

function docsLink({ rule, docs }: Diagnostic): HTMLElement {
  const link = document.createElement("a");
  link.className = "pf-docs";
  link.href = docs ?? `rules/${rule}`;
  link.target = "_blank";
  link.textContent = `About ${rule}`;
  return link;
}

function explanationElement({ title, text }: Explanation): HTMLElement {
  const element = document.createElement("p");
  element.className = "pf-explained";
  const name = document.createElement("b");
  name.textContent = title;
  element.append(name, ` ${text}`);
  return element;
}

function explain(state: EditorState, offset: number, preview: Preview): Explanation | null {
  const line = state.doc.lineAt(offset);
  if (line.length > longestLine) return null;
  const process = preview.processes.find((candidate) => candidate.line === line.number - 1);
  if (!process) return null;
  const colon = line.text.indexOf(":");
  if (offset <= line.from + colon) {
    const text = describeProcess(process, preview.title ?? preview.platform);
    return { from: line.from, to: line.from + colon, title: process.type, text };
  }
  return explainVariable(line.text, line.from, offset, process, preview.title ?? preview.platform);
}

function explainVariable(text: string, from: number, offset: number, process: Process, platform: string): Explanation | null {
  for (const match of text.matchAll(variablePattern)) {
    const start = from + match.index;
    const end = start + match[0].length;
    if (offset < start || offset > end) continue;
    const name = /\w+/.exec(match[0])?.[0];
    const known = process.env?.find((entry) => entry.name === name);
    if (!known) return null;
    const value = known.default ? `${known.default} unless you set it` : "no default";
    return { from: start, to: end, title: match[0], text: `on ${platform}: ${value}` };
  }
  return null;
}
