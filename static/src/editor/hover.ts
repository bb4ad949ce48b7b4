import { StateEffect, StateField, type Extension } from "@codemirror/state";
import { ViewPlugin, closeHoverTooltips, hasHoverTooltips, hoverTooltip, repositionTooltips, showTooltip, type Command, type EditorView, type Tooltip } from "@codemirror/view";
import type { Diagnostic, Explanation } from "../engine/contract.js";
import type { Words } from "../i18n.js";
import type { Assist } from "./assist.js";
import { diagnosticsUnder, placedDiagnostics } from "./diagnostics.js";
import { diagnosticElement, fixButton, type ApplyFix } from "./fix-menu.js";
import { markdownNodes } from "./markdown.js";
import { positionAt, spanOf } from "./positions.js";
import { wordsFacet } from "./words.js";

/** Beyond this an explanation costs more than it is worth. */
const largestFile = 256 * 1024;

type Explained = Promise<Explanation | null>;

/** Tooltips of diagnostics, and of what stands there on the chosen platforms. */
export function procfileHover(assist: () => Assist | null, apply: ApplyFix): Extension {
  return [hoverTooltip((view, offset) => hoverAt(view, offset, assist(), apply), { hoverTime: 250 }), escaped, openedField];
}

// Escape closes what a hover shows, wherever the focus is, and while the pointer stays.
const escaped = ViewPlugin.define((view) => {
  const { ownerDocument } = view.dom;
  const pressed = ({ key }: KeyboardEvent): void => {
    if (key === "Escape" && hasHoverTooltips(view.state)) view.dispatch({ effects: closeHoverTooltips });
  };
  ownerDocument.addEventListener("keydown", pressed);
  return { destroy: () => ownerDocument.removeEventListener("keydown", pressed) };
});

async function hoverAt(view: EditorView, offset: number, assist: Assist | null, apply: ApplyFix): Promise<Tooltip | null> {
  const { doc } = view.state;
  const here = placedDiagnostics(view.state)
    .map((diagnostic) => ({ diagnostic, ...spanOf(doc, diagnostic.range) }))
    .filter(({ from, to }) => from <= offset && offset <= to && from < to);
  const asked = explain(view, offset, assist);
  // What is wrong is known, and does not wait for an explanation.
  const explained = here.length > 0 ? null : await asked;
  if (here.length === 0 && !explained) return null;
  const spans = explained ? [spanOf(doc, explained.range)] : here;
  return {
    pos: Math.max(...spans.map(({ from }) => from)),
    end: Math.min(...spans.map(({ to }) => to)),
    above: true,
    create: () => ({ dom: contentOf(view, here.map(({ diagnostic }) => diagnostic), asked, apply) }),
  };
}

async function explain(view: EditorView, offset: number, assist: Assist | null): Explained {
  const { doc } = view.state;
  if (!assist || doc.length > largestFile) return null;
  try {
    return await assist.hover(positionAt(doc, offset), () => view.state.doc !== doc);
  } catch {
    return null; // the engine stopped on this text, or the text is another by now
  }
}

function contentOf(view: EditorView, diagnostics: readonly Diagnostic[], explained: Explained, apply: ApplyFix): HTMLElement {
  const words = view.state.facet(wordsFacet);
  const dom = document.createElement("div");
  dom.className = "pf-hover";
  for (const diagnostic of diagnostics) {
    dom.append(diagnosticElement(words, diagnostic), docsLink(words, diagnostic));
    for (const fix of diagnostic.fixes ?? []) dom.append(fixButton(view, fix, () => apply(fix)));
  }
  void explained.then((explanation) => {
    if (!explanation) return;
    dom.append(explanationElement(explanation));
    if (dom.isConnected) repositionTooltips(view);
  });
  return dom;
}

function docsLink({ t }: Words, { rule, docs }: Diagnostic): HTMLElement {
  const link = document.createElement("a");
  link.className = "pf-docs";
  link.href = docs ?? `rules/${rule}`;
  link.target = "_blank";
  link.textContent = t("editor.about", { rule });
  return link;
}

function explanationElement({ markdown }: Explanation): HTMLElement {
  const element = document.createElement("div");
  element.className = "pf-text pf-explained";
  element.lang = "en";
  element.append(markdownNodes(markdown));
  return element;
}

const setOpened = StateEffect.define<Tooltip | null>();

const openedField = StateField.define<Tooltip | null>({
  create: () => null,
  update(opened, transaction) {
    for (const effect of transaction.effects) {
      if (effect.is(setOpened)) return effect.value;
    }
    return transaction.docChanged || transaction.selection ? null : opened;
  },
  provide: (field) => showTooltip.from(field),
});

/** Opens the same for the cursor, with the focus in it; Escape closes it. `none` says that there is nothing. */
export function openExplanation(assist: () => Assist | null, apply: ApplyFix, none: (message: string) => void): Command {
  return (view) => {
    void openAt(view, assist(), apply, none);
    return true;
  };
}

async function openAt(view: EditorView, assist: Assist | null, apply: ApplyFix, none: (message: string) => void): Promise<void> {
  const { state } = view;
  const { head } = state.selection.main;
  const here = diagnosticsUnder(state, head);
  const explained = await explain(view, head, assist);
  if (view.state.doc !== state.doc || view.state.selection.main.head !== head) return;
  if (here.length === 0 && !explained) {
    none(state.facet(wordsFacet).t("editor.nothingToExplain"));
    return;
  }
  const tooltip: Tooltip = {
    pos: head,
    above: true,
    create: () => {
      const dom = contentOf(view, here, Promise.resolve(explained), (fix) => {
        close(view);
        apply(fix);
      });
      dom.tabIndex = -1;
      dom.setAttribute("role", "dialog");
      dom.setAttribute("aria-label", state.facet(wordsFacet).t("editor.explanation"));
      closeWhenLeft(view, dom);
      return { dom, mount: () => dom.focus({ preventScroll: true }) };
    },
  };
  view.dispatch({ effects: setOpened.of(tooltip) });
}

function close(view: EditorView): void {
  view.dispatch({ effects: setOpened.of(null) });
  view.focus();
}

function closeWhenLeft(view: EditorView, dom: HTMLElement): void {
  dom.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    close(view);
  });
  dom.addEventListener("focusout", (event) => {
    if (dom.contains(event.relatedTarget as Node | null)) return;
    // Removing it takes the focus away too, in the middle of an update of the view.
    queueMicrotask(() => {
      if (dom.isConnected) view.dispatch({ effects: setOpened.of(null) });
    });
  });
}
