import { Store } from "../store.js";

/** The line that a pointer or the focus of a keyboard is at, in the text, in a card or in a finding; all of them mark it. */
export class Pointed extends Store {
  #line = -1;

  /** Zero-based; -1 for none. */
  get line(): number {
    return this.#line;
  }

  set line(line: number) {
    if (line === this.#line) return;
    this.#line = line;
    this.changed();
  }
}
