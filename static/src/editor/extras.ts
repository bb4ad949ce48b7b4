// What editing does not need at first, and so comes after the first report.
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { EditorState, type Extension } from "@codemirror/state";
import { keymap } from "@codemirror/view";
import type { Assist } from "./assist.js";
import { procfileCompletion } from "./complete.js";
import { extrasTheme } from "./extras-theme.js";

const phrases = {
  "next": "Next",
  "previous": "Previous",
  "all": "All",
  "match case": "Case",
  "regexp": "Pattern",
  "by word": "Words",
  "replace": "Replace",
  "replace all": "Replace all",
  "close": "Close the search",
  "go": "Go",
};

/** Completion and search. */
export function extras(assist: () => Assist | null): Extension {
  return [
    procfileCompletion(assist),
    search({ top: true }),
    highlightSelectionMatches({ minSelectionLength: 2 }),
    EditorState.phrases.of(phrases),
    keymap.of(searchKeymap),
    extrasTheme,
  ];
}
