// The engine in the page itself. A browser may delay a worker's messages after a key press until the next frame
// is painted, as Chromium does, and a worker takes its time to start. A result from here is painted at once.
import { Garbage } from "./garbage.js";
import { afterFrame } from "../scheduling.js";
import type { EngineAnswer } from "./protocol.js";
import { start, type Call, type Modules } from "./start.js";

/** In steps, ten times what a text of 16 KiB takes. So many keep the page from painting for a moment, and no longer. */
const fuel = 8_000_000;

/** So much longer a text may be while the other engine makes cards: it would wait for them there. */
const moreWhileBusy = 2;

/** In milliseconds: what took no longer leaves a frame time for all else. */
const quick = 8;

/** In UTF-16 units: so much longer a request may be than one that was quick. */
const typed = 128;

export class PageEngine {
  #call: Call | null = null;
  #begun = false;
  #longestQuick = 0;
  readonly #garbage = new Garbage(
    (method) => this.#ask(method),
    (work) => void afterFrame().then(work),
  );

  /** `longest` is in UTF-16 units: a longer request, and one with more lines, is for this engine only where the last one was quick. */
  constructor(
    readonly longest: number,
    readonly mostLines = Infinity,
  ) {}

  /** Only once: what has ended it would end it again. */
  async start(modules: Modules): Promise<void> {
    if (this.#begun) return;
    this.#begun = true;
    const { call, ended } = await start(modules, { fuel });
    ended.catch(() => {}); // then there is no answer
    this.#call = call;
  }

  /** What the engine says to a request; null where another is to be asked. Where the other is busy, more is for this one. */
  answer(method: string, request: string, otherIsBusy = false): EngineAnswer | null {
    if (!this.#call || !(request.length <= this.#longestQuick || this.#isShort(request, otherIsBusy ? moreWhileBusy : 1))) return null;
    this.#garbage.collect();
    const began = performance.now();
    try {
      const json = this.#call?.(method, request);
      const milliseconds = performance.now() - began;
      if (typeof json === "string") {
        this.#garbage.add(request);
        return { json, milliseconds };
      }
    } catch {
      // It has no more fuel, or none of the code that it would need.
    }
    this.#call = null;
    return null;
  }

  /** Tells how long a request took here or in the other engine: one that takes its time does so again. */
  took(request: string, milliseconds: number): void {
    this.#longestQuick = milliseconds <= quick ? request.length + typed : 0;
  }

  #isShort(request: string, factor: number): boolean {
    return request.length <= factor * this.longest && linesOf(request) <= factor * this.mostLines;
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
