// The programs that the browser compiles.
import type { Program } from "./protocol.js";

const programs: Record<Program, { url: URL; bytes: number }> = {
  engine: { url: new URL("./proclint.wasm", import.meta.url), bytes: ENGINE_BYTES },
  viewer: { url: new URL("./viewer.wasm", import.meta.url), bytes: VIEWER_BYTES },
};

/** Of how many bytes how many are there. */
export type Progress = (loaded: number, total: number) => void;

/** Where a program is; a program that says anything else is somewhere else. */
export function addressOf(program: Program): string {
  return programs[program].url.href;
}

/** In milliseconds: a program whose first bytes take longer may take its time to come. */
const quick = 100;

/** Compiles a program while it comes, and tells how much of it is there where that takes its time. */
export async function compile(program: Program, tell: Progress): Promise<WebAssembly.Module> {
  const { url, bytes } = programs[program];
  const asked = performance.now();
  const response = await fetch(url);
  if (!response.ok) throw new Error(`the engine could not be loaded (HTTP ${response.status})`);
  // The browser keeps what it compiled only for a response that it fetched itself; its bytes are counted beside, which
  // costs a tenth of the start where they come at once.
  const counted = performance.now() - asked > quick ? response.clone() : null;
  const compiled = WebAssembly.compileStreaming(response);
  if (counted) void count(counted, bytes, tell).catch(() => {}); // compiling fails as well, and says so
  return compiled;
}

async function count({ body }: Response, total: number, tell: Progress): Promise<void> {
  if (!body) return;
  let loaded = 0;
  const reader = body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    loaded += part.value.byteLength;
    tell(loaded, total);
  }
}
