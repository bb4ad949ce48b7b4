// The list of fixes at the cursor: a menu of the keyboard, opened in the text.
import { StateEffect, StateField, type Extension } from "@codemirror/state";
import { type EditorView, showTooltip, type Command, type Tooltip, type TooltipView } from "@codemirror/view";
import { codeNodes } from "../code.js";
import type { Diagnostic, Fix } from "../engine/contract.js";
import { changedLines, longestShown, type LineChange } from "../file/edits.js";
import { t as inEnglish } from "../english.js";
import { diagnosticsAt } from "./diagnostics.js";
import { snapshotOf } from "./file-state.js";
import { textAfter } from "./fixes.js";
import { wordsFacet } from "./editor-words.js";

export type ApplyFix = (fix: Fix) => void;

/** What the menu can do. */
export interface FixActions {
  apply: ApplyFix;
  /** Inserts a comment that ignores the rule where the diagnostic is. */
  ignore: ((diagnostic: Diagnostic) => void) | null;
  /** Gets the message that there is nothing to choose from. */
  none: (message: string) => void;
}

const shownLines = 6;

const setMenu = StateEffect.define<Tooltip | null>();

const menuField = StateField.define<Tooltip | null>({
  create: () => null,
  update(menu, transaction) {
    for (const effect of transaction.effects) {
      if (effect.is(setMenu)) return effect.value;
    }
    return transaction.docChanged || transaction.selection ? null : menu;
  },
  provide: (field) => showTooltip.from(field),
});

/** Opens what can be done about the diagnostics at the cursor. */
export function openFixMenu(actions: FixActions): Command {
  return (view) => {
    const { t } = view.state.facet(wordsFacet);
    const { head } = view.state.selection.main;
    const found = diagnosticsAt(view.state, head);
    if (found.length === 0) {
      actions.none(t("editor.noProblemHere"));
      return true;
    }
    if (!actions.ignore && found.every(({ fixes }) => !fixes?.length)) {
      actions.none(t("editor.noFix"));
      return true;
    }
    const tooltip: Tooltip = { pos: head, above: false, create: (inner) => menuView(inner, found, actions) };
    view.dispatch({ effects: setMenu.of(tooltip) });
    return true;
  };
}

export const fixMenu: Extension = menuField;

function close(view: EditorView): void {
  view.dispatch({ effects: setMenu.of(null) });
  view.focus();
}

function menuView(view: EditorView, diagnostics: readonly Diagnostic[], { apply, ignore }: FixActions): TooltipView {
  const dom = document.createElement("div");
  dom.className = "pf-menu";
  dom.lang = "en";
  dom.setAttribute("role", "menu");
  dom.setAttribute("aria-label", inEnglish("editor.fixes"));
  const closeAnd = (run: () => void) => () => {
    close(view);
    run();
  };
  const rules = new Set<string>();
  const ignored: HTMLElement[] = [];
  for (const diagnostic of diagnostics) {
    for (const fix of diagnostic.fixes ?? [])
      dom.append(
        asItem(
          fixButton(
            view,
            fix,
            closeAnd(() => apply(fix)),
          ),
        ),
      );
    if (ignore && !rules.has(diagnostic.rule))
      ignored.push(
        asItem(
          ignoreButton(
            diagnostic,
            closeAnd(() => ignore(diagnostic)),
          ),
        ),
      );
    rules.add(diagnostic.rule);
  }
  dom.append(...ignored);
  dom.addEventListener("keydown", (event) => moveInMenu(view, dom, event));
  dom.addEventListener("focusout", (event) => {
    if (dom.contains(event.relatedTarget as Node | null)) return;
    // Removing the menu takes the focus away too, in the middle of an update of the view.
    queueMicrotask(() => {
      if (dom.isConnected) view.dispatch({ effects: setMenu.of(null) });
    });
  });
  return { dom, mount: () => focusItem(dom, 0) };
}

function asItem(button: HTMLButtonElement): HTMLButtonElement {
  button.setAttribute("role", "menuitem");
  button.tabIndex = -1;
  return button;
}

function ignoreButton({ rule }: Diagnostic, onClick: () => void): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "pf-fix pf-ignore";
  button.append(inEnglish("editor.ignore", { rule }));
  button.addEventListener("click", onClick);
  return button;
}

function focusItem(dom: HTMLElement, index: number): void {
  const items = [...dom.querySelectorAll<HTMLElement>("[role=menuitem]")];
  items.at(index % items.length)?.focus({ preventScroll: true });
}

function moveInMenu(view: EditorView, dom: HTMLElement, event: KeyboardEvent): void {
  const items = [...dom.querySelectorAll<HTMLElement>("[role=menuitem]")];
  const root = dom.getRootNode() as ShadowRoot | Document;
  const current = items.indexOf(root.activeElement as HTMLElement);
  const targets: Record<string, number> = { ArrowDown: current + 1, ArrowUp: current - 1, Home: 0, End: -1 };
  const target = targets[event.key];
  if (target !== undefined) {
    event.preventDefault();
    focusItem(dom, target);
    return;
  }
  if (event.key === "Escape" || event.key === "Tab") {
    event.preventDefault();
    close(view);
  }
}

/** A button of a fix; a suggested one shows the lines that it changes. */
export function fixButton(view: EditorView, fix: Fix, onClick: () => void): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "pf-fix";
  const title = document.createElement("span");
  title.append(...codeNodes(fix.title));
  button.append(title);
  if (fix.applicability === "suggested") button.append(diffElement(view, fix));
  button.addEventListener("click", onClick);
  return button;
}

function diffElement(view: EditorView, fix: Fix): HTMLElement {
  const { text } = snapshotOf(view.state);
  const diff = document.createElement("span");
  diff.className = "pf-diff";
  const changes = changedLines(text, textAfter(text, fix));
  diff.append(...changes.slice(0, shownLines).map(changedLine));
  if (changes.length > shownLines) diff.append(inEnglish("lines.more", { count: changes.length - shownLines }));
  return diff;
}

function changedLine({ kind, text, marked: { from, to } }: LineChange): HTMLElement {
  const line = document.createElement("span");
  line.className = `pf-${kind}`;
  const changed = document.createElement("mark");
  changed.append(text.slice(from, to));
  const sign = kind === "removed" ? "− " : "+ ";
  line.append(sign, text.slice(0, from), ...(to > from ? [changed] : []), text.slice(to, longestShown));
  return line;
}
