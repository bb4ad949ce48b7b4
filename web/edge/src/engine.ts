// The Go program of this isolate: started once, called for every request, replaced when it died or grew.
import "wasm_exec";
import program from "./proclint.wasm";

import type { Body } from "./body";

/** An answer as Go gives it. */
export interface Answer {
  readonly status: number;
  /** Those of an answer that serve gave are valid until it is called again. */
  readonly headers: Headers;
  readonly body: Uint8Array<ArrayBuffer> | null;
}

// An instance is given up after so many calls, or when its memory, which never shrinks, has grown so far.
const maxCalls = 20_000;
const maxBytes = 72 * 1024 * 1024;

interface Exports {
  readonly mem: WebAssembly.Memory;
  buffer(size: number): number;
  serve(sequence: number, head: number, content: number, declared: number, end: number): number;
}

interface Instance {
  readonly exports: Exports;
  exited: boolean;
  calls: number;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const bodiless = new Set([204, 205, 304]);

let current: Instance | undefined;

// The headers of the last answer. Those of the next one are nearly the same: to set what differs is cheaper than to
// make an object, which workerd would also keep until it collects all of memory.
const headers = new Headers();
const held = new Map<string, string>();

/**
 * Answers the request of head, whose lines are those of package exchange, and body. An instance that dies of
 * it is replaced, and the new one is asked once more. When that one dies too there is no answer.
 */
export function serve(head: string, body: Body): Answer | undefined {
  return ask(head, body) ?? ask(head, body);
}

// A call runs to its end, so there is never a second one, and none is lost when the instance goes.
function ask(head: string, body: Body): Answer | undefined {
  const instance = current;
  current = undefined;
  try {
    const used = instance ?? start();
    const answer = call(used, head, body);
    if (answer && !worn(used)) current = used;
    return answer;
  } catch (error) {
    console.error("the instance died:", error);
    return undefined;
  }
}

function worn({ calls, exports }: Instance): boolean {
  return calls >= maxCalls || exports.mem.buffer.byteLength > maxBytes;
}

function start(): Instance {
  const go = new Go();
  const instance = new WebAssembly.Instance(program, { ...go.importObject, workers: { ready: () => {} } });
  const started: Instance = { exports: instance.exports as unknown as Exports, exited: false, calls: 0 };
  go.exit = () => {
    started.exited = true;
  };
  // That promise belongs to the request that started the instance, and no other request may resolve it.
  go._resolveExitPromise = () => {};
  void go.run(instance, { env: {}, ctx: {}, binding: {} });
  return started;
}

/** One call of Go. It gives nothing when the instance died of it. */
function call(instance: Instance, head: string, { bytes, declared, end }: Body): Answer | undefined {
  const { exports } = instance;
  const sequence = ++instance.calls;
  const size = 3 * head.length + bytes.length; // no character takes more than three bytes
  const address = exports.buffer(size) >>> 0;
  const room = new Uint8Array(exports.mem.buffer, address, size);
  const { written } = encoder.encodeInto(head, room);
  room.set(bytes, written);
  const answer = exports.serve(sequence, written, bytes.length, declared, end) >>> 0;
  if (instance.exited || answer === 0) return undefined;
  return read(exports.mem.buffer, answer, sequence);
}

/** Takes the answer at address out of memory, if it is that of sequence. */
function read(memory: ArrayBuffer, address: number, sequence: number): Answer | undefined {
  const view = new DataView(memory, address, 20);
  if (view.getUint32(0, true) !== sequence) return undefined;
  const lines = decoder.decode(new Uint8Array(memory, view.getUint32(4, true), view.getUint32(8, true))).split("\n");
  hold(lines);
  const status = Number(lines[0]);
  const content = view.getUint32(12, true);
  const body = bodiless.has(status) ? null : new Uint8Array(memory.slice(content, content + view.getUint32(16, true)));
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
  if (2 * held.size + 1 === lines.length) return; // then no other name is held
  const given = new Set(lines.filter((_, i) => i % 2 === 1));
  for (const name of held.keys()) {
    if (given.has(name)) continue;
    held.delete(name);
    headers.delete(name);
  }
}
