// What the engine said last of the file that is opened again: an answer of the same engine to the same request.
import type { Known } from "../engine/client.js";
import { addressOf } from "../engine/program.js";

const key = "proclint.answer";
const runningKey = "proclint.looking";
const mostKept = 64 * 1024;

interface Stored {
  /** The engine: its address holds the digest of its content. */
  e: string;
  q: string;
  a: string;
  ms: number;
}

/** Whether an answer of this engine is kept. */
export function keepsAnswer(): boolean {
  return stored().e === addressOf("engine");
}

/** What was kept of a request; null where nothing was, or by another engine. */
export function keptAnswer(request: string): Known | null {
  const { e, q, a, ms } = stored();
  if (e !== addressOf("engine") || q !== request || typeof a !== "string" || typeof ms !== "number") return null;
  return { method: "lint", request, json: a, milliseconds: ms };
}

function stored(): Partial<Stored> {
  try {
    return (JSON.parse(localStorage.getItem(key) ?? "{}") ?? {}) as Partial<Stored>;
  } catch {
    return {};
  }
}

/** Keeps an answer in the place of the one before. */
export function keepAnswer({ request, json, milliseconds }: Known): void {
  if (request.length + json.length > mostKept) return;
  const stored: Stored = { e: addressOf("engine"), q: request, a: json, ms: milliseconds };
  try {
    localStorage.setItem(key, JSON.stringify(stored));
  } catch {
    // Then it is found anew.
  }
}

/** Does what may hang on a text; null, and nothing is done, where it was begun before and never ended. */
export async function guarded<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    if (localStorage.getItem(runningKey)) {
      localStorage.removeItem(runningKey);
      return null;
    }
    localStorage.setItem(runningKey, "1");
  } catch {
    return null; // without a storage nobody would know
  }
  try {
    return await work();
  } finally {
    localStorage.removeItem(runningKey);
  }
}
