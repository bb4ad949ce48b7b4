// For Node, Deno and Bun, which read the engine from the disk.
import { readFile } from "node:fs/promises";
import { loadBy } from "./program.js";

const addresses = [new URL("./proclint.wasm", import.meta.url), new URL("./proclint-rest.wasm", import.meta.url)];

loadBy(() => Promise.all(addresses.map(async (address) => WebAssembly.compile(await readFile(address)))));

export * from "./index.js";
