// Runs the program of the command, with the files and streams of Node. internal/node asks `host`.
import * as fs from "node:fs";
import * as path from "node:path";
import { isatty } from "node:tty";
import { setFlagsFromString } from "node:v8";
import { brotliDecompressSync } from "node:zlib";
import { goIn } from "./go.js";

type Done = (error: NodeJS.ErrnoException | null, count?: number) => void;

const stdin = 0;
const outputs = [1, 2];

/** In milliseconds: how long a full pipe that does not block is waited for. */
const pipeRest = 5;

/** In bytes, so that the program is decompressed in one piece. */
const programSize = 32 << 20;

// ---- streams ----

let input: AsyncIterator<Buffer> | undefined;
let unread: Uint8Array = new Uint8Array();

/** Reads standard input through Node's stream, which waits in a way that signals can interrupt. */
async function readInput(into: Uint8Array): Promise<number> {
  input ??= process.stdin[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  if (unread.length === 0) {
    const { done, value } = await input.next();
    if (done) return 0;
    unread = value;
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
    else if (error?.code === "EPIPE" && outputs.includes(fd)) endByPipe();
    else done(error, count);
  });
}

/** Ends the process as a closed pipe ends other programs. Node ignores that signal until nobody listens to it anymore. */
function endByPipe(): void {
  const nothing = (): void => {};
  process.on("SIGPIPE", nothing).off("SIGPIPE", nothing);
  process.kill(process.pid, "SIGPIPE");
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

/** The first of these signals calls `stop`, and the second one ends the process. */
function onSignal(stop: () => void): void {
  const signals = ["SIGINT", "SIGTERM"] as const;
  const first = (): void => {
    for (const signal of signals) process.off(signal, first);
    stop();
  };
  for (const signal of signals) process.on(signal, first);
}

function fileSystem(fd: number): number {
  try {
    return fs.statfsSync(`/proc/self/fd/${fd}`).type;
  } catch {
    return 0; // another system, or one without /proc
  }
}

const host = {
  arguments: process.argv.slice(2),
  environment: Object.entries(process.env),
  onSignal,
  isTerminal: isatty,
  columns: (fd: number): number => (fd === 1 ? process.stdout : process.stderr).columns ?? 0,
  isRunning,
  fileSystem,
};

// ---- the program ----

/** Node's majors with which the flag was measured. */
const tunedFor = [20, 22, 24];

// A short command is over before optimized code pays off.
if (tunedFor.includes(Number.parseInt(process.versions.node, 10)) && !process.versions.bun)
  setFlagsFromString("--wasm-tiering-budget=100000000");

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
go.exit = (code) => process.exit(code);
// The program ends by exit. If nothing is left to wait for before, it failed.
process.exitCode = 2;
const program = brotliDecompressSync(fs.readFileSync(new URL("./command.wasm.br", import.meta.url)), { chunkSize: programSize });
const { instance } = await WebAssembly.instantiate(program, go.importObject);
void go.run(instance);
