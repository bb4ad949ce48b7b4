import type { MenuItem } from "./proclint-menu.js";

/** What the menu of the page does, beside what stands in the bar. */
export interface MoreActions {
  save: () => void;
  saveAs: () => void;
  download: () => void;
  showHistory: () => void;
  copyMarkdown: () => void;
  exportJSON: () => void;
  exportSARIF: () => void;
  removeOffline: () => void;
  allowOffline: () => void;
}

export interface MoreItem extends MenuItem {
  run: () => void;
}

/** The menu, for a file that is open from a disk or not, and with or without an offline copy. */
export function moreItems(does: MoreActions, state: { open: boolean; canSaveAs: boolean; offline: "possible" | "refused" | "none" }): MoreItem[] {
  const files: MoreItem[] = state.open
    ? [
        { title: "Save", note: "Ctrl-S, to the file on your disk", run: does.save },
        { title: "Save as…", note: "another file, which is then watched", run: does.saveAs },
      ]
    : state.canSaveAs
      ? [{ title: "Save as…", note: "Ctrl-S; the file is then watched", run: does.saveAs }]
      : [];
  const offline: MoreItem[] = [];
  if (state.offline === "possible") offline.push({ title: "Remove offline copy", note: "what works without a network", begins: true, run: does.removeOffline });
  if (state.offline === "refused") offline.push({ title: "Keep an offline copy", note: "to work without a network", begins: true, run: does.allowOffline });
  return [
    ...files,
    { title: "Download", note: "the file, byte for byte", run: does.download },
    { title: "History", note: "the last files, in this browser", run: does.showHistory },
    { title: "Copy report as Markdown", note: "for an issue or a chat", begins: true, run: does.copyMarkdown },
    { title: "Export JSON", note: "the report, as the API gives it", run: does.exportJSON },
    { title: "Export SARIF", note: "for code scanners", run: does.exportSARIF },
    ...offline,
  ];
}
