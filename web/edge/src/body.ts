// The bytes of a request's body, and never more of them than Go would take.

import { arrivalMost, bodiesMost, bodyMost, bodyTiny, drainedMost } from "./limits";

/** How a body ended: the numbers of exchange.End in Go. */
export const whole = 0;
const cut = 1;
const late = 2;

/** The part of a body that was read. */
export interface Body {
  readonly bytes: Uint8Array;
  /** Its length as the client gave it, which may be more than was read; -1 where it gave none. */
  readonly declared: number;
  readonly end: number;
}

const nothing: Body = { bytes: new Uint8Array(), declared: 0, end: whole };

let kept = 0; // bytes of the bodies that count

/**
 * Takes room for the body of a request from the room for all bodies, until it is returned. It fails if others have taken
 * all of it. A tiny body needs no room: its connection takes more.
 */
export function takeRoom(request: Request, declared: number): (() => void) | undefined {
  const size = sizeOf(request, declared);
  if (kept + size > bodiesMost) return undefined;
  kept += size;
  return () => {
    kept -= size;
  };
}

/** How many bytes the body of request may have, as far as they count. */
function sizeOf(request: Request, declared: number): number {
  if (declared > drainedMost || (declared >= 0 && declared <= bodyTiny)) return 0; // not read, or tiny
  if (declared >= 0) return Math.min(declared, bodyMost);
  return request.body === null ? 0 : bodyMost;
}

/**
 * Reads the body of request, and lets all other connections have their turn meanwhile. One that is declared much too
 * long is not read at all.
 */
export async function readBody(request: Request, declared: number): Promise<Body> {
  // To ask for the stream makes one, which workerd keeps until it collects all of memory.
  const isEmpty = declared <= 0 && request.body === null;
  if (isEmpty || declared > drainedMost) {
    await turn();
    return isEmpty ? nothing : { ...nothing, declared };
  }
  let body: Body | undefined;
  const reading = read(request, declared).then(
    (bytes) => (body = { bytes, declared, end: whole }),
    () => (body = { ...nothing, declared, end: cut }),
  );
  await turn();
  // Nearly every body came with its head: only what is not there yet is worth a timer.
  return body ?? within(arrivalMost, reading, { ...nothing, declared, end: late });
}

/**
 * Waits until workerd has looked at all connections. It does so only when nothing is left to do, and a client whose
 * next request is there as soon as it has an answer leaves it something to do, while others wait half a second.
 * A promise of workerd's own, as that of scheduler.wait, would leave more to be collected with all of memory.
 */
export function turn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

/** What reading gives, or otherwise when that takes more than so many milliseconds. */
function within(milliseconds: number, reading: Promise<Body>, otherwise: Body): Promise<Body> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(otherwise), milliseconds);
    void reading.then((body) => {
      clearTimeout(timer);
      resolve(body);
    });
  });
}

async function read(request: Request, declared: number): Promise<Uint8Array> {
  if (declared < 0 && request.body !== null) return readStream(request.body);
  const bytes = new Uint8Array(await request.arrayBuffer());
  return declared < bodyMost ? bytes : nothing.bytes;
}

async function readStream(stream: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    chunks.push(chunk);
    size += chunk.length;
    if (size >= bodyMost) break;
  }
  return join(chunks, Math.min(size, bodyMost));
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
