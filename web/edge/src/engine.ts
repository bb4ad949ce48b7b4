// The Go program of this isolate: started once, called for every request, replaced when it died or grew old.
import "wasm_exec";
import program from "./proclint.wasm";

import type { Apart, Loaded, Part } from "./apart";
import { turn, type Body } from "./body";
import { callsMost, memoryFirst, memoryMost, stepsMost, stepsOfLarge, stepsOfTurn } from "./limits";

/** An answer as Go gives it. */
export interface Answer {
  readonly status: number;
  /** Those of an answer that serve gave are valid until it is called again. */
  readonly headers: Headers;
  readonly body: Uint8Array<ArrayBuffer> | null;
}

/** Why there is no answer: every instance died of the request, or it needs more work or memory than there is for one. */
export type Failure = "died" | "too much";

/** What a call gives; there is more to be called for where a batch has more files. */
type Outcome = Answer | Failure | "more";

interface Exports {
  /** How much work the program may still do. It ends where nothing is left. */
  readonly fuel: WebAssembly.Global;
  buffer(size: number): number;
  messages(size: number): void;
  rules(size: number): void;
  description(size: number): void;
  serve(sequence: number, head: number, content: number, declared: number, end: number): number;
  step(sequence: number): number;
}

interface Instance {
  readonly exports: Exports;
  exited: boolean;
  /** The files that it got. */
  readonly parts: Set<Apart>;
  /** What Go's runtime says when it ends, as far as it is kept. */
  lastWords: string;
  requests: number;
  calls: number;
}

const pageBytes = 64 * 1024;
const encoder = new TextEncoder();
const decoder = new TextDecoder();
const bodiless = new Set([204, 205, 304]);

// All instances have the same memory, one after another. A separate memory for each instance would stay until V8
// collects it, at an unknown time.
const memory = new WebAssembly.Memory({ initial: memoryFirst / pageBytes, maximum: memoryMost / pageBytes });

let current: Instance | undefined;

// The headers of the last answer. Those of the next one are nearly the same: to set what differs is cheaper than to
// make an object, which workerd would also keep until it collects all of memory.
const headers = new Headers();
const held = new Map<string, string>();

/** What the last request cost, for the build of the tests. */
export const costs = { steps: 0n, memory: () => memory.buffer.byteLength };

/** How much work is left for a request. */
interface Budget {
  left: bigint;
}

/** So often a request begins again because another one was the end of its instance. */
const lossesMost = 3;

/**
 * Answers the request of head, whose lines are those of package exchange, and body. An instance that dies of
 * it is replaced, and the new one is asked once more. Other requests are answered between the files of a batch, and may be
 * the end of its instance. Each attempt may do all the work of a request: that the one before failed may be the fault of
 * others, also of what they left in memory.
 */
export async function serve(head: string, body: Body, loaded: Loaded): Promise<Answer | Failure | "busy"> {
  for (let deaths = 0, losses = 0; losses <= lossesMost; ) {
    const budget = { left: stepsMost };
    const outcome = await attempt(budget, head, body, loaded);
    if (outcome === "lost") losses++;
    else if (outcome !== "died" || deaths++ > 0) {
      costs.steps = stepsMost - budget.left;
      if (current && (current.calls >= callsMost || costs.steps > stepsOfLarge)) current = undefined;
      return outcome;
    }
  }
  return "busy";
}

/** Asks one instance, which is lost when another request is its end. */
async function attempt(budget: Budget, head: string, body: Body, { data, parts }: Loaded): Promise<Answer | Failure | "lost"> {
  const instance = current ?? start(data);
  let outcome = enter(instance, budget, () => begin(instance, head, body, parts));
  let rested = budget.left;
  while (outcome === "more") {
    if (rested - budget.left > stepsOfTurn) {
      rested = budget.left;
      await turn();
      if (current !== instance) return "lost";
    }
    outcome = enter(instance, budget, () => proceed(instance));
  }
  return outcome;
}

// A call runs to its end, so there is never a second one, and none is lost when the instance goes.
function enter(instance: Instance, budget: Budget, call: () => Outcome): Outcome {
  const { fuel } = instance.exports;
  current = undefined;
  fuel.value = budget.left;
  let outcome: Outcome = "died";
  let cause: unknown;
  try {
    outcome = call();
  } catch (error) {
    cause = error;
  }
  budget.left = fuel.value as bigint;
  if (outcome !== "died") {
    current = instance;
    return outcome;
  }
  // In memory that others used before there may be less than there is in all.
  const isTooMuch = budget.left <= 0n || (instance.requests === 1 && outOfMemory.test(instance.lastWords));
  if (isTooMuch) return "too much";
  console.error("the instance died:", cause ?? instance.lastWords);
  return "died";
}

const outOfMemory = /out of memory|cannot allocate memory/;
const mostWords = 1000;

function start(data: Uint8Array): Instance {
  const bytes = new Uint8Array(memory.buffer);
  bytes.fill(0, data.length); // what the last instance left there
  bytes.set(data);
  const go = new Go();
  // Else Go collects memory bit by bit whenever a call waits, and no call does: its heap would grow until the call ends.
  go.env = { GODEBUG: "gcstoptheworld=1" };
  const instance = new WebAssembly.Instance(program, {
    ...go.importObject,
    // A timer would belong to the request in which it was set, and call an instance that may be gone.
    gojs: {
      ...go.importObject.gojs,
      "runtime.scheduleTimeoutEvent": () => {},
      "runtime.wasmWrite": (sp: number) => keepWords(started, sp >>> 0),
    },
    host: { memory },
    workers: { ready: () => {} },
  });
  const started: Instance = {
    exports: instance.exports as unknown as Exports,
    exited: false,
    parts: new Set(),
    lastWords: "",
    requests: 0,
    calls: 0,
  };
  go.exit = () => {
    started.exited = true;
  };
  // That promise belongs to the request that started the instance, and no other request may resolve it.
  go._resolveExitPromise = () => {};
  void go.run(instance, { env: {}, ctx: {}, binding: {} });
  return started;
}

/** Go's runtime writes at sp the number of a file, an address and how many bytes are there. */
function keepWords(instance: Instance, sp: number): void {
  const view = new DataView(memory.buffer, sp);
  const size = Math.min(view.getUint32(24, true), mostWords - instance.lastWords.length);
  instance.lastWords += decoder.decode(new Uint8Array(memory.buffer, view.getUint32(16, true), size));
}

function begin(instance: Instance, head: string, { bytes, declared, end }: Body, parts: readonly Part[]): Outcome {
  const { exports } = instance;
  for (const part of parts) if (!instance.parts.has(part.name)) give(instance, part);
  const sequence = ++instance.calls;
  instance.requests++;
  const size = 3 * head.length + bytes.length; // no character takes more than three bytes
  const address = exports.buffer(size) >>> 0;
  const room = new Uint8Array(memory.buffer, address, size);
  const { written } = encoder.encodeInto(head, room);
  room.set(bytes, written);
  return read(instance, exports.serve(sequence, written, bytes.length, declared, end), sequence);
}

function give(instance: Instance, { name, content }: Part): void {
  const address = instance.exports.buffer(content.length) >>> 0;
  new Uint8Array(memory.buffer, address, content.length).set(content);
  instance.exports[name](content.length);
  instance.parts.add(name);
}

/** Looks at the next file of the batch that has begun. */
function proceed(instance: Instance): Outcome {
  const sequence = ++instance.calls;
  return read(instance, instance.exports.step(sequence), sequence);
}

/** Takes the answer at address out of memory, if it is that of sequence. */
function read(instance: Instance, address: number, sequence: number): Outcome {
  if (instance.exited || address === 0) return "died";
  const view = new DataView(memory.buffer, address >>> 0, 20);
  if (view.getUint32(0, true) !== sequence) return "died";
  const size = view.getUint32(8, true);
  if (size === 0) return "more";
  const lines = decoder.decode(new Uint8Array(memory.buffer, view.getUint32(4, true), size)).split("\n");
  hold(lines);
  const status = Number(lines[0]);
  const content = view.getUint32(12, true);
  const body = bodiless.has(status) ? null : new Uint8Array(memory.buffer.slice(content, content + view.getUint32(16, true)));
  return { status, headers, body };
}

/** Makes headers those of lines: from the second on a name and its value in turn, no name twice. */
function hold(lines: string[]): void {
  for (let i = 1; i + 1 < lines.length; i += 2) {
    const name = lines[i] ?? "";
    const value = lines[i + 1] ?? "";
    if (held.get(name) === value) continue;
    headers.set(name, value);
    held.set(name, value);
  }
  if (2 * held.size + 1 === lines.length) return; // then there is no other name
  const given = new Set(lines.filter((_, i) => i % 2 === 1));
  for (const name of held.keys()) {
    if (given.has(name)) continue;
    held.delete(name);
    headers.delete(name);
  }
}
