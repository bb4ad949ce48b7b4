// What the engine said last of the file that is opened again: an answer of the same engine to the same request.
import type { AnsweredRequest } from "./client.js";
import { programAddress } from "./program.js";

const key = "proclint.answer";
const mostKept = 64 * 1024;

interface Stored {
  /** The engine: its address contains the digest of its content. */
  e: string;
  q: string;
  a: string;
  ms: number;
}

/** The answer that was kept; null where none was, or one of another engine. */
export function lastAnswer(): AnsweredRequest | null {
  try {
    const { e, q, a, ms } = JSON.parse(localStorage.getItem(key) ?? "{}") as Partial<Stored>;
    if (e !== programAddress || typeof q !== "string" || typeof a !== "string" || typeof ms !== "number") return null;
    return { method: "lint", request: q, json: a, milliseconds: ms };
  } catch {
    return null;
  }
}

/** Keeps an answer in the place of the one before. */
export function keepAnswer({ request, json, milliseconds }: AnsweredRequest): void {
  if (milliseconds === null || request.length + json.length > mostKept) return;
  const stored: Stored = { e: programAddress, q: request, a: json, ms: milliseconds };
  try {
    localStorage.setItem(key, JSON.stringify(stored));
  } catch {
    // Then it is found anew.
  }
}
