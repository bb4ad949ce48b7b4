import type { Key } from "../i18n.js";
import { Store } from "../store.js";
import { chooseTheme, keptTheme, type Theme } from "../theme.js";

/** Where the page has one column. */
const narrowWindow = "(max-width: 1099px)";

/** The views beside the file. */
export const tabs = [
  { id: "processes", title: "tab.processes" },
  { id: "matrix", title: "tab.matrix" },
  { id: "move", title: "tab.move" },
] as const satisfies readonly { id: string; title: Key }[];

export type Tab = (typeof tabs)[number]["id"];

/** How the page is laid out, and what of it a person chose to see. */
export class Display extends Store {
  readonly #narrow = window.matchMedia(narrowWindow);
  #tab: Tab = tabs[0].id;
  #byLine = false;
  #theme = keptTheme();

  constructor() {
    super();
    this.#narrow.addEventListener("change", () => this.changed());
  }

  /** The page has one column. */
  get narrow(): boolean {
    return this.#narrow.matches;
  }

  /** The view that is shown where only one is. */
  get tab(): Tab {
    return this.#tab;
  }

  set tab(tab: Tab) {
    this.#tab = tab;
    this.changed();
  }

  /** Shows the view of that id, which comes from a link; any other id changes nothing. */
  showTab(id: string | undefined): void {
    const tab = tabs.find((known) => known.id === id);
    if (tab) this.tab = tab.id;
  }

  /** The problems are in the order of their lines, not the worst first. */
  get byLine(): boolean {
    return this.#byLine;
  }

  set byLine(byLine: boolean) {
    this.#byLine = byLine;
    this.changed();
  }

  get theme(): Theme {
    return this.#theme;
  }

  set theme(theme: Theme) {
    this.#theme = theme;
    chooseTheme(theme);
    this.changed();
  }
}
