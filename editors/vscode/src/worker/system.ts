// What a program of Go asks of its system: the part of Node's `fs` and `process` that it uses. Files are read only.
import type { Kind } from "../lent.js";
import type { Input, Output } from "./stream.js";
import { type Project, isBelow, resolve } from "./project.js";

type Done<T> = (error: Error | null, result?: T) => void;

interface Stat {
  dev: number;
  ino: number;
  mode: number;
  nlink: number;
  uid: number;
  gid: number;
  rdev: number;
  size: number;
  blksize: number;
  blocks: number;
  atimeMs: number;
  mtimeMs: number;
  ctimeMs: number;
  isDirectory: () => boolean;
}

interface OpenFile {
  path: string;
  kind: Kind;
  at: number;
}

const modes: Record<Kind, number> = { file: 0o100444, folder: 0o040555, link: 0o120777 };

const constants = { O_RDONLY: 0, O_WRONLY: 1, O_RDWR: 2, O_CREAT: 64, O_EXCL: 128, O_TRUNC: 512, O_APPEND: 1024, O_DIRECTORY: 65536 };
const writes = constants.O_WRONLY | constants.O_RDWR | constants.O_CREAT | constants.O_TRUNC | constants.O_APPEND;

function errorOf(code: string): Error {
  return Object.assign(new Error(code), { code });
}

export class System {
  readonly #files = new Map<number, OpenFile>();
  readonly #numbers = new Map<string, number>();
  readonly #documents = new Set<string>();
  #opened = 2;

  constructor(
    readonly project: Project,
    readonly input: Input,
    readonly output: Output,
  ) {}

  /** A file that is open in the editor: the folders that lead to it are followed, also where they are links. */
  open(path: string): void {
    this.#documents.add(path);
  }

  close(path: string): void {
    this.#documents.delete(path);
  }

  /** `fs`, `process` and `path` of Node, and what internal/node asks for. */
  globals(): object {
    const folder = this.project.folders[0] ?? "/";
    const missing = (): never => {
      throw errorOf("ENOSYS");
    };
    return {
      fs: this.#fs(),
      process: {
        getuid: () => -1,
        getgid: () => -1,
        geteuid: () => -1,
        getegid: () => -1,
        getgroups: missing,
        pid: -1,
        ppid: -1,
        umask: missing,
        cwd: () => folder,
        chdir: missing,
      },
      path: { resolve: (...parts: string[]) => resolve(folder, ...parts) },
      // The worker ends with its editor.
      proclintHost: { isTerminal: () => false, isRunning: () => true, fileSystem: () => 0 },
    };
  }

  #fs(): object {
    const { input, output } = this;
    const unsupported = Object.fromEntries(
      [
        "chmod",
        "chown",
        "fchmod",
        "fchown",
        "fsync",
        "ftruncate",
        "lchown",
        "link",
        "mkdir",
        "rename",
        "rmdir",
        "symlink",
        "truncate",
        "unlink",
        "utimes",
        "readlink",
      ].map((name) => [name, (...values: unknown[]) => (values.at(-1) as Done<never>)(errorOf("ENOSYS"))]),
    );
    return {
      ...unsupported,
      constants,
      writeSync: (file: number, bytes: Uint8Array) => {
        if (file === 1) output.write(bytes);
        else console.error(new TextDecoder().decode(bytes));
        return bytes.length;
      },
      write: (file: number, buffer: Uint8Array, offset: number, length: number, _: number | null, done: Done<number>) => {
        const bytes = buffer.subarray(offset, offset + length);
        if (file === 1) output.write(bytes);
        else console.error(new TextDecoder().decode(bytes));
        done(null, length);
      },
      read: (file: number, buffer: Uint8Array, offset: number, length: number, position: number | null, done: Done<number>) => {
        const into = buffer.subarray(offset, offset + length);
        if (file === 0) input.read(into, (count) => done(null, count));
        else answer(this.#read(file, into, position), done);
      },
      open: (path: string, flags: number, _: number, done: Done<number>) => answer(this.#open(path, flags), done),
      close: (file: number, done: Done<void>) => done(this.#files.delete(file) ? null : errorOf("EBADF")),
      fstat: (file: number, done: Done<Stat>) => {
        const known = this.#files.get(file);
        if (known) done(null, this.#stat(known.path, known.kind));
        else done(errorOf("EBADF"));
      },
      stat: (path: string, done: Done<Stat>) => answer(this.#statOf(path, true), done),
      lstat: (path: string, done: Done<Stat>) => answer(this.#statOf(path, false), done),
      readdir: (path: string, done: Done<string[]>) => answer(this.#readdir(path), done),
    };
  }

  async #read(file: number, into: Uint8Array, position: number | null): Promise<number> {
    const known = this.#files.get(file);
    if (!known) throw errorOf("EBADF");
    const text = await this.project.read(known.path);
    if (!text) throw errorOf("EIO");
    const at = position ?? known.at;
    const some = text.subarray(at, at + into.length);
    into.set(some);
    if (position === null) known.at += some.length;
    return some.length;
  }

  async #open(path: string, flags: number): Promise<number> {
    if (flags & writes) throw errorOf("EROFS");
    const kind = await this.#kindOf(path, true);
    if (flags & constants.O_DIRECTORY && kind !== "folder") throw errorOf("ENOTDIR");
    this.#files.set(++this.#opened, { path: this.#absolute(path), kind, at: 0 });
    return this.#opened;
  }

  async #readdir(path: string): Promise<string[]> {
    return [...(await this.project.list(this.#absolute(path))).keys()];
  }

  async #statOf(path: string, follow: boolean): Promise<Stat> {
    return this.#stat(this.#absolute(path), await this.#kindOf(path, follow));
  }

  async #kindOf(path: string, follow: boolean): Promise<Kind> {
    const absolute = this.#absolute(path);
    const kind = await this.project.kindOf(absolute);
    if (!kind) throw errorOf("ENOENT");
    const leads = [...this.#documents, ...this.project.folders].some((known) => known === absolute || isBelow(known, absolute));
    return kind === "link" && (follow || leads) ? "folder" : kind;
  }

  #absolute(path: string): string {
    return resolve(this.project.folders[0] ?? "/", path);
  }

  // Nothing asks for the size or the time of a file, only whether two are the same.
  #stat(path: string, kind: Kind): Stat {
    const ino = this.#numbers.get(path) ?? this.#numbers.size + 1;
    this.#numbers.set(path, ino);
    const none = { nlink: 1, uid: 0, gid: 0, rdev: 0, size: 0, blksize: 4096, blocks: 0, atimeMs: 0, mtimeMs: 0, ctimeMs: 0 };
    return { dev: 1, ino, mode: modes[kind], ...none, isDirectory: () => kind === "folder" };
  }
}

function answer<T>(work: Promise<T>, done: Done<T>): void {
  work.then(
    (result) => done(null, result),
    (error: unknown) => done(error instanceof Error ? error : errorOf("EIO")),
  );
}
