// Whole answers that this isolate gave twice, so that a request that comes again and again needs no lint.
import { whole, type Body } from "./body";
import type { Answer } from "./engine";

const maxBytes = 8 * 1024 * 1024;
const maxBodyBytes = 64 * 1024; // of a request that is looked up
const maxEntryBytes = 512 * 1024; // the documentation of all rules is a large answer
const headersBytes = 2048; // what the headers of an answer take, about

// Recently used entries, and older ones, which are forgotten together. One map in the order of use would be slow: to find
// the next entry, it passes all that were removed from its front.
let young = new Map<number, Entry>();
let old = new Map<number, Entry>();
let bytes = 0; // of the young

/** What an answer depends on: equal requests have equal answers. The hash alone proves nothing. */
export interface Key {
  readonly hash: number;
  readonly head: string;
  readonly bytes: Uint8Array;
}

interface Entry {
  readonly key: Key;
  readonly answer: Answer;
}

// The hashes of requests that came, each at the place that its last bits name. Keeping what comes only once would
// fill the memory with what dies old, which is what a collector finds dear.
const seen = new Int32Array(1 << 14);

/** The key of an earlier request, or undefined if it is not kept. */
export function keyOf(head: string, { bytes, declared, end }: Body): Key | undefined {
  // A body that is too large was not read: its bytes are those of an empty one.
  if (end !== whole || declared > bytes.length || bytes.length > maxBodyBytes) return undefined;
  const hash = hashOf(head, bytes);
  const place = hash & (seen.length - 1);
  const again = seen[place] === hash;
  seen[place] = hash;
  return again ? { hash, head, bytes } : undefined;
}

/** FNV-1a of 32 bits. */
function hashOf(head: string, bytes: Uint8Array): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < head.length; i++) hash = Math.imul(hash ^ head.charCodeAt(i), 0x01000193);
  for (let i = 0; i < bytes.length; i++) hash = Math.imul(hash ^ (bytes[i] ?? 0), 0x01000193);
  return hash | 0;
}

/** The answer kept for key. */
export function recall(key: Key): Answer | undefined {
  const known = young.get(key.hash);
  if (known && isSame(known.key, key)) return known.answer;
  const older = old.get(key.hash);
  if (!older || !isSame(older.key, key)) return undefined;
  keep(older);
  return older.answer;
}

function isSame(a: Key, b: Key): boolean {
  if (a.head !== b.head || a.bytes.length !== b.bytes.length) return false;
  for (let i = 0; i < a.bytes.length; i++) {
    if (a.bytes[i] !== b.bytes[i]) return false;
  }
  return true;
}

/**
 * Keeps answer for key, if it may be kept. The id of the request is still in it: who answers with it sets another.
 */
export function remember(key: Key, answer: Answer): void {
  if (sizeOf({ key, answer }) > maxEntryBytes || !lasting(answer)) return;
  const headers = new Headers(answer.headers);
  headers.set("Server-Timing", "work;dur=0"); // what it is for all who get it from here
  keep({ key, answer: { ...answer, headers } });
}

function keep(entry: Entry): void {
  young.set(entry.key.hash, entry);
  bytes += sizeOf(entry);
  if (bytes < maxBytes / 2) return;
  old = young;
  young = new Map();
  bytes = 0;
}

function sizeOf({ key, answer }: Entry): number {
  return key.head.length + key.bytes.length + (answer.body?.length ?? 0) + headersBytes;
}

function lasting({ status, headers }: Answer): boolean {
  return (status === 200 || status === 304) && !headers.get("cache-control")?.includes("no-store");
}
