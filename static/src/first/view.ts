// What the page shows until its editor is there: the text and its problems, in the same places.
import { codeNodes } from "../code.js";
import { concernsOf, unfolded, type Concern } from "../effects.js";
import type { Diagnostic, Severity } from "../engine/contract.js";
import { severities, shapeOf, worstFirst } from "../editor/severity.js";
import { spansOf } from "../editor/spans.js";
import type { Snapshot } from "../file/snapshot.js";
import { knownPlatforms, titleOf } from "../platforms.js";
import { text } from "./first-language.js";

/** What fits on a screen. */
const mostLines = 60;
const mostProblems = 20;

/** A part of a line, in UTF-16 units, that styles different. */
interface Part {
  from: number;
  to: number;
  style: string;
}

export class FirstView {
  readonly #lines: string[];

  /** Null where the page has no such place. */
  static of(file: Snapshot, asksWhere: boolean): FirstView | null {
    const root = document.querySelector(".first");
    root?.classList.toggle("asks", asksWhere);
    return root && new FirstView(root, file);
  }

  private constructor(
    readonly root: Element,
    file: Snapshot,
  ) {
    this.#lines = file.text.split(/\r\n|\r|\n/).slice(0, mostLines);
    this.#find(".name").textContent = file.name;
    this.#showText([]);
  }

  show(found: readonly Diagnostic[]): void {
    this.#showText(found.filter((diagnostic) => !diagnostic.aboutFile));
    const diagnostics = unfolded(found);
    this.#find(".found ul").replaceChildren(...worstFirst(diagnostics).slice(0, mostProblems).map(item));
    this.root.classList.add(diagnostics.length > 0 ? "wrong" : "right");
  }

  #find(selector: string): Element {
    const found = this.root.querySelector(selector);
    if (!found) throw new Error(`the page has no ${selector}`);
    return found;
  }

  #showText(diagnostics: readonly Diagnostic[]): void {
    this.#find("pre").replaceChildren(...this.#lines.map((text, line) => lineOf(text, line, diagnostics)));
  }
}

function lineOf(text: string, line: number, diagnostics: readonly Diagnostic[]): Element {
  const here = diagnostics.filter(({ range }) => range.start.line <= line && line <= range.end.line);
  const worst = severities.find((severity) =>
    here.some((diagnostic) => diagnostic.severity === severity && diagnostic.range.start.line === line),
  );
  const parts = [
    ...spansOf(text, true).map(({ from, to, kind }) => ({ from, to, style: kind })),
    ...here.map(({ severity, range }) =>
      squiggle(
        text,
        severity,
        range.start.line === line ? range.start.character : 0,
        range.end.line === line ? range.end.character : text.length,
      ),
    ),
  ];
  return element("div", "line", [
    element("span", `mark ${worst ?? ""}`, [worst ? shapeOf(worst) : ""]),
    element("span", "number", [String(line + 1)]),
    element("code", "", piecesOf(text, parts)),
  ]);
}

// An empty range would underline nothing: it takes the character next to it.
function squiggle(text: string, severity: Severity, from: number, to: number): Part {
  const style = `squiggle ${severity}`;
  if (from < to) return { from, to, style };
  return from < text.length ? { from, to: from + 1, style } : { from: Math.max(0, from - 1), to: from, style };
}

/** The text in pieces, each of which styles the same from start to end. */
function piecesOf(text: string, parts: readonly Part[]): Element[] {
  const edges = [...new Set([0, text.length, ...parts.flatMap(({ from, to }) => [from, to])])]
    .filter((at) => at <= text.length)
    .sort((a, b) => a - b);
  return edges.slice(1).map((to, index) => {
    const from = edges[index] ?? 0;
    const styles = parts.filter((part) => part.from <= from && to <= part.to).map(({ style }) => style);
    const piece = element("span", styles.join(" "), [text.slice(from, to)]);
    if (styles.includes("commentFromRight")) piece.dir = "rtl";
    return piece;
  });
}

function item(diagnostic: Diagnostic): Element {
  const { severity, message, rule, range, fixes = [] } = diagnostic;
  const where = diagnostic.aboutFile ? rule : `${text("problems.line").replace("{line}", String(range.start.line + 1))} · ${rule}`;
  const fix = fixes.find(({ applicability }) => applicability === "safe") ?? fixes[0];
  return element("li", "", [
    markOf(severity),
    element("div", "", [
      element("div", "head", [english("p", message), ...(fix ? [english("b", fix.title)] : [])]),
      element("p", "foot", [...concernsOf(diagnostic).map(chip), element("span", "where", [where])]),
    ]),
  ]);
}

function chip({ platform, severity, verified }: Concern): Element {
  return element("span", "chip", [markOf(severity), ` ${titleOf(knownPlatforms, platform)}${verified ? "" : "?"}`]);
}

function markOf(severity: Severity): Element {
  return element("span", `mark ${severity}`, [shapeOf(severity)]);
}

/** A text of the engine, which is English in every language of the page. */
function english(name: string, text: string): HTMLElement {
  const made = element(name, "", codeNodes(text));
  made.lang = "en";
  return made;
}

function element(name: string, style: string, children: readonly (Node | string)[]): HTMLElement {
  const made = document.createElement(name);
  if (style) made.className = style;
  made.append(...children);
  return made;
}
