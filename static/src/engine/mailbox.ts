// Memory that the page and the worker share. A browser may hold every message back from a key press until the frame
// after it is drawn, as Chromium does; what is left in this memory reaches the page before that frame.

/** One answer of the engine. */
export interface Letter {
  id: number;
  json: string;
  milliseconds: number;
}

/** An answer to a long file; it takes memory only once it is written. */
const capacity = 1 << 20;
const headerBytes = 16;

/** Holds the last answer. The worker writes it and the page reads it; one request is under way at a time. */
export class Mailbox {
  readonly #id: Int32Array;
  readonly #length: Int32Array;
  readonly #milliseconds: Float64Array;
  readonly #bytes: Uint8Array;

  constructor(readonly memory: SharedArrayBuffer) {
    this.#id = new Int32Array(memory, 0, 1);
    this.#length = new Int32Array(memory, 4, 1);
    this.#milliseconds = new Float64Array(memory, 8, 1);
    this.#bytes = new Uint8Array(memory, headerBytes);
  }

  /** Null where the browser shares no memory with a worker: in a page that is not isolated from other origins. */
  static open(): Mailbox | null {
    if (!globalThis.crossOriginIsolated || !("waitAsync" in Atomics)) return null;
    return new Mailbox(new SharedArrayBuffer(headerBytes + capacity));
  }

  /** Leaves an answer; false when it is too large. */
  put({ id, json, milliseconds }: Letter): boolean {
    if (json.length > capacity) return false;
    const bytes = new TextEncoder().encode(json);
    if (bytes.length > capacity) return false;
    this.#bytes.set(bytes);
    this.#length[0] = bytes.length;
    this.#milliseconds[0] = milliseconds;
    Atomics.store(this.#id, 0, id);
    Atomics.notify(this.#id, 0);
    return true;
  }

  /** Waits for the answer to a request, from before the request is sent; null when that one did not come this way. */
  async answer(id: number): Promise<Letter | null> {
    await Atomics.waitAsync(this.#id, 0, Atomics.load(this.#id, 0)).value;
    if (Atomics.load(this.#id, 0) !== id) return null;
    // A decoder takes no shared memory.
    const bytes = this.#bytes.slice(0, this.#length[0]);
    return { id, json: new TextDecoder().decode(bytes), milliseconds: this.#milliseconds[0] ?? 0 };
  }
}
