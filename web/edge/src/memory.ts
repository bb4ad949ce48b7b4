// Whole answers that this isolate gave, so that a request that comes again needs no lint.
import { whole, type Body } from "./body";
import type { Answer } from "./engine";

const maxBytes = 8 * 1024 * 1024;
const maxEntryBytes = 64 * 1024;

interface Entry {
  readonly answer: Answer;
  readonly size: number;
}

const entries = new Map<string, Entry>(); // in the order of their last use
let bytes = 0;

// It has a character for every byte, so that texts are equal where bytes are.
const characters = new TextDecoder("windows-1252");

/** The key of a request, of which equal ones have equal answers; none for what is not kept. */
export function keyOf(head: string, { bytes, end }: Body): string | undefined {
  if (end !== whole || bytes.length > maxEntryBytes) return undefined;
  return `${head}\n\n${characters.decode(bytes)}`;
}

/** The answer kept for key. */
export function recall(key: string): Answer | undefined {
  const entry = entries.get(key);
  if (!entry) return undefined;
  entries.delete(key);
  entries.set(key, entry);
  return entry.answer;
}

/**
 * Keeps answer for key, if it may be kept, and forgets what was not used for longest. The id of the request is
 * still in it: who answers with it sets another.
 */
export function remember(key: string, answer: Answer): void {
  const size = key.length + (answer.body?.length ?? 0);
  if (size > maxEntryBytes || !lasting(answer) || entries.has(key)) return;
  answer.headers.set("Server-Timing", "work;dur=0"); // what it is for all who get it from here
  entries.set(key, { answer, size });
  bytes += size;
  for (const [oldest, entry] of entries) {
    if (bytes <= maxBytes) return;
    entries.delete(oldest);
    bytes -= entry.size;
  }
}

function lasting({ status, headers }: Answer): boolean {
  return (status === 200 || status === 304) && !headers.get("cache-control")?.includes("no-store");
}
