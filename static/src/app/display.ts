import type { PlainKey } from "../i18n.js";
import { Store } from "../store.js";
import { chooseTheme, keptTheme, type Theme } from "../theme.js";

/** Where the page has one column. */
const narrowWindow = "(max-width: 1099px)";

/** Where one menu has all that opens files. */
const phoneWindow = "(max-width: 760px)";

/** The views beside the file. */
export const tabs = [
  { id: "processes", title: "tab.processes" },
  { id: "matrix", title: "tab.matrix" },
  { id: "move", title: "tab.move" },
  { id: "export", title: "tab.export" },
] as const satisfies readonly { id: string; title: PlainKey }[];

/** In one column the problems have a tab, too. */
export const problemsTab = { id: "problems", title: "problems" } as const satisfies { id: string; title: PlainKey };

/** A view beside the file. */
export type View = (typeof tabs)[number]["id"];

export type Tab = View | typeof problemsTab.id;

/** A tab as it is shown. */
interface ShownTab {
  id: Tab;
  title: PlainKey;
  /** It is the chosen one. */
  on: boolean;
}

/** How the page is laid out, and what of it a person chose to see. */
export class Display extends Store {
  readonly #narrow = window.matchMedia(narrowWindow);
  readonly #phone = window.matchMedia(phoneWindow);
  #view: View = tabs[0].id;
  #wantsProblems = true;
  #byLine = false;
  #onLog = false;
  #theme = keptTheme();

  constructor() {
    super();
    for (const query of [this.#narrow, this.#phone]) query.addEventListener("change", () => this.changed());
  }

  /** The page has one column. */
  get narrow(): boolean {
    return this.#narrow.matches;
  }

  /** The page has the width of a phone. */
  get phone(): boolean {
    return this.#phone.matches;
  }

  /** The view that is shown, or was last. */
  get view(): View {
    return this.#view;
  }

  /** The problems show, and no view. */
  get onProblems(): boolean {
    return this.narrow && this.#wantsProblems;
  }

  /** The view that is shown. */
  get seen(): View | null {
    return this.onProblems ? null : this.#view;
  }

  /** The tabs, of which one is chosen. */
  get tabs(): readonly ShownTab[] {
    const { narrow, onProblems, seen } = this;
    const views = tabs.map(({ id, title }) => ({ id, title, on: id === seen }));
    return narrow ? [{ ...problemsTab, on: onProblems }, ...views] : views;
  }

  /** Shows a view, or the problems. */
  choose(tab: Tab): void {
    this.#wantsProblems = tab === problemsTab.id;
    if (tab !== problemsTab.id) this.#view = tab;
    this.changed();
  }

  /** Takes the view of that id, which comes from a link, for the one to show; any other id changes nothing. */
  takeView(id: string | undefined): void {
    const tab = tabs.find((known) => known.id === id);
    if (!tab) return;
    this.#view = tab.id;
    this.changed();
  }

  /** The log of a failed deploy is in the place of the problems. */
  get onLog(): boolean {
    return this.#onLog;
  }

  set onLog(onLog: boolean) {
    this.#onLog = onLog;
    this.#wantsProblems = true;
    this.changed();
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
