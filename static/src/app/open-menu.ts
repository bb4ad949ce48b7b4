import { exampleTitles } from "../examples.js";
import { t } from "../language.js";
import type { PageCommand } from "./menu.js";

/** What the menu beside *Open file* does. */
export interface OpenActions {
  openFile: () => void;
  openFolder: () => void;
  openExample: (index: number) => void;
  showHistory: () => void;
}

/** Where a text comes from: the disk, another tool's file, the history, an example. */
export function openItems(does: OpenActions): PageCommand[] {
  return [
    { title: t("bar.openFile"), run: does.openFile },
    { title: t("bar.openFolder"), note: t("bar.openFolder.note"), run: does.openFolder },
    { title: t("bar.import"), note: t("bar.import.note"), run: does.openFile },
    { title: t("menu.history"), dialog: true, run: does.showHistory },
    ...exampleTitles(t).map((title, index) => ({
      title: t("bar.example", { title }),
      begins: index === 0,
      run: () => does.openExample(index),
    })),
  ];
}
