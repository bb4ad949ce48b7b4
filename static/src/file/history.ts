import { knownIds } from "../platforms.js";
import { sameBytes } from "./encoding.js";
import { contentOf, restore, store, type Snapshot, type StoredFile } from "./snapshot.js";

/** A file that was open once, as it was left. */
export interface Past {
  file: Snapshot;
  platforms: string[];
  /** When it was left, in milliseconds since 1970. */
  left: number;
  /** The page of another tab in which it was open; empty where it was open in this one. */
  page: string;
}

interface StoredPast extends StoredFile {
  p: string[];
  d: number;
  w?: string;
}

const key = "proclint.history";
const mostFiles = 20;

/** A file beyond this is not kept, and the oldest ones go when all take more than the second, in bytes. */
const largestFile = 128 * 1024;
const largestHistory = 1024 * 1024;

/** The last files, the last one first. */
export function pastFiles(): Past[] {
  return stored().flatMap((past) => {
    try {
      return [{ file: restore(past), platforms: knownIds(past.p), left: past.d, page: past.w ?? "" }];
    } catch {
      return [];
    }
  });
}

/**
 * Puts a file first; one of the same name and content that is there already moves up. The file of another tab's `page`
 * replaces the one of that page before.
 */
export function remember(file: Snapshot, platforms: readonly string[], page = ""): void {
  const content = contentOf(file);
  if (content.length === 0 || content.length > largestFile) return;
  const isSame = (past: Past): boolean => past.file.name === file.name && sameBytes(contentOf(past.file), content);
  const others = pastFiles().filter((past) => !isSame(past) && !(page && past.page === page));
  const kept = fitting(others.slice(0, mostFiles - 1), largestHistory - content.length);
  const files = [{ file, platforms: [...platforms], left: Date.now(), page }, ...kept];
  const list = files.map(
    (past): StoredPast => ({ ...store(past.file), p: past.platforms, d: past.left, ...(past.page ? { w: past.page } : {}) }),
  );
  try {
    localStorage.setItem(key, JSON.stringify(list));
  } catch {
    // The open file needs the space more. Its own save reports a full storage.
  }
}

/** Those files, from the first one on, that there is room for, in bytes. */
function fitting(files: readonly Past[], room: number): Past[] {
  let left = room;
  return files.filter(({ file }) => {
    left -= contentOf(file).length;
    return left >= 0;
  });
}

export function clearHistory(): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // Without a storage there is no history.
  }
}

function stored(): StoredPast[] {
  try {
    const list: unknown = JSON.parse(localStorage.getItem(key) ?? "[]");
    return Array.isArray(list) ? list.slice(0, mostFiles).filter(isPast) : [];
  } catch {
    return [];
  }
}

function isPast(value: unknown): value is StoredPast {
  return typeof (value as Partial<StoredPast> | null)?.d === "number";
}
