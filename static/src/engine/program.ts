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

/** Compiles a program while it comes, and tells how much of it is there. */
export async function compile(program: Program, tell: Progress): Promise<WebAssembly.Module> {
  const { url, bytes } = programs[program];
  const response = await fetch(url);
  if (!response.ok) throw new Error(`the engine could not be loaded (HTTP ${response.status})`);
  // The browser keeps what it compiled only for a response that it fetched itself; its bytes are counted beside.
  const counted = response.clone();
  const compiled = WebAssembly.compileStreaming(response);
  void count(counted, bytes, tell).catch(() => {}); // compiling fails as well, and says so
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
