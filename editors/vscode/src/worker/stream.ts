// Messages of the protocol as the bytes of standard input and output: a header with their length, an empty line, the
// message.

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const empty = new Uint8Array();

/** Bytes that come in pieces and are read in others. */
export class Input {
  #waiting: Uint8Array[] = [];
  #reader: { into: Uint8Array; done: (count: number) => void } | null = null;

  /** Adds a message. */
  write(message: unknown): void {
    const body = encoder.encode(JSON.stringify(message));
    this.#waiting.push(encoder.encode(`Content-Length: ${body.length}\r\n\r\n`), body);
    this.#serve();
  }

  /** Reads into a buffer as soon as there is something, and gives the number of bytes. */
  read(into: Uint8Array, done: (count: number) => void): void {
    this.#reader = { into, done };
    this.#serve();
  }

  #serve(): void {
    const [first] = this.#waiting;
    if (!first || !this.#reader) return;
    const { into, done } = this.#reader;
    const some = first.subarray(0, into.length);
    into.set(some);
    if (some.length < first.length) this.#waiting[0] = first.subarray(some.length);
    else this.#waiting.shift();
    this.#reader = null;
    done(some.length);
  }
}

/** Takes the messages out of bytes that come in pieces. */
export class Output {
  #bytes: Uint8Array = empty;

  constructor(readonly receive: (message: unknown) => void) {}

  write(piece: Uint8Array): void {
    const bytes = new Uint8Array(this.#bytes.length + piece.length);
    bytes.set(this.#bytes);
    bytes.set(piece, this.#bytes.length);
    this.#bytes = bytes;
    while (this.#next());
  }

  #next(): boolean {
    const header = /^Content-Length: (\d+)\r\n\r\n/.exec(decoder.decode(this.#bytes.subarray(0, 64)));
    if (!header) return false;
    const start = header[0].length;
    const end = start + Number(header[1]);
    if (this.#bytes.length < end) return false;
    const message: unknown = JSON.parse(decoder.decode(this.#bytes.subarray(start, end)));
    this.#bytes = this.#bytes.length > end ? this.#bytes.slice(end) : empty;
    this.receive(message);
    return true;
  }
}
