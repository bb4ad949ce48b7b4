// The engine in the page itself. A browser may delay a worker's messages after a key press until the next frame
// is painted, as Chromium does, and a worker takes its time to start. A result from here is painted at once.
import { Garbage } from "./garbage.js";
import type { EngineAnswer } from "./protocol.js";
import { start, type Call, type Modules } from "./start.js";

/** In steps, ten times what a text of 16 KiB takes. So many keep the page from painting for a moment, and no longer. */
const fuel = 8_000_000;

/** So much longer a text may be while the other engine makes cards: it would wait for them there. */
const moreWhileBusy = 2;

export class PageEngine {
  #call: Call | null = null;
  #begun = false;
  readonly #garbage = new Garbage((method) => this.#ask(method));

  /** `longest` is in UTF-16 units: a longer request, and one with more lines, is not for this engine. */
  constructor(
    readonly longest: number,
    readonly mostLines = Infinity,
  ) {}

  /** Only once: what has ended it would end it again. */
  async start(modules: Modules): Promise<void> {
    if (this.#begun) return;
    this.#begun = true;
    const { call, ended } = await start(modules, fuel);
    ended.catch(() => {}); // then there is no answer
    this.#call = call;
  }

  /** What the engine says to a request; null where another is to be asked. Where the other is busy, more is for this one. */
  answer(method: string, request: string, otherIsBusy = false): EngineAnswer | null {
    const factor = otherIsBusy ? moreWhileBusy : 1;
    if (!this.#call || request.length > factor * this.longest || linesOf(request) > factor * this.mostLines) return null;
    const began = performance.now();
    try {
      const json = this.#call(method, request);
      if (typeof json === "string") {
        this.#garbage.add(request);
        return { json, milliseconds: performance.now() - began };
      }
    } catch {
      // It has no more fuel, or none of the code that it would need.
    }
    this.#call = null;
    return null;
  }

  #ask(method: string): void {
    try {
      this.#call?.(method, "");
    } catch {
      this.#call = null;
    }
  }
}

/** In a request each line end of a text is two characters. */
function linesOf(request: string): number {
  return request.split("\\n").length;
}
