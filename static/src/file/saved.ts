import { knownIds } from "../platforms.js";
import { restore, store, type Snapshot, type StoredFile } from "./snapshot.js";

/** What survives a reload. */
export interface Saved {
  file: Snapshot;
  platforms: string[];
  /** The platform whose processes are shown. */
  shown: string;
  app: string;
  /** The text crashed the engine: it opens unchecked. */
  unsafe: boolean;
  /** A link brought the text, and nobody has edited it. */
  lent: boolean;
}

interface StoredState extends StoredFile {
  p: string[];
  s: string;
  a: string;
  x?: boolean;
  l?: boolean;
}

const currentKey = "proclint.file";
const replacedKey = "proclint.replaced";
const mostReplaced = 5;

/** In UTF-16 units: more than that is kept only of the text that was replaced last. */
const largestReplaced = 512 * 1024;

/** In UTF-16 units: so long may the name of the app be. */
export const longestApp = 60;

/** Throws when the browser doesn't store it, as with a full or forbidden storage. */
export function save(saved: Saved): void {
  localStorage.setItem(currentKey, pack(saved));
}

/** What was saved last; null when there is nothing, or nothing readable. */
export function load(): Saved | null {
  return read(currentKey);
}

/** Keeps what a link is about to replace. What another link brought is not kept: what that one replaced still is. */
export function keepReplaced(saved: Saved): void {
  if (saved.lent) return;
  try {
    localStorage.setItem(replacedKey, JSON.stringify(fitting([...replaced(), pack(saved)])));
  } catch {
    // Without a storage there was nothing to replace.
  }
}

/** The last one, and those before it that there is room for. */
function fitting(kept: readonly string[]): string[] {
  let left = largestReplaced;
  const before = kept.slice(-mostReplaced, -1).reverse();
  const tooLarge = before.findIndex((text) => (left -= text.length) < 0);
  return kept.slice(-1 - (tooLarge < 0 ? before.length : tooLarge));
}

/** Gives back, once, what a link replaced last. */
export function takeReplaced(): Saved | null {
  const kept = replaced();
  const last = kept.pop();
  localStorage.setItem(replacedKey, JSON.stringify(kept));
  return last === undefined ? null : unpack(last);
}

function replaced(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(replacedKey) ?? "[]");
    return Array.isArray(kept) ? kept.filter((text): text is string => typeof text === "string") : [];
  } catch {
    return [];
  }
}

function pack({ file, platforms, shown, app, unsafe, lent }: Saved): string {
  const state: StoredState = { ...store(file), p: platforms, s: shown, a: app };
  if (unsafe) state.x = true;
  if (lent) state.l = true;
  return JSON.stringify(state);
}

function read(key: string): Saved | null {
  try {
    const json = localStorage.getItem(key);
    return json ? unpack(json) : null;
  } catch {
    return null;
  }
}

function unpack(json: string): Saved | null {
  try {
    const state = JSON.parse(json) as StoredState;
    return {
      file: restore(state),
      platforms: knownIds(state.p),
      shown: knownIds([state.s])[0] ?? "",
      app: typeof state.a === "string" ? state.a.slice(0, longestApp) : "",
      unsafe: state.x === true,
      lent: state.l === true,
    };
  } catch {
    return null;
  }
}
