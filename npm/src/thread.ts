// Runs the program of the command, with the files and streams of Node, in a thread beside command.ts, which gets the signals
// while the program computes. internal/node asks `host`.
import * as fs from "node:fs";
import * as path from "node:path";
import { isatty } from "node:tty";
import { parentPort, workerData } from "node:worker_threads";
import { text as docs } from "./docs.js";
import { goIn } from "./go.js";
import type { FromThread, Start, ToThread } from "./messages.js";

type Done = (error: NodeJS.ErrnoException | null, count?: number) => void;

const stdin = 0;
const outputs = [1, 2];

/** In milliseconds: how long a full pipe that does not block is waited for. */
const pipeRest = 5;

const main = parentPort as NonNullable<typeof parentPort>;
const { argv, environment, columns } = workerData as Start;
const tell = (message: FromThread): void => main.postMessage(message);

// ---- streams ----

let unread: Uint8Array = new Uint8Array();
let awaited: ((piece: Uint8Array | null) => void) | undefined;

/** Reads standard input through the main thread. */
async function readInput(into: Uint8Array): Promise<number> {
  if (unread.length === 0) {
    const piece = await new Promise<Uint8Array | null>((resolve) => {
      awaited = resolve;
      main.ref();
      tell({ wants: "input" });
    });
    main.unref();
    if (piece === null) return 0;
    unread = piece;
  }
  const count = Math.min(into.length, unread.length);
  into.set(unread.subarray(0, count));
  unread = unread.subarray(count);
  return count;
}

function read(fd: number, buffer: Uint8Array, offset: number, length: number, position: number | null, done: Done): void {
  if (fd !== stdin) {
    fs.read(fd, buffer, offset, length, position, done);
    return;
  }
  readInput(buffer.subarray(offset, offset + length)).then(
    (count) => done(null, count),
    (error: NodeJS.ErrnoException) => done(error),
  );
}

function write(fd: number, buffer: Uint8Array, offset: number, length: number, position: number | null, done: Done): void {
  fs.write(fd, buffer, offset, length, position, (error, count) => {
    if (error?.code === "EAGAIN") setTimeout(() => write(fd, buffer, offset, length, position, done), pipeRest);
    else if (error?.code === "EPIPE" && outputs.includes(fd)) tell({ wants: "endByPipe" });
    else done(error, count);
  });
}

// ---- what Go doesn't know ----

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

let stop = (): void => {};

function onSignal(call: () => void): void {
  stop = call;
}

function fileSystem(fd: number): number {
  try {
    return fs.statfsSync(`/proc/self/fd/${fd}`).type;
  } catch {
    return 0; // another system, or one without /proc
  }
}

const host = {
  arguments: argv,
  environment,
  onSignal,
  docs: (): string => docs,
  isTerminal: isatty,
  columns: (fd: number): number => columns[outputs.indexOf(fd)] ?? 0,
  isRunning,
  fileSystem,
};

// ---- the program ----

const scope = {
  Object,
  Array,
  Uint8Array,
  Date,
  Error,
  TextEncoder,
  TextDecoder,
  crypto,
  performance,
  fs: { ...fs, read, write },
  path,
  process,
  proclintHost: host,
};
const Scoped = goIn(scope, setTimeout, clearTimeout);
const go = new Scoped();
go.exit = (code) => tell({ wants: "exit", code });

/** Starts the program. From then on, the thread ends when nothing is left to wait for. */
async function begin(program: WebAssembly.Module): Promise<void> {
  const instance = await WebAssembly.instantiate(program, go.importObject);
  main.unref();
  await go.run(instance);
}

main.on("message", (message: ToThread) => {
  if (message.is === "program") void begin(message.program);
  else if (message.is === "stop") stop();
  else awaited?.(message.piece);
});
