import type { Answers, FromWorker, Kind, Question, ToWorker } from "../lent.js";

/** In bytes. A larger file is read again each time. */
const largestKept = 1 << 20;

/**
 * The files of the project, which the extension lends. Those in the open folders are kept until they change, the others
 * until `forgetOutside`.
 */
export class Project {
  readonly #lists = new Map<string, Promise<ReadonlyMap<string, Kind>>>();
  readonly #texts = new Map<string, Promise<Uint8Array | null>>();
  readonly #outside = new Map<string, Promise<Kind | null>>();
  readonly #questions = new Map<number, (answer: never) => void>();
  #asked = 0;

  constructor(
    readonly port: MessagePort,
    readonly folders: readonly string[],
  ) {
    port.addEventListener("message", ({ data }: MessageEvent<ToWorker>) => this.#hear(data));
    port.start();
  }

  /**
   * Asks for what the first check of a file needs: an editor that is opening a file takes up to a second for one answer.
   * That is what is in the open folders, their Procfiles, and whether a folder above is a repository.
   */
  lookAhead(): void {
    for (const folder of this.folders) {
      void this.list(folder).then((names) => {
        for (const name of names.keys()) if (/^procfile/i.test(name)) void this.read(resolve(folder, name));
      });
      for (let path = folder; path !== "/"; path = parentOf(path)) {
        void this.kindOf(path);
        void this.kindOf(resolve(parentOf(path), ".git"));
      }
    }
  }

  /** The kind of what a path names; null for nothing. */
  async kindOf(path: string): Promise<Kind | null> {
    if (!this.#isInside(path)) return kept(this.#outside, path, () => this.#ask("kind", path));
    const names = await this.list(parentOf(path));
    return names.get(nameOf(path)) ?? null;
  }

  /** The files and folders in a folder, by name. */
  list(path: string): Promise<ReadonlyMap<string, Kind>> {
    return kept(this.#lists, path, async () => new Map(await this.#ask("list", path)));
  }

  /** The content of a file; null where it can't be read. */
  async read(path: string): Promise<Uint8Array | null> {
    const text = await kept(this.#texts, path, () => this.#ask("read", path));
    if (text && text.length > largestKept) this.#texts.delete(path);
    return text;
  }

  /** The next question about a file outside of the open folders is asked again. */
  forgetOutside(): void {
    this.#outside.clear();
    for (const known of [this.#lists, this.#texts]) {
      for (const path of known.keys()) if (!this.#isInside(path) && !this.folders.includes(path)) known.delete(path);
    }
  }

  #isInside(path: string): boolean {
    return this.folders.some((folder) => isBelow(path, folder));
  }

  #ask<K extends keyof Answers>(ask: K, path: string): Promise<Answers[K]> {
    const id = ++this.#asked;
    const question: Question = { id, ask, path };
    this.port.postMessage({ kind: "question", question } satisfies FromWorker);
    return new Promise<Answers[K]>((resolve) => this.#questions.set(id, resolve));
  }

  #hear(message: ToWorker): void {
    switch (message.kind) {
      case "answer":
        this.#questions.get(message.id)?.(message.answer as never);
        this.#questions.delete(message.id);
        return;
      case "changed":
        this.#texts.delete(message.path);
        return;
      case "moved":
        this.#lists.delete(parentOf(message.path));
        for (const known of [this.#lists, this.#texts]) {
          for (const path of known.keys()) if (path === message.path || isBelow(path, message.path)) known.delete(path);
        }
    }
  }
}

async function kept<T>(known: Map<string, Promise<T>>, path: string, ask: () => Promise<T>): Promise<T> {
  const answer = known.get(path) ?? ask();
  known.set(path, answer);
  return answer;
}

export function parentOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/")) || "/";
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

export function isBelow(path: string, folder: string): boolean {
  return path.startsWith(folder.endsWith("/") ? folder : `${folder}/`) && path.length > folder.length;
}

/** An absolute path without dots. */
export function resolve(folder: string, ...parts: string[]): string {
  const names: string[] = [];
  for (const name of [folder, ...parts].reduce((left, right) => (right.startsWith("/") ? right : `${left}/${right}`)).split("/")) {
    if (name === "..") names.pop();
    else if (name !== "" && name !== ".") names.push(name);
  }
  return `/${names.join("/")}`;
}
