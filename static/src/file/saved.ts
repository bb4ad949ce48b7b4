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
}

interface StoredState extends StoredFile {
  p: string[];
  s: string;
  a: string;
  x?: boolean;
}

const currentKey = "proclint.file";
const replacedKey = "proclint.replaced";
const lentKey = "proclint.lent";
const mostReplaced = 5;

/** Throws when the browser refuses, as with a full or forbidden storage. */
export function save(saved: Saved): void {
  localStorage.setItem(currentKey, pack(saved));
}

/** What was saved last; null when there is nothing, or nothing readable. */
export function load(): Saved | null {
  return read(currentKey);
}

/**
 * Keeps what a link is about to replace. A text that another link lent and nobody edited is not kept: what that
 * one replaced still is.
 */
export function keepReplaced(saved: Saved): void {
  try {
    if (localStorage.getItem(lentKey) === JSON.stringify(store(saved.file))) return;
    localStorage.setItem(replacedKey, JSON.stringify([...replaced(), pack(saved)].slice(-mostReplaced)));
  } catch {
    // Without a storage there was nothing to replace.
  }
}

/** Remembers the text that a link opened. */
export function lend(file: Snapshot): void {
  try {
    localStorage.setItem(lentKey, JSON.stringify(store(file)));
  } catch {
    // Then it counts as a text of one's own.
  }
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

function pack({ file, platforms, shown, app, unsafe }: Saved): string {
  const state: StoredState = { ...store(file), p: platforms, s: shown, a: app };
  if (unsafe) state.x = true;
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
    const platforms = Array.isArray(state.p) ? state.p.filter((id) => typeof id === "string") : [];
    return {
      file: restore(state),
      platforms,
      shown: typeof state.s === "string" ? state.s : "",
      app: typeof state.a === "string" ? state.a : "",
      unsafe: state.x === true,
    };
  } catch {
    return null;
  }
}
