// The bytes of a request's body, and never more of them than Go would take.

/** The most bytes of a body that are read: one more than Go takes, so that Go sees that there are too many. */
const maxRead = 256 * 1024 + 1;

/** The most bytes that are read to be thrown away: a connection whose body was not read must be closed. */
const maxDrained = 1024 * 1024;

/** How long a body may take to arrive, in milliseconds. */
const patience = 10_000;

/** How a body ended: the numbers of exchange.End in Go. */
export const whole = 0;
const cut = 1;
const late = 2;

/** What was read of a body. */
export interface Body {
  readonly bytes: Uint8Array;
  /** Its length as the client gave it, which may be more than was read; -1 where it gave none. */
  readonly declared: number;
  readonly end: number;
}

const nothing: Body = { bytes: new Uint8Array(), declared: 0, end: whole };

/** Reads the body of request. One that is declared much too long is not read at all. */
export function readBody(request: Request): Body | Promise<Body> {
  const declared = lengthOf(request);
  // To ask for the stream makes one, which workerd keeps until it collects all of memory.
  if (declared <= 0 && request.body === null) return nothing;
  if (declared > maxDrained) return { ...nothing, declared };
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve({ ...nothing, declared, end: late }), patience);
    const settle = (body: Body): void => {
      clearTimeout(timer);
      resolve(body);
    };
    read(request, declared).then(
      (bytes) => settle({ bytes, declared, end: whole }),
      () => settle({ ...nothing, declared, end: cut }),
    );
  });
}

function lengthOf({ headers }: Request): number {
  const given = headers.get("content-length");
  return given === null ? -1 : Math.min(Number(given), 0x7fffffff);
}

async function read(request: Request, declared: number): Promise<Uint8Array> {
  if (declared < 0 && request.body !== null) return readStream(request.body);
  const bytes = new Uint8Array(await request.arrayBuffer());
  return declared < maxRead ? bytes : nothing.bytes;
}

async function readStream(stream: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    chunks.push(chunk);
    size += chunk.length;
    if (size >= maxRead) break;
  }
  return join(chunks, Math.min(size, maxRead));
}

function join(chunks: Uint8Array[], size: number): Uint8Array {
  const joined = new Uint8Array(size);
  let end = 0;
  for (const chunk of chunks) {
    joined.set(chunk.subarray(0, size - end), end);
    end += chunk.length;
  }
  return joined;
}
