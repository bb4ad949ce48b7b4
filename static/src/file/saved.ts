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

/** Throws when the browser refuses, as with a full or forbidden storage. */
export function save(saved: Saved): void {
  localStorage.setItem(currentKey, pack(saved));
}

/** What was saved last; null when there is nothing, or nothing readable. */
export function load(): Saved | null {
  return read(currentKey);
}

/** Keeps what a shared link is about to replace. */
export function keepReplaced(saved: Saved): void {
  try {
    localStorage.setItem(replacedKey, pack(saved));
  } catch {
    // Without a storage there was nothing to replace.
  }
}

/** Gives back, once, what a shared link replaced. */
export function takeReplaced(): Saved | null {
  const saved = read(replacedKey);
  localStorage.removeItem(replacedKey);
  return saved;
}

function pack({ file, platforms, shown, app, unsafe }: Saved): string {
  const state: StoredState = { ...store(file), p: platforms, s: shown, a: app };
  if (unsafe) state.x = true;
  return JSON.stringify(state);
}

function read(key: string): Saved | null {
  try {
    const json = localStorage.getItem(key);
    if (!json) return null;
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
