// Finds the code blocks of Procfiles in what generators of documentation make of them.

/** A block: its outermost element, the element with the text, and the text. */
export interface Block {
  outer: HTMLElement;
  code: HTMLElement;
  text: string;
  file: string;
}

/** A block whose language is named: on the code (Hugo, MkDocs), on the pre (Prism) or around it (Sphinx, VitePress). */
const named = ["procfile", "Procfile"].flatMap((name) => [
  `pre > code.language-${name}`,
  `pre > code.lang-${name}`,
  `pre.language-${name}`,
  `.highlight-${name} pre`,
  `.language-${name} pre`,
]);

/** A block of any language whose caption is the name of a Procfile: Sphinx, MkDocs, and HTML's own. */
const captions = [".code-block-caption .caption-text", "[class*='codeBlockTitle']", ".highlight .filename", "figure > figcaption"];

/** The elements around a `pre` that belong to the block. */
const wrappers =
  "[class*='codeBlockContent'], [class*='codeBlockContainer'], .highlight, [class*='highlight-'], .codehilite, " +
  "[class^='language-'], [class*=' language-'], .notranslate";

const procfile = /^(?:.*\/)?Procfile(?:\.\w+)?$/;
/** Numbers of lines, and what a site puts beside a text. */
const beside = ".line-number, .line-numbers-wrapper, .lineno, .linenos, .lnt, .ln, button, [aria-hidden='true']";

/** All blocks of Procfiles under root, in order; `more` are selectors of the site's own. */
export function findBlocks(root: ParentNode, more: string): Block[] {
  const blocks = new Map<HTMLElement, Block>();
  const add = (element: Element | null, file = "Procfile"): void => {
    const pre = element?.closest("pre") ?? element?.querySelector("pre:not(.linenos pre)");
    if (!(pre instanceof HTMLElement) || pre.closest("proclint-editor, [data-proclint='off']")) return;
    const code = pre.querySelector<HTMLElement>("code") ?? pre;
    const outer = outerOf(pre);
    if (!blocks.has(outer)) blocks.set(outer, { outer, code, text: textOf(code), file });
  };
  for (const caption of root.querySelectorAll(captions.join(", "))) {
    const file = caption.textContent?.trim() ?? "";
    if (procfile.test(file)) add(afterCaption(caption), file);
  }
  for (const element of root.querySelectorAll([...named, ...(more ? [more] : [])].join(", "))) add(element);
  return [...blocks.values()];
}

/** The block that a caption is about: the next `pre` in an element that contains both. */
function afterCaption(caption: Element): Element | null {
  for (let at = caption.parentElement, steps = 0; at && steps < 3; at = at.parentElement, steps++) {
    const pre = at.querySelector("pre");
    if (pre) return at.querySelectorAll("pre").length === 1 ? pre : null;
  }
  return null;
}

// A wrapper with other text isn't the block's.
function outerOf(pre: HTMLElement): HTMLElement {
  let outer = pre;
  for (let at = pre.parentElement; at?.matches(wrappers); at = at.parentElement) {
    if (at.querySelectorAll("pre").length !== 1 || captions.some((caption) => at.querySelector(caption))) break;
    outer = at;
  }
  return outer;
}

/** The text of a block as its author wrote it, without a last line end: what a block shows has none. */
export function textOf(code: HTMLElement): string {
  let text = "";
  const walk = (node: Node): void => {
    for (const child of node.childNodes) {
      if (child instanceof Text) text += child.data;
      else if (child instanceof HTMLBRElement) text += "\n";
      else if (child instanceof HTMLElement && !isBeside(child)) walk(child);
    }
  };
  walk(code);
  return text.replaceAll("\r", "").replace(/\n+$/, "");
}

function isBeside(element: HTMLElement): boolean {
  return element.matches(beside) || getComputedStyle(element).userSelect === "none";
}
