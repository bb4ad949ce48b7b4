// What a test runs in a page: it opens what opens there, and measures whether a person can read it.

/** What `prepareReading` leaves in a page. */
export interface Reading {
  /** Opens every fold that shows, and those in it. */
  openFolds: () => Promise<void>;
  /** The buttons that open a menu or a dialog, one of each kind. */
  popups: () => HTMLElement[];
  kindOf: (popup: HTMLElement) => string;
  /** Opens one of them; gives back what it is called, or "" where it's gone. */
  openPopup: (index: number) => Promise<string>;
  /** The entries of the open menu that open a dialog. */
  dialogEntries: () => HTMLElement[];
  openEntry: (index: number) => Promise<string>;
  /** Closes the menu or the dialog that is open. */
  close: () => Promise<void>;
  /** The elements of all dialogs that the page has, and of those that are open. */
  dialogs: () => string[];
  openDialogs: () => string[];
  /** What can't be read, a line each. */
  unreadable: () => string[];
}

declare global {
  var reading: Reading;
}

/** Runs in the page; knows nothing of this file. */
export function prepareReading(): void {
  const narrowest = 120;
  /** In pixels: what fonts reach beyond their boxes. */
  const tolerance = 1.5;
  const mostRounds = 30;
  const quiet = 120;

  function* below(root: ParentNode): Generator<HTMLElement> {
    for (const element of root.querySelectorAll<HTMLElement>("*")) {
      yield element;
      if (element.shadowRoot) yield* below(element.shadowRoot);
    }
  }

  function parentOf(element: Element): HTMLElement | null {
    if (element.parentElement) return element.parentElement;
    const root = element.getRootNode();
    return root instanceof ShadowRoot ? (root.host as HTMLElement) : null;
  }

  function* around(element: Element): Generator<HTMLElement> {
    for (let next = parentOf(element); next; next = parentOf(next)) yield next;
  }

  /** The text of the editor has other rules, and some texts are for screen readers alone. */
  const unread = ".cm-editor, .hidden-text, .skip, [aria-hidden=true]";
  const isShown = (element: Element): boolean =>
    !element.matches(unread) &&
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
    (element.getClientRects().length > 0 || styleOf(element).display === "contents");

  function collect(root: ParentNode, into: HTMLElement[]): HTMLElement[] {
    for (const element of root.children) {
      if (!(element instanceof HTMLElement) || !isShown(element)) continue;
      into.push(element);
      if (element.shadowRoot) collect(element.shadowRoot, into);
      collect(element, into);
    }
    return into;
  }

  let styles = new Map<Element, CSSStyleDeclaration>();
  function styleOf(element: Element): CSSStyleDeclaration {
    const known = styles.get(element) ?? getComputedStyle(element);
    styles.set(element, known);
    return known;
  }

  /** All that shows; only what is in the dialog that is open. */
  function shown(): HTMLElement[] {
    styles = new Map();
    const modal = [...below(document)].find((element) => element.matches("dialog[open]"));
    return modal ? [modal, ...collect(modal, [])] : collect(document, []);
  }

  const drawn = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve));
  const frame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));
  const pause = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve, quiet));
  const nameOf = (element: HTMLElement): string =>
    `${element.ariaLabel ?? ""} ${element.innerText}`.trim().replace(/\s+/g, " ").slice(0, 60) || element.localName;

  async function openFolds(): Promise<void> {
    const isClosed = (element: HTMLElement): boolean =>
      element.localName === "summary"
        ? !(element.parentElement as HTMLDetailsElement).open
        : element.matches('[aria-expanded="false"]:not([aria-haspopup], [role=combobox])');
    const seen = new Set<Element>();
    for (let round = 0, rests = 0; round < mostRounds && rests < 2; round++) {
      const closed = shown().filter((element) => isClosed(element) && !seen.has(element));
      for (const element of closed) {
        seen.add(element);
        if (isClosed(element)) element.click();
        await drawn(); // two buttons may open the same
      }
      // What a fold shows may be on its way.
      rests = closed.length > 0 ? 0 : rests + 1;
      await (closed.length > 0 ? frame() : pause());
    }
  }

  const kindOf = (element: Element): string => `${hostOf(element)} ${element.className} ${element.ariaLabel ?? ""}`.replace(/ Facts.*/, "");
  const popups = (): HTMLElement[] => {
    const all = shown().filter((element) => element.matches("[aria-haspopup]:not([role=menuitem])"));
    return [...new Map(all.map((element) => [kindOf(element), element])).values()];
  };
  const dialogEntries = (): HTMLElement[] => shown().filter((element) => element.matches("[role=menuitem][aria-haspopup=dialog]"));

  async function press(element: HTMLElement | undefined): Promise<string> {
    if (!element) return "";
    const name = nameOf(element);
    element.click();
    await frame();
    await pause();
    return name;
  }

  async function close(): Promise<void> {
    const active = (): Element => {
      let element = document.activeElement ?? document.body;
      while (element.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      return element;
    };
    for (const element of below(document)) if (element instanceof HTMLDialogElement && element.open) element.close();
    active().dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true, composed: true }));
    await frame();
  }

  const hostOf = (element: Element): string => (element.getRootNode() as ShadowRoot).host.localName;
  const dialogs = (): string[] => [...below(document)].filter((element) => element.matches("dialog")).map(hostOf);
  const openDialogs = (): string[] => [...below(document)].filter((element) => element.matches("dialog[open]")).map(hostOf);

  const describe = (element: Element): string => {
    const root = element.getRootNode();
    const host = root instanceof ShadowRoot ? `${root.host.localName} ` : "";
    const classes = [...element.classList].map((name) => `.${name}`).join("");
    return `${host}${element.localName}${classes} "${(element.textContent ?? "").trim().replace(/\s+/g, " ").slice(0, 50)}"`;
  };

  interface Line {
    element: HTMLElement;
    rect: DOMRect;
  }

  /** Where the texts of an element are, without those of the elements in it. */
  function rectsOf(element: HTMLElement): DOMRect[] {
    const range = document.createRange();
    return [...element.childNodes]
      .filter((node) => node instanceof Text && node.data.trim() !== "")
      .flatMap((node) => {
        range.selectNodeContents(node);
        return [...range.getClientRects()].filter(({ width }) => width > 0);
      });
  }

  /** The box that a text leaves, if there is one. */
  function left({ element, rect }: Line): HTMLElement | null {
    let rest = rect;
    for (const box of [element, ...around(element)]) {
      const { display, overflowX, textOverflow, position, whiteSpaceCollapse, fontSize } = styleOf(box);
      if (display === "contents" || (display === "inline" && box !== element)) continue;
      const { left, right } = box.getBoundingClientRect();
      // Blanks at the end of a line hang out of it where they are kept.
      const blank = box === element && whiteSpaceCollapse === "preserve" ? parseFloat(fontSize) : 0;
      const isOut = rest.left < left - tolerance || rest.right > right + tolerance + blank;
      if (textOverflow === "ellipsis" || overflowX === "auto" || overflowX === "scroll") {
        // It is cut on purpose, or scrolls: the box itself is what has to fit.
        rest = new DOMRect(left, rest.top, right - left, rest.height);
      } else if (isOut && display !== "inline") return box;
      if (position === "absolute" || position === "fixed") break;
    }
    return rest.left < -tolerance || rest.right > innerWidth + tolerance ? document.body : null;
  }

  /** Whether a block has many lines of one word each. */
  function isColumnOfWords(element: HTMLElement): boolean {
    const { display } = styleOf(element);
    // Code breaks where it has blanks.
    if (display.startsWith("inline") || display === "contents" || element.matches("pre")) return false;
    if ([...element.children].some((child) => isShown(child) && !styleOf(child).display.startsWith("inline"))) return false;
    if (element.getBoundingClientRect().width > 300) return false;
    const words = element.innerText.split(/\s+/).filter(Boolean).length;
    if (words < 4) return false;
    const range = document.createRange();
    range.selectNodeContents(element);
    const middles = [...range.getClientRects()]
      .filter(({ width }) => width > 1)
      .map(({ top, bottom }) => (top + bottom) / 2)
      .sort((a, b) => a - b);
    const lines = middles.filter((middle, at) => at === 0 || middle - (middles[at - 1] ?? 0) > 6).length;
    return lines >= 4 && words / lines < 1.5;
  }

  /** The bar that is always at the bottom. */
  function bottomBar(elements: readonly HTMLElement[]): HTMLElement | undefined {
    return elements.find(
      (element) =>
        styleOf(element).position === "fixed" &&
        Math.abs(element.getBoundingClientRect().bottom - innerHeight) < 1 &&
        element.getBoundingClientRect().width > innerWidth - 2 &&
        element.getBoundingClientRect().height < innerHeight / 3,
    );
  }

  function topAt(x: number, y: number): Element | null {
    let element = document.elementFromPoint(x, y);
    for (;;) {
      const inner: Element | null | undefined = element?.shadowRoot?.elementFromPoint(x, y);
      if (!inner || inner === element) return element;
      element = inner;
    }
  }

  /** Whether what contains it has to scroll to show it. */
  function isScrolledAway(element: HTMLElement, { top, bottom }: DOMRect): boolean {
    return [element, ...around(element)].some((box) => {
      const { overflowY } = styleOf(box);
      const edges = box.getBoundingClientRect();
      return (overflowY === "auto" || overflowY === "scroll") && (bottom > edges.bottom + tolerance || top < edges.top - tolerance);
    });
  }

  // At the end of the page, where nothing can scroll out from under the bar any more.
  function underBar(elements: readonly HTMLElement[]): string[] {
    const bar = bottomBar(elements);
    if (!bar) return [];
    const before = scrollY;
    scrollTo(0, document.documentElement.scrollHeight);
    const { top } = bar.getBoundingClientRect();
    const covered = elements
      .filter((element) => element !== bar && ![...around(element)].includes(bar))
      .filter((element) =>
        rectsOf(element).some((rect) => {
          if (rect.bottom <= top + tolerance || rect.top >= innerHeight || isScrolledAway(element, rect)) return false;
          const over = topAt((rect.left + rect.right) / 2, Math.min(rect.bottom - 2, innerHeight - 1));
          return over !== null && (over === bar || [...around(over)].includes(bar));
        }),
      );
    scrollTo(0, before);
    return covered.map((element) => `${describe(element)} is under the bar at the bottom`);
  }

  function unreadable(): string[] {
    const elements = shown();
    const wrong: string[] = [];
    if (document.documentElement.scrollWidth > innerWidth) wrong.push("the page scrolls sideways");
    for (const element of elements) {
      const outside = rectsOf(element)
        .map((rect) => left({ element, rect }))
        .find(Boolean);
      if (outside) wrong.push(`${describe(element)} leaves ${describe(outside)}`);
      const { width } = element.getBoundingClientRect();
      const isField = element.matches("select, textarea, input:not([type=checkbox], [type=radio], [type=file])");
      if (isField && width < narrowest - 0.5)
        wrong.push(`${describe(element)} ${element.ariaLabel ?? element.id} is ${Math.round(width)} px wide`);
      if (isColumnOfWords(element)) wrong.push(`${describe(element)} is a column of words`);
    }
    return [...new Set([...wrong, ...underBar(elements)])];
  }

  globalThis.reading = {
    openFolds,
    popups,
    kindOf,
    openPopup: (index) => press(popups()[index]),
    dialogEntries,
    openEntry: (index) => press(dialogEntries()[index]),
    close,
    dialogs,
    openDialogs,
    unreadable,
  };
}
