/** Messages between the page and a worker that owns an engine. */
import type { Letter } from "./mailbox.js";
import type { Modules } from "./start.js";

/** The engine finds what is wrong, the viewer shows what the platforms make of a file. */
export type Program = "engine" | "viewer";

/**
 * To the worker: start (with the compiled modules where an earlier worker left one, and the memory of a mailbox where
 * there is one), or one call. No name of a lock: the worker is to hold none.
 */
export type ToWorker =
  | { kind: "start"; program: Program; lock: string; modules: Modules | null; mailbox: SharedArrayBuffer | null }
  | { kind: "call"; id: number; method: string; request: string };

/** From the worker. It is `locked` while it holds the lock. An answer comes so only when no mailbox holds it. `dead` is its last word: nothing it says later counts. */
export type FromWorker =
  | { kind: "progress"; loaded: number; total: number }
  | { kind: "modules"; modules: Modules }
  | { kind: "ready"; locked: boolean }
  | ({ kind: "answer" } & Letter)
  | { kind: "unreachable"; reason: string }
  | { kind: "dead"; reason: string };
