// Starts the program of the command in a second thread, and takes the signals meanwhile: a thread that computes can't.
import { readFileSync, writeSync } from "node:fs";
import { setFlagsFromString } from "node:v8";
import { Worker } from "node:worker_threads";
import { brotliDecompressSync } from "node:zlib";
import type { FromThread, Start, ToThread } from "./messages.js";

/** In bytes, so that the program is decompressed in one piece. */
const programSize = 32 << 20;

/** In milliseconds: how long the program may go on after a signal. It ends by itself before, unless it computes. */
const patience = 600;

/** The exit code of a command that failed or was stopped. */
const failure = 2;

/** Node's majors with which the flag was measured. */
const tunedFor = [20, 22, 24];

// A short command is over before optimized code pays off.
if (tunedFor.includes(Number.parseInt(process.versions.node, 10)) && !process.versions.bun)
  setFlagsFromString("--wasm-tiering-budget=100000000");

const start: Start = {
  argv: process.argv.slice(2),
  environment: Object.entries(process.env),
  columns: [process.stdout, process.stderr].map((stream) => stream.columns ?? 0),
};
const thread = new Worker(new URL("./thread.js", import.meta.url), { workerData: start });
const tell = (message: ToThread): void => thread.postMessage(message);

// ---- standard input ----

let input: AsyncIterator<Buffer> | undefined;

/** Hands a piece of standard input to the program. It reads no further than the program does. */
async function handInput(): Promise<void> {
  input ??= process.stdin[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  const { done, value } = await input.next();
  tell({ is: "input", piece: done ? null : value });
}

// ---- the end ----

/** Ends the process as a closed pipe ends other programs. Node ignores that signal until nobody listens to it anymore. */
function endByPipe(): void {
  const nothing = (): void => {};
  process.on("SIGPIPE", nothing).off("SIGPIPE", nothing);
  process.kill(process.pid, "SIGPIPE");
}

const signals = ["SIGINT", "SIGTERM"] as const;

/** The first signal asks the program to stop, and the second one ends the process. */
function stop(): void {
  for (const signal of signals) process.off(signal, stop);
  tell({ is: "stop" });
  setTimeout(() => {
    writeSync(process.stderr.fd, "proclint: stopped\n");
    process.exit(failure);
  }, patience);
}

for (const signal of signals) process.on(signal, stop);

thread.on("message", (message: FromThread) => {
  switch (message.wants) {
    case "input":
      handInput().catch(() => tell({ is: "input", piece: null }));
      break;
    case "endByPipe":
      endByPipe();
      break;
    default:
      process.exit(message.code);
  }
});
// The program ends by exit. A file that it waits for then comes too late, which is an error to Go. What the thread has said
// arrives before its end, so any other end is a failure.
let cause: unknown;
thread.on("error", (error) => (cause = error));
thread.on("exit", () => {
  if (cause) console.error(cause);
  process.exit(failure);
});

const program = brotliDecompressSync(readFileSync(new URL("./command.wasm.br", import.meta.url)), { chunkSize: programSize });
tell({ is: "program", program: await WebAssembly.compile(program) });
