import { chooseLanguage, t } from "../language.js";
import { languages, type Language } from "../languages.js";
import type { Offline } from "./offline.js";
import { platformOf, toggled } from "../platforms.js";
import type { Actions } from "./actions.js";
import { tabs, type Display, type Tab } from "./display.js";
import type { Documentation } from "./documentation.js";
import { isMac, type PageCommand } from "./menu.js";
import { moreItems } from "./more-menu.js";
import type { Notices } from "./notices.js";
import { openItems } from "./open-menu.js";
import type { Opening } from "./opening.js";
import { pageLinks } from "./page-links.js";
import type { Session } from "./session.js";

/** The dialogs of the page, and its places that a command goes to. */
export interface Places {
  showHistory: () => void;
  showShortcuts: () => void;
  showCommands: () => void;
  showFacts: (platform: string) => void;
  /** Shows a view or the problems, and moves the focus there. */
  showTab: (tab: Tab) => void;
  /** Moves the focus to the next region, or the one before. */
  nextRegion: (step: 1 | -1) => void;
  /** Explains a log beside the problems. */
  explainLog: (log: string | File) => void;
  /** Shows the processes in the format of another tool. */
  exportTo: (format: string) => void;
}

/** What the commands work with. */
interface Tools {
  session: Session;
  documentation: Documentation;
  display: Display;
  opening: Opening;
  actions: Actions;
  notices: Notices;
  offline: Offline;
  places: Places;
}

/** All that the page can do, by its names and its keys. */
export class Commands {
  readonly #tools: Tools;

  constructor(tools: Tools) {
    this.#tools = tools;
  }

  /** What the search for commands finds. */
  all(): PageCommand[] {
    const { session, documentation, actions, places } = this.#tools;
    const mod = isMac ? { metaKey: true } : { ctrlKey: true };
    const press = (key: KeyboardEventInit) => () => session.document.press(key);
    const plain = (title: string, run: () => unknown, keys?: string): PageCommand => ({
      title,
      run: () => void run(),
      ...(keys ? { keys } : {}),
    });
    return [
      plain(t("shortcut.next"), press({ key: "F8" }), "F8"),
      plain(t("shortcut.previous"), press({ key: "F8", shiftKey: true }), "Shift F8"),
      plain(t("shortcut.fixes"), press({ key: ".", ...mod }), "Mod ."),
      plain(t("shortcut.fixAll"), () => actions.fixAll(), "Shift Alt ."),
      plain(t("shortcut.complete"), press({ key: " ", ctrlKey: true }), "Ctrl Space"),
      plain(t("shortcut.explain"), press({ key: "i", ...mod }), "Mod I"),
      plain(t("shortcut.comment"), press({ key: "/", ...mod }), "Mod /"),
      plain(t("shortcut.search"), press({ key: "f", ...mod }), "Mod F"),
      plain(t("shortcut.line"), press({ key: "g", altKey: true, ...mod }), "Mod Alt G"),
      plain(t("shortcut.region"), () => places.nextRegion(1), "F6"),
      plain(t("bar.share"), () => actions.share()),
      ...this.more().filter(({ run, lang }) => run !== places.showCommands && !lang),
      ...tabs.map(({ id, title }) => plain(t(title), () => places.showTab(id))),
      ...documentation.platforms.map(({ id, title }) => ({
        title: `${t("platforms.checkFor")} ${title}`,
        checked: session.chosen.some((chosen) => platformOf(chosen) === id),
        run: () => session.choose(toggled(session.chosen, id), id),
      })),
      ...this.open(),
      ...pageLinks(documentation.rules.values(), documentation.platforms, {
        facts: places.showFacts,
        exports: places.exportTo,
        explain: places.explainLog,
      }),
      ...Object.entries(languages).map(([id, name]) => plain(`${t("language")}${t("colon")}${name}`, () => this.speak(id as Language))),
    ];
  }

  /** The entries of the menu that opens files. */
  open(): PageCommand[] {
    const { opening, places } = this.#tools;
    return openItems({
      openFile: () => void opening.pickFile(),
      openFolder: () => void opening.pickFolder(),
      openExample: (index) => opening.example(index),
      showHistory: places.showHistory,
    });
  }

  /** The entries of the menu. */
  more(): PageCommand[] {
    const { session, display, actions, offline, places } = this.#tools;
    const { disk } = session;
    return moreItems(
      {
        save: () => void disk.save(),
        saveAs: () => void disk.saveAs(),
        download: () => disk.download(),
        format: () => void actions.format(),
        copyMarkdown: () => void actions.copyMarkdown(),
        copyEmbed: () => void actions.copyEmbed(),
        exportJSON: () => void actions.exportJSON(),
        exportSARIF: () => void actions.exportSARIF(),
        showShortcuts: places.showShortcuts,
        showCommands: places.showCommands,
        removeOffline: () => void this.#removeOffline(),
        allowOffline: () => void this.#allowOffline(),
        chooseTheme: (theme) => (display.theme = theme),
        useLanguage: (language) => void this.speak(language),
      },
      {
        open: disk.state.open,
        canSaveAs: "showSaveFilePicker" in window,
        offline: !offline.possible ? "none" : offline.declined ? "declined" : "possible",
        theme: display.theme,
      },
    );
  }

  /** Does what a key does anywhere in the page. */
  pressed(event: KeyboardEvent): void {
    const run = this.#byKey(event);
    if (!run) return;
    event.preventDefault();
    run();
  }

  #byKey({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): (() => void) | undefined {
    const { session, places } = this.#tools;
    const isAlone = !ctrlKey && !metaKey && !altKey;
    if (key === "F1") return isAlone ? places.showShortcuts : undefined;
    if (key === "F6") return isAlone ? () => places.nextRegion(shiftKey ? -1 : 1) : undefined;
    const isMod = isMac ? metaKey : ctrlKey || metaKey;
    if (!isMod || shiftKey || altKey) return undefined;
    const does: Record<string, (() => void) | undefined> = { s: () => void session.disk.save(), k: places.showCommands };
    return does[key.toLowerCase()];
  }

  /** Shows the page in a language from now on. */
  async speak(language: Language): Promise<void> {
    try {
      await chooseLanguage(language);
    } catch {
      this.#tools.notices.show(t("language.failed"));
    }
  }

  async #removeOffline(): Promise<void> {
    await this.#tools.offline.remove();
    this.#tools.notices.show(t("offline.removed"));
  }

  async #allowOffline(): Promise<void> {
    await this.#tools.offline.allow();
    this.#tools.notices.show(t("offline.kept"));
  }
}
