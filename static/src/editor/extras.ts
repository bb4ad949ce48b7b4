// What editing does not need at first, and so comes after the first report.
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import type { Extension } from "@codemirror/state";
import { keymap } from "@codemirror/view";
import type { Assist } from "./assist.js";
import { procfileCompletion } from "./complete.js";
import { extrasTheme } from "./extras-theme.js";

/** Completion and search. */
export function extras(assist: () => Assist | null): Extension {
  return [
    procfileCompletion(assist),
    search({ top: true }),
    highlightSelectionMatches({ minSelectionLength: 2 }),
    keymap.of(searchKeymap),
    extrasTheme,
  ];
}
