// For Node, Deno and Bun, which read the programs from the disk.
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";
import { brotliDecompress } from "node:zlib";
import { loadBy } from "./program.js";

const addresses = [new URL("./proclint.wasm", import.meta.url), new URL("./proclint-rest.wasm", import.meta.url)];

async function command(): Promise<readonly WebAssembly.Module[]> {
  const compressed = await readFile(new URL("./command.wasm.br", import.meta.url));
  return [await WebAssembly.compile(new Uint8Array(await promisify(brotliDecompress)(compressed)))];
}

loadBy(() => Promise.all(addresses.map(async (address) => WebAssembly.compile(await readFile(address)))), command);

export * from "./index.js";
