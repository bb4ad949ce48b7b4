import { EditorState, Facet, type Extension } from "@codemirror/state";
import { english, type PlainKey, type Words } from "../i18n.js";

/** What CodeMirror itself says, by its own English words. */
const phrases: Record<string, PlainKey> = {
  Completions: "editor.completions",
  "Control character": "editor.controlCharacter",
  "Selection deleted": "editor.selectionDeleted",
  Find: "search.find",
  Replace: "search.replace",
  replace: "search.replace",
  "replace all": "search.replaceAll",
  next: "search.next",
  previous: "search.previous",
  all: "search.all",
  "match case": "search.case",
  regexp: "search.pattern",
  "by word": "search.words",
  close: "search.close",
  "Go to line": "search.line",
  go: "search.go",
  "current match": "search.match",
  "on line": "search.onLine",
  "replaced match on line $": "search.replacedOne",
  "replaced $ matches": "search.replaced",
};

/** The words of an editor. */
export const wordsFacet = Facet.define<Words, Words>({ combine: (given) => given[0] ?? english });

/** Lets an editor, and CodeMirror with it, speak a language. */
export function spoken(words: Words): Extension {
  return [
    wordsFacet.of(words),
    EditorState.phrases.of(Object.fromEntries(Object.entries(phrases).map(([phrase, key]) => [phrase, words.t(key)]))),
  ];
}
