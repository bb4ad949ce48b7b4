/** What so many short requests leave behind fits in the memory that a program starts with, which a browser never gets back. */
const most = 4;

/** In UTF-16 units: each longer request leaves behind more by its length. */
const short = 8 * 1024;

/** Has a program collect its garbage after an answer. Within a call, it would take longer. */
export class Garbage {
  #left = 0;

  /** `ask` calls a method of the program, and deals with a failure. */
  constructor(readonly ask: (method: string) => void) {}

  /** After each answer, and at once: until the next frame, somebody who types fast makes more requests than there is memory for. */
  add(request: string): void {
    this.#left += 1 + request.length / short;
    if (this.#left < most) return;
    this.#left = 0;
    this.ask("collect");
  }
}
