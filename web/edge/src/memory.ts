// Whole answers that this isolate gave twice, so that a request that comes again and again needs no lint.
import { whole, type Body } from "./body";
import { valueOf, type Answer } from "./engine";

const maxBytes = 8 * 1024 * 1024;
const maxBodyBytes = 64 * 1024; // of a request that is looked up
const maxEntryBytes = 512 * 1024; // the documentation of all rules is a large answer
const headersBytes = 2048; // what the headers of an answer take, about

// What was used lately, and what was before; the older half is forgotten as a whole. One map in the order of use
// would be slow: it looks at all that was taken out of its front to find the next.
let young = new Map<string, Answer>();
let old = new Map<string, Answer>();
let bytes = 0; // of the young

// The hashes of requests that came, each at the place that its last bits name. Keeping what comes only once would
// fill the memory with what dies old, which is what a collector finds dear.
const seen = new Int32Array(1 << 14);

// It has a character for every byte, so that texts are equal where bytes are.
const characters = new TextDecoder("windows-1252");

/** The key of a request that came before; equal ones have equal answers. There is none for what is not kept. */
export function keyOf(head: string, { bytes, end }: Body): string | undefined {
  if (end !== whole || bytes.length > maxBodyBytes) return undefined;
  const hash = hashOf(head, bytes);
  const place = hash & (seen.length - 1);
  const again = seen[place] === hash;
  seen[place] = hash;
  return again ? `${head}\n\n${characters.decode(bytes)}` : undefined;
}

/** FNV-1a of 32 bits. */
function hashOf(head: string, bytes: Uint8Array): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < head.length; i++) hash = Math.imul(hash ^ head.charCodeAt(i), 0x01000193);
  for (let i = 0; i < bytes.length; i++) hash = Math.imul(hash ^ (bytes[i] ?? 0), 0x01000193);
  return hash | 0;
}

/** The answer kept for key. */
export function recall(key: string): Answer | undefined {
  const known = young.get(key);
  if (known) return known;
  const older = old.get(key);
  if (older) keep(key, older);
  return older;
}

/**
 * Keeps answer for key, if it may be kept. The id of the request is still in it: who answers with it sets another.
 */
export function remember(key: string, answer: Answer): void {
  if (sizeOf(key, answer) > maxEntryBytes || !lasting(answer)) return;
  const headers = answer.headers.filter(([name]) => name.toLowerCase() !== "server-timing");
  headers.push(["Server-Timing", "work;dur=0"]); // what it is for all who get it from here
  keep(key, { ...answer, headers });
}

function keep(key: string, answer: Answer): void {
  young.set(key, answer);
  bytes += sizeOf(key, answer);
  if (bytes < maxBytes / 2) return;
  old = young;
  young = new Map();
  bytes = 0;
}

function sizeOf(key: string, { body }: Answer): number {
  return key.length + (body?.length ?? 0) + headersBytes;
}

function lasting({ status, headers }: Answer): boolean {
  return (status === 200 || status === 304) && !valueOf(headers, "cache-control")?.includes("no-store");
}
