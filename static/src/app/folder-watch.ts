import { observe } from "../disk/access.js";
import type { EngineClient } from "../engine/client.js";
import { folderOf, type Folder, type Listing } from "../file/folder.js";
import { Store } from "../store.js";

const refreshAfter = 200;

/** How an open folder is seen again after a change. */
export interface Watched {
  handle: FileSystemDirectoryHandle;
  list: () => Promise<Listing>;
}

/** The folder that is open, with what may be known of its files. It is listed again when something in it changes. */
export class FolderWatch extends Store {
  #open: Folder | null = null;
  #watched: Watched | null = null;
  #unobserve: () => void = () => {};
  #timer = 0;

  constructor(readonly engine: EngineClient) {
    super();
  }

  /** The folder; null while none is open. */
  get open(): Folder | null {
    return this.#open;
  }

  /** Finds out what the rules may know of the files of a folder. */
  read(name: string, listing: Listing): Promise<Folder> {
    return folderOf(name, listing, async (files) => (await this.engine.call("needs", { files }, { urgent: true })).value);
  }

  /** Opens a folder in the place of another. Where it can be listed again it is watched. */
  enter(folder: Folder, watched: Watched | null): void {
    this.#end();
    this.#open = folder;
    this.#watched = watched;
    if (watched) this.#unobserve = observe(watched.handle, () => this.touched());
    this.changed();
  }

  /** Whether files can be written into the folder. */
  get isWritable(): boolean {
    return this.#watched?.handle.requestPermission !== undefined;
  }

  /** Writes a file of the folder, by its path. Throws where the person or the disk doesn't let it, or where it has changed. */
  async write(path: string, text: string): Promise<void> {
    let folder = this.#watched?.handle;
    const names = path.split("/");
    const name = names.pop();
    if (!folder || !name) throw new Error("No folder is open.");
    if ((await folder.requestPermission?.({ mode: "readwrite" })) === "denied") throw new DOMException("", "NotAllowedError");
    for (const inner of names) folder = await folder.getDirectoryHandle(inner);
    const file = await folder.getFileHandle(name, { create: true });
    const known = this.#open?.files.find((listed) => typeof listed === "object" && listed.path === path);
    if ((await (await file.getFile()).text()) !== (typeof known === "object" ? known.text : "")) {
      await this.#refresh();
      throw new Error("It has changed since. Try again.");
    }
    const stream = await file.createWritable();
    await stream.write(text);
    await stream.close();
    await this.#refresh();
  }

  leave(): void {
    if (!this.#open) return;
    this.#end();
    this.changed();
  }

  /** Something in the folder may have changed. Another program may write many files at once. */
  touched(): void {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.#refresh(), refreshAfter);
  }

  #end(): void {
    this.#open = null;
    this.#watched = null;
    this.#unobserve();
    this.#unobserve = () => {};
  }

  async #refresh(): Promise<void> {
    const before = this.#open;
    const watched = this.#watched;
    if (!before || !watched) return;
    try {
      const fresh = await this.read(before.name, await watched.list());
      if (this.#open !== before) return;
      const isSame = JSON.stringify(fresh) === JSON.stringify(before);
      this.#open = fresh;
      if (!isSame) this.changed();
    } catch {
      // A folder that is gone, or being written: what was seen of it stays.
    }
  }
}
