import { sameBytes } from "../file/encoding.js";
import { changedLines, type LineChange } from "../file/edits.js";
import { contentOf, openBytes, type Snapshot } from "../file/snapshot.js";
import type { Notices } from "./notices.js";
import { t } from "../language.js";
import { Store } from "../store.js";
import { observe, pickToSave } from "../disk/access.js";
import { DiskFile } from "../disk/disk-file.js";
import { download } from "../disk/download.js";
import { forget, keep, recall } from "../disk/kept-handle.js";
import type { ProcfileDocument } from "../editor/document.js";

/** A file of which both the editor and the disk have a newer version. */
export interface Conflict {
  name: string;
  /** From the editor's version to that of the disk; empty when only encoding or line ends differ. */
  changes: readonly LineChange[];
}

/** What the page shows of the file on the disk. */
export interface DiskState {
  /** The file was opened from a disk. */
  open: boolean;
  unsaved: boolean;
  conflict: Conflict | null;
}

const checkEvery = 1000;

/** Of a file that was opened from nowhere. */
export const nothingOpen: DiskState = { open: false, unsaved: false, conflict: null };

/** Keeps the editor's file and its file on the disk the same: saves, watches, and asks when both have changed. */
export class FileSync extends Store {
  #disk: DiskFile | null = null;
  #base: Uint8Array | null = null;
  #state = nothingOpen;
  #version = -1;
  #busy = false;
  #gone = false;
  #timer = 0;
  #unobserve: () => void = () => {};
  /** How many files took the place of another. */
  #openings = 0;
  #awaited: string;

  /** `awaited` is the id of the file that was open before a reload, and whose text is back in the editor. */
  constructor(
    readonly file: ProcfileDocument,
    readonly notices: Notices,
    /** Puts a version into the history. */
    readonly remember: (file: Snapshot) => void,
    awaited: string,
  ) {
    super();
    this.#awaited = awaited;
    document.addEventListener("visibilitychange", () => void this.#check());
  }

  /** What the page shows of the file on the disk. */
  get state(): DiskState {
    return this.#state;
  }

  /** To be called after changes of the file, at most once a frame. */
  follow(): void {
    const { version } = this.file;
    if (version === this.#version) return;
    this.#version = version;
    const disk = this.file.diskFile;
    if (disk !== this.#disk) this.#switchTo(disk);
    if (disk) this.#settle(disk);
  }

  /** Another file took the place of the one that was open: what a reload left behind is not for it. */
  replaced(): void {
    this.#openings++;
    void forget(this.id);
    this.#awaited = "";
  }

  /** The id of the editor's file on the disk, also before it is found again; empty without one. */
  get id(): string {
    return this.file.diskFile?.id ?? this.#awaited;
  }

  /** Finds the file again that was open before a reload. */
  async resume(): Promise<void> {
    const id = this.#awaited;
    const kept = id ? await recall() : undefined;
    if (!kept || kept.id !== id || this.#openings > 0 || this.file.snapshot.name !== kept.name) return;
    const watch = (): void => {
      if (this.#openings === 0) this.file.attach(new DiskFile(kept.handle, kept.name, kept.base, id));
      this.#awaited = "";
    };
    if ((await kept.handle.queryPermission?.({ mode: "readwrite" })) === "granted") {
      watch();
      return;
    }
    const ask = async (): Promise<void> => {
      const answer = await kept.handle.requestPermission?.({ mode: "readwrite" });
      if (answer === "granted") watch();
      else this.notices.show(t("disk.unconnected", { name: kept.name }));
    };
    this.notices.show(t("disk.unwatched", { name: kept.name }), { title: t("disk.watch"), run: () => void ask() });
  }

  /** Writes the file to its disk, or to a place that the person chooses. */
  async save(): Promise<void> {
    const file = this.file.snapshot;
    if (!file.disk || file.disk.name !== file.name) {
      await this.saveAs();
      return;
    }
    if (!(await this.#write(file.disk))) await this.saveAs();
  }

  /** Writes the file to a place that the person chooses; where the browser cannot ask for one, it is downloaded. */
  async saveAs(): Promise<void> {
    const { name } = this.file.snapshot;
    const openings = this.#openings;
    try {
      const handle = await pickToSave(name.split("/").at(-1) || "Procfile");
      if (handle === null) return;
      if (handle === undefined) {
        this.download();
        return;
      }
      const content = contentOf(this.file.snapshot);
      const disk = new DiskFile(handle, handle.name, content);
      await disk.write(content);
      if (openings === this.#openings) this.file.attach(disk);
      this.notices.show(t("disk.savedAs", { name: handle.name }));
    } catch (error) {
      this.#failed(name, error);
    }
  }

  /** Downloads the file. */
  download(): void {
    const file = this.file.snapshot;
    download(file.name || "Procfile", contentOf(file));
  }

  /** The editor's version goes on; that of the disk is in the history, and the next save writes over it. */
  keepMine(): void {
    if (!this.#disk) return;
    this.remember(this.#theirs(this.#disk));
    this.#disk.base = this.#disk.now;
    this.#settle(this.#disk);
    this.notices.show(t("disk.keptMine"));
  }

  /** The version of the disk goes on; the editor's is in the history. */
  takeTheirs(): void {
    if (!this.#disk) return;
    this.remember(this.file.snapshot);
    this.#takeOver(this.#disk);
    this.notices.show(t("disk.tookTheirs"));
  }

  // False when the file is no longer there.
  async #write(disk: DiskFile): Promise<boolean> {
    this.#busy = true;
    try {
      await disk.read();
      // Another file may be open by now.
      if (this.file.diskFile !== disk) return true;
      this.#settle(disk);
      if (this.#state.conflict) {
        this.notices.show(t("disk.changedToo", { name: disk.name }));
        return true;
      }
      await disk.write(contentOf(this.file.snapshot));
      this.#gone = false;
      if (this.file.diskFile === disk) this.#settle(disk);
      this.notices.show(t("disk.saved", { name: disk.name }));
    } catch (error) {
      if (isGone(error)) return false;
      this.#failed(disk.name, error);
    } finally {
      this.#busy = false;
    }
    return true;
  }

  #failed(name: string, error: unknown): void {
    const denied = error instanceof DOMException && error.name === "NotAllowedError";
    const told = denied ? t("disk.notAllowed", { name }) : { text: t("disk.notSaved", { name }), english: String(error) };
    this.notices.show(told, { title: t("disk.download"), run: () => this.download() });
  }

  #switchTo(disk: DiskFile | null): void {
    clearInterval(this.#timer);
    this.#unobserve();
    const before = this.#disk;
    this.#disk = disk;
    this.#base = null;
    this.#gone = false;
    if (!disk) {
      this.#show(nothingOpen);
      if (before) void forget(before.id);
      return;
    }
    this.#timer = window.setInterval(() => void this.#check(), checkEvery);
    this.#unobserve = observe(disk.handle, () => void this.#check());
    void this.#check();
  }

  async #check(): Promise<void> {
    const disk = this.#disk;
    if (!disk || this.#busy || document.visibilityState !== "visible") return;
    this.#busy = true;
    try {
      await disk.read();
      this.#gone = false;
    } catch (error) {
      if (!this.#gone) this.#lost(disk, error);
      this.#gone = true;
    } finally {
      this.#busy = false;
    }
    if (disk === this.#disk) this.#settle(disk);
  }

  #lost({ name }: DiskFile, error: unknown): void {
    this.notices.show(t(isGone(error) ? "disk.gone" : "disk.unreadable", { name }));
  }

  #settle(disk: DiskFile): void {
    const file = this.file.snapshot;
    const mine = contentOf(file);
    if (disk.now !== disk.base) {
      if (sameBytes(disk.now, mine)) disk.base = disk.now;
      else if (sameBytes(disk.base, mine)) {
        this.#takeOver(disk);
        this.notices.show(t("disk.changed", { name: disk.name }));
        return;
      }
    }
    if (disk.base !== this.#base) {
      this.#base = disk.base;
      void keep({ id: disk.id, handle: disk.handle, name: disk.name, base: disk.base });
    }
    this.#show({
      open: true,
      unsaved: file.name !== disk.name || !sameBytes(mine, disk.base),
      conflict: disk.now === disk.base ? null : { name: disk.name, changes: changedLines(file.text, this.#theirs(disk).text) },
    });
  }

  #takeOver(disk: DiskFile): void {
    disk.base = disk.now;
    this.file.refresh(this.#theirs(disk));
  }

  #theirs(disk: DiskFile): Snapshot {
    return { ...openBytes(disk.name, disk.now), disk };
  }

  #show(state: DiskState): void {
    const { open, unsaved, conflict } = this.#state;
    if (state.open === open && state.unsaved === unsaved && !state.conflict && !conflict) return;
    this.#state = state;
    this.changed();
  }
}

function isGone(error: unknown): boolean {
  return error instanceof DOMException && error.name === "NotFoundError";
}
