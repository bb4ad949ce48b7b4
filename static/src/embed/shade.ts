// Whether the page around an element is dark. Most sites say it to nobody but their own style sheet, so it is read
// off the background that is behind the element.

const darkest = 0.5;

/** Whether what is behind an element is dark: the nearest background, else the canvas of the page. */
export function isOnDark(element: Element): boolean {
  for (let at: Element | null = element; at; at = parentOf(at)) {
    const lightness = lightnessOf(getComputedStyle(at).backgroundColor);
    if (lightness !== null) return lightness < darkest;
  }
  const schemes = getComputedStyle(document.documentElement).colorScheme;
  if (!schemes.includes("dark")) return false;
  return !schemes.includes("light") || matchMedia("(prefers-color-scheme: dark)").matches;
}

function parentOf(element: Element): Element | null {
  if (element.assignedSlot) return element.assignedSlot;
  if (element.parentElement) return element.parentElement;
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
}

/** From 0 for black to 1 for white; null for what one can look through, or cannot be read. */
function lightnessOf(color: string): number | null {
  const numbers = /^rgba?\(([\d.]+),? ([\d.]+),? ([\d.]+)(?:,? \/? ?([\d.]+))?\)$/.exec(color);
  if (numbers) {
    const [red = 0, green = 0, blue = 0] = numbers.slice(1, 4).map(Number);
    if (Number(numbers[4] ?? 1) < 0.5) return null;
    return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
  }
  const perceived = /^ok(?:lch|lab)\(([\d.]+)(.*)\)$/.exec(color);
  return perceived && !/\/ 0(\.[0-4]|$)/.test(perceived[2] ?? "") ? Number(perceived[1]) : null;
}

/** Calls back when the page may have changed from light to dark or back, or its language. Returns how to stop. */
export function watchShade(changed: () => void): () => void {
  let timer = 0;
  const soon = (): void => {
    changed();
    // The background may take a moment to change.
    clearTimeout(timer);
    timer = window.setTimeout(changed, 400);
  };
  const observer = new MutationObserver(soon);
  for (const root of [document.documentElement, document.body]) {
    if (root)
      observer.observe(root, {
        attributes: true,
        attributeFilter: [
          "class",
          "style",
          "data-theme",
          "data-mode",
          "data-bs-theme",
          "data-color-scheme",
          "data-md-color-scheme",
          "data-color-mode",
          "lang",
        ],
      });
  }
  const dark = matchMedia("(prefers-color-scheme: dark)");
  dark.addEventListener("change", soon);
  return () => {
    clearTimeout(timer);
    observer.disconnect();
    dark.removeEventListener("change", soon);
  };
}
