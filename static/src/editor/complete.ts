import {
  acceptCompletion,
  autocompletion,
  closeCompletion,
  completionKeymap,
  selectedCompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
} from "@codemirror/autocomplete";
import { Prec, type EditorState, type Extension } from "@codemirror/state";
import { keymap, type Command, type EditorView } from "@codemirror/view";
import type { CompletionItem } from "../engine/contract.js";
import { normalizeLineEnds } from "../file/encoding.js";
import type { Assist } from "./assist.js";
import { markdownNodes } from "./markdown.js";
import { offsetOf, positionAt } from "./positions.js";

/** In a file larger than this, completion comes only when it is asked for. */
const largestTyped = 64 * 1024;

// While somebody types: at the first word of a line, of a command and of what follows an operator, at a flag and its
// value, at a variable, and in a comment for Proclint.
const worthAsking =
  /^\s*[\w-]+$|^\s*[\w-]+\s*:\s+([^#]*\s)?(-[\w-]*|--[\w-]+=\S*)$|^\s*[\w-]+\s*:\s+(.*[;&|]\s*)?[\w./-]*$|\$\{?\w*$|^\s*#\s*proclint-.*$/;

// A sub-command, what a program runs, and a value behind its flag.
const afterWord = /^\s*[\w-]+\s*:\s+[\w./-]+\s+(run\s+)?[\w./:-]*$|\s-{1,2}[\w-]+\s+[\w.-]*$/;

// As long as only a name goes on, the list is filtered and not asked for again.
const sameList = /^(\$\{?)?[\w-]*$/;

interface Written extends Completion {
  item: CompletionItem;
}

/** Completes types, programs, flags, variables and whole lines, as the assist knows them for the platforms. */
export function procfileCompletion(assist: () => Assist | null): Extension {
  return [
    autocompletion({
      override: [(context) => complete(context, assist())],
      icons: false,
      maxRenderedOptions: 60,
      activateOnTypingDelay: 60,
      optionClass: (completion) => `pf-option pf-option-${completion.type ?? ""}`,
      defaultKeymap: false,
    }),
    Prec.highest(
      keymap.of([...completionKeymap.filter(({ key }) => key !== "Enter"), { key: "Enter", run: accept }, { key: "Tab", run: accept }]),
    ),
  ];
}

// Where all of it is typed already, Enter and Tab are what they are without a list.
const accept: Command = (view) => {
  const chosen = selectedCompletion(view.state) as Written | null;
  if (!chosen || !isTyped(view.state, chosen.item)) return acceptCompletion(view);
  closeCompletion(view);
  return false;
};

function isTyped(state: EditorState, { edit }: CompletionItem): boolean {
  return state.sliceDoc(offsetOf(state.doc, edit.range.start), state.selection.main.head) === edit.newText;
}

async function complete(context: CompletionContext, assist: Assist | null): Promise<CompletionResult | null> {
  const { state, pos, explicit } = context;
  if (!assist || !(explicit || isSensible(state, pos))) return null;
  let items: readonly CompletionItem[];
  try {
    items = await assist.complete(positionAt(state.doc, pos), () => context.aborted);
  } catch {
    return null; // it stopped on this text, or nobody waits any more
  }
  const start = items[0]?.edit.range.start;
  if (!start || context.aborted) return null;
  // A list is no use for an item that is already typed in full, and would only cover other things.
  if (!explicit && items.some((item) => isTyped(state, item))) return null;
  const from = offsetOf(state.doc, start);
  const sameStart = items.filter(({ edit }) => offsetOf(state.doc, edit.range.start) === from);
  return { from, options: sameStart.map(optionOf), validFor: sameList };
}

function isSensible(state: EditorState, pos: number): boolean {
  if (state.doc.length > largestTyped) return false;
  const line = state.doc.lineAt(pos);
  const before = line.text.slice(0, pos - line.from);
  return before.length < 500 && (worthAsking.test(before) || afterWord.test(before));
}

function optionOf(item: CompletionItem): Written {
  const { label, filter, kind, detail, documentation, edit, sort } = item;
  return {
    item,
    label: filter,
    displayLabel: label,
    type: kind,
    sortText: sort,
    ...(detail ? { detail } : {}),
    ...(documentation ? { info: () => documentationElement(documentation) } : {}),
    apply: (view, _completion, from, to) => insert(view, from, to, edit.newText),
  };
}

function insert(view: EditorView, from: number, to: number, newText: string): void {
  const text = normalizeLineEnds(newText);
  view.dispatch({
    changes: { from, to, insert: text },
    selection: { anchor: from + text.length },
    scrollIntoView: true,
    userEvent: "input.complete",
  });
}

function documentationElement(markdown: string): HTMLElement {
  const element = document.createElement("div");
  element.className = "pf-text";
  element.lang = "en";
  element.tabIndex = 0; // it scrolls
  element.append(markdownNodes(markdown));
  return element;
}
