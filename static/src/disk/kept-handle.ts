// Which file is open, kept where a handle can be kept, so that a reload finds it again.

/** A handle, the file's name in the editor, and its content when the page last read it into the editor. */
export interface Kept {
  id: string;
  handle: FileSystemFileHandle;
  name: string;
  base: Uint8Array;
}

const key = "file";

// A browser that stores nothing, as in some private windows, forgets the file with the page.
async function inStore<T>(mode: IDBTransactionMode, use: (store: IDBObjectStore) => IDBRequest<T>): Promise<T | undefined> {
  try {
    const opening = indexedDB.open("proclint", 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore("disk");
    const database = await done(opening);
    try {
      return await done(use(database.transaction("disk", mode).objectStore("disk")));
    } finally {
      database.close();
    }
  } catch {
    return undefined;
  }
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error("the browser's storage failed"));
  });
}

export async function keep(kept: Kept): Promise<void> {
  await inStore("readwrite", (store) => store.put(kept, key));
}

/** Forgets the file of that id; another tab may have kept its file since. */
export async function forget(id: string): Promise<void> {
  if (!id) return;
  if ((await recall())?.id === id) await inStore("readwrite", (store) => store.delete(key));
}

export async function recall(): Promise<Kept | undefined> {
  return (await inStore("readonly", (store) => store.get(key))) as Kept | undefined;
}
