// The worker that owns one engine instance. It never repairs itself: when the
// instance is dead, it sends `dead`, and the page starts a new worker.
import { Garbage } from "./garbage.js";
import { dataOf, Loader } from "./program.js";
import type { FromWorker, ToWorker } from "./protocol.js";
import { start, type Call } from "./start.js";

let call: Call | null = null;
const garbage = new Garbage(ask);

function post(message: FromWorker): void {
  self.postMessage(message);
}

// The page waits for this lock: the browser frees it when the worker is gone,
// however it went, so that a killed worker is noticed at once.
// Resolves to whether the worker has it: a sandboxed frame has no locks.
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

async function begin({ lock, modules: known, program }: Extract<ToWorker, { kind: "start" }>): Promise<void> {
  const locked = await holdLock(lock);
  const loader = new Loader((loaded, total) => post({ kind: "progress", loaded, total }), program);
  const loaded = await Promise.all([known ?? loader.modules(), dataOf(program)]).catch(String);
  if (typeof loaded === "string") {
    post({ kind: "unreachable", reason: loaded });
    return;
  }
  const [modules, data] = loaded;
  if (!known) post({ kind: "modules", modules });
  const running = await start(modules, { data });
  call = running.call;
  post({ kind: "ready", locked });
  await running.ended;
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
    post({ kind: "answer", id, json, milliseconds: performance.now() - began });
    garbage.add(request);
  } catch (error) {
    post({ kind: "dead", reason: `${method}: ${String(error)}` });
  }
}

function ask(method: string): void {
  try {
    call?.(method, "");
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
  begin(message).catch((error: unknown) => post({ kind: "dead", reason: String(error) }));
});
