/** What so many short requests leave behind fits in the memory that a program starts with, which a browser never gets back. */
const most = 4;

/** In UTF-16 units: each longer request leaves behind more by its length. */
const short = 8 * 1024;

/** Has a program collect its garbage after an answer. Within a call, it would delay the answer. */
export class Garbage {
  #left = 0;
  #isDue = false;

  /** `later` says when to collect: at once where the answer is already sent. */
  constructor(
    readonly collect: () => void,
    readonly later: (work: () => void) => void,
  ) {}

  /** After each answer. */
  add(request: string): void {
    this.#left += 1 + request.length / short;
    if (this.#left < most || this.#isDue) return;
    this.#isDue = true;
    this.later(() => {
      this.#left = 0;
      this.#isDue = false;
      this.collect();
    });
  }
}
