// The list of fixes at the cursor: a menu of the keyboard, opened in the text.
import { StateEffect, StateField, type Extension } from "@codemirror/state";
import { EditorView, showTooltip, type Command, type Tooltip, type TooltipView } from "@codemirror/view";
import type { Diagnostic, Fix } from "../engine/contract.js";
import { changedLines } from "../file/edits.js";
import { diagnosticsAt, shapeOf } from "./diagnostics.js";
import { snapshotOf } from "./file-state.js";
import { textAfter } from "./fixes.js";

export type ApplyFix = (fix: Fix) => void;

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

/** Opens the fixes of the diagnostics at the cursor; says through `none` that there are none. */
export function openFixMenu(apply: ApplyFix, none: (message: string) => void): Command {
  return (view) => {
    const { head } = view.state.selection.main;
    const found = diagnosticsAt(view.state, head);
    if (!found.some(({ fixes }) => fixes?.length)) {
      none(found.length > 0 ? "This problem has no automatic fix." : "No problem here. F8 goes to the next one.");
      return true;
    }
    const tooltip: Tooltip = { pos: head, above: false, create: (inner) => menuView(inner, found, apply) };
    view.dispatch({ effects: setMenu.of(tooltip) });
    return true;
  };
}

export const fixMenu: Extension = menuField;

function close(view: EditorView): void {
  view.dispatch({ effects: setMenu.of(null) });
  view.focus();
}

function menuView(view: EditorView, diagnostics: readonly Diagnostic[], apply: ApplyFix): TooltipView {
  const dom = document.createElement("div");
  dom.className = "pf-menu";
  dom.setAttribute("role", "menu");
  dom.setAttribute("aria-label", "Fixes");
  for (const diagnostic of diagnostics) {
    for (const fix of diagnostic.fixes ?? []) {
      const item = fixButton(view, fix, () => {
        close(view);
        apply(fix);
      });
      item.setAttribute("role", "menuitem");
      item.tabIndex = -1;
      dom.append(item);
    }
  }
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

/** A button of a fix; one that a person should look at shows the lines that it changes. */
export function fixButton(view: EditorView, fix: Fix, onClick: () => void): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "pf-fix";
  button.append(fix.title);
  if (fix.applicability === "suggested") button.append(diffElement(view, fix));
  button.addEventListener("click", onClick);
  return button;
}

function diffElement(view: EditorView, fix: Fix): HTMLElement {
  const { text } = snapshotOf(view.state);
  const diff = document.createElement("span");
  diff.className = "pf-diff";
  for (const change of changedLines(text, textAfter(text, fix)).slice(0, shownLines)) {
    const line = document.createElement("span");
    line.className = `pf-${change.kind}`;
    line.textContent = `${change.kind === "removed" ? "−" : "+"} ${change.text.slice(0, 300)}`;
    diff.append(line);
  }
  return diff;
}

/** The heading of a diagnostic in a tooltip. */
export function diagnosticElement({ severity, message }: Diagnostic): HTMLElement {
  const element = document.createElement("p");
  element.className = `pf-message pf-${severity}`;
  const mark = document.createElement("span");
  mark.className = "pf-mark";
  mark.textContent = shapeOf(severity);
  mark.setAttribute("role", "img");
  mark.setAttribute("aria-label", severity);
  element.append(mark, message);
  return element;
}
