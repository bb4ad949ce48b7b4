import { sameBytes } from "../file/encoding.js";
import { pause } from "../pause.js";

/** How often a file is read again until two reads agree: another program may be in the middle of writing it. */
const settleAfter = 60;
const mostReads = 20;

/** A file on a disk, through the File System Access API, and what this page knows of it. */
export class DiskFile {
  /** Its content when the page last read it into the editor or wrote it: the text in the editor comes from there. */
  base: Uint8Array;
  /** Its content at the last read. */
  now: Uint8Array;
  #seen = "";
  #last: Promise<unknown> = Promise.resolve();

  constructor(
    readonly handle: FileSystemFileHandle,
    /** Its name in the editor: a path where it was opened in a folder. */
    readonly name: string,
    base: Uint8Array,
    /** By which the text of a tab and the file that is kept for it find each other again. */
    readonly id = String(crypto.getRandomValues(new Uint32Array(1))[0]),
  ) {
    this.base = base;
    this.now = base;
  }

  /** Reads the file if it was written since it was last read. Throws when it is gone or may not be read. */
  read(): Promise<void> {
    return this.#inTurn(() => this.#read());
  }

  /** Writes the file. It stays as it was when this fails. */
  write(bytes: Uint8Array): Promise<void> {
    return this.#inTurn(() => this.#write(bytes));
  }

  // A check that began before a write would take what it read for a change made after it.
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work, work);
    this.#last = turn;
    return turn;
  }

  async #read(): Promise<void> {
    let file = await this.handle.getFile();
    if (this.#seen === stampOf(file)) return;
    for (let read = 0; read < mostReads; read++) {
      await pause(settleAfter);
      const next = await this.handle.getFile();
      const settled = stampOf(next) === stampOf(file);
      file = next;
      if (settled) break;
    }
    const bytes = new Uint8Array(await file.arrayBuffer());
    this.#seen = stampOf(file);
    if (sameBytes(bytes, this.base)) this.now = this.base;
    else if (!sameBytes(bytes, this.now)) this.now = bytes;
  }

  async #write(bytes: Uint8Array): Promise<void> {
    const writable = await this.handle.createWritable();
    try {
      await writable.write(bytes as Uint8Array<ArrayBuffer>);
      await writable.close();
    } catch (error) {
      await writable.abort().catch(() => {});
      throw error;
    }
    this.base = bytes;
    this.now = bytes;
    this.#seen = "";
  }
}

function stampOf({ lastModified, size }: File): string {
  return `${lastModified} ${size}`;
}
