/** What so many short requests leave behind fits in the memory that a program starts with, which a browser never gets back. */
const most = 3;

/** In UTF-16 units: each longer request leaves behind more by its length. */
const short = 8 * 1024;

/** Has a program collect its garbage after an answer. Within a call, it would take longer. */
export class Garbage {
  #left = 0;

  /** `ask` calls a method of the program, and deals with a failure. `wait` puts a work off, without it for no time. */
  constructor(
    readonly ask: (method: string) => void,
    readonly wait: (work: () => void) => void = (work) => work(),
  ) {}

  /** Before each request that may come while a collection is put off: there is no memory for more. */
  collect(): void {
    if (this.#left < most) return;
    this.#left = 0;
    this.ask("collect");
  }

  /** After each answer. */
  add(request: string): void {
    this.#left += 1 + request.length / short;
    if (this.#left >= most) this.wait(() => this.collect());
  }
}
