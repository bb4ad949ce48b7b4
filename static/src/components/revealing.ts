const openers = "summary, [aria-expanded]:not([aria-haspopup], [role=combobox])";

/** In milliseconds: what a fold shows may come from the engine. */
const growsFor = 500;

/** Scrolls what a person opens into view, wherever in the page it is: at the lower edge it would open out of sight. */
export function revealWhatOpens(): void {
  // Before what opens it.
  window.addEventListener("click", (event) => opening(event), { capture: true });
}

function opening(event: MouseEvent): void {
  const opener = openerIn(event.composedPath());
  if (!opener || isOpen(opener)) return;
  const box = boxOf(opener);
  // The observer runs before the first frame, too.
  const grown = new ResizeObserver(() => {
    if (isOpen(opener)) (box() ?? opener).scrollIntoView({ block: "nearest" });
  });
  grown.observe(opener.closest("li, details") ?? opener.parentElement ?? opener);
  setTimeout(() => grown.disconnect(), growsFor);
}

/** The button that was clicked, or that of the row. */
function openerIn(path: readonly EventTarget[]): Element | null {
  for (const target of path) {
    if (!(target instanceof Element)) continue;
    if (target.matches(openers)) return target;
    const inRow = target.querySelector(":scope > [aria-expanded]:not([aria-haspopup])");
    if (inRow) return inRow;
  }
  return null;
}

function isOpen(opener: Element): boolean {
  return opener.localName === "summary" ? opener.parentElement?.hasAttribute("open") === true : opener.ariaExpanded === "true";
}

/** What opens: a fold, a row, or what comes after the button. */
function boxOf(opener: Element): () => Element | null {
  const row = opener.closest("li");
  if (opener.localName === "summary") return () => opener.parentElement;
  if (row?.querySelector("[aria-expanded]") === opener) return () => row;
  return () => opener.parentElement?.nextElementSibling ?? row;
}
