// The worker that owns one engine instance. It never repairs itself: when the
// instance is dead it says so, and the page starts a new worker.
import "./wasm_exec.js";
import { Mailbox } from "./mailbox.js";
import type { FromWorker, Program, ToWorker } from "./protocol.js";

type Call = (method: string, requestJSON: string) => unknown;

let call: Call | null = null;
let mailbox: Mailbox | null = null;

function post(message: FromWorker): void {
  self.postMessage(message);
}

// The page waits for this lock: the browser frees it when the worker is gone,
// however it went, so that a killed worker is noticed at once.
// Says whether it holds it: a sandboxed frame has no locks.
function holdLock(name: string): Promise<boolean> {
  if (!name || !("locks" in navigator)) return Promise.resolve(false);
  return new Promise((held) => {
    const request = navigator.locks.request(name, () => {
      held(true);
      return new Promise<never>(() => {});
    });
    request.catch(() => held(false));
  });
}

const programs: Record<Program, { url: URL; bytes: number }> = {
  engine: { url: new URL("./proclint.wasm", import.meta.url), bytes: ENGINE_BYTES },
  viewer: { url: new URL("./viewer.wasm", import.meta.url), bytes: VIEWER_BYTES },
};

// The browser keeps what it compiled only for a response that it fetched itself; its bytes are counted beside.
async function download(program: Program): Promise<WebAssembly.Module> {
  const { url, bytes } = programs[program];
  const response = await fetch(url);
  if (!response.ok) throw new Error(`the engine could not be loaded (HTTP ${response.status})`);
  const counted = response.clone();
  const compiled = WebAssembly.compileStreaming(response);
  void tellProgress(counted, bytes).catch(() => {}); // compiling fails as well, and says so
  return compiled;
}

async function tellProgress({ body }: Response, total: number): Promise<void> {
  if (!body) return;
  let loaded = 0;
  const reader = body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    loaded += part.value.byteLength;
    post({ kind: "progress", loaded, total });
  }
}

async function start(program: Program, lock: string, known: WebAssembly.Module | null): Promise<void> {
  const locked = await holdLock(lock);
  let module = known;
  if (!module) {
    try {
      module = await download(program);
    } catch (error) {
      post({ kind: "unreachable", reason: String(error) });
      return;
    }
    post({ kind: "module", module });
  }
  const go = new Go();
  globalThis.proclintReady = (entry) => {
    call = entry;
    post({ kind: "ready", locked });
  };
  const instance = await WebAssembly.instantiate(module, go.importObject);
  await go.run(instance);
  post({ kind: "dead", reason: "the engine's program ended" });
}

function answer(id: number, method: string, request: string): void {
  const began = performance.now();
  try {
    const json = call?.(method, request);
    if (typeof json !== "string") {
      post({ kind: "dead", reason: `${method} gave no answer` });
      return;
    }
    const milliseconds = performance.now() - began;
    const letter = { id, json, milliseconds };
    if (!mailbox?.put(letter)) post({ kind: "answer", ...letter });
  } catch (error) {
    post({ kind: "dead", reason: `${method}: ${String(error)}` });
  }
}

self.addEventListener("message", (event: MessageEvent<ToWorker>) => {
  const message = event.data;
  if (message.kind === "call") {
    answer(message.id, message.method, message.request);
    return;
  }
  mailbox = message.mailbox && new Mailbox(message.mailbox);
  start(message.program, message.lock, message.module).catch((error: unknown) => post({ kind: "dead", reason: String(error) }));
});
