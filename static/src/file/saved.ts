import { isExample } from "../examples.js";
import { knownIds } from "../platforms.js";
import { remember } from "./history.js";
import { restore, store, type Snapshot, type StoredFile } from "./snapshot.js";

/** What survives a reload. */
export interface Saved {
  file: Snapshot;
  platforms: string[];
  /** They were chosen while this file was open, so a comment of the file doesn't count. */
  here: boolean;
  /** The platform whose processes are shown. */
  shown: string;
  app: string;
  /** The text crashed the engine: it opens unchecked. */
  crashesEngine: boolean;
  /** A link brought the text, and nobody has edited it. */
  fromLink: boolean;
  /** The id of the file on a disk that it was opened from; empty without one. */
  disk: string;
}

interface StoredState extends StoredFile {
  p: string[];
  s: string;
  a: string;
  x?: boolean;
  l?: boolean;
  h?: boolean;
  d?: string;
}

const currentKey = "proclint.file";
const replacedKey = "proclint.replaced";
const mostReplaced = 5;

/** In UTF-16 units: more than that is kept only of the text that was replaced last. */
const largestReplaced = 512 * 1024;

/** In UTF-16 units: so long may the name of the app be. */
export const longestApp = 60;

const page = String(crypto.getRandomValues(new Uint32Array(1))[0]);

/** What links have replaced, where the browser doesn't store it. */
let unstoredReplaced: string[] | null = null;

/** What this page saved last, or found when it was loaded. */
let known: string | null = null;

/**
 * Saves the file of this tab, which is also the one that the next new tab shows. What another tab saved meanwhile goes to
 * the history. Throws when the browser doesn't store it, as with a full or forbidden storage.
 */
export function save(saved: Saved): void {
  const content = pack(saved);
  if (known !== null && content === contentOfStored(known)) return;
  const next = `${content.slice(0, -1)},"w":"${page}"}`;
  saveInTab(next);
  const stored = localStorage.getItem(currentKey);
  if (stored !== null && stored !== known && contentOfStored(stored) !== content) keepOther(stored);
  localStorage.setItem(currentKey, next);
  known = next;
}

/** Without the page that wrote it. */
function contentOfStored(stored: string): string {
  return stored.replace(/,"w":"\d*"\}$/, "}");
}

// A reload shows the file of its tab. Where that cannot be stored an older one must not come back.
function saveInTab(text: string): void {
  try {
    sessionStorage.setItem(currentKey, text);
  } catch {
    sessionStorage.removeItem(currentKey);
  }
}

function keepOther(stored: string): void {
  const other = unpack(stored);
  if (other && !isExample(other.file)) remember(other.file, other.platforms, /"w":"(\d+)"\}$/.exec(stored)?.[1]);
}

/** What this tab saved last, or in a new tab what any saved last; null when there is nothing, or nothing readable. */
export function load(): Saved | null {
  try {
    known = sessionStorage.getItem(currentKey) ?? localStorage.getItem(currentKey);
    return known ? unpack(known) : null;
  } catch {
    return null;
  }
}

/**
 * Keeps what a link is about to replace, but for an example. What another link brought is not kept: what that one replaced
 * still is. Tells whether there is something to bring back.
 */
export function keepReplaced(saved: Saved): boolean {
  const { fromLink, file } = saved;
  if (!fromLink && isExample(file)) return false;
  if (!fromLink) storeReplaced(fitting([...replaced(), pack(saved)]));
  return replaced().length > 0;
}

function storeReplaced(kept: string[]): void {
  try {
    localStorage.setItem(replacedKey, JSON.stringify(kept));
    unstoredReplaced = null;
  } catch {
    unstoredReplaced = kept;
  }
}

/** The last one, and those before it that there is room for. */
function fitting(kept: readonly string[]): string[] {
  let left = largestReplaced;
  const before = kept.slice(-mostReplaced, -1).reverse();
  const tooLarge = before.findIndex((text) => {
    left -= text.length;
    return left < 0;
  });
  return kept.slice(-1 - (tooLarge < 0 ? before.length : tooLarge));
}

/** Gives back, once, what a link replaced last. */
export function takeReplaced(): Saved | null {
  const kept = replaced();
  const last = kept.pop();
  storeReplaced(kept);
  return last === undefined ? null : unpack(last);
}

function replaced(): string[] {
  if (unstoredReplaced) return [...unstoredReplaced];
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(replacedKey) ?? "[]");
    return Array.isArray(kept) ? kept.filter((text): text is string => typeof text === "string") : [];
  } catch {
    return [];
  }
}

function pack({ file, platforms, here, shown, app, crashesEngine, fromLink, disk }: Saved): string {
  const state: StoredState = { ...store(file), p: platforms, s: shown, a: app };
  if (crashesEngine) state.x = true;
  if (fromLink) state.l = true;
  if (here) state.h = true;
  if (disk) state.d = disk;
  return JSON.stringify(state);
}

function unpack(json: string): Saved | null {
  try {
    const state = JSON.parse(json) as StoredState;
    return {
      file: restore(state),
      platforms: knownIds(state.p),
      shown: knownIds([state.s])[0] ?? "",
      app: typeof state.a === "string" ? state.a.slice(0, longestApp) : "",
      crashesEngine: state.x === true,
      fromLink: state.l === true,
      here: state.h === true,
      disk: typeof state.d === "string" ? state.d : "",
    };
  } catch {
    return null;
  }
}
