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
