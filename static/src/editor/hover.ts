import { StateEffect, StateField, type Extension } from "@codemirror/state";
import {
  ViewPlugin,
  closeHoverTooltips,
  hasHoverTooltips,
  hoverTooltip,
  repositionTooltips,
  showTooltip,
  type Command,
  type EditorView,
  type Tooltip,
} from "@codemirror/view";
import { codeNodes } from "../code.js";
import { groupsOf, saidOf, type EffectGroup } from "../effects.js";
import type { Diagnostic, Hover, Severity } from "../engine/contract.js";
import { t } from "../english.js";
import type { Assist } from "./assist.js";
import { diagnosticsUnder, placedDiagnostics } from "./diagnostics.js";
import { fixButton, type ApplyFix } from "./fix-menu.js";
import { markdownNodes } from "./markdown.js";
import { positionAt, spanOf } from "./positions.js";
import { shapeOf } from "./severity.js";
import { wordsFacet } from "./editor-words.js";

/** Beyond this an explanation costs more than it is worth. */
const largestFile = 256 * 1024;

type Explained = Promise<Hover | null>;

/** What tooltips need of the page. */
export interface HoverSource {
  /** Null where nothing is explained. */
  assist: () => Assist | null;
  apply: ApplyFix;
  /** The title of a platform by its id. */
  title: (platform: string) => string;
}

/** Tooltips of diagnostics, and of what the text means on the chosen platforms. */
export function procfileHover(source: HoverSource): Extension {
  return [hoverTooltip((view, offset) => hoverAt(view, offset, source), { hoverTime: 250 }), escaped, openedField];
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

async function hoverAt(view: EditorView, offset: number, source: HoverSource): Promise<Tooltip | null> {
  const { doc } = view.state;
  const here = placedDiagnostics(view.state).filter(({ from, to }) => from <= offset && offset <= to && from < to);
  const asked = explain(view, offset, source.assist());
  // Findings are known already, and don't wait for an explanation.
  const explained = here.length > 0 ? null : await asked;
  if (here.length === 0 && !explained) return null;
  const spans = explained ? [spanOf(doc, explained.range)] : here;
  return {
    pos: Math.max(...spans.map(({ from }) => from)),
    end: Math.min(...spans.map(({ to }) => to)),
    above: true,
    create: () => ({
      dom: contentOf(
        view,
        here.map(({ diagnostic }) => diagnostic),
        asked,
        source,
      ),
    }),
  };
}

async function explain(view: EditorView, offset: number, assist: Assist | null): Explained {
  const { doc } = view.state;
  if (!assist || doc.length > largestFile) return null;
  try {
    return await assist.hover(positionAt(doc, offset), () => view.state.doc !== doc);
  } catch {
    return null; // the engine stopped on this text, or the text has changed
  }
}

function contentOf(view: EditorView, diagnostics: readonly Diagnostic[], explained: Explained, { apply, title }: HoverSource): HTMLElement {
  const dom = document.createElement("div");
  dom.className = "pf-hover";
  dom.lang = "en";
  for (const diagnostic of diagnostics) {
    dom.append(headline(diagnostic), ...groupsOf(diagnostic.effects).map((group) => effectElement(group, title)));
    for (const fix of diagnostic.fixes ?? []) dom.append(fixButton(view, fix, () => apply(fix)));
    if (diagnostic.docs !== "") dom.append(docsLink(diagnostic));
  }
  void explained.then((explanation) => {
    if (!explanation) return;
    dom.append(explanationElement(explanation));
    if (dom.isConnected) repositionTooltips(view);
  });
  return dom;
}

function headline({ severity, message }: Diagnostic): HTMLElement {
  const text = document.createElement("span");
  text.append(...codeNodes(message));
  return paragraph(`pf-message pf-${severity}`, markElement(t(`severity.${severity}`), severity), text);
}

function effectElement(group: EffectGroup, title: HoverSource["title"]): HTMLElement {
  const { severity } = group;
  const said = document.createElement("span");
  said.append(...codeNodes(group.text));
  const body = document.createElement("span");
  const names = document.createElement("b");
  const { where, behind } = saidOf(group, title, t("comma"), t("notVerified"));
  names.append(where);
  body.append(names, ": ", said, behind);
  return paragraph(`pf-effect pf-${severity}`, markElement(t(`severity.${severity}`), severity), body);
}

function markElement(name: string, severity: Severity): HTMLElement {
  const mark = document.createElement("span");
  mark.className = "pf-mark";
  mark.textContent = shapeOf(severity);
  mark.setAttribute("role", "img");
  mark.setAttribute("aria-label", name);
  return mark;
}

function paragraph(name: string, ...children: HTMLElement[]): HTMLElement {
  const element = document.createElement("p");
  element.className = name;
  element.append(...children);
  return element;
}

function docsLink({ rule, docs }: Diagnostic): HTMLElement {
  const link = document.createElement("a");
  link.className = "pf-docs";
  link.href = docs ?? `rules/${rule}`;
  link.target = "_blank";
  link.textContent = t("editor.about", { rule });
  return link;
}

function explanationElement({ markdown }: Hover): HTMLElement {
  const element = document.createElement("div");
  element.className = "pf-text pf-explained";
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

/** Opens the same for the cursor, with the focus in it; Escape closes it. `none` gets the message that there is nothing. */
export function openExplanation(source: HoverSource, none: (message: string) => void): Command {
  return (view) => {
    void openAt(view, source, none);
    return true;
  };
}

async function openAt(view: EditorView, source: HoverSource, none: (message: string) => void): Promise<void> {
  const { state } = view;
  const { head } = state.selection.main;
  const here = diagnosticsUnder(state, head);
  const explained = await explain(view, head, source.assist());
  if (view.state.doc !== state.doc || view.state.selection.main.head !== head) return;
  if (here.length === 0 && !explained) {
    none(state.facet(wordsFacet).t("editor.nothingToExplain"));
    return;
  }
  const tooltip: Tooltip = {
    pos: head,
    above: true,
    create: () => {
      const apply: ApplyFix = (fix) => {
        close(view);
        source.apply(fix);
      };
      const dom = contentOf(view, here, Promise.resolve(explained), { ...source, apply });
      dom.tabIndex = -1;
      dom.setAttribute("role", "dialog");
      dom.setAttribute("aria-label", t("editor.explanation"));
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
