import { currentWords, t } from "../language.js";
import { languages, type Language } from "../languages.js";
import { themes, type Theme } from "../theme.js";
import type { PageCommand } from "./menu.js";

/** Where the site says more. */
const pages = { docs: "rules", api: "api", embed: "embedding" };

/** The actions of the page's menu. */
export interface MoreActions {
  save: () => void;
  saveAs: () => void;
  download: () => void;
  format: () => void;
  copyMarkdown: () => void;
  copyEmbed: () => void;
  exportJSON: () => void;
  exportSARIF: () => void;
  showShortcuts: () => void;
  showCommands: () => void;
  removeOffline: () => void;
  allowOffline: () => void;
  chooseTheme: (theme: Theme) => void;
  useLanguage: (language: Language) => void;
}

/** The menu, for a file that is open from a disk or not, and with or without an offline copy. */
export function moreItems(
  does: MoreActions,
  state: { open: boolean; canSaveAs: boolean; offline: "possible" | "declined" | "none"; theme: Theme },
): PageCommand[] {
  const files: PageCommand[] = state.open
    ? [
        { title: t("menu.save"), keys: "Mod S", begins: true, run: does.save },
        { title: t("menu.saveAs"), run: does.saveAs },
      ]
    : state.canSaveAs
      ? [{ title: t("menu.saveAs"), keys: "Mod S", begins: true, run: does.saveAs }]
      : [];
  const offline: PageCommand[] = [];
  if (state.offline === "possible")
    offline.push({ title: t("menu.removeOffline"), note: t("menu.removeOffline.note"), begins: true, run: does.removeOffline });
  if (state.offline === "declined")
    offline.push({ title: t("menu.allowOffline"), note: t("menu.allowOffline.note"), begins: true, run: does.allowOffline });
  return [
    ...files,
    { title: t("menu.download"), begins: files.length === 0, run: does.download },
    { title: t("shortcut.format"), keys: "Shift Alt F", run: does.format },
    { title: t("menu.markdown"), begins: true, run: does.copyMarkdown },
    { title: t("menu.embed"), note: t("menu.embed.note"), run: does.copyEmbed },
    { title: t("menu.json"), run: does.exportJSON },
    { title: t("menu.sarif"), note: t("menu.sarif.note"), run: does.exportSARIF },
    ...offline,
    ...themes.map((theme, index) => ({
      title: t(`theme.${theme}`),
      checked: theme === state.theme,
      begins: index === 0,
      run: () => does.chooseTheme(theme),
    })),
    ...Object.entries(languages).map(([id, name], index) => ({
      title: name,
      lang: id,
      checked: id === currentWords().language,
      begins: index === 0,
      run: () => does.useLanguage(id as Language),
    })),
    ...(["docs", "api", "embed"] as const).map((page, index) => ({
      title: t(`status.${page}`),
      begins: index === 0,
      run: () => void window.open(pages[page], "_blank"),
    })),
    { title: t("commands"), keys: "Mod K", begins: true, dialog: true, run: does.showCommands },
    { title: t("menu.shortcuts"), keys: "F1", dialog: true, run: does.showShortcuts },
  ];
}
