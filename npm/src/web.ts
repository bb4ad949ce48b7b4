// For browsers and their workers, which fetch the engine. Bundlers know addresses that are written like these.
import { loadBy } from "./program.js";

const addresses = [new URL("./proclint.wasm", import.meta.url), new URL("./proclint-rest.wasm", import.meta.url)];

async function compile(address: URL): Promise<WebAssembly.Module> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address.href} can't be loaded (HTTP ${response.status})`);
  const isTyped = response.headers.get("Content-Type") === "application/wasm";
  return isTyped ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
}

loadBy(() => Promise.all(addresses.map(compile)));

export * from "./index.js";
