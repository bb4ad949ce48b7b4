/** An entry of a menu, as it is shown. */
export interface MenuItem {
  title: string;
  note?: string;
  /** Keys that do the same, as in `Mod S`; not shown where there is no keyboard. */
  keys?: string;
  /** One of several that exclude each other, and whether it is the chosen one. */
  checked?: boolean;
  /** The language of the title, where it isn't that of the page. */
  lang?: string;
  /** A line above it: another kind of entry starts here. */
  begins?: boolean;
  /** It opens a dialog. */
  dialog?: boolean;
}

/** Something that the page can do, in a menu or found by its name. */
export interface PageCommand extends MenuItem {
  run: () => void;
}

/** `Mod` is the command key there, and Ctrl elsewhere. */
export const isMac = /Mac|iPhone|iPad/.test(navigator.platform);
