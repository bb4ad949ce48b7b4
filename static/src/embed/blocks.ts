// Finds the code blocks of Procfiles in what generators of documentation make of them.

/** A block: its outermost element, the element with the text, and the text. */
export interface Block {
  outer: HTMLElement;
  code: HTMLElement;
  text: string;
  file: string;
}

/**
 * A block whose language is named: on the code (Hugo, MkDocs), on the pre (Prism, Expressive Code, rehype-pretty-code) or
 * around it (Sphinx, VitePress).
 */
const named = ["procfile", "Procfile"].flatMap((name) => [
  `pre > code.language-${name}`,
  `pre > code.lang-${name}`,
  `pre.language-${name}`,
  `pre[data-language="${name}"]`,
  `pre > code[data-language="${name}"]`,
  `pre[data-lang="${name}"]`,
  `.highlight-${name} pre`,
  `.language-${name} pre`,
]);

/** A block of any language whose caption is the name of a Procfile: Sphinx, MkDocs, Expressive Code, and HTML's own. */
const captions = [
  ".code-block-caption .caption-text",
  "[class*='codeBlockTitle']",
  ".highlight .filename",
  "figure > figcaption .title",
  "figure > figcaption",
];

/** A block without a language: MkDocs leaves it out where no setting asks for it. */
const unnamed = ":is(.highlight, .codehilite) pre";
const language = "[class*='language-'], [class*='lang-'], [class*='highlight-'], [data-language], [data-lang]";

/** The elements around a `pre` that belong to the block; a table has the numbers of lines in its first column. */
const wrappers =
  "[class*='codeBlockContent'], [class*='codeBlockContainer'], .highlight, [class*='highlight-'], .codehilite, " +
  "[class^='language-'], [class*=' language-'], .notranslate, .chroma, .expressive-code, .expressive-code > figure, [data-rehype-pretty-code-figure], td, tr, tbody, table, td > div, pre:has(pre), pre > code:has(pre)";

const tableParts = "td, tr, tbody, table";

const procfile = /^(?:.*\/)?Procfile(?:\.\w+)?$/;
/** Numbers of lines, and what a site puts beside a text. */
const beside = ".gutter, .line-number, .line-numbers-wrapper, .lineno, .linenos, .lnt, .ln, button, [aria-hidden='true']";

/** A text in which each line is a comment, an entry or blank, and that has one of the usual process types. */
const entries = /^(?:[\t ]*(?:#.*)?\n)*(?:[A-Za-z0-9_-]+:[\t ].*\S.*\n(?:[\t ]*(?:#.*)?\n)*)+$/;
const usualType = /^(?:web|worker|release|clock):[\t ]/m;

/** All blocks of Procfiles under root, in order; `more` are selectors of the site's own. */
export function findBlocks(root: ParentNode, more: string): Block[] {
  const blocks = new Map<HTMLElement, Block>();
  const add = (element: Element | null, file = "Procfile"): void => {
    const around = element?.closest("pre");
    // Jekyll's has another one in it.
    const pre = around ? (textsIn(around).at(-1) ?? around) : element && textsIn(element)[0];
    if (!(pre instanceof HTMLElement) || isNumbers(pre) || pre.closest("proclint-editor, [data-proclint='off']")) return;
    const code = pre.querySelector<HTMLElement>("code") ?? pre;
    const outer = outerOf(pre);
    if (!blocks.has(outer)) blocks.set(outer, { outer, code, text: textOf(code), file });
  };
  for (const caption of root.querySelectorAll(captions.join(", "))) {
    const file = caption.textContent?.trim() ?? "";
    if (procfile.test(file)) add(afterCaption(caption), file);
  }
  for (const element of root.querySelectorAll([...named, ...(more ? [more] : [])].join(", "))) add(element);
  for (const pre of root.querySelectorAll<HTMLElement>(unnamed)) {
    if (!pre.closest(language) && !pre.querySelector(language) && isProcfile(textOf(pre))) add(pre);
  }
  return [...blocks.values()];
}

/** Whether a text can hardly be anything but a Procfile. A command of one word may also be a value in YAML. */
function isProcfile(text: string): boolean {
  return entries.test(`${text}\n`) && usualType.test(text) && /^[A-Za-z0-9_-]+:[\t ]+\S+[\t ]+\S/m.test(text);
}

/** The block that a caption is about: the next `pre` in an element that contains both. */
function afterCaption(caption: Element): Element | null {
  for (let at = caption.parentElement, steps = 0; at && steps < 3; at = at.parentElement, steps++) {
    const [pre, more] = textsIn(at);
    if (pre) return more ? null : pre;
  }
  return null;
}

/** Whether an element has a caption, which stays. Expressive Code has an empty one. */
function hasCaption(element: Element): boolean {
  return [...element.querySelectorAll(captions.join(", "))].some(({ textContent }) => textContent?.trim());
}

/** Each `pre` in an element that has more than the numbers of lines. */
function textsIn(element: Element): Element[] {
  return [...element.querySelectorAll("pre")].filter((pre) => !isNumbers(pre));
}

/** Whether an element has the numbers of lines for the text beside it. */
function isNumbers(pre: Element): boolean {
  return pre.closest("td") !== null && /^[\d\s]*$/.test(pre.textContent ?? "");
}

// A wrapper with other text isn't the block's.
function outerOf(pre: HTMLElement): HTMLElement {
  let outer = pre;
  for (let at = pre.parentElement; at?.matches(wrappers); at = at.parentElement) {
    if (textsIn(at).length !== 1 || hasCaption(at)) break;
    if (at.matches(tableParts) && !/^[\d\s]*$/.test((at.textContent ?? "").replace(pre.textContent ?? "", ""))) break;
    outer = at;
  }
  return outer;
}

/** The text of a block as its author wrote it, without a last line end: what a block shows has none. */
export function textOf(code: HTMLElement): string {
  return innerText(code).replaceAll("\r", "").replace(/\n+$/, "");
}

function innerText(element: HTMLElement): string {
  // An empty line of rehype-pretty-code has a space, so that it is as high as the others.
  if (element.dataset.line !== undefined && element.textContent === " ") return "";
  const lines = linesOf(element);
  if (lines) return lines.map((line) => innerText(line).replace(/\n$/, "")).join("\n");
  let text = "";
  for (const child of element.childNodes) {
    if (child instanceof Text) text += child.data;
    else if (child instanceof HTMLBRElement) text += "\n";
    else if (child instanceof HTMLElement && !isBeside(child)) text += innerText(child);
  }
  return text;
}

/** The elements of a block's lines, where nothing else divides them. */
function linesOf(element: HTMLElement): HTMLElement[] | null {
  const lines: HTMLElement[] = [];
  for (const child of element.childNodes) {
    if (child instanceof Text && child.data.trim() === "" && !child.data.includes("\n")) continue;
    if (!(child instanceof HTMLElement)) return null;
    if (isBeside(child)) continue;
    if (!isLine(child)) return null;
    lines.push(child);
  }
  return lines.length > 1 ? lines : null;
}

function isLine(element: HTMLElement): boolean {
  return /^(?:block|flex|grid|list-item|table-row)$/.test(getComputedStyle(element).display);
}

function isBeside(element: HTMLElement): boolean {
  return element.matches(beside) || getComputedStyle(element).userSelect === "none";
}
