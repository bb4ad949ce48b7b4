/** What the server's worker and the extension say to each other about files, on a separate port. */

/** A file, a folder, or a link to a folder. A link to a file counts as a file. */
export type Kind = "file" | "folder" | "link";

/** Paths are those of the project's URIs. */
export type Question = { id: number } & ({ ask: "kind"; path: string } | { ask: "list"; path: string } | { ask: "read"; path: string });

/** Answers about files; null where there is nothing. */
export interface Answers {
  kind: Kind | null;
  list: [name: string, kind: Kind][] | null;
  read: Uint8Array | null;
}

/** `changed` is a file with another content, `moved` one that came or went, with all that is in it. */
export type ToWorker = { kind: "answer"; id: number; answer: Answers[keyof Answers] } | { kind: "changed" | "moved"; path: string };

export type FromWorker = { kind: "question"; question: Question } | { kind: "ended"; reason: string };

/** The first message to the worker. Later ones are those of the protocol. */
export interface Start {
  program: Uint8Array<ArrayBuffer>;
  port: MessagePort;
  /** The paths of the open folders, whose changes the worker receives. The first one is the current folder. */
  folders: string[];
}
