// What the page shows until its editor is there: the text and its problems, in the same places.
import { mostRoomy, unfolded } from "../effects.js";
import type { Diagnostic } from "../engine/contract.js";
import type { Snapshot } from "../file/snapshot.js";
import { englishText } from "./first-language.js";
import { countIn, linePieces, problemPieces, verdictOf, type Piece } from "./pieces.js";

export class FirstView {
  /** Null where the page has no such place. */
  static of(file: Snapshot, isExample: boolean): FirstView | null {
    const root = document.querySelector(".first");
    // A person with a file knows the page.
    if (!isExample) root?.querySelector(".tagline")?.remove();
    return root && new FirstView(root, file);
  }

  private constructor(
    readonly root: Element,
    readonly file: Snapshot,
  ) {
    this.#find(".name").textContent = file.name;
  }

  /** Shows the text alone, in place of the example that the build has put there. */
  showText(): void {
    this.#show([], []);
    this.root.classList.remove("link", "wrong", "right");
  }

  show(found: readonly Diagnostic[], platforms: readonly string[]): void {
    this.#show(found, platforms);
    this.root.classList.remove("link", "wrong", "right");
    this.root.classList.add(verdictOf(found));
  }

  #show(found: readonly Diagnostic[], platforms: readonly string[]): void {
    this.#find("pre").replaceChildren(...linePieces(this.file.text, found).map(nodeOf));
    this.#find(".count").textContent = countIn(found);
    this.#find(".found ul").classList.toggle("dense", unfolded(found).length > mostRoomy);
    this.#find(".found ul").replaceChildren(...problemPieces(found, platforms, englishText).map(nodeOf));
  }

  #find(selector: string): Element {
    const found = this.root.querySelector(selector);
    if (!found) throw new Error(`the page has no ${selector}`);
    return found;
  }
}

function nodeOf({ name, style, children, lang, dir }: Piece): HTMLElement {
  const made = document.createElement(name);
  if (style) made.className = style;
  if (lang) made.lang = lang;
  if (dir) made.dir = dir;
  made.append(...children.map((child) => (typeof child === "string" ? child : nodeOf(child))));
  return made;
}
