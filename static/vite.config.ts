import { statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const page = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const engine = fileURLToPath(new URL("src/engine/proclint.wasm", import.meta.url));

// The engine arrives compressed, so its Content-Length says nothing about how
// many bytes the page will count; the raw size is fixed when the page is built.
function engineBytes(): number {
  try {
    return statSync(engine).size;
  } catch (cause) {
    throw new Error(`${engine} is missing: build the engine first (make site)`, { cause });
  }
}

export default defineConfig({
  base: "./",
  define: {
    ENGINE_BYTES: JSON.stringify(engineBytes()),
  },
  build: {
    target: "es2022",
    assetsInlineLimit: 0,
    rollupOptions: { input: [page("index.html"), page("api.html")] },
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  worker: { format: "es" },
});
