// Loads the program that the page runs.
import type { Data, Modules } from "./start.js";

/** A part of a program: its address, and its size in bytes. */
export interface Part {
  url: string;
  bytes: number;
}

/** The parts of the program in the order in which they are needed, and the addresses of its data, by name. */
export interface Program {
  parts: readonly Part[];
  data: Readonly<Record<string, string>>;
}

/** The program for frequent requests. */
export const engine: Program = {
  parts: [
    { url: new URL("./proclint.wasm", import.meta.url).href, bytes: ENGINE_BYTES },
    { url: new URL("./proclint-rest.wasm", import.meta.url).href, bytes: ENGINE_REST_BYTES },
  ],
  data: {},
};

/** Of how many bytes how many are there. */
export type Progress = (loaded: number, total: number) => void;

/** Where the program is; a program that says anything else is somewhere else. */
export const programAddress = engine.parts.map(({ url }) => url).join(" ");

/** In milliseconds: a program whose first bytes take longer may take its time to come. */
const quick = 100;

/** Compiles the program while it comes, and tells how much of it is there where that takes its time. */
export class Loader {
  readonly #parts: (Part & { loaded: number; module: Promise<WebAssembly.Module> | null })[];

  constructor(
    readonly tell: Progress,
    { parts }: Program = engine,
  ) {
    this.#parts = parts.map((part) => ({ ...part, loaded: 0, module: null }));
  }

  get count(): number {
    return this.#parts.length;
  }

  /** The first `count` modules, or all. */
  modules(count = this.count): Promise<Modules> {
    return Promise.all(this.#parts.slice(0, count).map((_, index) => this.#module(index)));
  }

  #module(index: number): Promise<WebAssembly.Module> {
    const part = this.#parts[index];
    if (!part) throw new Error(`the program has no part ${index}`);
    part.module ??= compile(part.url, (loaded) => {
      part.loaded = loaded;
      this.#tellAll();
    });
    return part.module;
  }

  #tellAll(): void {
    const sum = (numbers: number[]): number => numbers.reduce((one, other) => one + other, 0);
    this.tell(sum(this.#parts.map(({ loaded }) => loaded)), sum(this.#parts.map(({ bytes }) => bytes)));
  }
}

/** Loads the data of a program. */
export async function dataOf({ data }: Program): Promise<Data> {
  return Object.fromEntries(await Promise.all(Object.entries(data).map(async ([name, url]) => [name, await bytesOf(url)] as const)));
}

async function bytesOf(url: string): Promise<Uint8Array> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`what the engine needs could not be loaded (HTTP ${response.status})`);
  return new Uint8Array(await response.arrayBuffer());
}

async function compile(url: string, tell: (loaded: number) => void): Promise<WebAssembly.Module> {
  const asked = performance.now();
  const response = await fetch(url);
  if (!response.ok) throw new Error(`the engine could not be loaded (HTTP ${response.status})`);
  // The browser keeps what it compiled only for a response that it fetched itself; its bytes are counted beside, which
  // costs a tenth of the start where they come at once.
  const counted = performance.now() - asked > quick ? response.clone() : null;
  const compiled = WebAssembly.compileStreaming(response);
  if (counted) void count(counted, tell).catch(() => {}); // compiling fails as well, with its own error
  return compiled;
}

async function count({ body }: Response, tell: (loaded: number) => void): Promise<void> {
  if (!body) return;
  let loaded = 0;
  const reader = body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    loaded += part.value.byteLength;
    tell(loaded);
  }
}
